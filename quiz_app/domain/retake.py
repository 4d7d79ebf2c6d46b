"""Whether the exam's door is open: modules first, a waiting time after a try, and never a third one alone.

The blueprint's ``attempts`` are those that one makes on one's own. After as many failed ones, every further attempt
needs a talk with a key person or manager held since, and is supported: a named colleague is present.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.pause import Pause, postponed
from quiz_app.domain.steps import Evidence

MOST_ALONE = 2
"""No blueprint may let somebody try more often than this on their own."""


class DoorState(StrEnum):
    """What stands between a person and the exam, if anything."""

    PASSED = "passed"
    MODULES = "modules"
    TALK = "talk"
    WAITING = "waiting"
    OPEN = "open"
    SUPPORTED = "supported"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamDoor:
    """``opens_on`` is the first day after the waiting time, and ``None`` when there was no failed try."""

    state: DoorState
    opens_on: date | None = None


def opens_again(tried_on: date, waiting_days: int, pauses: Iterable[Pause]) -> date:
    """The first day on which a test may be tried again; days of a pause are no days to practise on."""
    return postponed(tried_on + timedelta(days=waiting_days), pauses, since=tried_on)


def exam_door(kind: LicenceKind, evidence: Evidence, day: date) -> ExamDoor:
    """How the exam's door stands on the day; merit takes the place of the modules."""
    if evidence.exam_passed:
        return ExamDoor(state=DoorState.PASSED)
    if evidence.merit is None and not evidence.modules.keys() >= set(kind.modules):
        return ExamDoor(state=DoorState.MODULES)
    if evidence.exam_failed is None:
        return ExamDoor(state=DoorState.OPEN)
    opens = opens_again(danish_day(evidence.exam_failed), kind.exam.waiting_days, evidence.pauses)
    alone = evidence.exam_failures < kind.exam.attempts
    if not alone and (evidence.talk is None or evidence.talk <= evidence.exam_failed):
        return ExamDoor(state=DoorState.TALK, opens_on=opens)
    if day < opens:
        return ExamDoor(state=DoorState.WAITING, opens_on=opens)
    return ExamDoor(state=DoorState.OPEN if alone else DoorState.SUPPORTED, opens_on=opens)
