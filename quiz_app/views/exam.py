"""Prøve: begin, answer one item at a time, hand in, see the result."""

import streamlit as st

from quiz_app import state
from quiz_app.views.components import exam_lobby, exam_result, exam_run, frame, labels
from quiz_app.views.components.exam_run import RESULT


def draw() -> None:
    """The exam under way, a result, or the way in."""
    actor, here = state.actor(), state.platform()
    if running := here.attempting.open_exam(actor):
        exam_run.draw(running)
        return
    finished = [(a, s) for a, s in here.attempting.history(actor) if s is not None and s.passed is not None]
    wanted = st.query_params.get(RESULT, "")
    for attempt, submission in finished:
        if attempt.attempt_id == wanted:
            exam_result.draw(attempt, submission)
            return
    paths = here.progressing.mine(actor)
    for mine in paths:
        exam_lobby.draw(mine)
    if not paths:
        st.info("Der udstedes ikke noget kørekort på denne dato, så der er ingen prøve. Du kan stadig øve dig.")
    if finished:
        st.subheader("Dine tidligere forsøg")
    for attempt, submission in finished:
        word = "Bestået" if submission.passed else "Endnu ikke bestået"
        label = f"{word} · {labels.moment(submission.submitted_at)}"
        st.button(label, key=f"exam.result.{attempt.attempt_id}", on_click=show, args=(attempt.attempt_id,))


def show(attempt_id: str) -> None:
    """Turn to the result of an attempt."""
    st.query_params[RESULT] = attempt_id


st.title("Prøve")
frame.live(draw)
