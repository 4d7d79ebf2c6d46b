"""What every storage promises about people, roles, accounts and sessions."""

from dataclasses import replace

import pytest
from storage_examples import NOW, account, after, person, provider_identity, session

from quiz_app.domain.people import Grant, Role, Unit
from quiz_app.domain.privacy import Erasure
from quiz_app.errors import Conflict, StorageError
from quiz_app.services.ports import Storage

KEY_PERSON = Grant(role=Role.KEY_PERSON, unit_id="nord")
MANAGER = Grant(role=Role.MANAGER, unit_id="kommune")


def test_units_come_back_as_they_were_added(storage: Storage) -> None:
    with storage.reading() as stores:
        assert stores.people.units() == (
            Unit(unit_id="kommune", name="Eksempelkøbing"),
            Unit(unit_id="nord", name="Center Nord", parent="kommune"),
            Unit(unit_id="syd", name="Center Syd", parent="kommune"),
        )


def test_a_unit_below_an_unknown_one_is_refused(storage: Storage) -> None:
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.people.add_unit(Unit(unit_id="oest", name="Øst", parent="findes-ikke"))


def test_a_person_added_twice_is_stored_once_and_as_first_added(storage: Storage) -> None:
    with storage.writing() as stores:
        assert stores.people.add_person(person("Carla")) is True
        assert stores.people.add_person(person("Carla", name="En anden")) is False
        assert stores.people.find_person("carla") == person("Carla")
        assert stores.people.find_people(["carla", "ingen"]) == {"carla": person("Carla")}


def test_a_person_is_found_by_login_whatever_its_case(storage: Storage) -> None:
    with storage.reading() as stores:
        assert stores.people.find_person_by_login("AMINA@Example.dk") == person("Amina")
        assert stores.people.find_person_by_login("ingen") is None


def test_a_login_belongs_to_one_person(storage: Storage) -> None:
    with storage.writing() as stores:
        with pytest.raises(Conflict):
            stores.people.add_person(person("Carla", login="Amina@example.dk"))
        assert stores.people.find_person("carla") is None


def test_people_without_a_login_are_not_found_by_an_empty_one(storage: Storage) -> None:
    with storage.writing() as stores:
        assert stores.people.add_person(person("Carla", login=""))
        assert stores.people.add_person(person("Dorthe", login=""))
        assert stores.people.find_person_by_login("") is None


def test_people_come_in_the_order_of_the_danish_alphabet(storage: Storage) -> None:
    with storage.writing() as stores:
        for name in ("Åse", "Ørn", "Ægir", "Zenia", "Aaby"):
            stores.people.add_person(person(name, unit_id="nord"))
        names = [p.name for p in stores.people.people()]
    assert names == ["Amina", "Bo", "Zenia", "Ægir", "Ørn", "Aaby", "Åse"]


def test_people_are_limited_to_the_units_asked_for(storage: Storage) -> None:
    with storage.reading() as stores:
        assert [p.person_id for p in stores.people.people(units=frozenset({"syd"}))] == ["bo"]
        assert stores.people.people(units=frozenset()) == ()


def test_a_role_is_granted_once_and_withdrawn(storage: Storage) -> None:
    with storage.writing() as stores:
        for grant in (MANAGER, KEY_PERSON, KEY_PERSON):
            stores.people.grant("bo", grant, NOW)
        assert stores.people.grants("bo") == (KEY_PERSON, MANAGER)
        assert stores.people.grants_of_all() == {"bo": (KEY_PERSON, MANAGER)}
        stores.people.withdraw("bo", MANAGER, after(1))
        stores.people.withdraw("bo", MANAGER, after(2))
        assert stores.people.grants("bo") == (KEY_PERSON,)
        assert stores.people.grants("amina") == ()


def test_a_role_in_an_unknown_unit_is_refused(storage: Storage) -> None:
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.people.grant("bo", replace(MANAGER, unit_id="findes-ikke"), NOW)


def test_an_account_is_saved_over_itself_and_found_by_login_and_person(storage: Storage) -> None:
    locked = account(failures=5, locked_until=after(1))
    with storage.writing() as stores:
        stores.people.save_account(account())
        stores.people.save_account(locked)
        assert stores.people.find_account("AMINA@EXAMPLE.DK") == locked
        assert stores.people.find_account_of("amina") == locked
        assert stores.people.find_account_of("bo") is None


def test_an_account_does_not_take_another_ones_login(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.people.save_account(account())
        with pytest.raises(Conflict):
            stores.people.save_account(account("bo", login="Amina@example.dk"))
        assert stores.people.find_account_of("bo") is None


def test_a_session_is_saved_over_itself(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.people.save_session(session())
        stores.people.save_session(session(last_seen_at=after(5)))
        assert stores.people.find_session("t1") == session(last_seen_at=after(5))
        assert stores.people.find_session("t2") is None


def test_ending_sessions_spares_the_named_one_and_other_people(storage: Storage) -> None:
    with storage.writing() as stores:
        for one in (session("t1"), session("t2"), session("t3", ended_at=NOW), session("t4", person_id="bo")):
            stores.people.save_session(one)
        assert stores.people.end_sessions("amina", after(9), but="t2") == 1
        ended = {t: getattr(stores.people.find_session(t), "ended_at", None) for t in ("t1", "t2", "t3", "t4")}
    assert ended == {"t1": after(9), "t2": None, "t3": NOW, "t4": None}


def test_a_session_that_has_ended_is_not_brought_to_life_by_a_late_page(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.people.save_session(session())
        stores.people.end_sessions("amina", after(9))
        stores.people.save_session(session(last_seen_at=after(10)))
        assert stores.people.find_session("t1") == session(last_seen_at=after(10), ended_at=after(9))


def test_a_providers_subject_is_found_exactly_as_written(storage: Storage) -> None:
    with storage.writing() as stores:
        assert stores.people.add_provider_identity(provider_identity()) is True
        assert stores.people.find_provider_identity("https://login.example", "s1") == provider_identity()
        assert stores.people.find_provider_identity("https://login.example", "S1") is None
        assert stores.people.find_provider_identity("https://andet.example", "s1") is None
        assert stores.people.provider_identities_of("amina") == (provider_identity(),)
        assert stores.people.provider_identities_of("bo") == ()


def test_subject_and_person_are_linked_once_within_an_issuer(storage: Storage) -> None:
    with storage.writing() as stores:
        assert stores.people.add_provider_identity(provider_identity()) is True
        assert stores.people.add_provider_identity(provider_identity("s2")) is False
        assert stores.people.add_provider_identity(provider_identity(person_id="bo")) is False
        assert stores.people.add_provider_identity(provider_identity("s2", issuer="https://andet.example")) is True
        assert stores.people.find_provider_identity("https://login.example", "s1") == provider_identity()


def test_a_link_is_forgotten_with_its_person_and_no_other(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.people.add_provider_identity(provider_identity())
        stores.people.add_provider_identity(provider_identity("s2", person_id="bo"))
        assert stores.people.unlink("amina") == 1
        assert stores.people.unlink("amina") == 0
        assert stores.people.find_provider_identity("https://login.example", "s2") is not None
        stores.privacy.erase(Erasure(person_id="bo", at=NOW, actor_id=None))
        assert stores.people.find_provider_identity("https://login.example", "s2") is None
