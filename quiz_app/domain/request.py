"""What one person asks one colleague to say yes to: merit, a talk that was held, a panel's decision. No words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RequestKind(StrEnum):
    """What the yes is for: experience counts instead of modules, a talk was held, a licence is issued by a panel."""

    MERIT = "merit"
    TALK = "talk"
    PANEL = "panel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """``asker_id`` asks ``colleague_id`` about ``person_id``; the asker is the person, except for a panel."""

    request_id: str
    kind: RequestKind
    person_id: str
    asker_id: str
    colleague_id: str
    licence_kind: str
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestReply:
    """The one answer to a request, by the colleague who was asked."""

    request_id: str
    granted: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """That ``person_id`` asks no more: ``asked_id`` is the id of their request, or of their supervised case."""

    asked_id: str
    person_id: str
    at: datetime
