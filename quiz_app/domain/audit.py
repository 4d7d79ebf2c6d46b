"""The audit trail: decisions as a chain of hashes, so that a missing or changed row shows."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

GENESIS = "0" * 64


class Action(StrEnum):
    """A decision that the trail keeps."""

    UNIT_ADDED = "unit_added"
    PERSON_ADDED = "person_added"
    ROLE_GRANTED = "role_granted"
    ROLE_WITHDRAWN = "role_withdrawn"
    PERSON_CHANGED = "person_changed"
    PEOPLE_IMPORTED = "people_imported"
    SESSIONS_ENDED = "sessions_ended"
    ACCOUNT_LINKED = "account_linked"
    ACCOUNT_UNLINKED = "account_unlinked"
    ERASURE = "erasure"
    RETENTION = "retention"
    TEXT_READ = "text_read"
    BLANKING_PROPOSED = "blanking_proposed"
    BLANKING_REJECTED = "blanking_rejected"
    TEXT_BLANKED = "text_blanked"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - the name of an act, no password
    SUBMISSION = "submission"
    SIGN_OFF = "sign_off"
    LICENCE_EVENT = "licence_event"
    LICENCE_NOTICE = "licence_notice"
    LICENCE_REPLY = "licence_reply"
    LICENCE_DECISION = "licence_decision"
    KEY_CORRECTION = "key_correction"
    KEY_CORRECTION_REPLY = "key_correction_reply"
    REGRADING = "regrading"
    REQUEST = "request"
    REQUEST_REPLY = "request_reply"
    REQUEST_TAKEN_BACK = "request_taken_back"
    LAW_ANSWERED = "law_answered"
    LAW_APPROVED = "law_approved"
    CLEARANCE = "clearance"
    CLEARANCE_WITHDRAWN = "clearance_withdrawn"
    TEXT_CHANGE_OVERRULED = "text_change_overruled"
    LAW_TASK_CLOSED = "law_task_closed"
    REVEAL = "reveal"
    DEADLINE_EXTENDED = "deadline_extended"
    CONFERENCE_CANCELLED = "conference_cancelled"
    CONCLUSION = "conclusion"
    OBJECTION = "objection"
    OUTCOME = "outcome"
    DRAFT_DECISION = "draft_decision"
    CALIBRATION_ROUND = "calibration_round"
    TWIN_CONSENT = "twin_consent"
    TWIN_CONSENT_WITHDRAWN = "twin_consent_withdrawn"
    SHARED_CASE = "shared_case"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """One decision by ``actor_id`` (``None``: the system); ``details`` holds ids, choices and digests, never words."""

    seq: int
    at: datetime
    actor_id: str | None
    action: Action
    subject: str
    details: Mapping[str, str]
    previous: str
    digest: str


def chain(
    last: AuditRow | None,
    *,
    at: datetime,
    actor_id: str | None,
    action: Action,
    subject: str,
    details: Mapping[str, str],
) -> AuditRow:
    """The row that follows ``last``: its digest is SHA-256 over its own content and the digest before it."""
    seq, previous = (last.seq + 1, last.digest) if last else (1, GENESIS)
    digest = _digest(seq, at, actor_id, action, subject, details, previous)
    return AuditRow(
        seq=seq,
        at=at,
        actor_id=actor_id,
        action=action,
        subject=subject,
        details=dict(details),
        previous=previous,
        digest=digest,
    )


def broken_at(rows: Iterable[AuditRow]) -> int | None:
    """The number of the first row that does not follow from the one before it; ``None`` when the chain holds."""
    last: AuditRow | None = None
    for row in rows:
        expected = chain(
            last, at=row.at, actor_id=row.actor_id, action=row.action, subject=row.subject, details=row.details
        )
        if row != expected:
            return row.seq
        last = row
    return None


def _digest(*parts: object) -> str:
    text = json.dumps(parts, default=_plain, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)
