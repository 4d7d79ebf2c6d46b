"""People, units and roles: within the administrator's scope, each change a decision in the trail."""

from collections.abc import Mapping
from typing import Any

import pytest
from fakes import MemoryStorage
from world import World

from quiz_app.domain.audit import Action, AuditRow, broken_at
from quiz_app.domain.people import Actor, Grant, Permission, Role, Unit
from quiz_app.errors import Conflict, InvalidInput, NotFound, RuleError
from quiz_app.services.administering import Administering, NewPerson

PASSWORD = "fire ord er en god vej"
CASEWORKER = Grant(role=Role.CASEWORKER, unit_id="nord")


@pytest.fixture
def erik(town: World) -> Actor:
    """The administrator of the whole municipality."""
    return town.person("Erik", Role.ADMINISTRATOR, unit="kommunen")


@pytest.fixture
def nora(town: World) -> Actor:
    """The administrator of Center Nord."""
    return town.person("Nora", Role.ADMINISTRATOR, unit="nord")


def new(**changed: Any) -> NewPerson:  # noqa: ANN401 - any field
    base = {"name": "Ny Person", "login": "ny", "unit_id": "nord", "grants": (CASEWORKER,), "password": PASSWORD}
    return NewPerson(**base | changed)


def trail(town: World) -> tuple[AuditRow, ...]:
    with town.storage.reading() as stores:
        rows = stores.audit.rows()
    assert broken_at(rows) is None
    return rows


def grants(town: World, person_id: str) -> tuple[Grant, ...]:
    with town.storage.reading() as stores:
        return stores.people.grants(person_id)


def test_a_person_who_is_added_can_sign_in_with_their_roles_and_must_choose_a_password(
    town: World, erik: Actor
) -> None:
    person_id = town.platform.administering.add_person(erik, new())
    token = town.platform.signing_in.sign_in("ny", PASSWORD)
    assert town.platform.signing_in.actor(token) == Actor(person_id=person_id, grants=(CASEWORKER,))
    assert town.platform.signing_in.must_change(token)


def test_without_a_password_there_is_no_account(town: World, erik: Actor) -> None:
    town.platform.administering.add_person(erik, new(password=""))
    assert (town.rows()["people"], town.rows()["accounts"]) == (2, 0)


def test_the_password_is_stored_as_its_hash_only(town: World, erik: Actor) -> None:
    person_id = town.platform.administering.add_person(erik, new())
    assert town.storage._state.accounts[person_id].password_hash == town.hasher.hash(PASSWORD)
    assert PASSWORD not in repr(trail(town))


def test_names_and_logins_are_stored_without_surrounding_space(town: World, erik: Actor) -> None:
    person_id = town.platform.administering.add_person(erik, new(name="  Ny Person ", login=" ny "))
    person = town.storage._state.people[person_id]
    assert (person.name, person.login) == ("Ny Person", "ny")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": "  "}, "name"),
        ({"login": ""}, "login"),
        ({"login": "ny person"}, "login"),
        ({"name": "n" * 201}, "name"),
        ({"login": "n" * 201}, "login"),
        ({"name": "Ny\nPerson"}, "name"),
        ({"name": "Ny\u202ePerson"}, "name"),
        ({"login": "ny\x00"}, "login"),
        ({"password": "for kort"}, "new"),
        ({"password": "mit login er ny"}, "new"),
    ],
)
def test_what_is_wrong_with_a_new_person_is_said_beside_the_field_and_nothing_is_stored(
    town: World, erik: Actor, *, changed: dict[str, Any], field: str
) -> None:
    before = town.rows()
    with pytest.raises(InvalidInput) as refused:
        town.platform.administering.add_person(erik, new(**changed))
    assert refused.value.field == field
    assert town.rows() == before


@pytest.mark.parametrize("login", ["erik", "ERIK", " Erik "])
def test_a_login_that_is_taken_is_refused_whatever_its_case(town: World, erik: Actor, login: str) -> None:
    before = town.rows()
    with pytest.raises(Conflict, match="er i brug"):
        town.platform.administering.add_person(erik, new(login=login))
    assert town.rows() == before


@pytest.mark.parametrize(
    "changed",
    [
        {"unit_id": "syd"},
        {"unit_id": "kommunen"},
        {"unit_id": "ukendt"},
        {"grants": (CASEWORKER, Grant(role=Role.MANAGER, unit_id="syd"))},
        {"grants": (Grant(role=Role.ADMINISTRATOR, unit_id="kommunen"),)},
    ],
)
def test_nobody_is_added_outside_the_scope_nor_with_a_role_outside_it(
    town: World, nora: Actor, changed: Mapping[str, Any]
) -> None:
    before = town.rows()
    with pytest.raises(NotFound):
        town.platform.administering.add_person(nora, new(**changed))
    assert town.rows() == before


def test_an_administrator_of_a_unit_adds_people_below_it(town: World, nora: Actor) -> None:
    assert town.platform.administering.add_person(nora, new(unit_id="nord-1", grants=()))


def test_everybody_in_scope_is_listed_by_name_with_their_roles(town: World, erik: Actor, nora: Actor) -> None:
    for name, unit in (("Åse", "nord-1"), ("Bo", "syd"), ("Ane", "nord")):
        town.person(name, unit=unit)
    listed = [(p.name, tuple(g.role for g in held)) for p, held in town.platform.administering.people(nora)]
    assert listed == [("Ane", (Role.CASEWORKER,)), ("Nora", (Role.ADMINISTRATOR,)), ("Åse", (Role.CASEWORKER,))]
    assert len(town.platform.administering.people(erik)) == 5


def test_a_unit_is_added_below_one_in_scope_and_audited_once(town: World, nora: Actor) -> None:
    unit = Unit(unit_id="nord-2", name="Team 2", parent="nord")
    for _ in range(2):
        town.platform.administering.add_unit(nora, unit)
    assert unit in town.platform.administering.units(nora)
    assert [(r.action, r.actor_id, r.subject, dict(r.details)) for r in trail(town)] == [
        (Action.UNIT_ADDED, "nora", "nord-2", {"parent": "nord"})
    ]


@pytest.mark.parametrize("parent", ["syd", "kommunen", "", "ukendt"])
def test_no_unit_is_added_outside_the_scope(town: World, nora: Actor, parent: str) -> None:
    with pytest.raises(NotFound):
        town.platform.administering.add_unit(nora, Unit(unit_id="x", name="X", parent=parent))
    assert "x" not in town.storage._state.units


def test_a_role_is_given_and_taken_each_time_a_decision(town: World, erik: Actor, amina: Actor) -> None:
    key = Grant(role=Role.KEY_PERSON, unit_id="kommunen")
    town.platform.administering.grant(erik, "amina", key)
    assert set(grants(town, "amina")) == {CASEWORKER, key}
    town.platform.administering.withdraw(erik, "amina", key)
    assert grants(town, "amina") == (CASEWORKER,)
    details = {"role": "key_person", "unit": "kommunen"}
    assert [(r.action, r.actor_id, r.subject, dict(r.details)) for r in trail(town)] == [
        (Action.ROLE_GRANTED, "erik", "amina", details),
        (Action.ROLE_WITHDRAWN, "erik", "amina", details),
    ]


def test_what_changes_nothing_is_no_decision(town: World, erik: Actor, amina: Actor) -> None:
    town.platform.administering.grant(erik, "amina", CASEWORKER)
    town.platform.administering.withdraw(erik, "amina", Grant(role=Role.JURIST, unit_id="nord"))
    assert (trail(town), grants(town, "amina")) == ((), (CASEWORKER,))


@pytest.mark.parametrize("outside", [("bo", "nord"), ("amina", "syd"), ("amina", "kommunen"), ("ukendt", "nord")])
@pytest.mark.parametrize("act", ["grant", "withdraw"])
def test_no_role_changes_of_a_person_or_in_a_unit_outside_the_scope(
    town: World, nora: Actor, amina: Actor, bo: Actor, *, act: str, outside: tuple[str, str]
) -> None:
    before, (person_id, unit) = town.rows(), outside
    with pytest.raises(NotFound):
        getattr(town.platform.administering, act)(nora, person_id, Grant(role=Role.MANAGER, unit_id=unit))
    assert town.rows() == before


@pytest.fixture
def empty(town: World) -> Administering:
    """The administration of a database that was just made."""
    return Administering(storage=MemoryStorage(), clock=town.clock, entropy=town.entropy, hasher=town.hasher)


def test_the_first_administrator_brings_the_municipality_along(empty: Administering) -> None:
    person_id = empty.add_first_administrator("Eksempelby Kommune", new(unit_id="kommunen", grants=()))
    actor = Actor(person_id=person_id, grants=(Grant(role=Role.ADMINISTRATOR, unit_id="kommunen"),))
    assert empty.units(actor) == (Unit(unit_id="kommunen", name="Eksempelby Kommune"),)
    assert empty.people(actor)[0][1] == actor.grants
    assert actor.has(Permission.ADMINISTER)


def test_the_first_administrator_was_added_by_the_system(empty: Administering) -> None:
    person_id = empty.add_first_administrator("Eksempelby Kommune", new(unit_id="kommunen", grants=()))
    with empty.storage.reading() as stores:
        (row,) = stores.audit.rows()
    assert (row.action, row.actor_id, row.subject) == (Action.PERSON_ADDED, None, person_id)
    assert dict(row.details) == {"roles": "administrator@kommunen"}


def test_a_later_administrator_from_the_server_gets_the_municipality_that_is_there(town: World) -> None:
    with town.storage.writing() as stores:
        stores.people.add_unit(Unit(unit_id="a", name="Først i alfabetet", parent="kommunen"))
    before = town.rows()["units"]
    town.platform.administering.add_first_administrator("Et andet navn", new(unit_id="et-andet-id", grants=()))
    (person,) = town.storage._state.people.values()
    assert (person.unit_id, town.rows()["units"]) == ("kommunen", before)


def test_the_first_administrator_needs_a_free_login_too(town: World, erik: Actor) -> None:
    with pytest.raises(Conflict):
        town.platform.administering.add_first_administrator("Eksempelby Kommune", new(login="Erik", grants=()))


def test_a_password_set_on_the_server_opens_ends_sessions_and_lifts_a_lock(town: World, erik: Actor) -> None:
    signing_in, administering = town.platform.signing_in, town.platform.administering
    person_id = administering.add_person(erik, new())
    old = signing_in.sign_in("ny", PASSWORD)
    for _ in range(5):
        with pytest.raises(RuleError):
            signing_in.sign_in("ny", "forkert")
    administering.set_password("NY", "helt andre ord end før", must_change=False)
    assert signing_in.actor(old) is None
    token = signing_in.sign_in("ny", "helt andre ord end før")
    assert not signing_in.must_change(token)
    row = trail(town)[-1]
    assert (row.action, row.actor_id, row.subject) == (Action.PASSWORD_CHANGED, None, person_id)


def test_somebody_without_a_local_account_gets_one_by_a_password(town: World, erik: Actor) -> None:
    town.platform.administering.add_person(erik, new(password=""))
    town.platform.administering.set_password("ny", PASSWORD, must_change=True)
    assert town.platform.signing_in.must_change(town.platform.signing_in.sign_in("ny", PASSWORD))


@pytest.mark.parametrize(("login", "password"), [("ukendt", PASSWORD), ("ny", "kort"), ("ny", "mit login er ny")])
def test_no_password_is_set_for_nobody_nor_a_weak_one(town: World, erik: Actor, login: str, password: str) -> None:
    town.platform.administering.add_person(erik, new(password=""))
    before = town.rows()
    with pytest.raises(RuleError):
        town.platform.administering.set_password(login, password, must_change=False)
    assert town.rows() == before


def placed(town: World, actor: Actor, person_id: str = "amina", **changed: str) -> None:
    now = {"name": "Amina", "login": "amina", "unit_id": "nord"}
    town.platform.administering.place(actor, person_id, **(now | changed))


def test_a_name_a_login_and_a_unit_are_changed_each_time_a_decision_that_repeats_no_name(
    town: World, erik: Actor, amina: Actor
) -> None:
    town.platform.administering.grant(erik, "amina", Grant(role=Role.MANAGER, unit_id="nord"))
    placed(town, erik, name=" Amina Holm ", login="amho", unit_id="syd")
    with town.storage.reading() as stores:
        person, grants = stores.people.find_person("amina"), stores.people.grants("amina")
        row = next(r for r in stores.audit.rows() if r.action == Action.PERSON_CHANGED)
    assert person is not None
    assert (person.name, person.login, person.unit_id) == ("Amina Holm", "amho", "syd")
    assert grants == (Grant(role=Role.CASEWORKER, unit_id="syd"),)
    assert dict(row.details) == {"name": "changed", "login": "changed", "unit": "syd", "from": "nord"}


def test_what_is_as_it_was_is_no_decision_and_a_bad_or_taken_name_is_none_either(
    town: World, erik: Actor, amina: Actor
) -> None:
    placed(town, erik)
    for changed, error in (
        ({"name": "n" * 201}, InvalidInput),
        ({"login": "to ord"}, InvalidInput),
        ({"login": "ERIK"}, Conflict),
        ({"unit_id": "ukendt"}, NotFound),
    ):
        with pytest.raises(error):
            placed(town, erik, **changed)
    assert town.rows()["audit"] == 0


def test_nobody_is_moved_into_or_out_of_another_scope_and_nobody_moves_away_from_their_own_administration(
    town: World, erik: Actor, nora: Actor, amina: Actor
) -> None:
    town.person("Dan", unit="syd")
    with pytest.raises(NotFound):
        placed(town, nora, unit_id="syd")
    with pytest.raises(NotFound):
        placed(town, nora, "dan", name="Dan", login="dan")
    with pytest.raises(RuleError):
        placed(town, erik, "erik", name="Erik", login="erik", unit_id="nord")
