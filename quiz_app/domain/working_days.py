"""Working days in Denmark, for deadlines that people are given to answer."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import islice

from holidays import country_holidays

_SATURDAY = 5
_CUSTOMARY = {(6, 5): "grundlovsdag", (12, 24): "den 24. december", (12, 31): "den 31. december"}
"""No public holidays, but offices are shut and nobody can help. Each rule must say for itself what they are in it."""


def holiday(day: date) -> str:
    """The name of a public holiday by the ``holidays`` library (store bededag until 2023); empty on other days."""
    return _holidays(day.year).get(day, "")


def customary_day_off(day: date) -> str:
    """The name of a day on which offices are shut by custom; empty on other days."""
    return _CUSTOMARY.get((day.month, day.day), "")


def is_weekend(day: date) -> bool:
    """True on Saturdays and Sundays."""
    return day.weekday() >= _SATURDAY


def is_working_day(day: date) -> bool:
    """True on weekdays that are neither public holidays nor days on which offices are shut by custom.

    5 June, 24 and 31 December never count: a deadline to answer is given for the sake of the one who answers.
    """
    return not (is_weekend(day) or customary_day_off(day) or holiday(day))


def working_days_after(day: date, count: int, *, besides: Callable[[date], bool] = lambda _: False) -> date:
    """The last of ``count`` (at least 1) working days that follow ``day``; the day itself is not counted.

    Nor are the days ``besides``. A calendar that ends before gives its last day.
    """
    return next(islice(_following(day, besides), count - 1, None), date.max)


def _following(day: date, besides: Callable[[date], bool]) -> Iterator[date]:
    while day < date.max:
        day += timedelta(days=1)
        if not besides(day) and is_working_day(day):
            yield day


@cache
def _holidays(year: int) -> Mapping[date, str]:
    return {day: name.lower() for day, name in country_holidays("DK", years=year, language="da").items()}
