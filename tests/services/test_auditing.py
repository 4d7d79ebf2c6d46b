"""The trail as an administrator reads it: decisions with names, no results, nothing about when somebody practised."""

from dataclasses import replace

import pytest
from world import World

from quiz_app.domain.audit import Action
from quiz_app.domain.people import Actor, Role


@pytest.fixture
def erik(town: World) -> Actor:
    return town.person("Erik", Role.ADMINISTRATOR, unit="kommunen")


def test_decisions_come_newest_first_with_names_and_without_results(
    town: World, erik: Actor, amina: Actor, bo: Actor
) -> None:
    town.earn(amina, bo)
    trail = town.platform.auditing.trail(erik)
    assert [(d.action, d.actor, d.about) for d in trail.decisions] == [
        (Action.LICENCE_EVENT, "systemet", "Amina"),
        (Action.SIGN_OFF, "Bo", trail.decisions[1].about),
    ]
    told = {key for d in trail.decisions for key in d.details}
    assert not {k for k in told if k in {"points", "passed", "answers", "person"} or k.startswith("rating")}
    assert trail.left_out == 2


def test_who_failed_twice_and_had_a_talk_reads_as_who_did_nothing(town: World, erik: Actor, amina: Actor) -> None:
    leo = town.person("Leo", Role.MANAGER)
    for _ in range(2):
        town.exam(amina, right=False)
        town.clock.advance(days=7)
    town.talk(amina, leo)
    trail = town.platform.auditing.trail(erik)
    assert trail.decisions == ()
    assert trail.left_out == 4
    assert town.platform.auditing.trail(erik, action=Action.REQUEST_REPLY).decisions == ()


def test_that_experience_was_confirmed_is_still_read(town: World, erik: Actor, amina: Actor) -> None:
    town.merit(amina, town.person("Leo", Role.MANAGER))
    actions = [d.action for d in town.platform.auditing.trail(erik).decisions]
    assert actions == [Action.REQUEST_REPLY, Action.REQUEST]


def test_the_trail_is_narrowed_by_action_and_days(town: World, erik: Actor, amina: Actor, bo: Actor) -> None:
    town.earn(amina, bo)
    today = town.clock.today()
    town.clock.advance(days=1)
    town.platform.administering.leave(erik, "amina", None)
    town.platform.administering.leave(erik, "amina", today)
    one = town.platform.auditing
    assert [d.action for d in one.trail(erik, action=Action.SIGN_OFF).decisions] == [Action.SIGN_OFF]
    assert [d.action for d in one.trail(erik, since=town.clock.today()).decisions] == [Action.PERSON_CHANGED]
    assert len(one.trail(erik, until=today).decisions) == 2


def test_an_administrator_of_a_unit_reads_about_its_people_only(town: World, amina: Actor, bo: Actor) -> None:
    nora = town.person("Nora", Role.ADMINISTRATOR, unit="nord")
    syd = town.person("Sif", Role.ADMINISTRATOR, unit="syd")
    town.platform.administering.leave(nora, "amina", town.clock.today())
    assert len(town.platform.auditing.trail(nora).decisions) == 1
    assert town.platform.auditing.trail(syd).decisions == ()


def test_a_whole_chain_is_told_by_its_length_and_head_and_a_broken_one_by_its_first_wrong_row(
    town: World, erik: Actor, amina: Actor, bo: Actor
) -> None:
    town.earn(amina, bo)
    rows = town.storage._state.audit
    verified = town.platform.auditing.verify(erik)
    assert (verified.rows, verified.broken_at, verified.head) == (4, None, rows[4].digest)
    rows[2] = replace(rows[2], subject="en anden")
    assert town.platform.auditing.verify(erik).broken_at == 2


def test_a_chain_without_rows_holds(town: World, erik: Actor) -> None:
    assert town.platform.auditing.verify(erik).broken_at is None
