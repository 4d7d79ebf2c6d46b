"""The queue of re-verification: what must be read against which change, the most consequential first."""

from dataclasses import dataclass
from datetime import date

from quiz_app.domain.impact import ObjectKind, ObjectRef, Touched
from quiz_app.domain.law import Certainty, Change, ChangeKind
from quiz_app.domain.library import Library
from quiz_app.domain.question import Use, case_named
from quiz_app.domain.status import StatusOnDay

HALVED_AFTER = 30
"""A change so many days ahead weighs half of one that has commenced."""
LIGHT = 0.1
"""What a consequential change weighs of a substantive one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """Why a task stands where it stands.

    How many exam items and valid licences rest on the object, how many days there are to the commencement (below zero
    once it has come), and how grave the change is there.
    """

    exam_items: int
    licences: int
    days: int
    kind: ChangeKind

    @property
    def consequence(self) -> float:
        """Exam items by licences by nearness; neither counts for nothing where there is none of it."""
        nearness = HALVED_AFTER / (HALVED_AFTER + max(0, self.days))
        gravity = LIGHT if self.kind == ChangeKind.CONSEQUENTIAL else 1.0
        return (1 + self.exam_items) * (1 + self.licences) * nearness * gravity


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTask:
    """One object to be read against one change; ``status`` is today's."""

    ref: ObjectRef
    title: str
    change: Change
    weight: Weight
    commences: date
    status: StatusOnDay


def can_be_read(change: Change) -> bool:
    """True when what a change says is known: until then there is nothing to read an object against."""
    return change.certainty.content != Certainty.UNVERIFIED


def exam_items_on(library: Library, ref: ObjectRef) -> int:
    """How many exam items rest on the object: itself, those of a case, those that a guideline explains."""
    items = [q for q in library.questions.values() if Use.EXAM in q.use]
    if ref.kind == ObjectKind.QUESTION:
        return sum(q.id == ref.id for q in items)
    if ref.kind == ObjectKind.GUIDELINE:
        return sum(q.guideline == ref.id for q in items)
    return sum(case_named(q) == ref.id for q in items) if ref.kind == ObjectKind.CASE else 0


def in_order(tasks: list[ReviewTask]) -> tuple[ReviewTask, ...]:
    """The most consequential first; of equals the first to commence."""
    return tuple(sorted(tasks, key=lambda t: (-t.weight.consequence, t.commences, t.ref.kind, t.ref.id, t.change.id)))


def needs_reading(touched: Touched) -> bool:
    """True for what a person must read: not mere renumbering, and not what is touched only by what it is built of."""
    return touched.own is not None and touched.gravest != ChangeKind.RENUMBERED
