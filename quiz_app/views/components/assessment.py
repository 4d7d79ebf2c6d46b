"""Comparing one's own reasons with the case's points: the person ticks those that they had."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.attempt import answer_id
from quiz_app.domain.question import ReasonQuestion
from quiz_app.domain.response import ReasonResponse, points_of
from quiz_app.services.attempt_views import AttemptView, Given, Review
from quiz_app.views.components import labels


def ask(view: AttemptView, review: Review) -> None:
    """The points to tick."""
    assert isinstance(review.question, ReasonQuestion)
    assert review.case is not None
    key = f"assess.{view.attempt.attempt_id}.{review.position}"
    st.subheader("Hvilke punkter havde du med?")
    st.write("Sæt kryds ved dem, du finder i din egen tekst, også når ordene er andre. Kun du ser det.")
    with st.form(key, border=False):
        for name, text in points_of(review.question, review.case).items():
            st.checkbox(f"{'For' if name.startswith('for') else 'Imod'}: {text}", key=f"{key}.{name}")
        st.form_submit_button("Gem", type="primary", on_click=save, args=(view, review, key))


def save(view: AttemptView, review: Review, key: str) -> None:
    """Store what the person found."""
    assert isinstance(review.question, ReasonQuestion)
    assert review.case is not None
    assert review.answer is not None
    stored, attempt_id = review.answer, view.attempt.attempt_id
    had = tuple(name for name in points_of(review.question, review.case) if state.value(f"{key}.{name}"))
    response = ReasonResponse(text=stored.response["text"], had=had)
    given = Given(
        position=review.position,
        response=response,
        certainty=stored.certainty,
        answer_id=answer_id(attempt_id, review.position, stored.answer_id, response),
        seen=stored.answer_id,
    )

    def act() -> str:
        kept = state.platform().attempting.answer(state.actor(), attempt_id, given)
        return f"Gemt kl. {labels.clock(kept.given_at)}"

    state.attempted(act)
