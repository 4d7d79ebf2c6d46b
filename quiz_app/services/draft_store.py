"""The port for drafts: working rows, and what was decided about them."""

from typing import Protocol

from quiz_app.domain.drafting import DecidedDraft, Draft


class DraftStore(Protocol):
    """A draft may be saved again until it is decided; a decision is evidence, and is added once."""

    def save_draft(self, draft: Draft) -> None:
        """Store it, over the one with its id."""
        ...

    def find_draft(self, draft_id: str) -> Draft | None: ...
    def drafts(self) -> tuple[Draft, ...]:
        """All, oldest first."""
        ...

    def drafts_by(self, person_id: str) -> tuple[Draft, ...]:
        """Those that the person made, oldest first."""
        ...

    def decide_draft(self, decided: DecidedDraft) -> bool:
        """Store the decision; ``False`` when the draft is decided already."""
        ...

    def decided_drafts(self) -> tuple[DecidedDraft, ...]:
        """All, oldest first."""
        ...
