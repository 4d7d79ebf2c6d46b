"""The keys of ordered, matched, computed and reasoned items beside what the person answered."""

from datetime import date
from typing import Any

import streamlit as st

from quiz_app.domain.danish_input import spelled_number
from quiz_app.domain.posing import outcome_of
from quiz_app.domain.question import ComputedQuestion, MatchQuestion, OrderQuestion, ReasonQuestion
from quiz_app.domain.response import points_of, right_id
from quiz_app.domain.rules import RULES, NonWorkingDays
from quiz_app.services.attempt_views import Review
from quiz_app.views.components import labels

MOVES = {
    NonWorkingDays.NEUTRAL: "",
    NonWorkingDays.SKIPPED: "Reglen tæller arbejdsdage, så weekender og helligdage er sprunget over.",
    NonWorkingDays.UNSETTLED: (
        "Ender fristen på en lørdag, søndag eller helligdag, er det ikke afklaret, om den flytter sig. Opgaven bruger "
        "derfor kun hverdage."
    ),
}


def order(question: OrderQuestion, stored: dict[str, Any]) -> None:
    """The steps in their right order, each with the place it was given."""
    given = stored.get("places", {})
    for place, step in enumerate(question.steps, 1):
        yours = given.get(step.id)
        said = f" · *du satte det som nr. {yours}*" if yours not in {None, place} else ""
        st.markdown(f"{'✓' if yours == place else '–'} **{place}.** {step.text}{said}  \n{step.why}")


def match(question: MatchQuestion, stored: dict[str, Any]) -> None:
    """The pairs, each with what was chosen instead."""
    given = stored.get("pairs", {})
    texts = {right_id(t): t for t in (*(p.right for p in question.pairs), *question.extra)}
    for pair in question.pairs:
        yours = given.get(pair.id)
        right = yours == right_id(pair.right)
        said = f" · *du valgte: {texts[yours]}*" if yours and not right else ""
        st.markdown(f"{'✓' if right else '–'} {pair.left}: **{pair.right}**{said}  \n{pair.why}")


def computed(question: ComputedQuestion, stored: dict[str, Any]) -> None:
    """The result, the person's own, and the steps of the rule."""
    outcome, rule = outcome_of(question), RULES[question.rule]
    yours: date | float | None = date.fromisoformat(stored["day"]) if "day" in stored else stored.get("number")
    said = f" · du svarede {_spelled(question, yours)}" if yours is not None else ""
    st.markdown(f"**Rigtigt svar: {_spelled(question, outcome.value)}**{said}")
    if question.tolerance:
        st.caption(f"Svaret må ligge {labels.count(question.tolerance, 'dag', 'dage')} fra.")
    st.markdown("\n".join((f"{rule.title}:", "", *(f"{n}. {step}" for n, step in enumerate(outcome.steps, 1)))))
    sure = f"Reglen: {labels.CERTAINTY[outcome.certainty].lower()}."
    st.caption(f"{sure} {MOVES[rule.non_working_days]}".strip())


def _spelled(question: ComputedQuestion, value: date | float) -> str:
    return labels.day(value) if isinstance(value, date) else f"{spelled_number(value)} {RULES[question.rule].unit}"


def reason(review: Review, question: ReasonQuestion) -> None:
    """The person's own words, a model answer, and the facit's points with those that were found."""
    assert review.case is not None
    had = set((review.answer.response.get("had") or ()) if review.answer else ())
    if review.answer:
        st.markdown("**Din begrundelse**")
        st.text(review.words or "Teksten er ikke gemt længere.")
    st.markdown(f"**Sådan kunne en begrundelse lyde**\n\n{question.model}")
    st.markdown(f"**Sagens punkter om {labels.TRACK[question.track]}**")
    for name, text in points_of(question, review.case).items():
        side = "For" if name.startswith("for") else "Imod"
        st.markdown(f"{'✓' if name in had else '–'} {side}: {text}")
