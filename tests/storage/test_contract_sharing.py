"""What every storage promises about shared cases."""

import pytest
from sharing_examples import case_event, opened, version
from storage_examples import after

from quiz_app.domain.sharing.history import CaseStatus, Happening
from quiz_app.errors import StorageError
from quiz_app.services.ports import Storage


def share(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.shared_cases.open(opened())
        stores.shared_cases.add_version(version(), "Ord.")


def test_a_case_comes_back_with_its_versions_and_events_in_order(storage: Storage) -> None:
    share(storage)
    second = version("v0", number=2, resolutions=(), at=after(2))
    first, then = case_event("e9"), case_event("e1", Happening.RETURNED, person_id="bo", reason="too_detailed")
    with storage.writing() as stores:
        stores.shared_cases.add_event(first)
        stores.shared_cases.add_event(then)
        stores.shared_cases.add_version(second, "Andre ord.")
        record = stores.shared_cases.find("c1")
    assert record is not None
    assert (record.opened, record.versions, record.events) == (opened(), (version(), second), (first, then))
    assert record.status == CaseStatus.DRAFT


def test_cases_come_oldest_first_and_one_without_a_version_is_no_case_yet(storage: Storage) -> None:
    with storage.writing() as stores:
        for case_id, hours in (("c1", 2), ("c2", 1), ("c3", 0)):
            stores.shared_cases.open(opened(case_id, at=after(hours)))
        stores.shared_cases.add_version(version(), "Ord.")
        stores.shared_cases.add_version(version("v2", case_id="c2"), "Ord.")
        assert [r.case_id for r in stores.shared_cases.records()] == ["c2", "c1"]
        assert stores.shared_cases.find("c3") is None


def test_people_find_the_cases_that_they_have_shared_oldest_first(storage: Storage) -> None:
    with storage.writing() as stores:
        for case_id, person_id, hours in (("c1", "amina", 2), ("c2", "amina", 1), ("c3", "bo", 0)):
            stores.shared_cases.open(opened(case_id, person_id=person_id, at=after(hours)))
        assert stores.shared_cases.opened_by("amina") == ("c2", "c1")
        assert stores.shared_cases.opened_by("cleo") == ()


def test_each_is_stored_once(storage: Storage) -> None:
    share(storage)
    with storage.writing() as stores:
        assert stores.shared_cases.open(opened(centre_id="syd")) is False
        assert stores.shared_cases.add_version(version(digest="d2"), "Nye ord.") is False
        assert stores.shared_cases.words("v1") == "Ord."
        assert stores.shared_cases.add_event(case_event()) is True
        assert stores.shared_cases.add_event(case_event(person_id="bo")) is False


def test_words_are_taken_away_for_good_and_the_rest_stays(storage: Storage) -> None:
    share(storage)
    with storage.writing() as stores:
        assert stores.shared_cases.blank(["v1", "v9"]) == 1
        assert stores.shared_cases.blank(["v1"]) == 0
        assert stores.shared_cases.words("v1") is None
        record = stores.shared_cases.find("c1")
    assert record is not None
    assert record.versions == (version(),)


def test_what_was_made_from_a_case_is_known_by_the_case(storage: Storage) -> None:
    share(storage)
    with storage.writing() as stores:
        for text_id in ("x2", "x1"):
            stores.texts.add(text_id, author_id="bo", body="Et uddrag.", at=after(1))
            assert stores.shared_cases.add_derived("c1", text_id) is True
        assert stores.shared_cases.add_derived("c1", "x1") is False
        assert stores.shared_cases.derived("c1") == ("x1", "x2")
        assert stores.shared_cases.derived("c2") == ()


def test_nothing_hangs_on_a_case_that_is_not_there(storage: Storage) -> None:
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.shared_cases.add_version(version(), "Ord.")
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.shared_cases.add_event(case_event())
