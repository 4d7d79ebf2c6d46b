"""The tables of drafts: working rows without words, which lie in ``texts``, and the decisions about them."""

from sqlalchemy import Boolean, Column, ForeignKey, Table, Text

from quiz_app.domain.case_ref import CaseRefKind
from quiz_app.domain.drafting import DraftDecision, DraftKind
from quiz_app.storage.column_types import Choice, Id, UtcDateTime
from quiz_app.storage.columns import key, metadata, must, person

drafts = Table(
    "drafts",
    metadata,
    key("draft_id"),
    Column("conference_id", ForeignKey("conferences.conference_id"), nullable=False),
    must("kind", Choice(DraftKind)),
    must("case_kind", Choice(CaseRefKind)),
    must("case_id", Id),
    must("path", Text),
    must("text_id", Id),
    person(index=True),
    must("at", UtcDateTime),
    must("rebuilt", Boolean),
)

draft_decisions = Table(
    "draft_decisions",
    metadata,
    Column("draft_id", ForeignKey("drafts.draft_id"), primary_key=True, nullable=False),
    must("decision", Choice(DraftDecision)),
    must("reason", Text),
    person(index=True),
    must("at", UtcDateTime),
)

EVIDENCE = (draft_decisions,)
"""What was decided about a draft is never changed."""
