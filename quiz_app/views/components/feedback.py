"""What was asked, what was right and why, with the provision behind it."""

from typing import Any

import streamlit as st

from quiz_app import state
from quiz_app.domain.attempt import Answer
from quiz_app.domain.case import Case, Relevance
from quiz_app.domain.case_date import AskedCase, fragment
from quiz_app.domain.grading import Mark
from quiz_app.domain.law import Certainty
from quiz_app.domain.question import (
    AnyQuestion,
    ChoiceQuestion,
    ComputedQuestion,
    DocumentsQuestion,
    MatchQuestion,
    Option,
    OrderQuestion,
    ReasonQuestion,
)
from quiz_app.domain.response import awaits_assessment
from quiz_app.domain.status import ContentStatus
from quiz_app.services.attempt_views import Review
from quiz_app.views.components import answers, correction_note, labels


def draw(review: Review) -> None:
    """One item as it was asked, and its key beside what the person answered."""
    question, stored = review.question, dict(review.answer.response) if review.answer else {}
    if said := labels.dates(question.case_date, question.granted):
        st.markdown(f"**{said}**")
    st.markdown(question.stem)
    correction_note.draw(review.corrections)
    if not awaits_assessment(stored):
        _verdict(review)
    _key(review, question, stored)
    _basis(review)


def _key(review: Review, question: AnyQuestion, stored: dict[str, Any]) -> None:
    match question:
        case ChoiceQuestion():
            _options(question.options, _chosen(review.answer, "chosen"))
        case OrderQuestion():
            answers.order(question, stored)
        case MatchQuestion():
            answers.match(question, stored)
        case ComputedQuestion():
            answers.computed(question, stored)
        case ReasonQuestion():
            answers.reason(review, question)
        case DocumentsQuestion():
            assert review.case is not None
            _documents(question, review.case, review.answer)


def _verdict(review: Review) -> None:
    mark = review.mark
    if review.void:
        st.success("Opgaven er udgået. Alle får fuldt point.", icon=":material/check_circle:")
    elif review.answer is None:
        st.info("Ikke besvaret.", icon=":material/radio_button_unchecked:")
    elif isinstance(review.question, ReasonQuestion):
        st.info(_counts(review.question, mark), icon=":material/checklist:")
    elif mark.right:
        st.success("Rigtigt.", icon=":material/check_circle:")
    elif mark.points > 0:
        st.warning(f"Delvist rigtigt: {_counts(review.question, mark)}", icon=":material/rule:")
    else:
        st.warning("Ikke rigtigt endnu. Læs hvorfor herunder.", icon=":material/lightbulb:")


def _counts(question: AnyQuestion, mark: Mark) -> str:
    """What the mark counted, in words."""
    of = f"{mark.hits} af {mark.hits + mark.misses}"
    if isinstance(question, OrderQuestion):
        return f"to og to set imod hinanden står {of} par af trin i rigtig rækkefølge."
    if isinstance(question, MatchQuestion):
        return f"{of} er rigtigt sat sammen."
    if isinstance(question, ReasonQuestion):
        return f"Du fandt {of} punkter i din begrundelse."
    return f"{mark.hits} ramt, {mark.misses} overset, {mark.false_alarms} falsk alarm."


def _options(options: tuple[Option, ...], chosen: set[str]) -> None:
    for option in options:
        mark = "**Rigtigt svar**" if option.correct else "Ikke rigtigt"
        yours = " · *dit svar*" if option.id in chosen else ""
        st.markdown(f"{'✓' if option.correct else '–'} {option.text}  \n{mark}{yours}: {option.why}")


def _documents(question: DocumentsQuestion, case: Case, answer: Answer | None) -> None:
    given = dict(answer.response).get("judgements", {}) if answer else {}
    documents = {d.id: d for d in case.documents}
    st.markdown("**Akterne**")
    for key in case.facit.documents:
        doc, yours = documents[key.document], given.get(key.document)
        right = "✓" if yours == key.relevance else "–"
        said = f" · *du svarede {labels.RELEVANCE[Relevance(yours)].lower()}*" if yours else ""
        facit = labels.RELEVANCE[key.relevance].lower()
        st.markdown(f"{right} Akt {doc.number}, {doc.title}: **{facit}**{said}. {key.why}")
    st.markdown("**Det mangler**")
    _options(question.missing, _chosen(answer, "missing"))
    for thing in case.facit.missing:
        st.markdown(f"**{thing.what}**: {thing.why} {thing.how}")


def _basis(review: Review) -> None:
    here = state.platform()
    question = review.question
    guideline = here.library.guidelines.get(question.guideline)
    text = f"Bygger på {here.citations.format(question.anchors)}."
    if review.certainty != Certainty.LAW_TEXT:
        text += f" Lovgrundlag: {labels.CERTAINTY[review.certainty].lower()}."
    if review.status.status != ContentStatus.CURRENT:
        text += f" {labels.CONTENT_STATUS[review.status.status]}: {review.status.reason}"
    if guideline:
        text += f" Læs mere: [{guideline.title}]({address(guideline.id, question)})."
    st.caption(text)


def address(guideline: str, question: AnyQuestion) -> str:
    """A guideline's page, opened on the text for the item's own case where it has one."""
    opened = fragment(AskedCase(case_date=question.case_date, granted=question.granted)) if question.case_date else ""
    return f"/retningslinjer/{guideline}.html{opened}"


def _chosen(answer: Answer | None, part: str) -> set[str]:
    return set(dict(answer.response).get(part, ())) if answer else set()
