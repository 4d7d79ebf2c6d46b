"""Fælles vurderingsrunde as one task: the way to it, and the page on which one assesses the case."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.calibration_round import MINUTES
from quiz_app.domain.people import Permission
from quiz_app.services.calibrating import OpenRound, RoundLine
from quiz_app.views.components import assessment_form, case_reading, labels

PAGE, ROUND = "views/calibration_rounds.py", "runde"


def offers() -> None:
    """The rounds that the reader has not answered yet, each as one line; nothing for those who take no part."""
    actor = state.actor()
    if not actor.has(Permission.CONFER):
        return
    for line in state.platform().conferences.calibrating.waiting(actor):
        if not line.answered:
            st.info(
                f"**Fælles vurderingsrunde: {MINUTES} minutter.** »{labels.verbatim(line.title)}« "
                f"venter på din vurdering til {labels.moment(line.calibration.deadline)}.",
                icon=":material/balance:",
            )
            link(line, label="Vurdér sagen")


def link(line: RoundLine, *, label: str) -> None:
    """The way to a round."""
    query = {ROUND: line.calibration.round_id}
    st.page_link(PAGE, label=label, icon=":material/arrow_forward:", query_params=query)


def waiting(line: RoundLine) -> None:
    """An open round in the list."""
    with st.container(border=True):
        st.subheader(line.title)
        people = labels.count(line.given, "person har", "personer har")
        st.caption(f"Åben til {labels.moment(line.calibration.deadline)}. {people} vurderet sagen indtil nu.")
        st.write("Du har vurderet sagen." if line.answered else f"Ca. {MINUTES} minutter, når det passer dig.")
        link(line, label="Se eller ret din vurdering" if line.answered else "Vurdér sagen")


def assess(view: OpenRound) -> None:
    """The case, and the form."""
    st.header(view.case.title)
    people = labels.count(view.given, "person har", "personer har")
    st.write(
        f"Læs sagen, og giv din egen vurdering senest {labels.moment(view.calibration.deadline)}. Der er ikke noget "
        "møde. Ingen kan se din vurdering før fristen, heller ikke dem, der sendte sagen ud. Derefter vises alles "
        f"vurderinger samlet og uden navne. {people} vurderet den indtil nu."
    )
    if view.may_hold_versions:
        st.info(
            "En runde kan bestå af to udgaver af sagen, som kun adskiller sig ved borgerens navn, køn eller "
            "oprindelse. MED og databeskyttelsesrådgiveren har sagt ja. Forskellen vises kun for hele kommunen."
        )
    case_reading.story(view.case)
    st.subheader("Din egen vurdering")
    st.caption("Sagen er konstrueret. Du bliver ikke bedømt på svaret.")
    key = f"round.{view.calibration.round_id}"
    if view.own:
        st.success(f"Gemt {labels.moment(view.own.at)}. Du kan ændre den indtil fristen.", icon=":material/lock:")
    assessment_form.draw(key, send, own=view.own, reason=view.reason)


def send(key: str) -> None:
    """Seal what the form holds."""

    def act() -> str:
        judgement = assessment_form.read(key)
        state.platform().conferences.calibrating.assess(state.actor(), key.removeprefix("round."), judgement)
        return "Din vurdering er gemt og skjult, til fristen er gået."

    state.attempted(act)
