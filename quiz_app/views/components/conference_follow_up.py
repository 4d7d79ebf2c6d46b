"""What became of a case: the questions to whoever shared it, and the way to correct what they have told."""

import uuid

import streamlit as st

from quiz_app import state
from quiz_app.domain.conference import Band, Complaint, Outcome
from quiz_app.errors import InvalidInput
from quiz_app.services.follow_ups import Asked
from quiz_app.views.components import conference_words as words
from quiz_app.views.components import labels

KEY = "conferences.follow_up"


def mine(*, of: str = "") -> None:
    """The follow-ups of the reader's own cases, all of them or those of one conference."""
    every = state.platform().conferences.concluding.asked(state.actor())
    found = [one for one in every if of in {"", one.conference_id}]
    if found and not of:
        st.header("Hvad blev det til?")
        st.write("Kolleger har vendt en sag, du har delt. Ingen får at vide, at den er din.")
    for one in found:
        card(one)


def card(one: Asked) -> None:
    """One follow-up: asked until it is told, and then open to be told anew."""
    title = f"»{one.title}«, {one.months} måneder efter rådet {labels.day(one.advised_on)}"
    if one.told is None:
        st.markdown(f"**{title}**")
        form(one)
        return
    with st.expander(f"Ret svaret: {title}"):
        st.markdown(told(one.told))
        form(one)


def told(outcome: Outcome) -> str:
    """What was said, in words."""
    return f"**Efter {outcome.months} måneder:** {words.BAND[outcome.band]}. {words.COMPLAINT[outcome.complaint]}."


def form(one: Asked) -> None:
    """Two questions; nothing is chosen from the start, so that a bare click says nothing."""
    key = f"{KEY}.{one.conference_id}.{one.months}"
    with st.form(key):
        st.markdown("Ingen får at vide, hvem der afgjorde sagen.")
        st.radio("Hvad blev afgjort?", list(Band), index=None, format_func=words.BAND.__getitem__, key=f"{key}.band")
        complaint = words.COMPLAINT.__getitem__
        st.radio("Klage?", list(Complaint), index=None, format_func=complaint, key=f"{key}.complaint")
        st.form_submit_button("Gem opfølgningen", on_click=tell, args=(one.conference_id, key, one.months))


def tell(conference_id: str, key: str, months: int) -> None:
    """Store what became of the case."""

    def act() -> str:
        band, complaint = state.value(f"{key}.band"), state.value(f"{key}.complaint")
        if not band:
            raise InvalidInput("band", "Vælg, hvad der blev afgjort.")
        if not complaint:
            raise InvalidInput("complaint", "Vælg, om der er klaget.")
        state.platform().conferences.concluding.follow_up(
            state.actor(),
            conference_id,
            outcome_id=str(uuid.uuid4()),
            months=months,
            band=Band(str(band)),
            complaint=Complaint(str(complaint)),
        )
        return "Tak. Opfølgningen er gemt."

    state.attempted(act)
