"""The port for cases about licences; the other ports stand in ``ports.py``."""

from collections.abc import Sequence
from typing import Protocol

from quiz_app.domain.proceeding import Decision, Notice, Proceeding, Reply


class ProceedingStore(Protocol):
    """Cases about licences (evidence)."""

    def add_notice(self, notice: Notice) -> bool: ...
    def add_reply(self, reply: Reply) -> bool: ...
    def add_decision(self, decision: Decision) -> bool:
        """Store it.

        :raises Conflict: the case is decided already, by another row.
        """
        ...

    def find_proceeding(self, proceeding_id: str) -> Proceeding | None: ...
    def proceedings_of(self, people: Sequence[str]) -> tuple[Proceeding, ...]:
        """About the people; newest first."""
        ...
