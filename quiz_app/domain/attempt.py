"""Attempts: one go at a quiz or an exam, its answers, and when and how it ends."""

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from quiz_app.domain.response import Response, awaits_assessment, response_to_json

PAUSE = timedelta(minutes=15)
_SUBMISSIONS = uuid.UUID("5f0b8a52-6c1d-4c58-9d0f-0c3d3a1c7e21")


class AttemptKind(StrEnum):
    """What an attempt is for."""

    QUIZ = "quiz"
    EXAM = "exam"
    RENEWAL = "renewal"
    DELTA = "delta"


class PauseMark(StrEnum):
    """The two ends of an exam's only pause."""

    BEGUN = "begun"
    ENDED = "ended"


class AnswerCertainty(StrEnum):
    """How sure the person was; never graded, shown to nobody else."""

    SURE = "sure"
    FAIRLY = "fairly"
    GUESSING = "guessing"


class SubmissionCause(StrEnum):
    """Why an attempt ended."""

    HANDED_IN = "handed_in"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptItem:
    """One drawn item with the digests of what was asked; case fields are empty without a case file."""

    position: int
    question: str
    digest: str
    case: str = ""
    case_digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One go. ``subject`` is the id of the module (quiz) or licence (exam, renewal).

    ``cut`` (0-1) is copied from the licence at the start. ``deadline`` is aware UTC, ``None`` for a quiz.
    ``seed`` reproduces the order in which options are shown. ``support_id`` is the colleague who is present at a
    supported exam. An exam may be paused once: from ``paused_at`` until ``resumed_at``, at most 15 minutes, its clock
    stands still.
    """

    attempt_id: str
    person_id: str
    kind: AttemptKind
    subject: str
    started_at: datetime
    deadline: datetime | None
    cut: float | None
    seed: int
    items: tuple[AttemptItem, ...]
    support_id: str | None = None
    paused_at: datetime | None = None
    resumed_at: datetime | None = None

    @property
    def slot(self) -> str:
        """What may be open only once per person: any exam, renewal test or Ændringsprøve, or a quiz of one module."""
        return f"quiz:{self.subject}" if self.kind == AttemptKind.QUIZ else "exam"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to the item at ``position``; a later answer to the same item replaces it, none is ever changed."""

    answer_id: str
    attempt_id: str
    position: int
    response: Mapping[str, Any]
    certainty: AnswerCertainty | None
    given_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """The end of an attempt: ``points`` out of ``out_of``; ``passed`` is ``None`` for a quiz."""

    submission_id: str
    attempt_id: str
    submitted_at: datetime
    cause: SubmissionCause
    points: float
    out_of: int
    passed: bool | None
    answers_digest: str


def answer_id(attempt_id: str, position: int, seen: str | None, response: Response, *, words: str = "") -> str:
    """The id of an answer that a page gives after having shown ``seen``: a second click stores nothing new.

    ``words`` are the person's own; other words are another answer.
    """
    said = json.dumps(response_to_json(response), sort_keys=True) + words
    return str(uuid.uuid5(_SUBMISSIONS, f"{attempt_id}:{position}:{seen or ''}:{said}"))


def submission_id(attempt_id: str) -> str:
    """The one submission id of an attempt, so that a hand-in and a sweep that meet store one row."""
    return str(uuid.uuid5(_SUBMISSIONS, attempt_id))


def is_past_deadline(attempt: Attempt, now: datetime) -> bool:
    """True once the deadline has come; from then on the attempt is handed in, stored or not."""
    ends = deadline_of(attempt, now)
    return ends is not None and now >= ends


def deadline_of(attempt: Attempt, now: datetime) -> datetime | None:
    """When the attempt ends: its deadline, later by as long as its clock has stood still so far."""
    if attempt.deadline is None or attempt.paused_at is None:
        return attempt.deadline
    return attempt.deadline + max(_pause_end(attempt, now) - attempt.paused_at, timedelta())


def is_paused(attempt: Attempt, now: datetime) -> bool:
    """True while the clock stands still: it goes on by itself after 15 minutes."""
    return attempt.paused_at is not None and attempt.resumed_at is None and now < attempt.paused_at + PAUSE


def _pause_end(attempt: Attempt, now: datetime) -> datetime:
    assert attempt.paused_at is not None
    return min(attempt.resumed_at or now, attempt.paused_at + PAUSE)


def current_answers(answers: Iterable[Answer]) -> dict[int, Answer]:
    """The answer that counts for each position: the last given; ties by id, so that every reader agrees."""
    ordered = sorted(answers, key=lambda a: (a.given_at, a.answer_id))
    return {a.position: a for a in ordered}


def is_answered(attempt: Attempt, current: Mapping[int, Answer]) -> bool:
    """True when every item has its answer, and words of one's own have been compared with the points."""
    whole = [a for a in current.values() if not awaits_assessment(a.response)]
    return len(whole) == len(attempt.items)


def answers_digest(answers: Iterable[Answer]) -> str:
    """SHA-256 over all answers of an attempt, in order; the submission's audit row carries it."""
    ordered = sorted(answers, key=lambda a: (a.given_at, a.answer_id))
    rows = [(a.given_at.isoformat(), a.answer_id, a.position, a.certainty, dict(a.response)) for a in ordered]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def close(attempt: Attempt, answers: Iterable[Answer], points: float, *, now: datetime) -> Submission:
    """The submission of an attempt that ends now, or ended at its deadline if that has passed. Pure."""
    ends = deadline_of(attempt, now)
    late = ends is not None and now >= ends
    out_of = len(attempt.items)
    return Submission(
        submission_id=submission_id(attempt.attempt_id),
        attempt_id=attempt.attempt_id,
        submitted_at=ends if late and ends else now,
        cause=SubmissionCause.DEADLINE if late else SubmissionCause.HANDED_IN,
        points=points,
        out_of=out_of,
        passed=None if attempt.cut is None else passes(points, out_of, attempt.cut),
        answers_digest=answers_digest(answers),
    )


def passes(points: float, out_of: int, cut: float) -> bool:
    """True when the share of points reaches the cut score; a hair of rounding is given to the person."""
    return points + 1e-9 >= cut * out_of
