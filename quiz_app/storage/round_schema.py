"""The tables of calibration rounds and of the consents that twin cases need."""

from sqlalchemy import Column, Date, ForeignKey, Integer, Table

from quiz_app.domain.calibration_round import TwinTrait
from quiz_app.domain.twin_case import ConsentParty
from quiz_app.storage.column_types import Choice, Id, UtcDateTime
from quiz_app.storage.columns import key, metadata, must, person

calibration_rounds = Table(
    "calibration_rounds",
    metadata,
    key("round_id"),
    must("case_id", Id),
    must("digest", Id),
    person("starter_id"),
    must("started_at", UtcDateTime),
    must("deadline", UtcDateTime),
    must("seed", Integer),
    must("follows", Id),
    Column("trait", Choice(TwinTrait)),
    must("twin_digest", Id),
)

twin_consents = Table(
    "twin_consents",
    metadata,
    key("consent_id"),
    must("party", Choice(ConsentParty)),
    must("given_on", Date()),
    must("text_id", Id),
    person("recorder_id"),
    must("at", UtcDateTime),
)

consent_withdrawals = Table(
    "consent_withdrawals",
    metadata,
    Column("consent_id", ForeignKey("twin_consents.consent_id"), primary_key=True),
    person("recorder_id"),
    must("at", UtcDateTime),
)
