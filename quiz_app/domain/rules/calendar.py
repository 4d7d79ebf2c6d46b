"""Counting days, weeks and months, and which days are no working days."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

import holidays

from quiz_app.domain.danish_time import WEEKDAYS, add_months, spelled
from quiz_app.errors import RuleError

SATURDAY = 5
PER_RULE = {(6, 5): "grundlovsdag", (12, 24): "den 24. december", (12, 31): "den 31. december"}
"""Days that are free in some rules and not in others; none that was read says which."""


@cache
def _holidays(year: int) -> holidays.HolidayBase:
    """The public holidays of a year in Denmark; store bededag until 2023."""
    return holidays.country_holidays("DK", years=year, language="da")


def day_off(day: date) -> str:
    """What makes a day no working day (``lørdag``, ``2. påskedag``); empty for a day on which people work."""
    if day.weekday() >= SATURDAY:
        return WEEKDAYS[day.weekday()]
    return str(_holidays(day.year).get(day, "")).lower()


def perhaps_off(day: date) -> str:
    """Why it is not known whether the day is a working day; empty when it is known."""
    return "" if day_off(day) else PER_RULE.get((day.month, day.day), "")


def months_after(day: date, months: int) -> date:
    """The same day so many months on (or back).

    :raises RuleError: that month has no such day, and nothing that was read says what then.
    """
    found = add_months(day, months)
    if found.day != day.day:
        last = monthrange(found.year, found.month)[1]
        raise RuleError(
            f"Regnet fra den {spelled(day)} ender fristen i en måned med {last} dage. Hvordan der så regnes, er ikke "
            "afklaret."
        )
    return found


def working_days_after(day: date, count: int) -> date:
    """The last of so many working days after the day.

    :raises RuleError: a day on the way is a working day in some rules and not in others.
    """
    while count:
        day += timedelta(days=1)
        if name := perhaps_off(day):
            raise RuleError(f"Om {name} er en arbejdsdag efter denne regel, er ikke afklaret.")
        count -= not day_off(day)
    return day
