"""Calibration rounds, and the consents that twin cases need."""

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, select

from quiz_app.domain.calibration_round import CalibrationRound
from quiz_app.domain.twin_case import ConsentRecord, ConsentWithdrawal, TwinConsent
from quiz_app.storage import round_schema
from quiz_app.storage.rows import add

_rounds, _consents, _withdrawals = (
    round_schema.calibration_rounds,
    round_schema.twin_consents,
    round_schema.consent_withdrawals,
)


@dataclass(frozen=True, slots=True)
class SqlRounds:
    """The store of rounds in one transaction."""

    connection: Connection

    def add_round(self, calibration: CalibrationRound) -> bool:
        """As the port says."""
        return add(self.connection, _rounds, asdict(calibration))

    def rounds(self) -> tuple[CalibrationRound, ...]:
        """As the port says."""
        query = select(_rounds).order_by(_rounds.c.started_at, _rounds.c.round_id)
        return tuple(CalibrationRound(**row) for row in self.connection.execute(query).mappings())

    def find_round(self, round_id: str) -> CalibrationRound | None:
        """As the port says."""
        query = select(_rounds).where(_rounds.c.round_id == round_id)
        row = self.connection.execute(query).mappings().one_or_none()
        return CalibrationRound(**row) if row else None

    def add_consent(self, consent: TwinConsent) -> bool:
        """As the port says."""
        return add(self.connection, _consents, asdict(consent))

    def add_consent_withdrawal(self, withdrawal: ConsentWithdrawal) -> bool:
        """As the port says."""
        return add(self.connection, _withdrawals, asdict(withdrawal))

    def consents(self) -> tuple[ConsentRecord, ...]:
        """As the port says."""
        rows = self.connection.execute(select(_withdrawals)).mappings()
        taken_back = {row["consent_id"]: ConsentWithdrawal(**row) for row in rows}
        query = select(_consents).order_by(_consents.c.at, _consents.c.consent_id)
        found = (TwinConsent(**row) for row in self.connection.execute(query).mappings())
        return tuple(ConsentRecord(consent=c, withdrawal=taken_back.get(c.consent_id)) for c in found)
