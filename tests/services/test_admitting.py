"""First passwords are shown once and changed; sessions are ended, and only counted."""

from dataclasses import replace

import pytest
from world import World

from quiz_app.domain.audit import Action
from quiz_app.domain.people import Actor, Role
from quiz_app.errors import InvalidInput, NotFound, RuleError


@pytest.fixture
def nora(town: World) -> Actor:
    """The administrator of Center Nord."""
    return town.person("Nora", Role.ADMINISTRATOR, unit="nord")


def test_the_password_lets_in_once_it_is_given_and_must_be_changed(town: World, nora: Actor, amina: Actor) -> None:
    password = town.platform.admitting.new_password(nora, "amina")
    token = town.platform.signing_in.sign_in("amina", password)
    assert town.platform.signing_in.must_change(token)


def test_where_everybody_signs_in_by_their_work_account_no_password_is_given(
    town: World, nora: Actor, amina: Actor
) -> None:
    closed = replace(town.platform.admitting, local_accounts=False)
    with pytest.raises(RuleError, match="arbejdskonto"):
        closed.new_password(nora, "amina")
    assert (town.rows()["accounts"], town.rows()["audit"]) == (0, 0)


def test_a_new_password_ends_sessions_and_the_old_password_and_a_lock(town: World, nora: Actor, amina: Actor) -> None:
    old = town.platform.admitting.new_password(nora, "amina")
    token = town.platform.signing_in.sign_in("amina", old)
    for _ in range(5):
        with pytest.raises(RuleError):
            town.platform.signing_in.sign_in("amina", "forkert")
    new = town.platform.admitting.new_password(nora, "amina")
    assert town.platform.signing_in.actor(token) is None
    with pytest.raises(InvalidInput):
        town.platform.signing_in.sign_in("amina", old)
    assert town.platform.signing_in.sign_in("amina", new)


def test_the_trail_tells_who_gave_a_password_and_not_which(town: World, nora: Actor, amina: Actor) -> None:
    password = town.platform.admitting.new_password(nora, "amina")
    with town.storage.reading() as stores:
        (row,) = stores.audit.rows()
    assert (row.action, row.actor_id, row.subject) == (Action.PASSWORD_CHANGED, "nora", "amina")
    assert password not in repr(row)


def test_who_has_left_or_works_elsewhere_gets_none(town: World, nora: Actor, amina: Actor, bo: Actor) -> None:
    town.platform.administering.leave(nora, "amina", town.clock.today())
    with pytest.raises(RuleError, match="ikke længere"):
        town.platform.admitting.new_password(nora, "amina")
    with pytest.raises(NotFound):
        town.platform.admitting.new_password(nora, "bo")
    assert town.rows()["accounts"] == 0


def test_sessions_in_scope_are_counted_by_name_while_they_live(
    town: World, nora: Actor, amina: Actor, bo: Actor
) -> None:
    password = town.platform.admitting.new_password(nora, "amina")
    for _ in range(2):
        town.platform.signing_in.sign_in("amina", password)
    assert [(p.name, n) for p, n in town.platform.admitting.sessions(nora)] == [("Amina", 2)]
    town.clock.advance(minutes=31)
    assert town.platform.admitting.sessions(nora) == ()


def test_ended_sessions_are_out_at_the_next_click_and_it_is_told(town: World, nora: Actor, amina: Actor) -> None:
    token = town.platform.signing_in.sign_in("amina", town.platform.admitting.new_password(nora, "amina"))
    assert town.platform.admitting.end_sessions(nora, "amina") == 1
    assert town.platform.signing_in.actor(token) is None
    assert town.platform.admitting.end_sessions(nora, "amina") == 0
    with town.storage.reading() as stores:
        assert [r.action for r in stores.audit.rows()][1:] == [Action.SESSIONS_ENDED]
