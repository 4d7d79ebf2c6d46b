"""How long each kind of personal data is kept, unless an installation decides otherwise."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from quiz_app.domain.danish_time import add_months

_WRITTEN = re.compile(r"P([0-9]{1,4})([DMY])")


class Kept(StrEnum):
    """What a period is set for; the value is the key in the configuration."""

    SESSIONS = "sessions"
    PRACTICE_ANSWERS = "practice_answers"
    EXAM_ANSWERS = "exam_answers"
    STATUS_VIEWS = "status_views"
    PAUSES = "pauses"
    LEAVERS = "leavers"
    DRAFTS = "drafts"
    SHARED_CASES = "shared_cases"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time after which something goes; months are counted as people in Denmark do."""

    months: int = 0
    days: int = 0

    def before(self, day: date) -> date:
        """The day that lies the period back."""
        return add_months(day, -self.months) - timedelta(days=self.days)


DEFAULTS: Mapping[Kept, Period] = {
    Kept.SESSIONS: Period(days=30),
    Kept.PRACTICE_ANSWERS: Period(months=12),
    Kept.EXAM_ANSWERS: Period(months=6),
    Kept.STATUS_VIEWS: Period(months=12),
    Kept.PAUSES: Period(months=60),
    Kept.LEAVERS: Period(months=6),
    Kept.DRAFTS: Period(days=30),
    Kept.SHARED_CASES: Period(months=24),
}


def read_period(text: str) -> Period:
    """The period that ``P30D``, ``P12M`` or ``P5Y`` says; from one day to a hundred years.

    :raises ValueError: it says none.
    """
    found = _WRITTEN.fullmatch(text)
    number = int(found[1]) if found else 0
    if found is None or not 0 < number <= {"D": 36500, "M": 1200, "Y": 100}[found[2]]:
        raise ValueError(text)
    return Period(days=number) if found[2] == "D" else Period(months=number * (12 if found[2] == "Y" else 1))
