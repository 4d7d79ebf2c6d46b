"""The port for answers about the law; the other ports stand in ``ports.py``."""

from typing import Protocol

from quiz_app.domain.law_confirmation import AnsweredQuestion, LawAnswer, LawApproval


class ConfirmationStore(Protocol):
    """Answers about the law and their approvals (evidence)."""

    def add_answer(self, answer: LawAnswer) -> bool: ...
    def add_approval(self, approval: LawApproval) -> bool:
        """Store it.

        :raises Conflict: the answer has the opposite reply already.
        """
        ...

    def answered(self) -> tuple[AnsweredQuestion, ...]:
        """All, oldest first."""
        ...

    def count(self) -> int:
        """How many rows there are: it grows with each, so nothing has happened while it is the same."""
        ...
