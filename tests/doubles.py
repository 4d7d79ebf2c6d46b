"""What comes from outside, made for tests: time that stands still, randomness that counts, passwords that cost nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count

from quiz_app.domain.danish_time import danish_day

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass
class StillClock:
    """Stands still until it is moved."""

    at: datetime = START

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return danish_day(self.at)

    def advance(self, **by: float) -> None:
        """Move it by so many ``days``, ``minutes``, ...; also back."""
        self.at += timedelta(**by)


@dataclass
class CountingEntropy:
    """Everything it gives is new, and the same in every run."""

    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def new_id(self) -> str:
        return f"id-{next(self.numbers)}"

    def seed(self) -> int:
        return next(self.numbers)

    def token(self, bits: int) -> str:
        return f"token-{next(self.numbers)}-of-{bits}"

    def code(self) -> str:
        """Written as a real one, with a 0 and a 1 in it."""
        left, digits = next(self.numbers), ["0", "1"]
        while len(digits) < 20:
            left, last = divmod(left, len(ALPHABET))
            digits.append(ALPHABET[last])
        letters = "".join(digits)
        return "-".join(letters[i : i + 5] for i in range(0, 20, 5))


@dataclass
class PlainHasher:
    """Compares in plain text. ``asked`` are the hashes that it was asked about; ``meanwhile`` happens while it works."""

    asked: list[str] = field(default_factory=list)
    meanwhile: Callable[[], object] = field(default=lambda: None)

    def hash(self, password: str) -> str:
        return f"plain:{password}"

    def fits(self, password_hash: str, password: str) -> bool:
        self.asked.append(password_hash)
        self.meanwhile()
        return password_hash == f"plain:{password}"
