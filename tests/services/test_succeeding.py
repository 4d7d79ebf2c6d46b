"""Whoever holds a licence that ends brings it along to the next one, and managers see how many must."""

from dataclasses import replace
from datetime import date

import pytest
from world import LICENCE, MODULE, World

from quiz_app.domain.delta import BookingRight
from quiz_app.domain.law import Period
from quiz_app.domain.library import Library
from quiz_app.domain.licence import LicenceBasis
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.steps import StepState
from quiz_app.errors import NotAllowed, NotFound, RuleError

OLD = "eksempelmoedet"
NEXT = "alle-slags"


def with_new_module(library: Library) -> Library:
    """The successor has one module more, of which nothing carries over."""
    kind = replace(library.licences[LICENCE], modules=(MODULE, NEXT))
    return replace(library, licences={**library.licences, LICENCE: kind})


@pytest.fixture
def moved(town: World, amina: Actor, bo: Actor) -> World:
    """Amina holds the licence that ends; the next one asks for a module more."""
    assert town.earn(amina, bo, OLD).licence_kind == OLD
    return town.with_library(with_new_module(town.platform.library))


def states(town: World, actor: Actor) -> list[tuple[str, StepState, bool]]:
    mine = next(m for m in town.platform.progressing.mine(actor) if m.kind.id == LICENCE)
    return [(s.ref, s.state, s.carried) for s in mine.steps]


def test_nobody_starts_from_zero(moved: World, amina: Actor) -> None:
    assert states(moved, amina) == [
        (MODULE, StepState.DONE, False),
        (NEXT, StepState.OPEN, False),
        (LICENCE, StepState.DONE, True),
        ("foerste-sag", StepState.DONE, True),
    ]
    (offer,) = moved.platform.succeeding.offers(amina)
    assert ([s.ref for s in offer.left], offer.complete, offer.ends_on) == ([NEXT], False, date(2026, 6, 30))
    assert [line.carries for line in offer.lines] == [True]
    with pytest.raises(RuleError):
        moved.platform.succeeding.exchange(amina, LICENCE)


def test_the_last_thing_to_learn_exchanges_the_licence_which_keeps_its_last_day_and_law(
    moved: World, amina: Actor
) -> None:
    moved.clock.advance(days=30)
    moved.quiz(amina, NEXT)
    old, new = moved.events(amina)
    assert (new.licence_kind, new.basis) == (LICENCE, LicenceBasis.SUCCESSION)
    assert (new.valid_until, new.changes_until) == (old.valid_until, date(2026, 11, 22))
    verified = moved.platform.verifying.verify(new.code)
    assert verified is not None
    assert verified.changes_until is None
    assert moved.platform.succeeding.offers(amina) == ()
    assert moved.platform.delta_testing.right(amina, LICENCE) == BookingRight.ALONE


def test_where_everything_carries_over_one_click_is_left(town: World, amina: Actor, bo: Actor) -> None:
    town.earn(amina, bo, OLD)
    (offer,) = town.platform.succeeding.offers(amina)
    assert offer.complete
    town.platform.succeeding.exchange(amina, LICENCE)
    assert sorted(e.licence_kind for e in town.events(amina)) == [OLD, LICENCE]
    with pytest.raises(NotFound):
        town.platform.succeeding.exchange(amina, LICENCE)


def test_an_expired_licence_brings_nothing_along(moved: World, amina: Actor) -> None:
    moved.clock.advance(days=4 * 365)
    assert moved.platform.succeeding.offers(amina) == ()
    assert [done for _, _, done in states(moved, amina)] == [False] * 4


def test_managers_see_how_many_hold_only_the_old_one_and_small_groups_are_hidden(
    moved: World, amina: Actor, bo: Actor
) -> None:
    carla = moved.person("Carla", Role.MANAGER)
    (gap,) = moved.platform.succeeding.gaps(carla)
    assert (gap.only_old, gap.days) == (None, (date(2026, 6, 30) - date(2026, 11, 22)).days)
    event = moved.events(amina)[0]
    for name in ("A", "B", "C", "D"):
        moved.hand_over(event, moved.person(name))
    assert [g.only_old for g in moved.platform.succeeding.gaps(carla)] == [5]
    henrik = moved.person("Henrik", Role.MANAGER, unit="syd")
    assert moved.platform.succeeding.gaps(henrik) == ()
    with pytest.raises(NotAllowed):
        moved.platform.succeeding.gaps(bo)


def test_nothing_is_exchanged_before_the_successor_is_offered(town: World, amina: Actor, bo: Actor) -> None:
    town.earn(amina, bo, OLD)
    library = town.platform.library
    coming = replace(library.licences[LICENCE], offered=Period(start=date(2026, 12, 1)))
    ahead = town.with_library(replace(library, licences={**library.licences, LICENCE: coming}))
    assert [o.complete for o in ahead.platform.succeeding.offers(amina)] == [False]
    with pytest.raises(RuleError):
        ahead.platform.succeeding.exchange(amina, LICENCE)
    ahead.clock.advance(days=9)
    ahead.platform.succeeding.exchange(amina, LICENCE)
