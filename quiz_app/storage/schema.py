"""The tables. Evidence is only ever added to; working tables hold what is true now.

A column is named as the field it keeps. Evidence names people by ``person_id`` alone: names and logins stand in
``identities`` and ``accounts``, and may be deleted without touching it.
"""

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
    Table,
    Text,
    UniqueConstraint,
)

from quiz_app.domain.attempt import AnswerCertainty, AttemptKind, PauseMark, SubmissionCause
from quiz_app.domain.audit import Action
from quiz_app.domain.licence import LicenceBasis, LicenceEventType
from quiz_app.domain.people import Role
from quiz_app.domain.practice import PracticeForm, PracticeTrack, Verdict
from quiz_app.domain.proceeding import Ground, Outcome
from quiz_app.storage.assessment_schema import assessments, reveals
from quiz_app.storage.clearance_schema import clearance_withdrawals, clearances
from quiz_app.storage.column_types import Choice, Id, UtcDateTime
from quiz_app.storage.columns import key, metadata, must, person
from quiz_app.storage.conference_schema import EVIDENCE as OF_CONFERENCES
from quiz_app.storage.confirmation_schema import law_answers, law_approvals
from quiz_app.storage.correction_schema import correction_replies, key_corrections, regradings
from quiz_app.storage.draft_schema import EVIDENCE as OF_DRAFTS
from quiz_app.storage.law_schema import law_task_closings, law_tasks, law_texts, law_watch_days, overrulings
from quiz_app.storage.path_schema import request_replies, requests, taken_back
from quiz_app.storage.round_schema import calibration_rounds, consent_withdrawals, twin_consents
from quiz_app.storage.sharing_schema import SHARING_EVIDENCE

units = Table(
    "units",
    metadata,
    key("unit_id"),
    must("name", Text),
    Column("parent", ForeignKey("units.unit_id", deferrable=True, initially="DEFERRED")),
)

people = Table(
    "people",
    metadata,
    key("person_id"),
    Column("unit_id", ForeignKey("units.unit_id"), nullable=False, index=True),
    must("active", Boolean),
    must("created_at", UtcDateTime),
    Column("leaves_on", Date),
)

pauses = Table(
    "pauses", metadata, person(is_key=True), Column("starts_on", Date, primary_key=True), must("back_on", Date)
)

identities = Table(
    "identities",
    metadata,
    person(is_key=True),
    must("name", Text),
    must("login", Text),
    Column("login_key", Id, unique=True),
)

accounts = Table(
    "accounts",
    metadata,
    person(is_key=True),
    must("login", Text),
    Column("login_key", Id, nullable=False, unique=True),
    must("password_hash", Text),
    must("must_change", Boolean),
    must("failures", Integer),
    Column("locked_until", UtcDateTime),
)

role_grants = Table(
    "role_grants",
    metadata,
    person(is_key=True),
    Column("role", Choice(Role), primary_key=True),
    Column("unit_id", ForeignKey("units.unit_id"), primary_key=True),
    must("granted_at", UtcDateTime),
)

sessions = Table(
    "sessions",
    metadata,
    key("token_hash"),
    person(index=True),
    must("created_at", UtcDateTime),
    must("last_seen_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    must("issuer", Text),
)

provider_identities = Table(
    "provider_identities",
    metadata,
    key("issuer"),
    key("subject"),
    person(index=True),
    must("linked_at", UtcDateTime),
    UniqueConstraint("issuer", "person_id"),
)

attempts = Table(
    "attempts",
    metadata,
    key("attempt_id"),
    person(index=True),
    must("kind", Choice(AttemptKind)),
    must("subject", Id),
    must("started_at", UtcDateTime),
    Column("deadline", UtcDateTime),
    Column("cut", Double),
    must("seed", Integer),
    Column("support_id", ForeignKey("people.person_id"), index=True),
)

exam_pauses = Table(
    "exam_pauses",
    metadata,
    Column("attempt_id", ForeignKey("attempts.attempt_id"), primary_key=True),
    Column("mark", Choice(PauseMark), primary_key=True),
    must("at", UtcDateTime),
)

attempt_items = Table(
    "attempt_items",
    metadata,
    Column("attempt_id", ForeignKey("attempts.attempt_id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    must("question", Id),
    must("digest", Id),
    must("case", Id),
    must("case_digest", Id),
)

open_attempts = Table(
    "open_attempts",
    metadata,
    person(is_key=True),
    key("slot"),
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
    key("answer_id"),
    must("attempt_id", Id),
    must("position", Integer),
    must("response", JSON),
    Column("certainty", Choice(AnswerCertainty)),
    must("given_at", UtcDateTime),
    ForeignKeyConstraint(["attempt_id", "position"], ["attempt_items.attempt_id", "attempt_items.position"]),
    Index(None, "attempt_id", "position"),
)

submissions = Table(
    "submissions",
    metadata,
    key("submission_id"),
    Column("attempt_id", ForeignKey("attempts.attempt_id"), nullable=False, unique=True),
    must("submitted_at", UtcDateTime),
    must("cause", Choice(SubmissionCause)),
    must("points", Double),
    must("out_of", Integer),
    Column("passed", Boolean),
    must("answers_digest", Id),
)

supervised_cases = Table(
    "supervised_cases",
    metadata,
    key("supervised_case_id"),
    person(index=True),
    person("companion_id", index=True),
    must("licence_kind", Id),
    must("step", Id),
    must("track", Choice(PracticeTrack)),
    must("asked_at", UtcDateTime),
    must("form", Choice(PracticeForm)),
    must("key_person", Boolean),
    must("other_unit", Boolean),
    Column("closed_on", Date),
)

sign_offs = Table(
    "sign_offs",
    metadata,
    key("sign_off_id"),
    Column("supervised_case_id", ForeignKey("supervised_cases.supervised_case_id"), nullable=False, unique=True),
    person("companion_id"),
    must("verdict", Choice(Verdict)),
    must("ratings", JSON),
    Column("text_id", Id),
    must("at", UtcDateTime),
)

licence_events = Table(
    "licence_events",
    metadata,
    key("event_id"),
    Column("licence_id", Id, nullable=False, index=True),
    person(index=True),
    must("licence_kind", Id),
    must("type", Choice(LicenceEventType)),
    must("at", UtcDateTime),
    Column("actor_id", Id),
    must("reason", Text),
    Column("valid_until", Date),
    Column("code", Id, nullable=False, index=True),
    Column("law_read_until", Date),
    Column("until", Date),
    must("until_step", Id),
    must("basis", Choice(LicenceBasis)),
    Column("changes_until", Date),
    must("untested", JSON),
)

notices = Table(
    "notices",
    metadata,
    key("proceeding_id"),
    Column("licence_id", Id, nullable=False, index=True),
    person(index=True),
    must("ground", Choice(Ground)),
    must("text_id", Id),
    person("decider_id"),
    must("role", Choice(Role)),
    must("unit_id", Id),
    must("at", UtcDateTime),
)

replies = Table(
    "replies",
    metadata,
    Column("proceeding_id", ForeignKey("notices.proceeding_id"), primary_key=True),
    must("text_id", Id),
    must("at", UtcDateTime),
)

decisions = Table(
    "decisions",
    metadata,
    key("decision_id"),
    Column("proceeding_id", ForeignKey("notices.proceeding_id"), nullable=False, unique=True),
    person("decider_id"),
    must("role", Choice(Role)),
    must("unit_id", Id),
    must("outcome", Choice(Outcome)),
    must("text_id", Id),
    must("at", UtcDateTime),
    Column("until", Date),
    must("until_step", Id),
)

content_versions = Table(
    "content_versions",
    metadata,
    key("digest"),
    must("kind", Id),
    must("object_id", Id),
    must("canonical", Text),
    must("kept_at", UtcDateTime),
)

texts = Table(
    "texts",
    metadata,
    key("text_id"),
    person("author_id", index=True),
    Column("about_id", ForeignKey("people.person_id"), index=True),
    Column("body", Text),
    must("at", UtcDateTime),
)

blankings = Table(
    "blankings",
    metadata,
    Column("text_id", ForeignKey("texts.text_id"), primary_key=True),
    person("proposed_by"),
    must("proposed_at", UtcDateTime),
    Column("approved_by", ForeignKey("people.person_id")),
    Column("approved_at", UtcDateTime),
)

status_views = Table(
    "status_views",
    metadata,
    person(is_key=True),
    person("viewer_id", is_key=True),
    Column("day", Date, primary_key=True),
    Index(None, "viewer_id", "day"),
)

erasures = Table(
    "erasures",
    metadata,
    person(is_key=True),
    must("at", UtcDateTime),
    Column("actor_id", Id),
)

expiries = Table(
    "expiries",
    metadata,
    Column("attempt_id", ForeignKey("attempts.attempt_id"), primary_key=True),
    must("at", UtcDateTime),
)

loose_answers = Table(
    "loose_answers",
    metadata,
    key("loose_answer_id"),
    must("question", Id),
    must("digest", Id),
    must("case", Id),
    must("case_digest", Id),
    must("response", JSON),
    Column("certainty", Choice(AnswerCertainty)),
    must("year", Integer),
    sqlite_with_rowid=False,
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    must("at", UtcDateTime),
    Column("actor_id", Id),
    must("action", Choice(Action)),
    must("subject", Id),
    must("details", JSON),
    Column("previous", Id, nullable=False, unique=True),
    Column("digest", Id, nullable=False, unique=True),
)

EVIDENCE = (
    attempts,
    attempt_items,
    exam_pauses,
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
    key_corrections,
    correction_replies,
    regradings,
    requests,
    request_replies,
    taken_back,
    law_answers,
    law_approvals,
    clearances,
    clearance_withdrawals,
    law_texts,
    overrulings,
    law_tasks,
    law_task_closings,
    law_watch_days,
    assessments,
    reveals,
    calibration_rounds,
    twin_consents,
    consent_withdrawals,
    *OF_CONFERENCES,
    *OF_DRAFTS,
    *SHARING_EVIDENCE,
    content_versions,
    erasures,
    audit,
)
"""Tables whose rows are never changed or deleted; the database itself refuses it (:mod:`quiz_app.storage.evidence`).

The answers of an attempt that has a row in ``expiries`` may be deleted.
"""
