"""Mit team: the manager's own subtree by the alphabet, with status and waiting, and no result of any answer."""

from dataclasses import replace
from datetime import timedelta

import pytest
from world import LICENCE, MODULE, World, parts

from quiz_app.domain.attempt import Answer, Attempt, Submission
from quiz_app.domain.grading import Mark
from quiz_app.domain.licence import LicenceEventType, LicenceStatus
from quiz_app.domain.people import Actor, Grant, Role
from quiz_app.domain.practice import SignOff, SupervisedCase
from quiz_app.domain.steps import StepState
from quiz_app.errors import InvalidInput, NotAllowed
from quiz_app.services.managing import Team, TeamMember
from quiz_app.services.staffing import Decider, change_person


@pytest.fixture
def carla(town: World) -> Actor:
    """The manager of Center Nord."""
    return town.person("Carla", Role.MANAGER)


def team(town: World, actor: Actor) -> Team:
    return town.platform.managing.team(actor)


def only(town: World, actor: Actor) -> TeamMember:
    (member,) = team(town, actor).members
    return member


def test_a_manager_sees_the_own_unit_and_those_below_and_no_other(town: World, carla: Actor) -> None:
    for name, unit in (("Ane", "nord"), ("Bente", "nord-1"), ("Dan", "syd"), ("Eva", "kommunen")):
        town.person(name, unit=unit)
    assert [(m.name, m.unit) for m in team(town, carla).members] == [("Ane", "Center Nord"), ("Bente", "Team 1")]


def test_a_manager_at_the_top_sees_everybody_and_one_of_a_team_only_that(town: World) -> None:
    for name, unit in (("Ane", "nord"), ("Bente", "nord-1"), ("Dan", "syd")):
        town.person(name, unit=unit)
    top, low = town.person("Top", Role.MANAGER, unit="kommunen"), town.person("Low", Role.MANAGER, unit="nord-1")
    assert [m.name for m in team(town, top).members] == ["Ane", "Bente", "Dan"]
    assert [m.name for m in team(town, low).members] == ["Bente"]


def test_who_manages_one_unit_and_works_in_another_sees_the_one(town: World) -> None:
    town.person("Ane", unit="nord")
    town.person("Dan", unit="syd")
    both = town.person("Henrik", Role.MANAGER, Role.CASEWORKER, unit="syd")
    assert [m.name for m in team(town, both).members] == ["Dan", "Henrik"]


def test_people_stand_by_the_danish_alphabet_whatever_they_have_achieved(town: World, carla: Actor, bo: Actor) -> None:
    people = [town.person(name) for name in ("Åse", "Østen", "Zita", "Ærø", "Anna")]
    town.earn(people[2], bo)
    town.exam(people[0], right=False)
    assert [m.name for m in team(town, carla).members] == ["Anna", "Zita", "Ærø", "Østen", "Åse"]


def test_only_caseworkers_who_are_here_are_shown(town: World, carla: Actor) -> None:
    town.person("Ane")
    town.person("Jurist", Role.JURIST)
    town.person("Gone")
    town.change_person("gone", active=False)
    assert [m.name for m in team(town, carla).members] == ["Ane"]


def test_who_manages_nothing_sees_no_team(town: World, amina: Actor) -> None:
    with pytest.raises(NotAllowed):
        team(town, amina)


def test_a_member_stands_where_the_steps_are(town: World, carla: Actor, amina: Actor, bo: Actor) -> None:
    start = only(town, carla)
    assert (start.done, start.steps, start.licence, start.waiting, start.waiting_days) == (0, 3, None, None, 0)
    assert start.next_step is not None
    assert start.next_step.ref == MODULE
    town.exam(amina)
    assert only(town, carla).done == 2
    town.practise(amina, bo)
    end = only(town, carla)
    assert end.licence is not None
    assert (end.done, end.next_step, end.licence.status) == (3, None, LicenceStatus.VALID)


def test_waiting_is_counted_in_danish_days_and_never_says_on_whom(
    town: World, carla: Actor, amina: Actor, bo: Actor
) -> None:
    town.clock.advance(hours=13, minutes=59)
    town.ask(amina, bo)
    assert only(town, carla).waiting_days == 0
    town.clock.advance(minutes=1)
    town.clock.advance(days=5)
    member = only(town, carla)
    assert member.waiting is not None
    assert (member.waiting.title, member.waiting.state) == ("Første ledsagede sag", StepState.WAITING)
    assert member.waiting_days == 6
    assert not [x for _, x in parts(team(town, carla)) if isinstance(x, str) and x.lower() == "bo"]


def test_of_two_steps_that_wait_the_longest_is_named(town: World, carla: Actor, amina: Actor, bo: Actor) -> None:
    kind = town.platform.library.licences[LICENCE]
    second = replace(kind.practice[0], id="anden-sag", title="Anden sag")
    wider = town.with_library(
        replace(town.platform.library, licences={LICENCE: replace(kind, practice=(second, *kind.practice))})
    )
    wider.ask(amina, bo)
    town.clock.advance(days=3)
    wider.ask(amina, bo, step="anden-sag")
    member = only(wider, carla)
    assert member.waiting is not None
    assert (member.waiting.ref, member.waiting_days) == ("foerste-sag", 3)


def test_a_failed_exam_and_a_poor_quiz_leave_no_trace_on_the_page(town: World, carla: Actor, bo: Actor) -> None:
    ane, eva = town.person("Ane"), town.person("Eva")
    town.quiz(ane, right=True)
    town.quiz(eva, right=False)
    town.exam(eva, right=False)
    mine, theirs = team(town, carla).members
    assert replace(theirs, name="Ane") == mine


def test_the_page_holds_no_answer_mark_attempt_or_judgement(town: World, carla: Actor, amina: Actor, bo: Actor) -> None:
    town.earn(amina, bo)
    town.ask(town.person("Ane"), bo)
    seen = list(parts(team(town, carla).members))
    assert "Amina" in [x for _, x in seen], "the walk reaches the people"
    assert not [x for _, x in seen if isinstance(x, Answer | Attempt | Submission | Mark | SignOff | SupervisedCase)]
    assert not {n for n, _ in seen} & {"points", "passed", "exam_failed", "ratings", "comment", "companion_id"}


def test_the_licence_shown_is_of_the_kind_that_the_page_is_about(
    town: World, carla: Actor, amina: Actor, bo: Actor
) -> None:
    town.earn(amina, bo, "eksempelmoedet")
    page = team(town, carla)
    assert page.kind is not None
    assert page.kind.id == LICENCE
    assert only(town, carla).licence is None


@pytest.mark.parametrize("event", [LicenceEventType.SUSPENDED, LicenceEventType.REVOKED])
def test_a_licence_that_was_put_aside_shows_as_that(
    town: World, carla: Actor, amina: Actor, bo: Actor, *, event: LicenceEventType
) -> None:
    town.happen(town.earn(amina, bo), event)
    licence = only(town, carla).licence
    assert licence is not None
    assert licence.status.value == event.value


def test_on_a_day_without_a_licence_on_offer_the_page_is_empty(town: World, carla: Actor, amina: Actor) -> None:
    empty = town.with_library(replace(town.platform.library, licences={}))
    assert team(empty, carla) == Team(kind=None, day=town.clock.today(), members=())


def test_an_earlier_day_shows_what_stood_then(town: World, carla: Actor, amina: Actor, bo: Actor) -> None:
    before = town.clock.today()
    town.clock.advance(days=10)
    town.quiz(amina)
    (then,) = (m for m in town.platform.managing.team(carla, before).members if m.name == "Amina")
    (now,) = (m for m in team(town, carla).members if m.name == "Amina")
    assert (then.done, now.done) == (0, 1)


def test_somebody_who_came_later_is_not_in_an_earlier_team(town: World, carla: Actor) -> None:
    before = town.clock.today()
    town.clock.advance(days=1)
    town.person("Ny")
    assert [m.name for m in town.platform.managing.team(carla, before).members] == []


def test_a_day_to_come_gets_a_sentence(town: World, carla: Actor) -> None:
    with pytest.raises(InvalidInput, match="i dag"):
        town.platform.managing.team(carla, town.clock.today() + timedelta(days=1))


def test_the_days_that_a_valid_licence_has_left_are_counted(town: World, carla: Actor, amina: Actor, bo: Actor) -> None:
    town.earn(amina, bo)
    (member,) = (m for m in team(town, carla).members if m.name == "Amina")
    assert member.licence
    assert member.expires_in == (member.licence.valid_until - town.clock.today()).days
    town.clock.advance(days=member.expires_in + 1)
    assert only(town, carla).expires_in is None


def test_small_units_are_withheld_and_the_total_tells_nothing_about_them(town: World) -> None:
    for number in range(6):
        town.person(f"Nord{number}", unit="nord")
        town.person(f"Syd{number}", unit="syd")
    town.person("Alene", unit="nord-1")
    top = town.person("Top", Role.MANAGER, unit="kommunen")
    rows = {u.unit: u.caseworkers for u in team(town, top).units()}
    assert rows["Team 1"] is None
    assert list(rows.values()).count(None) == 2, "one alone could be worked out from the total"
    assert rows[""] == 13


def test_fewer_than_five_have_no_counts_at_all(town: World, carla: Actor) -> None:
    town.person("Ane")
    assert [(u.caseworkers, u.holders) for u in team(town, carla).units()] == [(None, None), (None, None)]


def test_what_expires_soon_is_counted_among_those_who_are_named_and_few_are_not_told(
    town: World, carla: Actor, bo: Actor
) -> None:
    people = [town.person(name) for name in ("Ane", "Bente", "Dan", "Eva", "Finn")]
    for person in people:
        town.earn(person, bo)
    owner = town.person("Gerda", Role.PRACTICE_OWNER)
    town.earn(owner, bo)
    town.earn(people[0], bo, "eksempelmoedet")
    last = only_of(town, carla, "Ane").licence
    assert last is not None
    town.clock.advance(days=(last.valid_until - town.clock.today()).days - 20)
    page = team(town, carla)
    assert [m.name for m in page.soon()] == [p.person_id.title() for p in people]
    assert dict(page.expiring()) == {30: 5}
    town.change_person("finn", active=False)
    assert dict(team(town, carla).expiring()) == {30: None}


def test_a_licence_of_an_older_kind_runs_out_too_unless_its_successor_is_held(
    town: World, carla: Actor, bo: Actor, amina: Actor
) -> None:
    town.earn(amina, bo, "eksempelmoedet")
    last = only(town, carla).ending
    assert last is not None
    town.clock.advance(days=(last.valid_until - town.clock.today()).days - 5)
    assert dict(team(town, carla).expiring()) == {7: None}
    library = town.platform.library
    older = replace(library.licences["eksempelmoedet"], successor=LICENCE)
    later = town.with_library(replace(library, licences={**library.licences, older.id: older}))
    assert [m.ending_in for m in team(later, carla).soon()] == [5]
    later.earn(amina, bo)
    assert team(later, carla).soon() == ()


def only_of(town: World, actor: Actor, name: str) -> TeamMember:
    return next(m for m in team(town, actor).members if m.name == name)


def test_a_day_that_has_gone_is_shown_with_the_units_and_roles_of_that_day(town: World, carla: Actor) -> None:
    for name, unit in (("Ane", "nord"), ("Bente", "syd"), ("Dan", "nord"), ("Eva", "nord")):
        town.person(name, unit=unit)
    erik = town.person("Erik", Role.ADMINISTRATOR, unit="kommunen")
    then = town.clock.today()
    town.clock.advance(days=10)
    administering = town.platform.administering
    decider = Decider(actor_id="erik", at=town.clock.now(), today=town.clock.today())
    with town.storage.writing() as stores:
        for person_id, unit in (("ane", "syd"), ("bente", "nord")):
            before = stores.people.find_person(person_id)
            assert before is not None
            change_person(stores, before, replace(before, unit_id=unit), decider)
    administering.withdraw(erik, "dan", Grant(role=Role.CASEWORKER, unit_id="nord"))
    administering.grant(erik, "eva", Grant(role=Role.JURIST, unit_id="nord"))
    town.clock.advance(days=10)
    assert [m.name for m in team(town, carla).members] == ["Bente", "Eva"]
    past = town.platform.managing.team(carla, then).members
    assert [(m.name, m.unit) for m in past] == [(name, "Center Nord") for name in ("Ane", "Dan", "Eva")]
