"""One's own shared cases: where each stands, and the way back to its text."""

from collections.abc import Callable

import streamlit as st

from quiz_app import state
from quiz_app.domain.sharing.case_text import CaseText
from quiz_app.domain.sharing.history import CaseStatus
from quiz_app.domain.sharing.worksheet import Sheet
from quiz_app.services.sharing import EDITABLE, OwnCase
from quiz_app.views.components import labels, sharing_words
from quiz_app.views.components.case_form import KEY

Edit = Callable[[str, CaseText, Sheet], None]


def draw(edit: Edit) -> None:
    """All of them, the last touched first."""
    cases = state.platform().conferences.sharing.own(state.actor())
    if cases:
        st.header("Dine sager")
    for case in cases:
        _card(case, edit)


def _card(case: OwnCase, edit: Edit) -> None:
    with st.container(border=True):
        st.subheader(case.text.words.title if case.text else "Slettet sag")
        st.caption(f"{sharing_words.STATUS[case.status]} · udgave {case.version} · {labels.day(case.touched_on)}")
        if case.returned_for:
            words = f" {case.words}" if case.words else ""
            st.info(f"{sharing_words.RETURN_REASON[case.returned_for]}.{words}")
        if case.text and case.status in EDITABLE:
            _ways(case, case.text, edit)


def _ways(case: OwnCase, text: CaseText, edit: Edit) -> None:
    sheet = Sheet(text=text.words.whole, settled=case.resolutions)
    with st.container(horizontal=True):
        st.button("Ret", key=f"{KEY}.edit.{case.case_id}", on_click=edit, args=(case.case_id, text, sheet))
        if case.status == CaseStatus.DRAFT:
            st.button("Send til frigivelse", key=f"{KEY}.submit.{case.case_id}", on_click=_submit, args=(case.case_id,))
        st.button("Slet", key=f"{KEY}.discard.{case.case_id}", on_click=_discard, args=(case.case_id,))


def _submit(case_id: str) -> None:
    def act() -> str:
        state.platform().conferences.sharing.submit(state.actor(), case_id)
        return "Sagen er sendt. En nøgleperson fra et andet center læser den."

    state.attempted(act)


def _discard(case_id: str) -> None:
    def act() -> str:
        state.platform().conferences.sharing.discard(state.actor(), case_id)
        return "Sagen er slettet."

    state.attempted(act)
