"""The tables of corrected keys: what was proposed, what the second person said, and what attempts are worth since."""

from sqlalchemy import JSON, Boolean, Column, Double, ForeignKey, Table

from quiz_app.domain.key_correction import CorrectionReason
from quiz_app.storage.column_types import Choice, Id, UtcDateTime
from quiz_app.storage.columns import key, metadata, must, person

key_corrections = Table(
    "key_corrections",
    metadata,
    key("correction_id"),
    must("question", Id),
    must("digest", Id),
    must("case_digest", Id),
    Column("key", JSON(none_as_null=True)),
    must("reason", Choice(CorrectionReason)),
    must("text_id", Id),
    person("proposer_id"),
    must("unit_id", Id),
    must("at", UtcDateTime),
    must("withdraws", Id),
)

correction_replies = Table(
    "correction_replies",
    metadata,
    Column("correction_id", ForeignKey("key_corrections.correction_id"), primary_key=True),
    person("signer_id"),
    must("signed", Boolean),
    must("at", UtcDateTime),
)

regradings = Table(
    "regradings",
    metadata,
    key("regrading_id"),
    Column("attempt_id", ForeignKey("attempts.attempt_id"), nullable=False, index=True),
    Column("correction_id", ForeignKey("key_corrections.correction_id"), nullable=False),
    must("points", Double),
    Column("passed", Boolean),
    must("at", UtcDateTime),
)
