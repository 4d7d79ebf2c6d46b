"""Calibration rounds and consents in memory: the promises of ``services/round_store.py``."""

from collections.abc import Callable, Mapping

from quiz_app.domain.calibration_round import CalibrationRound
from quiz_app.domain.twin_case import ConsentRecord, ConsentWithdrawal, TwinConsent


class MemoryRounds:
    """Over the rows of a memory database; ``write`` and ``require`` are its guards."""

    def __init__(
        self,
        *,
        rounds: dict[str, CalibrationRound],
        consents: dict[str, TwinConsent],
        withdrawals: dict[str, ConsentWithdrawal],
        people: Mapping[str, object],
        write: Callable[..., None],
        require: Callable[..., None],
    ) -> None:
        self._rounds, self._consents, self._withdrawals = rounds, consents, withdrawals
        self._people, self._write, self._require = people, write, require

    def add_round(self, calibration: CalibrationRound) -> bool:
        self._write(calibration.started_at, calibration.deadline)
        self._require(self._people, calibration.starter_id)
        return self._rounds.setdefault(calibration.round_id, calibration) is calibration

    def rounds(self) -> tuple[CalibrationRound, ...]:
        return tuple(sorted(self._rounds.values(), key=lambda r: (r.started_at, r.round_id)))

    def find_round(self, round_id: str) -> CalibrationRound | None:
        return self._rounds.get(round_id)

    def add_consent(self, consent: TwinConsent) -> bool:
        self._write(consent.at)
        self._require(self._people, consent.recorder_id)
        return self._consents.setdefault(consent.consent_id, consent) is consent

    def add_consent_withdrawal(self, withdrawal: ConsentWithdrawal) -> bool:
        self._write(withdrawal.at)
        self._require(self._people, withdrawal.recorder_id)
        self._require(self._consents, withdrawal.consent_id)
        return self._withdrawals.setdefault(withdrawal.consent_id, withdrawal) is withdrawal

    def consents(self) -> tuple[ConsentRecord, ...]:
        ordered = sorted(self._consents.values(), key=lambda c: (c.at, c.consent_id))
        return tuple(ConsentRecord(consent=c, withdrawal=self._withdrawals.get(c.consent_id)) for c in ordered)
