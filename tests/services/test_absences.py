"""Pauses without a reason, and the day from which somebody is here no more."""

from datetime import timedelta

import pytest
from world import LICENCE, STEP, World

from quiz_app.domain.pause import Pause
from quiz_app.domain.people import Actor, Grant, Role
from quiz_app.errors import InvalidInput, NotFound, RuleError


@pytest.fixture
def nora(town: World) -> Actor:
    """The administrator of Center Nord."""
    return town.person("Nora", Role.ADMINISTRATOR, unit="nord")


def pauses(town: World) -> list[Pause]:
    return list(town.storage._state.pauses.values())


def test_a_pause_begins_today_is_moved_and_ends(town: World, nora: Actor, amina: Actor) -> None:
    today, administering = town.clock.today(), town.platform.administering
    administering.pause(nora, "amina", today + timedelta(days=20))
    assert administering.away(nora) == {"amina": today + timedelta(days=20)}
    town.clock.advance(days=5)
    administering.pause(nora, "amina", today + timedelta(days=10))
    administering.pause(nora, "amina", today + timedelta(days=10))
    assert pauses(town) == [Pause(person_id="amina", starts_on=today, back_on=today + timedelta(days=10))]
    administering.pause(nora, "amina", None)
    assert pauses(town) == [Pause(person_id="amina", starts_on=today, back_on=today + timedelta(days=5))]
    assert administering.away(nora) == {}
    assert town.rows()["audit"] == 3


def test_a_pause_ends_by_itself_and_the_next_one_is_another(town: World, nora: Actor, amina: Actor) -> None:
    town.platform.administering.pause(nora, "amina", town.clock.today() + timedelta(days=2))
    town.clock.advance(days=2)
    assert town.platform.administering.away(nora) == {}
    town.platform.administering.pause(nora, "amina", town.clock.today() + timedelta(days=2))
    assert len(pauses(town)) == 2


def test_a_pause_ends_in_the_future_or_is_refused(town: World, nora: Actor, amina: Actor) -> None:
    with pytest.raises(InvalidInput) as refused:
        town.platform.administering.pause(nora, "amina", town.clock.today())
    assert refused.value.field == "back_on"


def test_from_the_leave_date_a_person_is_out_and_asked_for_nothing(town: World, nora: Actor, bo: Actor) -> None:
    erik, amina = town.person("Erik", Role.ADMINISTRATOR, unit="kommunen"), town.person("Amina")
    token = town.platform.signing_in.sign_in("bo", town.platform.admitting.new_password(erik, "bo"))
    town.platform.administering.leave(erik, "bo", town.clock.today() + timedelta(days=1))
    assert town.platform.signing_in.actor(token)
    assert town.platform.practising.companions(amina, LICENCE, STEP)
    town.platform.administering.leave(erik, "bo", town.clock.today())
    assert town.platform.signing_in.actor(token) is None
    assert town.platform.practising.companions(amina, LICENCE, STEP) == ()


def test_a_leave_date_may_be_taken_away_again(town: World, nora: Actor, amina: Actor) -> None:
    for day in (town.clock.today(), None):
        town.platform.administering.leave(nora, "amina", day)
    assert town.storage._state.people["amina"].leaves_on is None


def test_administrators_do_not_shut_themselves_out(town: World, nora: Actor) -> None:
    before = town.rows()
    with pytest.raises(RuleError, match="din egen adgang"):
        town.platform.administering.leave(nora, "nora", town.clock.today())
    with pytest.raises(RuleError, match="din egen adgang"):
        town.platform.administering.withdraw(nora, "nora", Grant(role=Role.ADMINISTRATOR, unit_id="nord"))
    assert town.rows() == before


@pytest.mark.parametrize("act", ["pause", "leave"])
def test_people_elsewhere_are_not_found(town: World, nora: Actor, bo: Actor, act: str) -> None:
    with pytest.raises(NotFound):
        getattr(town.platform.administering, act)(nora, "bo", town.clock.today() + timedelta(days=1))
