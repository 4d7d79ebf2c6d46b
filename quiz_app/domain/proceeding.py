"""A case about a licence: notice, the person's answer, and the decision of somebody else. Never one click."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.pause import Pause, pause_on
from quiz_app.domain.people import Grant
from quiz_app.domain.working_days import working_days_after

DAYS_TO_ANSWER = 10
"""Working days; neither the day of the notice nor a pause is counted."""
LONGEST_SUSPENSION_MONTHS = 12


class Ground(StrEnum):
    """Why a licence is questioned; a closed list, for none of it may be about health or absence."""

    CASEWORK = "casework"
    OLD_RULES = "old_rules"
    WRONG_BASIS = "wrong_basis"
    OTHER = "other"


class Outcome(StrEnum):
    """What a decision does to the licence."""

    NO_ACTION = "no_action"
    SUSPEND = "suspend"
    REVOKE = "revoke"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The first decider's notice, given as ``role`` in ``unit_id``; the words lie apart, in ``texts``."""

    proceeding_id: str
    licence_id: str
    person_id: str
    ground: Ground
    text_id: str
    decider_id: str
    decider: Grant
    at: datetime

    def answer_by(self, pauses: Sequence[Pause]) -> date:
        """The last day of the time to answer, Danish working days; on none of the person's ``pauses`` does it run.

        Nothing is expected of somebody who is away, and the right to answer is not lost by it either.
        """
        return working_days_after(
            danish_day(self.at), DAYS_TO_ANSWER, besides=lambda day: pause_on(pauses, day) is not None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The person's own words; once, and taken as long as nothing is decided."""

    proceeding_id: str
    text_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The second decider's decision; a suspension has a last day ``until`` or a step ``until_step`` that ends it."""

    decision_id: str
    proceeding_id: str
    decider_id: str
    decider: Grant
    outcome: Outcome
    text_id: str
    at: datetime
    until: date | None = None
    until_step: str = ""


class Stage(StrEnum):
    """Where a case stands on a day."""

    ANSWERING = "answering"
    DECIDING = "deciding"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proceeding:
    """A case as it stands."""

    notice: Notice
    reply: Reply | None
    decision: Decision | None

    def stage(self, day: date, pauses: Sequence[Pause]) -> Stage:
        """The person answers until they have, or until their time is over; only then can anything be decided.

        ``pauses`` are the person's own.
        """
        if self.decision is not None:
            return Stage.DECIDED
        return Stage.DECIDING if self.reply or day > self.notice.answer_by(pauses) else Stage.ANSWERING


def may_decide(notice: Notice, decider_id: str, grants: Iterable[Grant]) -> Grant | None:
    """The grant by which somebody may be the second decider: another person, in another role or unit than the first."""
    if decider_id in {notice.decider_id, notice.person_id}:
        return None
    return next((grant for grant in sorted(grants) if grant != notice.decider), None)
