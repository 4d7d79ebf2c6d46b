"""Marks: what a response to a question is worth, and why.

Every item is worth one point. Certainty never touches a mark.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quiz_app.domain.case import Case, Relevance
from quiz_app.domain.question import AnyQuestion, ChoiceQuestion, DocumentsQuestion
from quiz_app.errors import InvalidInput


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceResponse:
    """The ids of the chosen options."""

    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsResponse:
    """A judgement per document id, and the ids of what is said to be missing."""

    judgements: Mapping[str, Relevance]
    missing: tuple[str, ...]


Response = ChoiceResponse | DocumentsResponse


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """``points`` 0-1; ``right`` when full. The counts are of options, or of documents and missing things."""

    points: float
    hits: int
    misses: int
    false_alarms: int

    @property
    def right(self) -> bool:
        """True when nothing was missed and nothing wrongly flagged."""
        return self.misses == 0 and self.false_alarms == 0


def grade(question: AnyQuestion, response: Response, case: Case | None = None) -> Mark:
    """The mark of a response; ``case`` is the case file of a documents task.

    Points are ``max(0, (hits - false alarms) / (hits + misses))``: guessing everything pays nothing
    (the correction for guessing of the multiple true-false format). A ``single`` item is right or wrong.
    """
    if isinstance(question, ChoiceQuestion):
        assert isinstance(response, ChoiceResponse)
        return _choice(question, response)
    assert isinstance(response, DocumentsResponse)
    assert case is not None
    return _documents(question, response, case)


def key_response(question: AnyQuestion, case: Case | None = None) -> Response:
    """The response that gets full marks."""
    if isinstance(question, ChoiceQuestion):
        return ChoiceResponse(chosen=tuple(o.id for o in question.options if o.correct))
    assert case is not None
    return DocumentsResponse(
        judgements={k.document: k.relevance for k in case.facit.documents},
        missing=tuple(o.id for o in question.missing if o.correct),
    )


def no_answer(question: AnyQuestion, case: Case | None = None) -> Mark:
    """The mark of an item that was left open."""
    empty: Response = (
        ChoiceResponse(chosen=())
        if isinstance(question, ChoiceQuestion)
        else DocumentsResponse(judgements={}, missing=())
    )
    return grade(question, empty, case)


def _mark(hits: int, misses: int, false_alarms: int) -> Mark:
    points = max(0.0, (hits - false_alarms) / (hits + misses)) if hits + misses else 0.0
    return Mark(points=points, hits=hits, misses=misses, false_alarms=false_alarms)


def _choice(question: ChoiceQuestion, response: ChoiceResponse) -> Mark:
    key = {o.id for o in question.options if o.correct}
    chosen = set(response.chosen)
    return _mark(len(chosen & key), len(key - chosen), len(chosen - key))


def _documents(question: DocumentsQuestion, response: DocumentsResponse, case: Case) -> Mark:
    """Signals are the relevant and the outdated documents and the missing things; the rest is noise.

    A signal judged exactly right is a hit, otherwise a miss; noise judged to be a signal is a false alarm.
    """
    hits = misses = false_alarms = 0
    for key in case.facit.documents:
        judged = response.judgements.get(key.document)
        if key.relevance != Relevance.IRRELEVANT:
            hits, misses = hits + (judged == key.relevance), misses + (judged != key.relevance)
        else:
            false_alarms += judged in {Relevance.RELEVANT, Relevance.OUTDATED}
    said = _choice_like(question, response)
    return _mark(hits + said.hits, misses + said.misses, false_alarms + said.false_alarms)


def _choice_like(question: DocumentsQuestion, response: DocumentsResponse) -> Mark:
    key = {o.id for o in question.missing if o.correct}
    said = set(response.missing)
    return _mark(len(said & key), len(key - said), len(said - key))


def response_to_json(response: Response) -> dict[str, Any]:
    """The response as it is stored."""
    if isinstance(response, ChoiceResponse):
        return {"chosen": sorted(response.chosen)}
    judgements = {d: str(r) for d, r in sorted(response.judgements.items())}
    return {"judgements": judgements, "missing": sorted(response.missing)}


def response_from_json(question: AnyQuestion, data: Mapping[str, Any]) -> Response:
    """A stored response of the question, as :func:`response_to_json` wrote it."""
    if isinstance(question, ChoiceQuestion):
        return ChoiceResponse(chosen=tuple(data["chosen"]))
    judgements = {d: Relevance(r) for d, r in data["judgements"].items()}
    return DocumentsResponse(judgements=judgements, missing=tuple(data["missing"]))


def check_response(question: AnyQuestion, response: Response, case: Case | None = None) -> None:
    """Refuse a response that does not answer the question.

    :raises InvalidInput: nothing is chosen, too much is, or something that is not offered.
    """
    if isinstance(question, ChoiceQuestion):
        assert isinstance(response, ChoiceResponse)
        _check_choice(question, response)
    else:
        assert isinstance(response, DocumentsResponse)
        assert case is not None
        _check_documents(question, response, case)


def _check_choice(question: ChoiceQuestion, response: ChoiceResponse) -> None:
    if not response.chosen:
        raise InvalidInput("response", "Vælg et svar, før du gemmer.")
    if question.type == "single" and len(response.chosen) != 1:
        raise InvalidInput("response", "Vælg præcis ét svar.")
    if set(response.chosen) - {o.id for o in question.options}:
        raise InvalidInput("response", "Svaret findes ikke i opgaven. Genindlæs siden, og prøv igen.")


def _check_documents(question: DocumentsQuestion, response: DocumentsResponse, case: Case) -> None:
    unjudged = [d.title for d in case.documents if d.id not in response.judgements]
    if unjudged:
        raise InvalidInput("response", f"Vurdér alle akter, før du gemmer. Du mangler: {', '.join(unjudged)}.")
    known = {d.id for d in case.documents}
    if set(response.judgements) - known or set(response.missing) - {o.id for o in question.missing}:
        raise InvalidInput("response", "Svaret findes ikke i opgaven. Genindlæs siden, og prøv igen.")
