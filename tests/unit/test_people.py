"""Roles and their scope: a unit and everything below it, and nothing beside it."""

import pytest

from quiz_app.domain.people import PERMITTED, Actor, Grant, Permission, Role, Unit, centre, subtree

UNITS = (
    Unit(unit_id="team", name="Team", parent="nord"),
    Unit(unit_id="kommunen", name="Kommunen"),
    Unit(unit_id="nord", name="Nord", parent="kommunen"),
    Unit(unit_id="syd", name="Syd", parent="kommunen"),
)


def actor(*grants: tuple[Role, str]) -> Actor:
    return Actor(person_id="amina", grants=tuple(Grant(role=role, unit_id=unit) for role, unit in grants))


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ("kommunen", {"kommunen", "nord", "syd", "team"}),
        ("nord", {"nord", "team"}),
        ("team", {"team"}),
        ("nowhere", set()),
        ("", set()),
    ],
)
def test_a_subtree_is_a_unit_and_all_below_it(root: str, expected: set[str]) -> None:
    assert subtree(UNITS, root) == expected


def test_units_that_are_each_others_parents_do_not_run_for_ever() -> None:
    ring = (Unit(unit_id="a", name="A", parent="b"), Unit(unit_id="b", name="B", parent="a"))
    assert subtree(ring, "a") == {"a", "b"}


@pytest.mark.parametrize(
    ("permission", "roles"),
    [
        (Permission.PRACTISE, set(Role) - {Role.ADMINISTRATOR}),
        (Permission.EARN, set(Role) - {Role.ADMINISTRATOR, Role.GUEST}),
        (Permission.ASSESS, set(Role) - {Role.ADMINISTRATOR, Role.GUEST}),
        (Permission.VIEW_TEAM, {Role.MANAGER}),
        (Permission.ADMINISTER, {Role.ADMINISTRATOR}),
    ],
)
def test_each_permission_belongs_to_the_roles_that_need_it(permission: Permission, roles: set[Role]) -> None:
    assert {role for role in Role if actor((role, "nord")).has(permission)} == roles


def test_every_permission_has_its_roles_written_down() -> None:
    assert set(PERMITTED) == set(Permission)


def test_somebody_without_roles_may_do_nothing() -> None:
    assert not any(actor().has(p) or actor().scope(p, UNITS) for p in Permission)


def test_the_scope_is_where_the_role_is_held_and_not_where_another_is() -> None:
    both = actor((Role.MANAGER, "syd"), (Role.CASEWORKER, "kommunen"))
    assert both.scope(Permission.VIEW_TEAM, UNITS) == {"syd"}


def test_scopes_of_two_grants_add_up() -> None:
    both = actor((Role.MANAGER, "syd"), (Role.MANAGER, "nord"))
    assert both.scope(Permission.VIEW_TEAM, UNITS) == {"syd", "nord", "team"}


def test_a_role_in_a_unit_that_is_gone_reaches_nothing() -> None:
    assert actor((Role.MANAGER, "nowhere")).scope(Permission.VIEW_TEAM, UNITS) == frozenset()


@pytest.mark.parametrize(
    ("unit", "expected"), [("team", "nord"), ("nord", "nord"), ("kommunen", "kommunen"), ("nowhere", "")]
)
def test_a_centre_is_the_part_right_below_the_municipality(unit: str, expected: str) -> None:
    assert centre(UNITS, unit) == expected
