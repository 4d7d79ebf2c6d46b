"""The deadline of a conference in which each comes at their own time: until when a turn is open, and what then."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from quiz_app.domain.assessment import Turn
from quiz_app.domain.conference import FEWEST_TO_REVEAL, Conference, Manner


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterDeadline:
    """More time for a conference whose deadline passed with too few assessments; the last one counts."""

    later_deadline_id: str
    conference_id: str
    ends_at: datetime
    person_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The turn that is open, and how many have assessed; ``closes_at`` is ``None`` where no deadline closes it."""

    turn: Turn
    closes_at: datetime | None
    given: int
    is_closed: bool

    @property
    def opens_by_itself(self) -> bool:
        """True when it is shown now, without anybody's press."""
        return self.is_closed and self.given >= FEWEST_TO_REVEAL

    @property
    def is_short(self) -> bool:
        """True when the deadline has passed and there is nothing that may be shown."""
        return self.is_closed and self.given < FEWEST_TO_REVEAL


def extended(conference: Conference, later_deadlines: Iterable[LaterDeadline]) -> Conference:
    """The conference with the deadline that counts."""
    last = max(later_deadlines, key=lambda e: (e.at, e.later_deadline_id), default=None)
    return replace(conference, ends_at=last.ends_at) if last else conference


def standing(conference: Conference, turn: Turn, *, began: datetime, given: int, now: datetime) -> Standing | None:
    """How a turn that began at the moment stands; ``None`` where people meet, for there the facilitator opens it.

    A turn that began when the deadline had passed, as the second one does after the first was shown at it, is closed
    by no deadline.
    """
    if conference.manner != Manner.ASYNCHRONOUS:
        return None
    closes = conference.ends_at if began < conference.ends_at else None
    return Standing(turn=turn, closes_at=closes, given=given, is_closed=closes is not None and now >= closes)
