"""Days and months as people in Denmark count them."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

DENMARK = ZoneInfo("Europe/Copenhagen")
MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def danish_day(at: datetime) -> date:
    """The day in Denmark on which an aware moment falls."""
    return at.astimezone(DENMARK).date()


@cache
def end_of(day: date) -> datetime:
    """The first moment after the day in Denmark, in UTC."""
    return datetime.combine(day + timedelta(days=1), time.min, DENMARK).astimezone(UTC)


def spelled(day: date) -> str:
    """``12. februar 2026``."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def with_weekday(day: date) -> str:
    """``torsdag den 12. februar 2026``."""
    return f"{WEEKDAYS[day.weekday()]} den {spelled(day)}"


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
