"""Dates and numbers as people in Denmark type them."""

import re
from datetime import date

from quiz_app.errors import InvalidInput

_DATE = re.compile(r"(\d{1,2})\s*[./ -]\s*(\d{1,2})\s*[./ -]\s*(\d{4})\.?")
_NUMBER = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+)|\s*(½))?")
_LONGEST = 15


def parse_date(field: str, text: str) -> date:
    """The day that is typed: ``05.03.2026``, also ``5.3.2026``, ``5/3-2026``.

    :raises InvalidInput: nothing is typed, it is no date, or there is no such day.
    """
    found = _DATE.fullmatch(text.strip())
    if found is None:
        raise InvalidInput(field, "Skriv datoen som dd.mm.åååå, for eksempel 05.03.2026.")
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError as error:
        raise InvalidInput(field, f"Der findes ingen dag {day}.{month}.{year}. Skriv datoen som dd.mm.åååå.") from error


def parse_number(field: str, text: str) -> float:
    """The number that is typed: ``67``, ``66,5``, ``66½``, ``1.250``.

    :raises InvalidInput: nothing is typed, or it is no number.
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None or len(text.strip()) > _LONGEST:
        raise InvalidInput(field, "Skriv kun et tal, for eksempel 67 eller 66,5.")
    sign, whole, decimals, half = found.groups()
    return float(f"{sign}{whole.replace('.', '')}.{'5' if half else decimals or '0'}")


def spelled_number(number: float) -> str:
    """``67``, ``66½``, ``-3``, ``12,25``."""
    whole, rest = divmod(abs(number), 1)
    if rest in {0.0, 0.5}:
        return f"{'-' if number < 0 else ''}{int(whole)}{'½' if rest else ''}"
    return f"{number:g}".replace(".", ",")
