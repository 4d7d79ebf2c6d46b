"""The first holders: two deciders, neither of them the holder, and only until the transition is over."""

from dataclasses import replace
from datetime import date

import pytest
from world import LICENCE, World

from quiz_app.domain.audit import Action, broken_at
from quiz_app.domain.licence import LicenceBasis, LicenceEventType
from quiz_app.domain.people import Actor, Role
from quiz_app.errors import Conflict, InvalidInput, NotFound, RuleError


@pytest.fixture
def gerda(town: World) -> Actor:
    """The practice owner of the municipality."""
    return town.person("Gerda", Role.PRACTICE_OWNER, unit="kommunen")


def propose(town: World, decider: Actor, person: str = "amina", second: str = "bo", *, request_id: str = "p1") -> None:
    town.platform.panelling.propose(
        decider, request_id=request_id, licence_kind=LICENCE, person_id=person, second_id=second
    )


def test_two_deciders_issue_a_licence_that_says_panel(town: World, amina: Actor, bo: Actor, gerda: Actor) -> None:
    propose(town, gerda)
    assert town.events(amina) == ()
    town.platform.panelling.second(bo, "p1", granted=True)
    (event,) = town.events(amina)
    assert (event.type, event.basis, event.actor_id) == (LicenceEventType.ISSUED, LicenceBasis.PANEL, "bo")
    found = town.platform.verifying.verify(event.code)
    assert found is not None
    assert found.basis == LicenceBasis.PANEL


def test_the_trail_names_both_deciders_and_the_basis(town: World, amina: Actor, bo: Actor, gerda: Actor) -> None:
    propose(town, gerda)
    town.platform.panelling.second(bo, "p1", granted=True)
    with town.storage.reading() as stores:
        rows = stores.audit.rows()
    assert broken_at(rows) is None
    last = [(r.action, r.actor_id) for r in rows[-3:]]
    assert last == [(Action.REQUEST, "gerda"), (Action.REQUEST_REPLY, "bo"), (Action.LICENCE_EVENT, "bo")]
    assert rows[-1].details["basis"] == "panel"


def test_a_no_issues_nothing_and_another_panel_may_be_asked(town: World, amina: Actor, bo: Actor, gerda: Actor) -> None:
    propose(town, gerda)
    with pytest.raises(Conflict, match="allerede spurgt"):
        propose(town, gerda, request_id="p2")
    town.platform.panelling.second(bo, "p1", granted=False)
    assert town.events(amina) == ()
    propose(town, gerda, request_id="p2")


@pytest.mark.parametrize(("person", "second"), [("gerda", "bo"), ("bo", "bo"), ("amina", "amina"), ("amina", "carla")])
def test_nobody_decides_about_themselves_and_the_second_is_a_key_person(
    town: World, amina: Actor, bo: Actor, gerda: Actor, *, person: str, second: str
) -> None:
    town.person("Carla")
    with pytest.raises(InvalidInput):
        propose(town, gerda, person, second)
    assert town.rows()["requests"] == 0


def test_only_the_second_who_was_asked_answers_and_sees_it(town: World, amina: Actor, bo: Actor, gerda: Actor) -> None:
    ida = town.person("Ida", Role.KEY_PERSON)
    propose(town, gerda)
    assert [v.person for v in town.platform.panelling.inbox(bo)] == ["Amina"]
    assert town.platform.panelling.inbox(ida) == ()
    with pytest.raises(NotFound):
        town.platform.panelling.second(ida, "p1", granted=True)


def test_a_request_for_merit_cannot_be_answered_as_a_panel(town: World, amina: Actor) -> None:
    ida = town.person("Ida", Role.KEY_PERSON)
    merit = town.request_merit(amina, ida)
    with pytest.raises(NotFound):
        town.platform.panelling.second(ida, merit, granted=True)


def test_who_holds_the_licence_is_no_candidate(town: World, amina: Actor, bo: Actor, gerda: Actor) -> None:
    town.earn(amina, bo)
    assert "Amina" not in [c.name for c in town.platform.panelling.candidates(gerda, LICENCE)]
    with pytest.raises(InvalidInput):
        propose(town, gerda)


def test_a_licence_earned_meanwhile_is_not_issued_twice(town: World, amina: Actor, bo: Actor, gerda: Actor) -> None:
    propose(town, gerda)
    town.earn(amina, bo)
    with pytest.raises(Conflict):
        town.platform.panelling.second(bo, "p1", granted=True)
    assert len(town.events(amina)) == 1
    assert town.rows()["request_replies"] == 0


def test_a_first_decider_who_is_none_any_more_decides_nothing(
    town: World, amina: Actor, bo: Actor, gerda: Actor
) -> None:
    propose(town, gerda)
    with town.storage.writing() as stores:
        stores.people.withdraw("gerda", gerda.grants[0], town.clock.now())
    with pytest.raises(Conflict):
        town.platform.panelling.second(bo, "p1", granted=True)


def test_when_the_transition_is_over_no_panel_decides(town: World, amina: Actor, bo: Actor, gerda: Actor) -> None:
    propose(town, gerda)
    town.clock.at = town.clock.at.replace(year=2027, month=1, day=1)
    assert town.platform.panelling.kinds(gerda) == ()
    with pytest.raises(RuleError, match="Overgangsperioden er slut"):
        town.platform.panelling.second(bo, "p1", granted=True)
    with pytest.raises(RuleError, match="Overgangsperioden er slut"):
        propose(town, gerda, request_id="p2")


def test_until_the_transition_is_over_those_without_a_licence_are_on_their_way(town: World, amina: Actor) -> None:
    leo = town.person("Leo", Role.MANAGER)

    def on_the_way() -> bool:
        return next(m.in_transition for m in town.platform.managing.team(leo).members if m.name == "Amina")

    assert on_the_way()
    town.clock.at = town.clock.at.replace(year=2026, month=12, day=31)
    assert on_the_way()
    town.clock.at = town.clock.at.replace(year=2027, month=1, day=1)
    assert not on_the_way()


def test_a_licence_without_a_transition_has_no_panel(town: World, gerda: Actor) -> None:
    library = town.platform.library
    kinds = {k: replace(x, transition=None) for k, x in library.licences.items()}
    changed = town.with_library(replace(library, licences=kinds))
    assert changed.platform.panelling.kinds(gerda) == ()
    assert town.platform.library.licences[LICENCE].transition == date(2026, 12, 31)


@pytest.mark.parametrize("gone", ["bo", "gerda"])
def test_a_decider_who_has_left_holds_up_no_other_panel(
    town: World, amina: Actor, bo: Actor, gerda: Actor, *, gone: str
) -> None:
    ida, ove = town.person("Ida", Role.KEY_PERSON), town.person("Ove", Role.PRACTICE_OWNER, unit="kommunen")
    propose(town, gerda)
    with pytest.raises(Conflict, match="allerede spurgt"):
        propose(town, ove, second="ida", request_id="p2")
    town.change_person(gone, leaves_on=town.clock.today())
    propose(town, ove, second="ida", request_id="p2")
    town.platform.panelling.second(ida, "p2", granted=True)
    assert len(town.events(amina)) == 1


def test_a_proposal_is_taken_back_by_its_proposer_alone_and_then_nobody_seconds_it(
    town: World, amina: Actor, bo: Actor, gerda: Actor
) -> None:
    ove = town.person("Ove", Role.PRACTICE_OWNER, unit="kommunen")
    propose(town, gerda)
    with pytest.raises(NotFound):
        town.platform.panelling.take_back(ove, "p1")
    town.platform.panelling.take_back(gerda, "p1")
    assert town.platform.panelling.inbox(bo) == ()
    with pytest.raises(Conflict, match="fortrudt"):
        town.platform.panelling.second(bo, "p1", granted=True)
    assert town.events(amina) == ()
    propose(town, gerda, request_id="p2")
