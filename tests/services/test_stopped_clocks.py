"""A pause stops the clock of what waits: another try, the time to renew, a recent case; and nobody away is asked."""

from datetime import date, timedelta

import pytest
from world import LICENCE, STEP, World

from quiz_app.domain.companionship import is_recent
from quiz_app.domain.pause import Pause
from quiz_app.domain.people import Actor
from quiz_app.errors import RuleError


def away(town: World, actor: Actor, days: int, *, after: int = 1) -> None:
    """A pause of so many days that begins so many days from now."""
    begins = town.clock.today() + timedelta(days=after)
    with town.storage.writing() as stores:
        stores.people.save_pause(
            Pause(person_id=actor.person_id, starts_on=begins, back_on=begins + timedelta(days=days))
        )


def test_the_days_before_another_try_stand_still(town: World, amina: Actor) -> None:
    town.exam(amina, right=False)
    away(town, amina, 10)
    town.clock.advance(days=16)
    with pytest.raises(RuleError):
        town.start_exam(amina)
    town.clock.advance(days=1)
    assert town.start_exam(amina)


def test_the_time_to_renew_stands_still_and_the_last_day_does_not_move(town: World, amina: Actor, bo: Actor) -> None:
    last = town.earn(amina, bo).valid_until
    assert last is not None
    town.clock.advance(days=(last - town.clock.today()).days)
    away(town, amina, 100)
    (offer,) = town.platform.renewing.offers(amina)
    assert offer.renewal.closes_on == date(2030, 5, 22) + timedelta(days=100)
    assert offer.licence.valid_until == last
    town.clock.advance(days=250)
    assert [o.open for o in town.platform.renewing.offers(amina)] == [True]


def test_somebody_on_a_pause_is_not_offered_as_companion_but_may_finish_what_they_began(
    town: World, amina: Actor, bo: Actor
) -> None:
    case_id = town.ask(amina, bo)
    away(town, bo, 5, after=0)
    assert town.platform.practising.companions(amina, LICENCE, STEP) == ()
    town.sign_off(bo, case_id)
    town.clock.advance(days=5)
    assert [c.person_id for c in town.platform.practising.companions(amina, LICENCE, STEP)] == ["bo"]


def test_a_case_stays_recent_for_as_long_as_its_caseworker_was_away() -> None:
    closed, pause = date(2025, 11, 1), Pause(person_id="a", starts_on=date(2026, 1, 1), back_on=date(2026, 3, 1))
    assert not is_recent(closed, date(2026, 12, 1))
    assert is_recent(closed, date(2026, 12, 1), [pause])
    assert not is_recent(closed, date(2027, 1, 1), [pause])
