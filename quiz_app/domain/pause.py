"""Pauses: days on which nothing is expected of a person, kept without a reason, and the clocks that they stop."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A person is away from ``starts_on`` and back on ``back_on``, which is the first day that counts again."""

    person_id: str
    starts_on: date
    back_on: date

    def covers(self, day: date) -> bool:
        """True on each day from the first until the day before the person is back."""
        return self.starts_on <= day < self.back_on


def pause_on(pauses: Iterable[Pause], day: date) -> Pause | None:
    """The pause that covers the day; the one that ends last, should several."""
    return max((p for p in pauses if p.covers(day)), key=lambda p: p.back_on, default=None)


def paused_days(pauses: Iterable[Pause], start: date, end: date) -> int:
    """How many days from ``start`` until before ``end`` are paused; a day in two pauses counts once."""
    return sum((last - first).days for first, last in _spans(pauses, start, end))


def postponed(last_day: date, pauses: Iterable[Pause], *, since: date) -> date:
    """Where the last day of a period moves that began on ``since``, when its clock stands still during pauses."""
    moved = last_day
    for first, last in _spans(pauses, since, date.max):
        if first > moved:
            break
        moved = moved + (last - first) if date.max - moved > last - first else date.max
    return moved


def _spans(pauses: Iterable[Pause], start: date, end: date) -> list[tuple[date, date]]:
    """The paused days within a period as spans in order that do not overlap; the second day is outside."""
    spans: list[tuple[date, date]] = []
    for pause in sorted(pauses, key=lambda p: (p.starts_on, p.back_on)):
        first, last = max(pause.starts_on, start), min(pause.back_on, end)
        if spans:
            first = max(first, spans[-1][1])
        if first < last:
            spans.append((first, last))
    return spans
