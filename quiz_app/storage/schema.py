"""The tables. Evidence is only ever added to; working tables hold what is true now.

A column is named as the field it keeps. Evidence names people by ``person_id`` alone: names and logins stand in
``identities`` and ``accounts``, and may be deleted without touching it.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from quiz_app.domain.attempt import AnswerCertainty, AttemptKind, SubmissionCause
from quiz_app.domain.audit import Action
from quiz_app.domain.licence import LicenceEventType, PracticeTrack, Verdict
from quiz_app.domain.people import Role
from quiz_app.domain.proceeding import Ground, Outcome
from quiz_app.storage.column_types import Choice, Id, UtcDateTime

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}

metadata = MetaData(naming_convention=NAMES)


def _key(name: str) -> Column[str]:
    return Column(name, Id, primary_key=True)


def _must(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]]) -> Column[Any]:
    return Column(name, kind, nullable=False)


def _person(name: str = "person_id", *, key: bool = False, index: bool = False) -> Column[str]:
    return Column(name, ForeignKey("people.person_id"), primary_key=key, index=index, nullable=False)


units = Table(
    "units",
    metadata,
    _key("unit_id"),
    _must("name", Text),
    Column("parent", ForeignKey("units.unit_id", deferrable=True, initially="DEFERRED")),
)

people = Table(
    "people",
    metadata,
    _key("person_id"),
    Column("unit_id", ForeignKey("units.unit_id"), nullable=False, index=True),
    _must("active", Boolean),
    _must("created_at", UtcDateTime),
    Column("leaves_on", Date),
)

pauses = Table(
    "pauses",
    metadata,
    _person(key=True),
    Column("starts_on", Date, primary_key=True),
    _must("back_on", Date),
)

identities = Table(
    "identities",
    metadata,
    _person(key=True),
    _must("name", Text),
    _must("login", Text),
    Column("login_key", Id, unique=True),
)

accounts = Table(
    "accounts",
    metadata,
    _person(key=True),
    _must("login", Text),
    Column("login_key", Id, nullable=False, unique=True),
    _must("password_hash", Text),
    _must("must_change", Boolean),
    _must("failures", Integer),
    Column("locked_until", UtcDateTime),
)

role_grants = Table(
    "role_grants",
    metadata,
    _person(key=True),
    Column("role", Choice(Role), primary_key=True),
    Column("unit_id", ForeignKey("units.unit_id"), primary_key=True),
    _must("granted_at", UtcDateTime),
)

sessions = Table(
    "sessions",
    metadata,
    _key("token_hash"),
    _person(index=True),
    _must("created_at", UtcDateTime),
    _must("last_seen_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    _must("issuer", Text),
)

provider_identities = Table(
    "provider_identities",
    metadata,
    _key("issuer"),
    _key("subject"),
    _person(index=True),
    _must("linked_at", UtcDateTime),
    UniqueConstraint("issuer", "person_id"),
)

attempts = Table(
    "attempts",
    metadata,
    _key("attempt_id"),
    _person(index=True),
    _must("kind", Choice(AttemptKind)),
    _must("subject", Id),
    _must("started_at", UtcDateTime),
    Column("deadline", UtcDateTime),
    Column("cut", Double),
    _must("seed", Integer),
)

attempt_items = Table(
    "attempt_items",
    metadata,
    Column("attempt_id", ForeignKey("attempts.attempt_id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _must("question", Id),
    _must("digest", Id),
    _must("case", Id),
    _must("case_digest", Id),
)

open_attempts = Table(
    "open_attempts",
    metadata,
    _person(key=True),
    _key("slot"),
    Column(
        "attempt_id",
        ForeignKey("attempts.attempt_id", deferrable=True, initially="DEFERRED"),
        nullable=False,
        unique=True,
    ),
)

answers = Table(
    "answers",
    metadata,
    _key("answer_id"),
    _must("attempt_id", Id),
    _must("position", Integer),
    _must("response", JSON),
    Column("certainty", Choice(AnswerCertainty)),
    _must("given_at", UtcDateTime),
    ForeignKeyConstraint(["attempt_id", "position"], ["attempt_items.attempt_id", "attempt_items.position"]),
    Index(None, "attempt_id", "position"),
)

submissions = Table(
    "submissions",
    metadata,
    _key("submission_id"),
    Column("attempt_id", ForeignKey("attempts.attempt_id"), nullable=False, unique=True),
    _must("submitted_at", UtcDateTime),
    _must("cause", Choice(SubmissionCause)),
    _must("points", Double),
    _must("out_of", Integer),
    Column("passed", Boolean),
    _must("answers_digest", Id),
)

supervised_cases = Table(
    "supervised_cases",
    metadata,
    _key("supervised_case_id"),
    _person(index=True),
    _person("companion_id", index=True),
    _must("licence_kind", Id),
    _must("step", Id),
    _must("track", Choice(PracticeTrack)),
    _must("asked_at", UtcDateTime),
)

sign_offs = Table(
    "sign_offs",
    metadata,
    _key("sign_off_id"),
    Column("supervised_case_id", ForeignKey("supervised_cases.supervised_case_id"), nullable=False, unique=True),
    _person("companion_id"),
    _must("verdict", Choice(Verdict)),
    _must("ratings", JSON),
    Column("text_id", Id),
    _must("at", UtcDateTime),
)

licence_events = Table(
    "licence_events",
    metadata,
    _key("event_id"),
    Column("licence_id", Id, nullable=False, index=True),
    _person(index=True),
    _must("licence_kind", Id),
    _must("type", Choice(LicenceEventType)),
    _must("at", UtcDateTime),
    Column("actor_id", Id),
    _must("reason", Text),
    Column("valid_until", Date),
    Column("code", Id, nullable=False, index=True),
    Column("law_read_until", Date),
    Column("until", Date),
    _must("until_step", Id),
)

notices = Table(
    "notices",
    metadata,
    _key("proceeding_id"),
    Column("licence_id", Id, nullable=False, index=True),
    _person(index=True),
    _must("ground", Choice(Ground)),
    _must("text_id", Id),
    _person("decider_id"),
    _must("role", Choice(Role)),
    _must("unit_id", Id),
    _must("at", UtcDateTime),
)

replies = Table(
    "replies",
    metadata,
    Column("proceeding_id", ForeignKey("notices.proceeding_id"), primary_key=True),
    _must("text_id", Id),
    _must("at", UtcDateTime),
)

decisions = Table(
    "decisions",
    metadata,
    _key("decision_id"),
    Column("proceeding_id", ForeignKey("notices.proceeding_id"), nullable=False, unique=True),
    _person("decider_id"),
    _must("role", Choice(Role)),
    _must("unit_id", Id),
    _must("outcome", Choice(Outcome)),
    _must("text_id", Id),
    _must("at", UtcDateTime),
    Column("until", Date),
    _must("until_step", Id),
)

content_versions = Table(
    "content_versions",
    metadata,
    _key("digest"),
    _must("kind", Id),
    _must("object_id", Id),
    _must("canonical", Text),
    _must("kept_at", UtcDateTime),
)

texts = Table(
    "texts",
    metadata,
    _key("text_id"),
    _person("author_id", index=True),
    Column("about_id", ForeignKey("people.person_id"), index=True),
    Column("body", Text),
    _must("at", UtcDateTime),
)

blankings = Table(
    "blankings",
    metadata,
    Column("text_id", ForeignKey("texts.text_id"), primary_key=True),
    _person("proposed_by"),
    _must("proposed_at", UtcDateTime),
    Column("approved_by", ForeignKey("people.person_id")),
    Column("approved_at", UtcDateTime),
)

status_views = Table(
    "status_views",
    metadata,
    _person(key=True),
    _person("viewer_id", key=True),
    Column("day", Date, primary_key=True),
    Index(None, "viewer_id", "day"),
)

erasures = Table(
    "erasures",
    metadata,
    _person(key=True),
    _must("at", UtcDateTime),
    Column("actor_id", Id),
)

expiries = Table(
    "expiries",
    metadata,
    Column("attempt_id", ForeignKey("attempts.attempt_id"), primary_key=True),
    _must("at", UtcDateTime),
)

loose_answers = Table(
    "loose_answers",
    metadata,
    _key("loose_answer_id"),
    _must("question", Id),
    _must("digest", Id),
    _must("case", Id),
    _must("case_digest", Id),
    _must("response", JSON),
    Column("certainty", Choice(AnswerCertainty)),
    _must("year", Integer),
    sqlite_with_rowid=False,
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _must("at", UtcDateTime),
    Column("actor_id", Id),
    _must("action", Choice(Action)),
    _must("subject", Id),
    _must("details", JSON),
    Column("previous", Id, nullable=False, unique=True),
    Column("digest", Id, nullable=False, unique=True),
)

EVIDENCE = (
    attempts,
    attempt_items,
    answers,
    expiries,
    loose_answers,
    submissions,
    supervised_cases,
    sign_offs,
    licence_events,
    notices,
    replies,
    decisions,
    content_versions,
    erasures,
    audit,
)
"""Tables whose rows are never changed or deleted; the database itself refuses it (:mod:`quiz_app.storage.evidence`).

The answers of an attempt that has a row in ``expiries`` may be deleted.
"""
