"""The clocks of a running server: the real one, and the demo's, which begins on a chosen day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from quiz_app.domain.danish_time import DENMARK, danish_day
from quiz_app.services.ports import Clock


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The day in Denmark."""
        return danish_day(self.now())


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoClock:
    """Another clock moved by a fixed time: it runs on from there, over midnight too."""

    base: Clock
    shift: timedelta

    def now(self) -> datetime:
        """Aware UTC."""
        return self.base.now() + self.shift

    def today(self) -> date:
        """The day in Denmark."""
        return danish_day(self.now())


def demo_clock(day: date, base: Clock) -> DemoClock:
    """The clock that reads ``day`` now, at the same time of the day in Denmark as ``base``."""
    now = base.now()
    there = datetime.combine(day, now.astimezone(DENMARK).time(), DENMARK)
    return DemoClock(base=base, shift=there.astimezone(UTC) - now)
