"""The cases that readers, or new rules, have hidden: a key person deletes them or lets them be read again."""

import streamlit as st

from quiz_app import state
from quiz_app.services.taking_down import HiddenCase
from quiz_app.views.components import labels, marked_text, sharing_words

KEY = "hidden_cases"


def draw() -> None:
    """All of them, with what can be done."""
    cases = state.platform().conferences.taking_down.hidden(state.actor())
    if cases:
        st.header("Skjulte sager")
    for case in cases:
        _card(case)


def _card(case: HiddenCase) -> None:
    """A hidden case, and what a key person may do with it."""
    with st.container(border=True):
        st.subheader(case.text.words.title)
        st.caption(f"Skjult {labels.day(case.since)}: {sharing_words.HIDE_REASON[case.reason]}")
        with st.expander("Læs teksten"):
            marked_text.plain(case.text.words.whole)
        with st.container(horizontal=True):
            st.button("Slet for altid", key=f"{KEY}.delete.{case.case_id}", on_click=_ask, args=(case.case_id,))
            if case.may_put_back:
                st.button("Læg tilbage", key=f"{KEY}.put_back.{case.case_id}", on_click=_put_back, args=(case.case_id,))
        if state.kept(f"{KEY}.asked") == case.case_id:
            st.warning("Alle ord slettes, også i det, andre har lavet ud fra sagen. Det kan ikke fortrydes.")
            st.button(
                "Ja, slet", type="primary", key=f"{KEY}.sure.{case.case_id}", on_click=_delete, args=(case.case_id,)
            )


def _ask(case_id: str) -> None:
    """Ask once more before the words go."""
    state.keep(f"{KEY}.asked", case_id)


def _delete(case_id: str) -> None:
    """Take every word away."""

    def act() -> str:
        state.platform().conferences.taking_down.delete(state.actor(), case_id)
        return "Sagen er slettet. Sikkerhedskopier fra før i dag indeholder den, til de bliver overskrevet."

    state.attempted(act)


def _put_back(case_id: str) -> None:
    """Let everybody read it again."""

    def act() -> str:
        state.platform().conferences.taking_down.put_back(state.actor(), case_id)
        return "Sagen kan læses igen."

    state.attempted(act)
