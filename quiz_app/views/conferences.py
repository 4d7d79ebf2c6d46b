"""Sagskonferencer: the list, the call, and the room of one conference."""

import streamlit as st

from quiz_app import state
from quiz_app.errors import NotFound
from quiz_app.views.components import conference_call, conference_follow_up, conference_list, conference_room, frame
from quiz_app.views.components.conference_list import CONFERENCE
from quiz_app.views.components.conference_words import NOT_DECIDED


def draw() -> None:
    """The conference in the address, its door, or all of one's own."""
    conferring, actor = state.platform().conferences.conferring, state.actor()
    wanted = st.query_params.get(CONFERENCE, "")
    if wanted:
        room_or_door(wanted)
        return
    st.write("Vurdér en sag hver for sig, se hvor I er uenige, tal om det, og skriv et råd til praksis.")
    st.markdown(NOT_DECIDED)
    conference_list.draw(conferring.mine(actor))
    conference_follow_up.mine()
    with st.expander("Indkald til en konference", icon=":material/add:"):
        conference_call.draw()


def room_or_door(conference_id: str) -> None:
    """The room for participants, the door for others."""
    conferring, actor = state.platform().conferences.conferring, state.actor()
    try:
        state.platform().conferences.deadlines.open_due(actor, conference_id)
        pulse = conferring.pulse(actor, conference_id)
        conference_room.draw(conferring.view(actor, conference_id), pulse)
    except NotFound:
        try:
            conference_list.door(conferring.door(actor, conference_id))
        except NotFound as gone:
            st.info(str(gone))


st.title("Sagskonferencer")
frame.live(draw)
