"""What is kept about people for their own sake: who has looked at them, what was erased, and whose words they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from quiz_app.domain.attempt import AnswerCertainty


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusView:
    """Somebody looked at a person's status that day; the hour is not kept."""

    person_id: str
    viewer_id: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """A person's identity is gone for good; ``actor_id`` is ``None`` when the platform did it by its own rules."""

    person_id: str
    at: datetime
    actor_id: str | None


class TextKind(StrEnum):
    """What words were typed for: what a text's id begins with, before its colon."""

    ANSWER = "reason"
    ASSESSMENT = "assessment"
    SIGN_OFF = "sign-off"
    NOTICE = "notice"
    REPLY = "reply"
    DECISION = "decision"
    REINSTATEMENT = "reinstatement"
    CORRECTION = "correction"
    LAW_ANSWER = "law"
    OVERRULING = "overruling"
    CONCLUSION = "conclusion"
    OBJECTION = "objection"
    PLACE = "place"
    DRAFT = "draft"
    TWIN_CONSENT = "twin_consent"
    RETURNED = "returned"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenText:
    """Words that somebody typed, perhaps about a colleague; ``body`` is ``None`` once they are blanked."""

    text_id: str
    author_id: str
    about_id: str | None
    body: str | None
    at: datetime

    @property
    def kind(self) -> TextKind:
        """What the words were typed for."""
        return next((k for k in TextKind if k == self.text_id.partition(":")[0]), TextKind.OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanking:
    """A proposal to blank a text, and the second person's yes."""

    text_id: str
    proposed_by: str
    proposed_at: datetime
    approved_by: str | None = None
    approved_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseAnswer:
    """An exam answer that belongs to nobody any more: what was asked, what was answered, and in which year."""

    loose_answer_id: str
    question: str
    digest: str
    case: str
    case_digest: str
    response: Mapping[str, Any]
    certainty: AnswerCertainty | None
    year: int


class Gone(StrEnum):
    """What the ledger of erasures keeps the id of."""

    PERSON = "person"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """A person or a text that a restored copy of the database must not bring back; an id and a time, nothing else."""

    gone: Gone
    subject: str
    at: datetime
