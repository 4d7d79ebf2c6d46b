"""An item with its key, for those who must read it against the law; items have no page of their own."""

from collections.abc import Iterator

import streamlit as st

from quiz_app import state
from quiz_app.domain.impact import ObjectKind, ObjectRef
from quiz_app.domain.people import Permission
from quiz_app.domain.question import (
    AnyQuestion,
    ChoiceQuestion,
    DocumentsQuestion,
    MatchQuestion,
    Option,
    OrderQuestion,
    ReasonQuestion,
)
from quiz_app.domain.rules import RULES
from quiz_app.views.components import labels


def offer(ref: ObjectRef) -> None:
    """The item to open and read, where the object is one and the reader may sign that it was read."""
    question = state.platform().library.questions.get(ref.id) if ref.kind == ObjectKind.QUESTION else None
    if question is None or not state.actor().has(Permission.VERIFY):
        return
    with st.expander("Læs opgaven med facit"):
        if said := labels.dates(question.case_date, question.granted):
            st.markdown(f"**{said}**")
        st.markdown(question.stem)
        st.markdown("\n".join(f"- {line}" for line in key(question)))
        st.caption(f"Bygger på {state.platform().citations.format(question.anchors)}.")


def key(question: AnyQuestion) -> Iterator[str]:
    """A line for each part of the key, with its reason."""
    match question:
        case ChoiceQuestion():
            yield from map(_option, question.options)
        case DocumentsQuestion():
            yield from map(_option, question.missing)
        case OrderQuestion():
            yield from (f"**{n}. {step.text}** {step.why}" for n, step in enumerate(question.steps, 1))
        case MatchQuestion():
            yield from (f"**{pair.left}: {pair.right}.** {pair.why}" for pair in question.pairs)
        case ReasonQuestion():
            yield question.model
        case _:
            yield f"Facit regnes ud af datoerne efter reglen »{RULES[question.rule].title}«."


def _option(option: Option) -> str:
    return f"{'✓' if option.correct else '–'} **{option.text}** {option.why}"
