"""The port for re-verification; the other ports stand in ``ports.py``."""

from typing import Protocol

from quiz_app.domain.clearance import Clearance, ClearanceRecord, Withdrawal


class ClearanceStore(Protocol):
    """Clearances and their withdrawals (evidence)."""

    def add_clearance(self, clearance: Clearance) -> bool:
        """Store it."""
        ...

    def add_withdrawal(self, withdrawal: Withdrawal) -> bool:
        """Store it; a clearance is withdrawn once."""
        ...

    def clearances(self) -> tuple[ClearanceRecord, ...]:
        """Oldest first."""
        ...

    def count(self) -> int:
        """How many rows there are: it grows with each, so nothing has happened while it is the same."""
        ...
