"""The first tables: people, attempts, practice, licences, words, versions and the audit trail."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from quiz_app.storage.assessment_schema import ANALYSTS_VIEW
from quiz_app.storage.column_types import Id, UtcDateTime
from quiz_app.storage.evidence import protect, protect_until_expiry, refuse_after_cancellation, refuse_after_reveal

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

EVIDENCE = (
    "attempts",
    "attempt_items",
    "expiries",
    "loose_answers",
    "exam_pauses",
    "submissions",
    "supervised_cases",
    "sign_offs",
    "licence_events",
    "notices",
    "replies",
    "decisions",
    "key_corrections",
    "correction_replies",
    "regradings",
    "requests",
    "request_replies",
    "taken_back",
    "law_answers",
    "law_approvals",
    "clearances",
    "clearance_withdrawals",
    "law_texts",
    "overrulings",
    "law_tasks",
    "law_task_closings",
    "law_watch_days",
    "assessments",
    "reveals",
    "calibration_rounds",
    "twin_consents",
    "consent_withdrawals",
    "conferences",
    "conference_members",
    "cancellations",
    "later_deadlines",
    "conclusions",
    "objections",
    "outcomes",
    "draft_decisions",
    "shared_cases",
    "shared_case_versions",
    "shared_case_events",
    "shared_case_texts",
    "content_versions",
    "erasures",
    "audit",
)


def upgrade() -> None:
    _people()
    _attempts()
    _practice()
    _proceedings()
    _corrections()
    _paths()
    _confirmations()
    _clearances()
    _law()
    _versions_texts_audit()
    _privacy()
    _sharing()
    _assessments()
    _rounds()
    _conferences()
    _drafts()
    dialect = op.get_bind().dialect.name
    for statement in (*protect(dialect, EVIDENCE), *protect_until_expiry(dialect)):
        op.execute(statement)
    for statement in (*refuse_after_reveal(dialect), *refuse_after_cancellation(dialect), ANALYSTS_VIEW):
        op.execute(statement)


def _must(name: str, kind: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _pk(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _uq(table: str, column: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(column, name=f"uq_{table}_{column}")


def _fk(table: str, column: str, target: str, *, initially: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [target], name=f"fk_{table}_{column}", deferrable=bool(initially) or None, initially=initially
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)


def _people() -> None:
    op.create_table(
        "units",
        _must("unit_id", Id),
        _must("name", sa.Text()),
        sa.Column("parent", Id),
        _pk("units", "unit_id"),
        _fk("units", "parent", "units.unit_id", initially="DEFERRED"),
    )
    op.create_table(
        "people",
        _must("person_id", Id),
        _must("unit_id", Id),
        _must("active", sa.Boolean()),
        _must("created_at", UtcDateTime()),
        sa.Column("leaves_on", sa.Date()),
        _pk("people", "person_id"),
        _fk("people", "unit_id", "units.unit_id"),
    )
    _index("people", "unit_id")
    op.create_table(
        "pauses",
        _must("person_id", Id),
        _must("starts_on", sa.Date()),
        _must("back_on", sa.Date()),
        _pk("pauses", "person_id", "starts_on"),
        _fk("pauses", "person_id", "people.person_id"),
    )
    op.create_table(
        "identities",
        _must("person_id", Id),
        _must("name", sa.Text()),
        _must("login", sa.Text()),
        sa.Column("login_key", Id),
        _pk("identities", "person_id"),
        _fk("identities", "person_id", "people.person_id"),
        _uq("identities", "login_key"),
    )
    op.create_table(
        "accounts",
        _must("person_id", Id),
        _must("login", sa.Text()),
        _must("login_key", Id),
        _must("password_hash", sa.Text()),
        _must("must_change", sa.Boolean()),
        _must("failures", sa.Integer()),
        sa.Column("locked_until", UtcDateTime()),
        _pk("accounts", "person_id"),
        _fk("accounts", "person_id", "people.person_id"),
        _uq("accounts", "login_key"),
    )
    op.create_table(
        "role_grants",
        _must("person_id", Id),
        _must("role", sa.Text()),
        _must("unit_id", Id),
        _must("granted_at", UtcDateTime()),
        _pk("role_grants", "person_id", "role", "unit_id"),
        _fk("role_grants", "person_id", "people.person_id"),
        _fk("role_grants", "unit_id", "units.unit_id"),
    )
    op.create_table(
        "sessions",
        _must("token_hash", Id),
        _must("person_id", Id),
        _must("created_at", UtcDateTime()),
        _must("last_seen_at", UtcDateTime()),
        sa.Column("ended_at", UtcDateTime()),
        _must("issuer", sa.Text()),
        _pk("sessions", "token_hash"),
        _fk("sessions", "person_id", "people.person_id"),
    )
    _index("sessions", "person_id")
    op.create_table(
        "provider_identities",
        _must("issuer", Id),
        _must("subject", Id),
        _must("person_id", Id),
        _must("linked_at", UtcDateTime()),
        _pk("provider_identities", "issuer", "subject"),
        _fk("provider_identities", "person_id", "people.person_id"),
        sa.UniqueConstraint("issuer", "person_id", name="uq_provider_identities_issuer_person_id"),
    )
    _index("provider_identities", "person_id")


def _attempts() -> None:
    op.create_table(
        "attempts",
        _must("attempt_id", Id),
        _must("person_id", Id),
        _must("kind", sa.Text()),
        _must("subject", Id),
        _must("started_at", UtcDateTime()),
        sa.Column("deadline", UtcDateTime()),
        sa.Column("cut", sa.Double()),
        _must("seed", sa.Integer()),
        sa.Column("support_id", Id),
        _pk("attempts", "attempt_id"),
        _fk("attempts", "person_id", "people.person_id"),
        _fk("attempts", "support_id", "people.person_id"),
    )
    _index("attempts", "person_id")
    _index("attempts", "support_id")
    op.create_table(
        "exam_pauses",
        _must("attempt_id", Id),
        _must("mark", sa.Text()),
        _must("at", UtcDateTime()),
        _pk("exam_pauses", "attempt_id", "mark"),
        _fk("exam_pauses", "attempt_id", "attempts.attempt_id"),
    )
    op.create_table(
        "attempt_items",
        _must("attempt_id", Id),
        _must("position", sa.Integer()),
        _must("question", Id),
        _must("digest", Id),
        _must("case", Id),
        _must("case_digest", Id),
        _pk("attempt_items", "attempt_id", "position"),
        _fk("attempt_items", "attempt_id", "attempts.attempt_id"),
    )
    op.create_table(
        "open_attempts",
        _must("person_id", Id),
        _must("slot", Id),
        _must("attempt_id", Id),
        _pk("open_attempts", "person_id", "slot"),
        _fk("open_attempts", "person_id", "people.person_id"),
        _fk("open_attempts", "attempt_id", "attempts.attempt_id", initially="DEFERRED"),
        _uq("open_attempts", "attempt_id"),
    )
    op.create_table(
        "answers",
        _must("answer_id", Id),
        _must("attempt_id", Id),
        _must("position", sa.Integer()),
        _must("response", sa.JSON()),
        sa.Column("certainty", sa.Text()),
        _must("given_at", UtcDateTime()),
        _pk("answers", "answer_id"),
        sa.ForeignKeyConstraint(
            ["attempt_id", "position"],
            ["attempt_items.attempt_id", "attempt_items.position"],
            name="fk_answers_attempt_id_position",
        ),
    )
    _index("answers", "attempt_id", "position")
    op.create_table(
        "submissions",
        _must("submission_id", Id),
        _must("attempt_id", Id),
        _must("submitted_at", UtcDateTime()),
        _must("cause", sa.Text()),
        _must("points", sa.Double()),
        _must("out_of", sa.Integer()),
        sa.Column("passed", sa.Boolean()),
        _must("answers_digest", Id),
        _pk("submissions", "submission_id"),
        _fk("submissions", "attempt_id", "attempts.attempt_id"),
        _uq("submissions", "attempt_id"),
    )


def _practice() -> None:
    op.create_table(
        "supervised_cases",
        _must("supervised_case_id", Id),
        _must("person_id", Id),
        _must("companion_id", Id),
        _must("licence_kind", Id),
        _must("step", Id),
        _must("track", sa.Text()),
        _must("asked_at", UtcDateTime()),
        _must("form", sa.Text()),
        _must("key_person", sa.Boolean()),
        _must("other_unit", sa.Boolean()),
        sa.Column("closed_on", sa.Date()),
        _pk("supervised_cases", "supervised_case_id"),
        _fk("supervised_cases", "person_id", "people.person_id"),
        _fk("supervised_cases", "companion_id", "people.person_id"),
    )
    _index("supervised_cases", "person_id")
    _index("supervised_cases", "companion_id")
    op.create_table(
        "sign_offs",
        _must("sign_off_id", Id),
        _must("supervised_case_id", Id),
        _must("companion_id", Id),
        _must("verdict", sa.Text()),
        _must("ratings", sa.JSON()),
        sa.Column("text_id", Id),
        _must("at", UtcDateTime()),
        _pk("sign_offs", "sign_off_id"),
        _fk("sign_offs", "supervised_case_id", "supervised_cases.supervised_case_id"),
        _fk("sign_offs", "companion_id", "people.person_id"),
        _uq("sign_offs", "supervised_case_id"),
    )
    op.create_table(
        "licence_events",
        _must("event_id", Id),
        _must("licence_id", Id),
        _must("person_id", Id),
        _must("licence_kind", Id),
        _must("type", sa.Text()),
        _must("at", UtcDateTime()),
        sa.Column("actor_id", Id),
        _must("reason", sa.Text()),
        sa.Column("valid_until", sa.Date()),
        _must("code", Id),
        sa.Column("law_read_until", sa.Date()),
        sa.Column("until", sa.Date()),
        _must("until_step", Id),
        _must("basis", sa.Text()),
        sa.Column("changes_until", sa.Date()),
        _must("untested", sa.JSON()),
        _pk("licence_events", "event_id"),
        _fk("licence_events", "person_id", "people.person_id"),
    )
    for column in ("licence_id", "person_id", "code"):
        _index("licence_events", column)


def _proceedings() -> None:
    op.create_table(
        "notices",
        _must("proceeding_id", Id),
        _must("licence_id", Id),
        _must("person_id", Id),
        _must("ground", sa.Text()),
        _must("text_id", Id),
        _must("decider_id", Id),
        _must("role", sa.Text()),
        _must("unit_id", Id),
        _must("at", UtcDateTime()),
        _pk("notices", "proceeding_id"),
        _fk("notices", "person_id", "people.person_id"),
        _fk("notices", "decider_id", "people.person_id"),
    )
    _index("notices", "licence_id")
    _index("notices", "person_id")
    op.create_table(
        "replies",
        _must("proceeding_id", Id),
        _must("text_id", Id),
        _must("at", UtcDateTime()),
        _pk("replies", "proceeding_id"),
        _fk("replies", "proceeding_id", "notices.proceeding_id"),
    )
    op.create_table(
        "decisions",
        _must("decision_id", Id),
        _must("proceeding_id", Id),
        _must("decider_id", Id),
        _must("role", sa.Text()),
        _must("unit_id", Id),
        _must("outcome", sa.Text()),
        _must("text_id", Id),
        _must("at", UtcDateTime()),
        sa.Column("until", sa.Date()),
        _must("until_step", Id),
        _pk("decisions", "decision_id"),
        _fk("decisions", "proceeding_id", "notices.proceeding_id"),
        _fk("decisions", "decider_id", "people.person_id"),
        _uq("decisions", "proceeding_id"),
    )


def _corrections() -> None:
    op.create_table(
        "key_corrections",
        _must("correction_id", Id),
        _must("question", Id),
        _must("digest", Id),
        _must("case_digest", Id),
        sa.Column("key", sa.JSON(none_as_null=True)),
        _must("reason", sa.Text()),
        _must("text_id", Id),
        _must("proposer_id", Id),
        _must("unit_id", Id),
        _must("at", UtcDateTime()),
        _must("withdraws", Id),
        _pk("key_corrections", "correction_id"),
        _fk("key_corrections", "proposer_id", "people.person_id"),
    )
    op.create_table(
        "correction_replies",
        _must("correction_id", Id),
        _must("signer_id", Id),
        _must("signed", sa.Boolean()),
        _must("at", UtcDateTime()),
        _pk("correction_replies", "correction_id"),
        _fk("correction_replies", "correction_id", "key_corrections.correction_id"),
        _fk("correction_replies", "signer_id", "people.person_id"),
    )
    op.create_table(
        "regradings",
        _must("regrading_id", Id),
        _must("attempt_id", Id),
        _must("correction_id", Id),
        _must("points", sa.Double()),
        sa.Column("passed", sa.Boolean()),
        _must("at", UtcDateTime()),
        _pk("regradings", "regrading_id"),
        _fk("regradings", "attempt_id", "attempts.attempt_id"),
        _fk("regradings", "correction_id", "key_corrections.correction_id"),
    )
    _index("regradings", "attempt_id")


def _confirmations() -> None:
    op.create_table(
        "law_answers",
        _must("answer_id", Id),
        _must("question", Id),
        _must("digest", Id),
        _must("reply", sa.Text()),
        _must("paragraph", sa.Text()),
        _must("text_id", Id),
        _must("person_id", Id),
        _must("at", UtcDateTime()),
        sa.Column("day", sa.Date()),
        _pk("law_answers", "answer_id"),
        _fk("law_answers", "person_id", "people.person_id"),
    )
    op.create_table(
        "law_approvals",
        _must("answer_id", Id),
        _must("approved", sa.Boolean()),
        _must("person_id", Id),
        _must("at", UtcDateTime()),
        _pk("law_approvals", "answer_id"),
        _fk("law_approvals", "answer_id", "law_answers.answer_id"),
        _fk("law_approvals", "person_id", "people.person_id"),
    )


def _paths() -> None:
    op.create_table(
        "experiences",
        _must("person_id", Id),
        _must("module", Id),
        _must("since", UtcDateTime()),
        _pk("experiences", "person_id", "module"),
        _fk("experiences", "person_id", "people.person_id"),
    )
    op.create_table(
        "extensions",
        _must("person_id", Id),
        _must("giver_id", Id),
        _must("extra", sa.Text()),
        _must("given_at", UtcDateTime()),
        _pk("extensions", "person_id", "giver_id"),
        _fk("extensions", "person_id", "people.person_id"),
        _fk("extensions", "giver_id", "people.person_id"),
    )
    _index("extensions", "giver_id")
    op.create_table(
        "requests",
        _must("request_id", Id),
        _must("kind", sa.Text()),
        _must("person_id", Id),
        _must("asker_id", Id),
        _must("colleague_id", Id),
        _must("licence_kind", Id),
        _must("asked_at", UtcDateTime()),
        _pk("requests", "request_id"),
        *(_fk("requests", column, "people.person_id") for column in ("person_id", "asker_id", "colleague_id")),
    )
    for column in ("person_id", "asker_id", "colleague_id"):
        _index("requests", column)
    op.create_table(
        "request_replies",
        _must("request_id", Id),
        _must("granted", sa.Boolean()),
        _must("at", UtcDateTime()),
        _pk("request_replies", "request_id"),
        _fk("request_replies", "request_id", "requests.request_id"),
    )
    op.create_table(
        "taken_back",
        _must("asked_id", Id),
        _must("person_id", Id),
        _must("at", UtcDateTime()),
        _pk("taken_back", "asked_id"),
        _fk("taken_back", "person_id", "people.person_id"),
    )
    _index("taken_back", "person_id")


def _clearances() -> None:
    op.create_table(
        "clearances",
        _must("clearance_id", Id),
        _must("kind", sa.Text()),
        _must("object_id", Id),
        _must("digest", Id),
        _must("change", Id),
        _must("finding", sa.Text()),
        _must("person_id", Id),
        _must("at", UtcDateTime()),
        _pk("clearances", "clearance_id"),
        _fk("clearances", "person_id", "people.person_id"),
    )
    op.create_table(
        "clearance_withdrawals",
        _must("clearance_id", Id),
        _must("person_id", Id),
        _must("at", UtcDateTime()),
        _pk("clearance_withdrawals", "clearance_id"),
        _fk("clearance_withdrawals", "clearance_id", "clearances.clearance_id"),
        _fk("clearance_withdrawals", "person_id", "people.person_id"),
    )


def _law() -> None:
    op.create_table(
        "law_texts",
        _must("law_text_id", Id),
        _must("act", Id),
        _must("label", Id),
        _must("title", sa.Text()),
        _must("eli", Id),
        sa.Column("issued", sa.Date()),
        _must("provisions", sa.JSON()),
        _must("at", UtcDateTime()),
        _pk("law_texts", "law_text_id"),
        sa.UniqueConstraint("act", "label", name="uq_law_texts_act_label"),
    )
    op.create_table(
        "overrulings",
        _must("overruling_id", Id),
        _must("old_id", Id),
        _must("new_id", Id),
        _must("old", Id),
        _must("new", Id),
        _must("kind", sa.Text()),
        _must("text_id", Id),
        _must("person_id", Id),
        _must("at", UtcDateTime()),
        _pk("overrulings", "overruling_id"),
        _fk("overrulings", "old_id", "law_texts.law_text_id"),
        _fk("overrulings", "new_id", "law_texts.law_text_id"),
        _fk("overrulings", "person_id", "people.person_id"),
    )
    _index("overrulings", "new_id")
    op.create_table(
        "law_tasks",
        *(_must(name, Id) for name in ("task_id", "act", "eli")),
        *(_must(name, sa.Text()) for name in ("title", "type_name", "reason")),
        _must("day", sa.Date()),
        _must("at", UtcDateTime()),
        _pk("law_tasks", "task_id"),
    )
    op.create_table(
        "law_task_closings",
        _must("task_id", Id),
        _must("person_id", Id),
        _must("outcome", sa.Text()),
        _must("at", UtcDateTime()),
        _pk("law_task_closings", "task_id"),
        _fk("law_task_closings", "task_id", "law_tasks.task_id"),
        _fk("law_task_closings", "person_id", "people.person_id"),
    )
    op.create_table(
        "law_watch_days",
        _must("day", sa.Date()),
        _must("read_at", UtcDateTime()),
        _pk("law_watch_days", "day"),
    )


def _versions_texts_audit() -> None:
    op.create_table(
        "content_versions",
        _must("digest", Id),
        _must("kind", Id),
        _must("object_id", Id),
        _must("canonical", sa.Text()),
        _must("kept_at", UtcDateTime()),
        _pk("content_versions", "digest"),
    )
    op.create_table(
        "texts",
        _must("text_id", Id),
        _must("author_id", Id),
        sa.Column("about_id", Id),
        sa.Column("body", sa.Text()),
        _must("at", UtcDateTime()),
        _pk("texts", "text_id"),
        _fk("texts", "author_id", "people.person_id"),
        _fk("texts", "about_id", "people.person_id"),
    )
    _index("texts", "author_id")
    _index("texts", "about_id")
    op.create_table(
        "audit",
        _must("seq", sa.Integer()),
        _must("at", UtcDateTime()),
        sa.Column("actor_id", Id),
        _must("action", sa.Text()),
        _must("subject", Id),
        _must("details", sa.JSON()),
        _must("previous", Id),
        _must("digest", Id),
        _pk("audit", "seq"),
        _uq("audit", "previous"),
        _uq("audit", "digest"),
    )


def _privacy() -> None:
    op.create_table(
        "blankings",
        _must("text_id", Id),
        _must("proposed_by", Id),
        _must("proposed_at", UtcDateTime()),
        sa.Column("approved_by", Id),
        sa.Column("approved_at", UtcDateTime()),
        _pk("blankings", "text_id"),
        _fk("blankings", "text_id", "texts.text_id"),
        _fk("blankings", "proposed_by", "people.person_id"),
        _fk("blankings", "approved_by", "people.person_id"),
    )
    op.create_table(
        "status_views",
        _must("person_id", Id),
        _must("viewer_id", Id),
        _must("day", sa.Date()),
        _pk("status_views", "person_id", "viewer_id", "day"),
        _fk("status_views", "person_id", "people.person_id"),
        _fk("status_views", "viewer_id", "people.person_id"),
    )
    _index("status_views", "viewer_id", "day")
    op.create_table(
        "erasures",
        _must("person_id", Id),
        _must("at", UtcDateTime()),
        sa.Column("actor_id", Id),
        _pk("erasures", "person_id"),
        _fk("erasures", "person_id", "people.person_id"),
    )
    op.create_table(
        "expiries",
        _must("attempt_id", Id),
        _must("at", UtcDateTime()),
        _pk("expiries", "attempt_id"),
        _fk("expiries", "attempt_id", "attempts.attempt_id"),
    )
    op.create_table(
        "loose_answers",
        _must("loose_answer_id", Id),
        _must("question", Id),
        _must("digest", Id),
        _must("case", Id),
        _must("case_digest", Id),
        _must("response", sa.JSON()),
        sa.Column("certainty", sa.Text()),
        _must("year", sa.Integer()),
        _pk("loose_answers", "loose_answer_id"),
        sqlite_with_rowid=False,
    )


def _assessments() -> None:
    op.create_table(
        "assessments",
        _must("assessment_id", Id),
        _must("kind", sa.Text()),
        _must("occasion_id", Id),
        _must("version", Id),
        _must("turn", sa.Text()),
        _must("person_id", Id),
        _must("centre_id", Id),
        _must("series", sa.Text()),
        _must("sufficiency", sa.Integer()),
        _must("missing", sa.JSON()),
        _must("track", sa.Text()),
        _must("provisions", sa.JSON()),
        _must("certainty", sa.Text()),
        _must("reason_id", Id),
        _must("at", UtcDateTime()),
        _pk("assessments", "assessment_id"),
        _fk("assessments", "person_id", "people.person_id"),
    )
    _index("assessments", "person_id")
    _index("assessments", "occasion_id", "turn")
    op.create_table(
        "reveals",
        _must("kind", sa.Text()),
        _must("occasion_id", Id),
        _must("version", Id),
        _must("turn", sa.Text()),
        sa.Column("person_id", Id),
        _must("at", UtcDateTime()),
        _pk("reveals", "kind", "occasion_id", "version", "turn"),
        _fk("reveals", "person_id", "people.person_id"),
    )


def _rounds() -> None:
    op.create_table(
        "calibration_rounds",
        _must("round_id", Id),
        _must("case_id", Id),
        _must("digest", Id),
        _must("starter_id", Id),
        _must("started_at", UtcDateTime()),
        _must("deadline", UtcDateTime()),
        _must("seed", sa.Integer()),
        _must("follows", Id),
        sa.Column("trait", sa.Text()),
        _must("twin_digest", Id),
        _pk("calibration_rounds", "round_id"),
        _fk("calibration_rounds", "starter_id", "people.person_id"),
    )
    op.create_table(
        "twin_consents",
        _must("consent_id", Id),
        _must("party", sa.Text()),
        _must("given_on", sa.Date()),
        _must("text_id", Id),
        _must("recorder_id", Id),
        _must("at", UtcDateTime()),
        _pk("twin_consents", "consent_id"),
        _fk("twin_consents", "recorder_id", "people.person_id"),
    )
    op.create_table(
        "consent_withdrawals",
        _must("consent_id", Id),
        _must("recorder_id", Id),
        _must("at", UtcDateTime()),
        _pk("consent_withdrawals", "consent_id"),
        _fk("consent_withdrawals", "consent_id", "twin_consents.consent_id"),
        _fk("consent_withdrawals", "recorder_id", "people.person_id"),
    )


def _conferences() -> None:
    op.create_table(
        "conferences",
        _must("conference_id", Id),
        _must("format", sa.Text()),
        _must("manner", sa.Text()),
        _must("case_kind", sa.Text()),
        _must("case_id", Id),
        _must("pending", sa.Boolean()),
        _must("owner_id", Id),
        _must("facilitator_id", Id),
        _must("note_taker_id", Id),
        _must("starts_at", UtcDateTime()),
        _must("ends_at", UtcDateTime()),
        _must("place_id", Id),
        _must("seed", sa.Integer()),
        _must("at", UtcDateTime()),
        _pk("conferences", "conference_id"),
        _fk("conferences", "owner_id", "people.person_id"),
        _fk("conferences", "facilitator_id", "people.person_id"),
        _fk("conferences", "note_taker_id", "people.person_id"),
    )
    op.create_table(
        "conference_members",
        _must("conference_id", Id),
        _must("person_id", Id),
        _must("invited_by", Id),
        _must("at", UtcDateTime()),
        _pk("conference_members", "conference_id", "person_id"),
        _fk("conference_members", "conference_id", "conferences.conference_id"),
        _fk("conference_members", "person_id", "people.person_id"),
        _fk("conference_members", "invited_by", "people.person_id"),
    )
    _index("conference_members", "person_id")
    op.create_table(
        "cancellations",
        _must("conference_id", Id),
        sa.Column("person_id", Id),
        _must("reason", sa.Text()),
        _must("at", UtcDateTime()),
        _pk("cancellations", "conference_id"),
        _fk("cancellations", "conference_id", "conferences.conference_id"),
        _fk("cancellations", "person_id", "people.person_id"),
    )
    _index("cancellations", "person_id")
    op.create_table(
        "later_deadlines",
        _must("later_deadline_id", Id),
        _must("conference_id", Id),
        _must("ends_at", UtcDateTime()),
        _must("person_id", Id),
        _must("at", UtcDateTime()),
        _pk("later_deadlines", "later_deadline_id"),
        _fk("later_deadlines", "conference_id", "conferences.conference_id"),
        _fk("later_deadlines", "person_id", "people.person_id"),
    )
    _index("later_deadlines", "conference_id")
    _index("later_deadlines", "person_id")
    op.create_table(
        "conclusions",
        _must("conclusion_id", Id),
        _must("conference_id", Id),
        _must("version", sa.Integer()),
        _must("author_id", Id),
        _must("advised", sa.Text()),
        _must("provisions", sa.JSON()),
        _must("parts", sa.JSON()),
        _must("offers", sa.JSON()),
        sa.Column("next_owner_id", Id),
        sa.Column("next_on", sa.Date()),
        _must("at", UtcDateTime()),
        _pk("conclusions", "conclusion_id"),
        _fk("conclusions", "conference_id", "conferences.conference_id"),
        _fk("conclusions", "author_id", "people.person_id"),
        _fk("conclusions", "next_owner_id", "people.person_id"),
        sa.UniqueConstraint("conference_id", "version", name="uq_conclusions_conference_id_version"),
    )
    _index("conclusions", "author_id")
    op.create_table(
        "objections",
        _must("objection_id", Id),
        _must("conference_id", Id),
        _must("version", sa.Integer()),
        _must("person_id", Id),
        _must("text_id", Id),
        _must("at", UtcDateTime()),
        _pk("objections", "objection_id"),
        _fk("objections", "conference_id", "conferences.conference_id"),
        _fk("objections", "person_id", "people.person_id"),
    )
    _index("objections", "conference_id")
    _index("objections", "person_id")
    op.create_table(
        "outcomes",
        _must("outcome_id", Id),
        _must("conference_id", Id),
        _must("months", sa.Integer()),
        _must("band", sa.Text()),
        _must("complaint", sa.Text()),
        _must("at", UtcDateTime()),
        _pk("outcomes", "outcome_id"),
        _fk("outcomes", "conference_id", "conferences.conference_id"),
    )
    _index("outcomes", "conference_id", "months")


def _drafts() -> None:
    op.create_table(
        "drafts",
        _must("draft_id", Id),
        _must("conference_id", Id),
        _must("kind", sa.Text()),
        _must("case_kind", sa.Text()),
        _must("case_id", Id),
        _must("path", sa.Text()),
        _must("text_id", Id),
        _must("person_id", Id),
        _must("at", UtcDateTime()),
        _must("rebuilt", sa.Boolean()),
        _pk("drafts", "draft_id"),
        _fk("drafts", "conference_id", "conferences.conference_id"),
        _fk("drafts", "person_id", "people.person_id"),
    )
    _index("drafts", "person_id")
    op.create_table(
        "draft_decisions",
        _must("draft_id", Id),
        _must("decision", sa.Text()),
        _must("reason", sa.Text()),
        _must("person_id", Id),
        _must("at", UtcDateTime()),
        _pk("draft_decisions", "draft_id"),
        _fk("draft_decisions", "draft_id", "drafts.draft_id"),
        _fk("draft_decisions", "person_id", "people.person_id"),
    )
    _index("draft_decisions", "person_id")


def _sharing() -> None:
    op.create_table(
        "shared_cases",
        _must("case_id", Id),
        _must("person_id", Id),
        _must("centre_id", Id),
        _must("at", UtcDateTime()),
        _pk("shared_cases", "case_id"),
        _fk("shared_cases", "person_id", "people.person_id"),
    )
    _index("shared_cases", "person_id")
    op.create_table(
        "shared_case_versions",
        _must("version_id", Id),
        _must("case_id", Id),
        _must("number", sa.Integer()),
        _must("digest", Id),
        _must("resolutions", sa.JSON()),
        _must("found", sa.JSON()),
        _must("rules_version", Id),
        _must("lexicon_version", Id),
        _must("at", UtcDateTime()),
        _pk("shared_case_versions", "version_id"),
        _fk("shared_case_versions", "case_id", "shared_cases.case_id"),
        sa.UniqueConstraint("case_id", "number", name="uq_shared_case_versions_case_id_number"),
    )
    op.create_table(
        "shared_case_words",
        _must("version_id", Id),
        sa.Column("body", sa.Text()),
        _pk("shared_case_words", "version_id"),
        _fk("shared_case_words", "version_id", "shared_case_versions.version_id"),
    )
    op.create_table(
        "shared_case_events",
        _must("event_id", Id),
        _must("case_id", Id),
        _must("number", sa.Integer()),
        _must("version_id", Id),
        _must("happening", sa.Text()),
        sa.Column("person_id", Id),
        _must("reason", Id),
        _must("text_id", Id),
        _must("rules_version", Id),
        _must("lexicon_version", Id),
        _must("at", UtcDateTime()),
        _pk("shared_case_events", "event_id"),
        _fk("shared_case_events", "case_id", "shared_cases.case_id"),
        _fk("shared_case_events", "version_id", "shared_case_versions.version_id"),
        _fk("shared_case_events", "person_id", "people.person_id"),
        sa.UniqueConstraint("case_id", "number", name="uq_shared_case_events_case_id_number"),
    )
    op.create_table(
        "shared_case_texts",
        _must("text_id", Id),
        _must("case_id", Id),
        _pk("shared_case_texts", "text_id"),
        _fk("shared_case_texts", "text_id", "texts.text_id"),
        _fk("shared_case_texts", "case_id", "shared_cases.case_id"),
    )
    _index("shared_case_texts", "case_id")
