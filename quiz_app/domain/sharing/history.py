"""What happens to a shared case, as rows that are only ever added; where it stands follows from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from quiz_app.domain.sharing.settling import Resolution


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Who shares it, and the centre they worked in; never shown beside the case."""

    case_id: str
    person_id: str
    centre_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One redacted text of a case; its words stand in ``texts`` under ``version_id``.

    ``digest`` is that of the redacted text, and ``resolutions`` belong to exactly it. ``found`` counts by type.
    """

    version_id: str
    case_id: str
    number: int
    digest: str
    resolutions: tuple[Resolution, ...]
    found: Mapping[str, int] = field(default_factory=dict)
    rules_version: str
    lexicon_version: str
    at: datetime


class Happening(StrEnum):
    """What was done to a case."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    RELEASED = "released"
    RESCREENED = "rescreened"
    HIDDEN = "hidden"
    PUT_BACK = "put_back"
    DELETED = "deleted"
    EXPIRED = "expired"
    FORGOTTEN = "forgotten"


class HideReason(StrEnum):
    """Why a case is hidden; the last is the platform's own."""

    RECOGNISED = "recognised"
    NAME_OR_NUMBER = "name_or_number"
    CITIZEN_ASKS = "citizen_asks"
    TOO_DETAILED = "too_detailed"
    NEW_FINDING = "new_finding"


class ReturnReason(StrEnum):
    """Why a case goes back to whoever submitted it."""

    RECOGNISABLE = "recognisable"
    TOO_DETAILED = "too_detailed"
    WORDS_LEFT = "words_left"
    UNCLEAR_QUESTION = "unclear_question"
    ALREADY_SHARED = "already_shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    """One happening; ``person_id`` is ``None`` when the platform did it, ``reason`` a value of a closed list or empty.

    ``text_id`` names words in ``texts``, or is empty.
    """

    event_id: str
    case_id: str
    version_id: str
    happening: Happening
    person_id: str | None
    reason: str = ""
    text_id: str = ""
    rules_version: str = ""
    lexicon_version: str = ""
    at: datetime


class CaseStatus(StrEnum):
    """Where a case stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    RELEASED = "released"
    HIDDEN = "hidden"
    GONE = "gone"


_STATUS: Mapping[Happening, CaseStatus] = {
    Happening.SUBMITTED: CaseStatus.SUBMITTED,
    Happening.RETURNED: CaseStatus.RETURNED,
    Happening.RELEASED: CaseStatus.RELEASED,
    Happening.RESCREENED: CaseStatus.RELEASED,
    Happening.PUT_BACK: CaseStatus.RELEASED,
    Happening.HIDDEN: CaseStatus.HIDDEN,
    Happening.DELETED: CaseStatus.GONE,
    Happening.EXPIRED: CaseStatus.GONE,
    Happening.FORGOTTEN: CaseStatus.GONE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """A case with its versions by number and its events oldest first; it has at least one version."""

    opened: Opened
    versions: Sequence[Version]
    events: Sequence[CaseEvent] = ()

    @property
    def case_id(self) -> str:
        """The case."""
        return self.opened.case_id

    @property
    def latest(self) -> Version:
        """The text that counts: any edit is a new version."""
        return self.versions[-1]

    @property
    def last(self) -> CaseEvent | None:
        """The last event of all."""
        return self.events[-1] if self.events else None

    @property
    def status(self) -> CaseStatus:
        """Any edit returns a case to draft: events of earlier versions count no more, unless it is gone for good."""
        if self.last and _STATUS[self.last.happening] == CaseStatus.GONE:
            return CaseStatus.GONE
        own = [e for e in self.events if e.version_id == self.latest.version_id]
        return _STATUS[own[-1].happening] if own else CaseStatus.DRAFT

    @property
    def touched_at(self) -> datetime:
        """When something last happened to it."""
        return max(self.latest.at, self.last.at) if self.last else self.latest.at

    def happened(self, happening: Happening) -> CaseEvent | None:
        """The last event of a kind to the latest version."""
        own = (e for e in reversed(self.events) if e.version_id == self.latest.version_id)
        return next((e for e in own if e.happening == happening), None)
