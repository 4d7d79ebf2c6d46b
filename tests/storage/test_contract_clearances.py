"""What every storage promises about re-verification, and about the licences of all."""

import pytest
from storage_examples import NOW, after, clearance, licence_event, withdrawal

from quiz_app.domain.clearance import ClearanceRecord, Finding
from quiz_app.domain.privacy import Erasure
from quiz_app.errors import StorageError
from quiz_app.services.ports import Storage


def test_clearances_come_back_with_their_withdrawals_oldest_first(storage: Storage) -> None:
    later = clearance("k0", at=after(1), finding=Finding.LAPSES)
    with storage.writing() as stores:
        assert stores.clearances.clearances() == ()
        for one in (later, clearance()):
            stores.clearances.add_clearance(one)
        stores.clearances.add_withdrawal(withdrawal("k0"))
        assert stores.clearances.clearances() == (
            ClearanceRecord(clearance=clearance()),
            ClearanceRecord(clearance=later, withdrawal=withdrawal("k0")),
        )


def test_each_is_stored_once(storage: Storage) -> None:
    with storage.writing() as stores:
        assert stores.clearances.add_clearance(clearance()) is True
        assert stores.clearances.add_clearance(clearance(finding=Finding.LAPSES)) is False
        assert stores.clearances.add_withdrawal(withdrawal()) is True
        assert stores.clearances.add_withdrawal(withdrawal(person_id="bo")) is False


def test_the_count_grows_with_each_row(storage: Storage) -> None:
    with storage.writing() as stores:
        assert stores.clearances.count() == 0
        stores.clearances.add_clearance(clearance())
        assert stores.clearances.count() == 1
        stores.clearances.add_withdrawal(withdrawal())
    with storage.reading() as stores:
        assert stores.clearances.count() == 2


def test_only_what_was_said_can_be_taken_back(storage: Storage) -> None:
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.clearances.add_withdrawal(withdrawal())


def test_the_events_of_all_are_those_of_everybody_but_the_erased(storage: Storage) -> None:
    amina, bo = licence_event(), licence_event("e9", person_id="bo", licence_id="l9", at=after(9), code="KODE-9")
    with storage.writing() as stores:
        for event in (bo, amina):
            stores.licences.add_event(event)
        assert stores.licences.events_of_all() == (amina, bo)
        assert stores.licences.count() == 2
        stores.privacy.erase(Erasure(person_id="amina", at=NOW, actor_id="bo"))
        assert stores.licences.events_of_all() == (bo,)
