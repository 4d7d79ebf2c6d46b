"""Marks: what a response to a question is worth, and why.

Every item is worth one point. Certainty never touches a mark.
"""

from dataclasses import dataclass
from datetime import date
from itertools import combinations

from quiz_app.domain.case import Case, Relevance
from quiz_app.domain.posing import outcome_of
from quiz_app.domain.question import (
    AnyQuestion,
    ChoiceQuestion,
    ComputedQuestion,
    DateQuestion,
    DocumentsQuestion,
    MatchQuestion,
    NumberQuestion,
    OrderQuestion,
    ReasonQuestion,
)
from quiz_app.domain.response import (
    ChoiceResponse,
    DateResponse,
    DocumentsResponse,
    MatchResponse,
    NumberResponse,
    OrderResponse,
    ReasonResponse,
    Response,
    points_of,
    right_id,
)

_HAIR = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """``points`` 0-1; ``right`` when full.

    The counts are of options; of documents and missing things; of pairs of steps; of pairs; of points.
    """

    points: float
    hits: int
    misses: int
    false_alarms: int

    @property
    def right(self) -> bool:
        """True when nothing was missed and nothing wrongly flagged."""
        return self.misses == 0 and self.false_alarms == 0


def grade(question: AnyQuestion, response: Response, case: Case | None = None) -> Mark:
    """The mark of a response to a posed question; ``case`` is the case file of an item that has one.

    What is chosen gets ``max(0, (hits - false alarms) / (hits + misses))``: guessing everything pays nothing (the
    correction for guessing of the multiple true-false format). ``single``, ``number`` and ``date`` are right or wrong.
    """
    match question, response:
        case ChoiceQuestion(), ChoiceResponse():
            return _chosen({o.id for o in question.options if o.correct}, set(response.chosen))
        case DocumentsQuestion(), DocumentsResponse() if case:
            return _documents(question, response, case)
        case OrderQuestion(), OrderResponse():
            return _order(question, response)
        case MatchQuestion(), MatchResponse():
            hits = sum(response.pairs.get(p.id) == right_id(p.right) for p in question.pairs)
            return _share(hits, len(question.pairs))
        case NumberQuestion(), NumberResponse():
            return _share(int(abs(response.number - _number(question)) <= question.tolerance + _HAIR), 1)
        case DateQuestion(), DateResponse():
            return _share(int(abs((response.day - _day(question)).days) <= question.tolerance), 1)
        case ReasonQuestion(), ReasonResponse() if case:
            return _share(len(response.had or ()), len(points_of(question, case)))
    raise AssertionError(f"{type(response).__name__} does not answer a question of type {question.type}")


def key_response(question: AnyQuestion, case: Case | None = None) -> Response:
    """The response to a posed question that gets full marks."""
    match question:
        case ChoiceQuestion():
            return ChoiceResponse(chosen=tuple(o.id for o in question.options if o.correct))
        case OrderQuestion():
            return OrderResponse(places={s.id: n for n, s in enumerate(question.steps, 1)})
        case MatchQuestion():
            return MatchResponse(pairs={p.id: right_id(p.right) for p in question.pairs})
        case NumberQuestion():
            return NumberResponse(number=_number(question))
        case DateQuestion():
            return DateResponse(day=_day(question))
    assert case is not None
    if isinstance(question, ReasonQuestion):
        return ReasonResponse(text="", had=tuple(points_of(question, case)))
    judgements = {k.document: k.relevance for k in case.facit.documents}
    return DocumentsResponse(judgements=judgements, missing=tuple(o.id for o in question.missing if o.correct))


def no_answer(question: AnyQuestion, case: Case | None = None) -> Mark:
    """The mark of an item that was left open: everything is missed."""
    full = grade(question, key_response(question, case), case)
    return Mark(points=0.0, hits=0, misses=full.hits, false_alarms=0)


def _number(question: ComputedQuestion) -> float:
    value = outcome_of(question).value
    assert isinstance(value, float)
    return value


def _day(question: ComputedQuestion) -> date:
    value = outcome_of(question).value
    assert isinstance(value, date)
    return value


def _mark(hits: int, misses: int, false_alarms: int) -> Mark:
    points = max(0.0, (hits - false_alarms) / (hits + misses)) if hits + misses else 0.0
    return Mark(points=points, hits=hits, misses=misses, false_alarms=false_alarms)


def _share(hits: int, out_of: int) -> Mark:
    """The share of what there was to find; with several right sides to choose from, guessing pays little."""
    return Mark(points=hits / out_of, hits=hits, misses=out_of - hits, false_alarms=0)


def _chosen(key: set[str], chosen: set[str]) -> Mark:
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
    said = _chosen({o.id for o in question.missing if o.correct}, set(response.missing))
    return _mark(hits + said.hits, misses + said.misses, false_alarms + said.false_alarms)


def _order(question: OrderQuestion, response: OrderResponse) -> Mark:
    """Kendall's tau over all pairs of steps, and nothing below 0, which is what chance gives on average.

    ``tau = (concordant - discordant) / (n (n - 1) / 2)``: M. G. Kendall, A New Measure of Rank Correlation,
    Biometrika 30 (1938), pp. 81-93. A step that is one place off costs little, a reversed list everything.
    """
    pairs = list(combinations((s.id for s in question.steps), 2))
    kept = sum(response.places[first] < response.places[second] for first, second in pairs)
    turned = len(pairs) - kept
    return Mark(points=max(0.0, (kept - turned) / len(pairs)), hits=kept, misses=turned, false_alarms=0)
