"""The port for calibration rounds and for the consents that twin cases need."""

from typing import Protocol

from quiz_app.domain.calibration_round import CalibrationRound
from quiz_app.domain.twin_case import ConsentRecord, ConsentWithdrawal, TwinConsent


class RoundStore(Protocol):
    """Rounds, consents and their withdrawals (evidence)."""

    def add_round(self, calibration: CalibrationRound) -> bool: ...
    def rounds(self) -> tuple[CalibrationRound, ...]:
        """Oldest first."""
        ...

    def find_round(self, round_id: str) -> CalibrationRound | None: ...
    def add_consent(self, consent: TwinConsent) -> bool: ...
    def add_consent_withdrawal(self, withdrawal: ConsentWithdrawal) -> bool:
        """Store it; ``False`` when the consent is taken back already."""
        ...

    def consents(self) -> tuple[ConsentRecord, ...]:
        """Oldest first."""
        ...
