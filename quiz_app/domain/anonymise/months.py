"""Dates as months of the case: the interval is often the lesson, the day never is."""

import re
from collections.abc import Sequence
from datetime import date

_NAMES = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NEAR = 56
"""Days; dates closer than this also say how far apart they are."""


def as_months(dates: Sequence[str]) -> tuple[str, ...]:
    """What to write for each date, in the order given: ``måned 3``, and the days since the date before when it is near.

    The first month of the text is ``måned 1``. A date without a year is of the year last named; one that cannot be
    read is only ``[dato]``.
    """
    read: list[date | None] = []
    year = next((found.year for text in dates if (found := _date_of(text, None))), 2000)
    for text in dates:
        found = _date_of(text, year)
        year = found.year if found else year
        read.append(found)
    days = sorted({day for day in read if day})
    return tuple(_label(day, days) if day else "[dato]" for day in read)


def _label(day: date, days: Sequence[date]) -> str:
    month = 12 * (day.year - days[0].year) + day.month - days[0].month + 1
    at = days.index(day)
    gap = (day - days[at - 1]).days if at else _NEAR + 1
    return f"måned {month}" if gap > _NEAR else f"måned {month} ({gap} {'dag' if gap == 1 else 'dage'} senere)"


def _date_of(text: str, year: int | None) -> date | None:
    """The date; None when it is no calendar date, or has no year and ``year`` is None."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    word = re.search(r"[^\W\d_]{3}", text)
    month = next((i for i, name in enumerate(_NAMES, 1) if name in text.lower()), 0) if word else 0
    if month:
        numbers.insert(1, month)
    if len(numbers) == 2 and year:  # noqa: PLR2004 - a day and a month
        numbers.append(year)
    if len(numbers) != 3:  # noqa: PLR2004 - day, month and year
        return None
    first, second, third = numbers
    day, full = (third, first) if first > 31 else (first, third)  # noqa: PLR2004 - no day is above
    try:
        return date(full + 2000 if full < 100 else full, second, day)  # noqa: PLR2004 - a short year
    except ValueError:
        return None
