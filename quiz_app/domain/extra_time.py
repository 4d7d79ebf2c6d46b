"""Extra time at exams, from a closed list; why somebody has it is never asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class ExtraTime(StrEnum):
    """How much longer an exam lasts: a quarter or a half."""

    QUARTER = "quarter"
    HALF = "half"


PERCENT = {ExtraTime.QUARTER: 25, ExtraTime.HALF: 50}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """Extra time that ``giver_id`` has given; known to the two of them only."""

    person_id: str
    giver_id: str
    extra: ExtraTime
    given_at: datetime


def time_for(minutes: int, extensions: Iterable[Extension]) -> timedelta:
    """The time for an exam of so many minutes, by the longest of the person's extensions."""
    percent = max((PERCENT[e.extra] for e in extensions), default=0)
    return timedelta(minutes=minutes) * (100 + percent) / 100
