"""Replay: what stored answers are worth by the keys in force. The only place where an attempt gets its points."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from quiz_app.domain.attempt import Answer, Submission
from quiz_app.domain.case import Case
from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.grading import Mark, grade, key_response, no_answer
from quiz_app.domain.key_correction import KeyCorrection, Regrading, corrected
from quiz_app.domain.question import AnyQuestion
from quiz_app.domain.response import response_from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An attempt's item as it is graded: posed, with the key in force. A ``void`` item gives everybody full marks."""

    position: int
    question: AnyQuestion
    case: Case | None
    void: bool = False


def judged(position: int, question: AnyQuestion, case: Case | None, correction: KeyCorrection | None) -> Judged:
    """The posed item by the correction that is in force for its version, if one is."""
    if correction is None:
        return Judged(position=position, question=question, case=case)
    if correction.key is None:
        return Judged(position=position, question=question, case=case, void=True)
    question, case = corrected(question, case, correction.key)
    return Judged(position=position, question=question, case=case)


def mark_of(item: Judged, answer: Answer | None) -> Mark:
    """The mark of a stored answer, or of an item left open."""
    if item.void:
        return grade(item.question, key_response(item.question, item.case), item.case)
    if answer is None:
        return no_answer(item.question, item.case)
    return grade(item.question, response_from_json(item.question, answer.response), item.case)


def points_of(items: Iterable[Judged], current: Mapping[int, Answer]) -> float:
    """The points of an attempt with the answers that count."""
    return sum(mark_of(item, current.get(item.position)).points for item in items)


def counted(submission: Submission, regradings: Iterable[Regrading], day: date | None = None) -> Submission:
    """The submission as it counted on the day (by default: as it counts now): by the last regrading until then."""
    mine = [r for r in regradings if r.attempt_id == submission.attempt_id]
    past = [r for r in mine if day is None or danish_day(r.at) <= day]
    if not past:
        return submission
    last = max(past, key=lambda r: (r.at, r.regrading_id))
    return replace(submission, points=last.points, passed=last.passed)
