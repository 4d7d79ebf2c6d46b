"""Whom a provider's token stands for, and with which roles."""

from dataclasses import replace

import pytest
from world import World

from quiz_app.domain.audit import Action
from quiz_app.domain.federation import Claims, FederationRules
from quiz_app.domain.people import Actor, Grant, Role
from quiz_app.errors import NotFound, RuleError
from quiz_app.services.federating import INACTIVE, NO_ROLE, NO_UNIT, TAKEN, UNKNOWN, Federating

CASEWORKER = Grant(role=Role.CASEWORKER, unit_id="nord")
MANAGER = Grant(role=Role.MANAGER, unit_id="syd")
RULES = FederationRules(roles={"Sagsbehandler": CASEWORKER, "Leder": MANAGER})
AMINA = Claims(issuer="https://login.example", subject="s1", login="amina", name="Amina", roles=frozenset({"Leder"}))


def federating(town: World, rules: FederationRules = RULES) -> Federating:
    return replace(town.platform.federating, rules=rules)


def signed_in(town: World, claims: Claims, rules: FederationRules = RULES) -> Actor:
    actor = town.platform.signing_in.actor(federating(town, rules).sign_in(claims))
    assert actor is not None
    return actor


def refused(town: World, claims: Claims, rules: FederationRules = RULES) -> str:
    with pytest.raises(RuleError) as caught:
        federating(town, rules).sign_in(claims)
    return str(caught.value)


def decisions(town: World) -> list[tuple[Action, str]]:
    with town.storage.reading() as stores:
        return [(row.action, row.details.get("role", "")) for row in stores.audit.rows()]


def test_the_tokens_roles_replace_the_mapped_ones_and_each_change_is_a_decision(town: World) -> None:
    town.person("Amina")
    assert signed_in(town, AMINA).grants == (MANAGER,)
    assert decisions(town) == [
        (Action.ACCOUNT_LINKED, ""),
        (Action.ROLE_GRANTED, "manager"),
        (Action.ROLE_WITHDRAWN, "caseworker"),
    ]
    signed_in(town, AMINA)
    assert len(decisions(town)) == 3


def test_roles_that_no_app_role_stands_for_stay(town: World) -> None:
    town.person("Amina", Role.JURIST)
    assert Grant(role=Role.JURIST, unit_id="nord") in signed_in(town, AMINA).grants
    assert signed_in(town, replace(AMINA, roles=frozenset())).grants == (Grant(role=Role.JURIST, unit_id="nord"),)


def test_without_a_mapping_the_provider_changes_no_role(town: World) -> None:
    town.person("Amina")
    assert signed_in(town, AMINA, FederationRules()).grants == (CASEWORKER,)


def test_the_last_role_goes_though_the_person_is_then_refused(town: World) -> None:
    town.person("Amina")
    assert refused(town, replace(AMINA, roles=frozenset())) == NO_ROLE
    with town.storage.reading() as stores:
        assert stores.people.grants("amina") == ()


def test_a_login_that_somebody_new_has_taken_over_opens_nothing_of_the_old_one(town: World) -> None:
    town.person("Amina")
    signed_in(town, AMINA)
    assert refused(town, replace(AMINA, subject="s2")) == TAKEN


def test_an_unlinked_person_is_linked_again_by_the_next_sign_in(town: World) -> None:
    town.person("Amina")
    signed_in(town, AMINA)
    federating(town).unlink("AMINA")
    assert signed_in(town, replace(AMINA, subject="s2")).person_id == "amina"


@pytest.mark.parametrize("login", ["amina", "findes-ikke"])
def test_what_is_not_linked_cannot_be_unlinked(town: World, login: str) -> None:
    town.person("Amina")
    with pytest.raises(NotFound):
        federating(town).unlink(login)


@pytest.mark.parametrize("login", ["", " ", "fremmed"])
def test_a_stranger_is_refused_and_leaves_no_trace(town: World, login: str) -> None:
    town.person("Amina")
    before = town.rows()
    assert refused(town, replace(AMINA, login=login)) == UNKNOWN
    assert town.rows() == before


def test_a_person_without_login_is_nobodys(town: World) -> None:
    town.person("Amina")
    town.change_person("amina", login="")
    assert refused(town, replace(AMINA, login="")) == UNKNOWN


@pytest.mark.parametrize("linked", [True, False])
def test_whoever_has_left_is_refused(town: World, *, linked: bool) -> None:
    town.person("Amina")
    if linked:
        signed_in(town, AMINA)
    town.change_person("amina", leaves_on=town.clock.today())
    assert refused(town, AMINA) == INACTIVE


def test_a_role_in_a_unit_that_is_not_there_is_told_and_changes_nothing(town: World) -> None:
    town.person("Amina")
    lost = FederationRules(roles={"Leder": Grant(role=Role.MANAGER, unit_id="findes-ikke")}, provision=True)
    assert refused(town, AMINA, lost) == NO_UNIT
    assert refused(town, replace(AMINA, subject="s2", login="ny"), lost) == NO_UNIT
    with town.storage.reading() as stores:
        assert stores.people.grants("amina") == (CASEWORKER,)
        assert len(stores.people.people()) == 1


def test_a_stranger_with_a_role_is_added_where_the_municipality_has_asked_for_it(town: World) -> None:
    actor = signed_in(town, AMINA, replace(RULES, provision=True))
    assert actor.grants == (MANAGER,)
    with town.storage.reading() as stores:
        person = stores.people.find_person(actor.person_id)
    assert person is not None
    assert (person.name, person.login, person.unit_id) == ("Amina", "amina", "syd")
    assert decisions(town)[0] == (Action.PERSON_ADDED, "")


@pytest.mark.parametrize(
    "lacking",
    [
        {"roles": frozenset({"Ukendt"})},
        {"login": ""},
        {"name": " "},
        {"name": "n" * 201},
        {"name": "A\x00"},
        {"login": "to ord"},
    ],
)
def test_a_stranger_without_role_login_or_name_is_not_added(town: World, lacking: dict[str, object]) -> None:
    assert refused(town, replace(AMINA, **lacking), replace(RULES, provision=True)) == UNKNOWN  # type: ignore[arg-type]


def test_the_session_remembers_the_provider_and_asks_for_no_new_password(town: World) -> None:
    town.person("Amina")
    token = federating(town).sign_in(AMINA)
    assert town.platform.signing_in.must_change(token) is False
    assert town.platform.signing_in.sign_out(token) == "https://login.example"
