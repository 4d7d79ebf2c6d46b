"""Mit kørekort: one's own steps, the one to do next, and the licences one holds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from world import LICENCE, MODULE, STEP, World

from quiz_app.domain.law import Period
from quiz_app.domain.licence import LicenceStatus
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.steps import StepState
from quiz_app.services.progressing import MyLicence

OLD = "eksempelmoedet"


def mine(town: World, actor: Actor) -> tuple[MyLicence, ...]:
    return town.platform.progressing.mine(actor)


def next_ref(town: World, actor: Actor) -> str | None:
    following = mine(town, actor)[0].next_step
    return following.ref if following else None


def test_a_new_caseworker_sees_the_default_licence_and_its_first_step(town: World, amina: Actor) -> None:
    (path,) = mine(town, amina)
    assert (path.kind.id, path.licence, path.today) == (LICENCE, None, date(2026, 11, 22))
    assert [s.state for s in path.steps] == [StepState.OPEN, StepState.LATER, StepState.OPEN]


def test_the_next_step_moves_along_the_way(town: World, amina: Actor, bo: Actor) -> None:
    seen = [next_ref(town, amina)]
    for act in (town.quiz, town.exam):
        act(amina)
        seen.append(next_ref(town, amina))
    case_id = town.ask(amina, bo)
    seen.append(next_ref(town, amina))
    town.sign_off(bo, case_id)
    assert [*seen, next_ref(town, amina)] == [MODULE, LICENCE, STEP, None, None]


def test_a_returned_case_opens_the_step_again(town: World, amina: Actor, bo: Actor) -> None:
    town.exam(amina)
    case_id = town.ask(amina, bo)
    town.platform.practising.sign_off(
        bo,
        supervised_case_id=case_id,
        sign_off_id="s",
        verdict="returned",
        ratings={"spoergsmaal": "partly", "hul": "not_met"},
        comment="Find hullet først.",
    )
    assert next_ref(town, amina) == STEP


def test_a_failed_exam_stays_the_next_step(town: World, amina: Actor) -> None:
    town.exam(amina, right=False)
    assert next_ref(town, amina) == LICENCE


def test_practice_for_one_licence_does_not_count_for_another(town: World, amina: Actor, bo: Actor) -> None:
    town.practise(amina, bo, OLD)
    default, old = mine(town, amina)
    assert (default.steps[-1].ref, old.steps[-1].ref) == (STEP, STEP)
    assert (default.steps[-1].state, old.steps[-1].state) == (StepState.OPEN, StepState.DONE)


def test_what_others_have_done_does_not_count(town: World, amina: Actor, bo: Actor) -> None:
    town.earn(town.person("Ane"), bo)
    assert [s.state for s in mine(town, amina)[0].steps] == [StepState.OPEN, StepState.LATER, StepState.OPEN]


BEGINNINGS: dict[str, Callable[[World, Actor, Actor], object]] = {
    "passed": lambda town, amina, _: town.exam(amina, OLD),
    "failed": lambda town, amina, _: town.exam(amina, OLD, right=False),
    "asked": lambda town, amina, bo: town.ask(amina, bo, OLD),
    "approved": lambda town, amina, bo: town.practise(amina, bo, OLD),
    "held": lambda town, amina, bo: town.hand_over(town.earn(bo, town.person("Ida", Role.KEY_PERSON), OLD), amina),
}


@pytest.mark.parametrize("begun", BEGINNINGS)
def test_another_licence_is_shown_after_the_default_once_it_is_begun_or_held(
    town: World, amina: Actor, bo: Actor, begun: str
) -> None:
    BEGINNINGS[begun](town, amina, bo)
    assert [m.kind.id for m in mine(town, amina)] == [LICENCE, OLD]


@pytest.mark.parametrize(
    ("days", "expected"), [(0, LicenceStatus.VALID), (4 * 365, LicenceStatus.EXPIRED)], ids=["now", "later"]
)
def test_a_licence_one_holds_is_shown_with_its_status_on_the_day(
    town: World, amina: Actor, bo: Actor, *, days: int, expected: LicenceStatus
) -> None:
    issued = town.earn(amina, bo, OLD)
    town.clock.advance(days=days)
    default, old = mine(town, amina)
    assert default.licence is None
    assert old.licence is not None
    assert (old.licence.code, old.licence.status) == (issued.code, expected)


def test_of_two_licences_of_a_kind_the_newest_is_shown(town: World, amina: Actor, bo: Actor) -> None:
    first = town.earn(amina, bo)
    town.clock.advance(days=4 * 365)
    town.exam(amina)
    second = town.events(amina)[-1]
    licence = mine(town, amina)[0].licence
    assert licence is not None
    assert licence.code == second.code != first.code


def test_on_a_day_without_a_licence_on_offer_nothing_is_begun(town: World, amina: Actor) -> None:
    library = town.platform.library
    over = {k: replace(x, offered=Period(end=date(2026, 1, 1))) for k, x in library.licences.items()}
    assert mine(town.with_library(replace(library, licences=over)), amina) == ()
