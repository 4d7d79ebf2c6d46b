"""Counting as the rules count: months that may lack a day, and working days some of which are in doubt."""

from calendar import monthrange
from datetime import date, timedelta

from quiz_app.domain.danish_time import WEEKDAYS, add_months, spelled
from quiz_app.domain.working_days import customary_day_off, holiday, is_weekend
from quiz_app.errors import RuleError


def day_off(day: date) -> str:
    """What makes a day no working day (``lørdag``, ``anden påskedag``); empty for a day on which people work."""
    return WEEKDAYS[day.weekday()] if is_weekend(day) else holiday(day)


def perhaps_off(day: date) -> str:
    """A day that is free in some rules and not in others, and none that was read says which; empty for other days."""
    return "" if day_off(day) else customary_day_off(day)


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
