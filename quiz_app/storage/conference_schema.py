"""The tables of case conferences. Words lie in ``texts``; outcomes name nobody, neither who decided nor who told."""

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, Table, UniqueConstraint

from quiz_app.domain.cancellation import CancelReason
from quiz_app.domain.case_ref import CaseRefKind
from quiz_app.domain.conference import Band, Complaint, ConferenceFormat, Manner
from quiz_app.storage.column_types import Choice, Id, UtcDateTime
from quiz_app.storage.columns import key, metadata, must, person


def _conference(*, is_key: bool = False, index: bool = False) -> Column[str]:
    return Column(
        "conference_id",
        ForeignKey("conferences.conference_id"),
        primary_key=is_key,
        nullable=False,
        index=index,
    )


conferences = Table(
    "conferences",
    metadata,
    key("conference_id"),
    must("format", Choice(ConferenceFormat)),
    must("manner", Choice(Manner)),
    must("case_kind", Choice(CaseRefKind)),
    must("case_id", Id),
    must("pending", Boolean),
    person("owner_id"),
    person("facilitator_id"),
    person("note_taker_id"),
    must("starts_at", UtcDateTime),
    must("ends_at", UtcDateTime),
    must("place_id", Id),
    must("seed", Integer),
    must("at", UtcDateTime),
)

conference_members = Table(
    "conference_members",
    metadata,
    _conference(is_key=True),
    person(is_key=True, index=True),
    person("invited_by"),
    must("at", UtcDateTime),
)

cancellations = Table(
    "cancellations",
    metadata,
    _conference(is_key=True),
    Column("person_id", ForeignKey("people.person_id"), index=True),
    must("reason", Choice(CancelReason)),
    must("at", UtcDateTime),
)

later_deadlines = Table(
    "later_deadlines",
    metadata,
    key("later_deadline_id"),
    _conference(index=True),
    must("ends_at", UtcDateTime),
    person(index=True),
    must("at", UtcDateTime),
)

conclusions = Table(
    "conclusions",
    metadata,
    key("conclusion_id"),
    _conference(),
    must("version", Integer),
    person("author_id", index=True),
    must("advised", Choice(Band)),
    must("provisions", JSON),
    must("parts", JSON),
    must("offers", JSON),
    Column("next_owner_id", ForeignKey("people.person_id")),
    Column("next_on", Date),
    must("at", UtcDateTime),
    UniqueConstraint("conference_id", "version"),
)

objections = Table(
    "objections",
    metadata,
    key("objection_id"),
    _conference(index=True),
    must("version", Integer),
    person(index=True),
    must("text_id", Id),
    must("at", UtcDateTime),
)

outcomes = Table(
    "outcomes",
    metadata,
    key("outcome_id"),
    _conference(),
    must("months", Integer),
    must("band", Choice(Band)),
    must("complaint", Choice(Complaint)),
    must("at", UtcDateTime),
    Index(None, "conference_id", "months"),
)

EVIDENCE = (conferences, conference_members, cancellations, later_deadlines, conclusions, objections, outcomes)
"""All of them: what was advised and objected is never changed, only followed by the next."""
