"""The fields by which a second decider decides a case about a licence."""

import uuid
from datetime import date, timedelta

import streamlit as st

from quiz_app import state
from quiz_app.domain.danish_time import add_months
from quiz_app.domain.proceeding import Outcome
from quiz_app.services.hearing import Ruling
from quiz_app.services.hearing_views import ProceedingView
from quiz_app.views.components import labels, proceeding_card


def _ends(view: ProceedingView) -> dict[str, str]:
    """What can end a suspension: some days, and the licence's own steps."""
    today = state.platform().clock.today()
    days = {"2 uger": today + timedelta(days=14)}
    days |= {labels.count(n, "måned", "måneder"): add_months(today, n) for n in (1, 3, 6)}
    dates = {day.isoformat(): f"Til og med {labels.day(day)} ({name})" for name, day in days.items()}
    return dates | {name: f"Når det er gennemført igen: {title}" for name, title in view.steps.items()}


def _ruling(view: ProceedingView, key: str) -> Ruling:
    """What the fields hold."""
    outcome, end = Outcome(str(state.value(f"{key}.outcome"))), str(state.value(f"{key}.end") or "")
    suspends = outcome == Outcome.SUSPEND
    step = end if end in view.steps else ""
    return Ruling(
        decision_id=str(uuid.uuid4()),
        outcome=outcome,
        words=str(state.value(f"{key}.words") or ""),
        until=date.fromisoformat(end) if suspends and end and not step else None,
        until_step=step if suspends else "",
    )


@st.dialog("Afgør sagen?")
def _confirm_decision(view: ProceedingView, key: str) -> None:
    """Say once more what happens, before it does."""
    st.write(
        f"{view.person}: {labels.OUTCOME[_ruling(view, key).outcome].lower()}. Personen ser afgørelsen med det samme."
    )
    if st.button("Afgør", type="primary", key=f"{key}.confirm"):
        state.attempted(lambda: _decided(view, _ruling(view, key)))
        st.rerun()


def _decided(view: ProceedingView, wanted: Ruling) -> str:
    """The notice of a decision."""
    state.platform().hearing.decide(state.actor(), view.proceeding.notice.proceeding_id, wanted)
    return f"Sagen om {view.person} er afgjort."


def draw(view: ProceedingView) -> None:
    """The fields of a decision, and the button that asks once more."""
    key = f"proceedings.{view.proceeding.notice.proceeding_id}"
    options = list(Outcome)
    chosen = st.radio("Afgørelse", options, format_func=labels.OUTCOME.__getitem__, key=f"{key}.outcome")
    if chosen == Outcome.SUSPEND:
        choices = _ends(view)
        st.selectbox("Hvad slutter pausen?", list(choices), format_func=choices.__getitem__, key=f"{key}.end")
    st.text_area("Begrundelse", key=f"{key}.words", help=proceeding_card.NO_CITIZENS)
    if st.button("Afgør sagen", key=f"{key}.decide"):
        _confirm_decision(view, key)
