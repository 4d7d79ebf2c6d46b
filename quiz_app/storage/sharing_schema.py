"""The tables of shared cases: their history, their words, and what was made from those."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, Table, Text, UniqueConstraint

from quiz_app.domain.sharing.history import Happening
from quiz_app.storage.column_types import Choice, Id, UtcDateTime
from quiz_app.storage.columns import key, metadata, must, person


def _case(*, index: bool = False) -> Column[str]:
    return Column("case_id", ForeignKey("shared_cases.case_id"), nullable=False, index=index)


shared_cases = Table(
    "shared_cases",
    metadata,
    key("case_id"),
    person(index=True),
    must("centre_id", Id),
    must("at", UtcDateTime),
)

shared_case_versions = Table(
    "shared_case_versions",
    metadata,
    key("version_id"),
    _case(),
    must("number", Integer),
    must("digest", Id),
    must("resolutions", JSON),
    must("found", JSON),
    must("rules_version", Id),
    must("lexicon_version", Id),
    must("at", UtcDateTime),
    UniqueConstraint("case_id", "number"),
)

shared_case_words = Table(
    "shared_case_words",
    metadata,
    Column("version_id", ForeignKey("shared_case_versions.version_id"), primary_key=True),
    Column("body", Text),
)

shared_case_events = Table(
    "shared_case_events",
    metadata,
    key("event_id"),
    _case(),
    must("number", Integer),
    Column("version_id", ForeignKey("shared_case_versions.version_id"), nullable=False),
    must("happening", Choice(Happening)),
    Column("person_id", ForeignKey("people.person_id")),
    must("reason", Id),
    must("text_id", Id),
    must("rules_version", Id),
    must("lexicon_version", Id),
    must("at", UtcDateTime),
    UniqueConstraint("case_id", "number"),
)

shared_case_texts = Table(
    "shared_case_texts",
    metadata,
    Column("text_id", ForeignKey("texts.text_id"), primary_key=True),
    _case(index=True),
)

SHARING_EVIDENCE = (shared_cases, shared_case_versions, shared_case_events, shared_case_texts)
"""What is only added to; words may be taken away."""
