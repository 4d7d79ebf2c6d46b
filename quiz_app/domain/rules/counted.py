"""Rules that go a fixed length from one day: so many days or months after it, or before it."""

from collections.abc import Callable
from datetime import date, timedelta

from quiz_app.domain.danish_time import with_weekday
from quiz_app.domain.law import Certainty
from quiz_app.domain.rules.calendar import months_after
from quiz_app.domain.rules.rule import Outcome, Values


def counted(
    parameter: str, words: str, move: Callable[[date], date], where: str, *, certainty: Certainty = Certainty.LAW_TEXT
) -> Callable[[Values], Outcome]:
    """A rule that goes a fixed length from one day; the day itself is not counted."""

    def compute(values: Values) -> Outcome:
        start = values[parameter]
        end = move(start)
        first = f"Der regnes fra {with_weekday(start)}. Den dag tælles ikke med."
        return Outcome(value=end, steps=(first, f"{words} er {with_weekday(end)} ({where})."), certainty=certainty)

    return compute


def days(count: int) -> Callable[[date], date]:
    """So many days on (back when negative)."""
    return lambda day: day + timedelta(days=count)


def months(count: int) -> Callable[[date], date]:
    """The same day so many months on; RuleError where that month has no such day."""
    return lambda day: months_after(day, count)
