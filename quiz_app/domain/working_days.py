"""Working days in Denmark, for deadlines that people are given to answer."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice

from holidays import country_holidays

_SATURDAY = 5
_CLOSED = frozenset({(6, 5), (12, 24), (12, 31)})
"""Constitution Day, Christmas Eve and New Year's Eve: no public holidays, but offices are shut and nobody can help."""


def is_working_day(day: date) -> bool:
    """True on weekdays that are neither public holidays nor days on which offices are shut by custom.

    Holidays by the ``holidays`` library (store bededag until 2023). 5 June, 24 and 31 December never count: a deadline
    to answer is given for the sake of the one who answers.
    """
    return day.weekday() < _SATURDAY and (day.month, day.day) not in _CLOSED and day not in _holidays(day.year)


def working_days_after(day: date, count: int) -> date:
    """The last of ``count`` (at least 1) working days that follow ``day``; the day itself is not counted."""
    return next(islice(_following(day), count - 1, None))


def _following(day: date) -> Iterator[date]:
    while True:
        day += timedelta(days=1)
        if is_working_day(day):
            yield day


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(country_holidays("DK", years=year))
