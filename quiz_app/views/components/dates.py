"""Days as people type them."""

import re
from datetime import date

from quiz_app.errors import InvalidInput

_DAY = re.compile(r"\s*(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})\s*")


def read_day(field: str, text: str) -> date:
    """The day in ``24.12.2026``, also with slashes, hyphens or spaces.

    :raises InvalidInput: it is no day.
    """
    found = _DAY.fullmatch(text)
    try:
        assert found is not None
        return date(int(found[3]), int(found[2]), int(found[1]))
    except (AssertionError, ValueError):
        raise InvalidInput(field, "Skriv datoen som dd.mm.åååå, for eksempel 24.12.2026.") from None
