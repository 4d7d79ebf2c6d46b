"""Drafts in memory: the promises of ``services/draft_store.py``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from quiz_app.domain.drafting import DecidedDraft, Draft


@dataclass
class MemoryDrafts:
    """Over the rows of a memory database; ``write`` and ``require`` are its guards."""

    state: Any
    people: Mapping[str, object]
    write: Callable[..., None]
    require: Callable[..., None] = field(repr=False)

    def save_draft(self, draft: Draft) -> None:
        self.write(draft.at)
        self.require(self.people, draft.person_id)
        self.require(self.state.conferences, draft.conference_id)
        self.state.drafts[draft.draft_id] = draft

    def find_draft(self, draft_id: str) -> Draft | None:
        return self.state.drafts.get(draft_id)

    def drafts(self) -> tuple[Draft, ...]:
        return tuple(sorted(self.state.drafts.values(), key=lambda d: (d.at, d.draft_id)))

    def drafts_by(self, person_id: str) -> tuple[Draft, ...]:
        return tuple(d for d in self.drafts() if d.person_id == person_id)

    def decide_draft(self, decided: DecidedDraft) -> bool:
        self.write(decided.at)
        self.require(self.people, decided.person_id)
        self.require(self.state.drafts, decided.draft_id)
        if decided.draft_id in self.state.draft_decisions:
            return False
        self.state.draft_decisions[decided.draft_id] = decided
        return True

    def decided_drafts(self) -> tuple[DecidedDraft, ...]:
        return tuple(sorted(self.state.draft_decisions.values(), key=lambda d: (d.at, d.draft_id)))
