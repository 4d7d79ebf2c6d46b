"""The editor of findings: one at a time by keyboard, with the whole marked text below."""

from collections import Counter
from collections.abc import Callable
from typing import Literal

import streamlit as st

from quiz_app import state
from quiz_app.domain.anonymise import Finding, Tier
from quiz_app.domain.sharing.case_text import parted, tidied
from quiz_app.domain.sharing.settling import REASONS, Harmless
from quiz_app.domain.sharing.worksheet import Sheet, alike, all_suggested, begun, cleared, replaced
from quiz_app.views.components import marked_text, sharing_words
from quiz_app.views.components.case_form import KEY

SHEETS, PLACE = f"{KEY}.sheets", f"{KEY}.place"
_LONGEST_UNDO = 50


def sheet() -> Sheet | None:
    """The sheet on the desk; it lives in this tab alone."""
    found = state.kept(SHEETS)
    return found[-1] if isinstance(found, list) and found else None


def begin(first: Sheet | None) -> None:
    """Put a sheet on the desk, or clear the desk."""
    state.keep(SHEETS, [first] if first else None)
    state.keep(PLACE, 0)


def draw() -> None:
    """The finding that is next, what can be done with it, and the text."""
    here = sheet()
    assert here is not None
    _counts(here)
    if here.open:
        place = _place(here)
        with st.container(border=True):
            _card(here, here.open[place], place)
        _steps(here)
        st.caption(
            "»Erstat alle forslag« tager numre, navne, steder og datoer. Resten tager du stilling til én ad gangen."
        )
    marked_text.draw(here, here.open[_place(here)] if here.open else None)


def _place(here: Sheet) -> int:
    place = state.kept(PLACE)
    return min(place if isinstance(place, int) else 0, len(here.open) - 1)


def _counts(here: Sheet) -> None:
    left = Counter(f.tier for f in here.open)
    told = [f"{sharing_words.SHAPE[t]} {sharing_words.TIER[t]}: {left[t]}" for t in Tier]
    st.markdown("**Tilbage at tage stilling til:** " + " · ".join(told))


def _card(here: Sheet, finding: Finding, place: int) -> None:
    st.markdown(
        f"**Fund {place + 1} af {len(here.open)}** · {sharing_words.SHAPE[finding.tier]} "
        f"{sharing_words.TIER[finding.tier]} · {sharing_words.TYPE[finding.type]}"
    )
    marked_text.context(here, finding)
    times = len(alike(here, finding))
    everywhere = f" ({times} steder)" if times > 1 else ""
    label = f"Erstat med »{finding.suggestion}«{everywhere}" if finding.suggestion else f"Slet{everywhere}"
    _button(label, "replace", lambda: replaced(here, finding), kind="primary")
    with st.form(f"{KEY}.other", border=False, clear_on_submit=True):
        st.text_input("Eller skriv noget andet i stedet", key=f"{KEY}.instead")
        st.form_submit_button("Erstat med det", on_click=_instead, args=(here, finding))
    if reasons := REASONS[finding.tier]:
        st.selectbox("Det identificerer ingen, fordi", reasons, format_func=_reason, key=f"{KEY}.reason.{finding.tier}")
        st.button("Identificerer ingen", key=f"{KEY}.harmless", on_click=_harmless, args=(here, finding))


def _steps(here: Sheet) -> None:
    row = st.container(horizontal=True)
    with row:
        st.button("Forrige", key=f"{KEY}.previous", on_click=_move, args=(here, -1), icon=":material/arrow_back:")
        st.button("Næste", key=f"{KEY}.next", on_click=_move, args=(here, 1), icon=":material/arrow_forward:")
        _button("Erstat alle forslag", "all", lambda: all_suggested(here))
        undo()


def undo() -> None:
    """Take the last act back."""
    found = state.kept(SHEETS)
    once = not (isinstance(found, list) and len(found) > 1)
    st.button("Fortryd", key=f"{KEY}.undo", on_click=_undo, disabled=once, icon=":material/undo:")


def _button(
    label: str, key: str, act: Callable[[], Sheet], *, kind: Literal["primary", "secondary"] = "secondary"
) -> None:
    st.button(label, key=f"{KEY}.{key}", type=kind, on_click=lambda: put(act()))


def put(new: Sheet) -> None:
    """Lay the next sheet on top; with nothing left, the gate reads the result once more."""
    found = state.kept(SHEETS)
    pile = found if isinstance(found, list) else []
    if not new.open:
        whole = tidied(parted(new.text)).whole
        new = begun(whole, state.platform().conferences.sharing.screen(state.actor(), whole), new)
    state.keep(SHEETS, [*pile, new][-_LONGEST_UNDO:])


def _instead(here: Sheet, finding: Finding) -> None:
    put(replaced(here, finding, str(state.value(f"{KEY}.instead") or "").strip()))


def _harmless(here: Sheet, finding: Finding) -> None:
    put(cleared(here, finding, Harmless(str(state.value(f"{KEY}.reason.{finding.tier}")))))


def _move(here: Sheet, by: int) -> None:
    state.keep(PLACE, (_place(here) + by) % len(here.open))


def _undo() -> None:
    found = state.kept(SHEETS)
    if isinstance(found, list):
        state.keep(SHEETS, found[:-1])


def _reason(reason: Harmless) -> str:
    return sharing_words.HARMLESS[reason]
