"""The port for corrections of keys; the other ports stand in ``ports.py``."""

from collections.abc import Sequence
from typing import Protocol

from quiz_app.domain.key_correction import CorrectionReply, KeyCorrection, ProposedCorrection, Regrading


class CorrectionStore(Protocol):
    """Corrections, the replies to them, and what attempts are worth since (evidence)."""

    def add_correction(self, correction: KeyCorrection) -> bool: ...
    def add_reply(self, reply: CorrectionReply) -> bool:
        """Store it.

        :raises Conflict: the correction has another reply already.
        """
        ...

    def corrections(self) -> tuple[ProposedCorrection, ...]:
        """All there are, oldest first."""
        ...

    def add_regrading(self, regrading: Regrading) -> bool: ...
    def regradings_of(self, attempt_ids: Sequence[str]) -> tuple[Regrading, ...]:
        """Oldest first."""
        ...
