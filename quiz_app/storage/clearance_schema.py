"""The tables of re-verification."""

from sqlalchemy import Column, ForeignKey, Table

from quiz_app.domain.clearance import Finding
from quiz_app.domain.impact import ObjectKind
from quiz_app.storage.column_types import Choice, Id, UtcDateTime
from quiz_app.storage.columns import key, metadata, must, person

clearances = Table(
    "clearances",
    metadata,
    key("clearance_id"),
    must("kind", Choice(ObjectKind)),
    must("object_id", Id),
    must("digest", Id),
    must("change", Id),
    must("finding", Choice(Finding)),
    person(),
    must("at", UtcDateTime),
)

clearance_withdrawals = Table(
    "clearance_withdrawals",
    metadata,
    Column("clearance_id", ForeignKey("clearances.clearance_id"), primary_key=True),
    person(),
    must("at", UtcDateTime),
)
