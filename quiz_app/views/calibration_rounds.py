"""Fælles vurderingsrunder: one case to all centres, assessed by each alone; results after the deadline."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.people import Permission
from quiz_app.errors import Conflict, NotFound
from quiz_app.services.calibrating import RoundLine
from quiz_app.views.components import frame, labels, round_result, round_start, round_task


def one(round_id: str) -> None:
    """A round to assess or, once its deadline has passed, to read."""
    st.button("Alle runder", key="rounds.back", icon=":material/arrow_back:", on_click=st.query_params.clear)
    here, actor = state.platform().conferences.calibrating, state.actor()
    try:
        round_task.assess(here.open_round(actor, round_id))
    except Conflict:
        round_result.draw(here.result(actor, round_id))


def all_rounds() -> None:
    """What waits for the reader, what is finished, and for key persons the way to a new one."""
    here, actor = state.platform().conferences.calibrating, state.actor()
    st.write("Den samme konstruerede sag til alle centre. Hver vurderer alene i løbet af en uge. Intet møde.")
    st.header("Åbne runder")
    waiting = here.waiting(actor)
    for line in waiting:
        round_task.waiting(line)
    if not waiting:
        st.info("Der er ingen åbne runder lige nu.")
    if actor.has(Permission.CALIBRATE):
        st.header("Sæt en runde i gang")
        round_start.draw()
    st.header("Resultater")
    finished = here.finished(actor)
    for line in finished:
        over(line)
    if not finished:
        st.info("Ingen runde er slut endnu.")
    st.page_link("views/agreement.py", label="Fælles retsforståelse: alle sager samlet", icon=":material/insights:")


def over(line: RoundLine) -> None:
    """A finished round in the list."""
    people = labels.count(line.given, "person", "personer")
    st.markdown(f"**{labels.verbatim(line.title)}** · slut {labels.day(line.calibration.deadline)} · {people}")
    round_task.link(line, label="Se resultatet")


st.title("Fælles vurderingsrunder")
frame.notices()
chosen = st.query_params.get(round_task.ROUND, "")
try:
    if chosen:
        one(chosen)
    else:
        all_rounds()
except NotFound as error:
    st.error(str(error))
