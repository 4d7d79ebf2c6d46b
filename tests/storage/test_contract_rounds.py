"""What every storage promises about calibration rounds and the consents that twin cases need."""

import pytest
from storage_examples import after, calibration_round, consent_withdrawal, twin_consent

from quiz_app.domain.calibration_round import TwinTrait
from quiz_app.domain.twin_case import ConsentParty, ConsentRecord
from quiz_app.errors import StorageError
from quiz_app.services.ports import Storage


def test_rounds_come_back_as_they_were_oldest_first(storage: Storage) -> None:
    twin = calibration_round("r0", started_at=after(5), follows="r1", trait=TwinTrait.ORIGIN, twin_digest="d4")
    with storage.writing() as stores:
        assert stores.rounds.add_round(twin) is True
        assert stores.rounds.add_round(calibration_round()) is True
        assert stores.rounds.add_round(calibration_round(case_id="en anden")) is False
    with storage.reading() as stores:
        assert stores.rounds.rounds() == (calibration_round(), twin)
        assert stores.rounds.find_round("r0") == twin
        assert stores.rounds.find_round("r9") is None


def test_consents_come_back_with_what_was_taken_back(storage: Storage) -> None:
    dpo = twin_consent("c0", party=ConsentParty.DPO, at=after(1))
    with storage.writing() as stores:
        for each in (dpo, twin_consent()):
            assert stores.rounds.add_consent(each) is True
        assert stores.rounds.add_consent(twin_consent(text_id="x9")) is False
        assert stores.rounds.add_consent_withdrawal(consent_withdrawal()) is True
        assert stores.rounds.add_consent_withdrawal(consent_withdrawal(at=after(9))) is False
    with storage.reading() as stores:
        assert stores.rounds.consents() == (
            ConsentRecord(consent=twin_consent(), withdrawal=consent_withdrawal()),
            ConsentRecord(consent=dpo),
        )


def test_nobody_unknown_starts_a_round_and_nothing_unknown_is_taken_back(storage: Storage) -> None:
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.rounds.add_round(calibration_round(starter_id="ingen"))
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.rounds.add_consent_withdrawal(consent_withdrawal("c9"))
