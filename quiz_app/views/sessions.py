"""Sessioner: who is signed in, to end it; when somebody works is nobody's business."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.people import Person
from quiz_app.views.components import frame, labels


def end(person: Person) -> None:
    """End all sessions of the person."""

    def act() -> str:
        state.platform().admitting.end_sessions(state.actor(), person.person_id)
        return f"{labels.verbatim(person.name)} er logget ud ved næste klik."

    state.attempted(act)


def draw() -> None:
    """One line and one button for each person who is signed in."""
    found = state.platform().admitting.sessions(state.actor())
    st.write("Afslut en session, hvis en maskine er tabt, eller nogen ikke længere skal være logget ind.")
    for person, count in found:
        left, right = st.columns([3, 1], vertical_alignment="center")
        left.markdown(f"{labels.verbatim(person.name)} · {labels.count(count, 'session', 'sessioner')}")
        right.button(
            "Log ud", key=f"sessions.{person.person_id}", on_click=end, args=(person,), help=f"Log {person.name} ud"
        )
    if not found:
        st.info("Ingen er logget ind.")
    st.caption("Listen viser ikke, hvornår nogen arbejder.")


st.title("Sessioner")
frame.notices()
draw()
