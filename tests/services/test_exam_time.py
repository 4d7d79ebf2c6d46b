"""The time of an exam: extra time that two people know of, and one pause that stops the clock and hides the items."""

from datetime import datetime, timedelta

import pytest
from world import LICENCE, World

from quiz_app.domain.attempt import SubmissionCause
from quiz_app.domain.extra_time import ExtraTime
from quiz_app.domain.people import Actor, Role
from quiz_app.errors import NotFound, RuleError

MINUTES = 20


@pytest.fixture
def leo(town: World) -> Actor:
    """The manager of Amina's unit."""
    return town.person("Leo", Role.MANAGER)


def deadline(town: World, actor: Actor, exam: str) -> datetime:
    found = town.platform.attempting.attempt(actor, exam).deadline
    assert found is not None
    return found


def test_extra_time_moves_the_deadline_of_exams_that_begin_afterwards(town: World, amina: Actor, leo: Actor) -> None:
    exam = town.start_exam(amina)
    before = deadline(town, amina, exam)
    town.platform.extending.give(leo, "amina", ExtraTime.HALF)
    assert deadline(town, amina, exam) == before
    town.platform.attempting.hand_in(amina, exam)
    town.clock.advance(days=7)
    again = town.platform.attempting.start_exam(amina, LICENCE)
    assert deadline(town, amina, again) - town.clock.now() == timedelta(minutes=30)


def test_extra_time_holds_at_a_renewal_too(town: World, amina: Actor, bo: Actor, leo: Actor) -> None:
    town.earn(amina, bo)
    town.clock.advance(days=3 * 365 - 6)
    town.platform.extending.give(leo, "amina", ExtraTime.HALF)
    renewal = town.platform.renewing.start(amina, LICENCE)
    minutes = town.platform.library.licences[LICENCE].renewal.minutes
    assert deadline(town, amina, renewal) - town.clock.now() == timedelta(minutes=minutes * 1.5)


def test_extra_time_is_known_to_the_person_and_the_giver_and_to_nobody_else(
    town: World, amina: Actor, leo: Actor
) -> None:
    ida, audit = town.person("Ida", *Role), town.rows()["audit"]
    town.platform.extending.give(leo, "amina", ExtraTime.QUARTER)
    assert [e.extra for e in town.platform.extending.mine(amina)] == [ExtraTime.QUARTER]
    assert [(g.person.name, g.extra) for g in town.platform.extending.given(leo)] == [("Amina", ExtraTime.QUARTER)]
    assert town.platform.extending.given(ida) == ()
    assert (town.rows()["audit"], town.rows()["texts"]) == (audit, 0)


def test_the_page_shows_the_person_their_own_minutes(town: World, amina: Actor, leo: Actor) -> None:
    town.platform.extending.give(leo, "amina", ExtraTime.QUARTER)
    assert town.platform.progressing.mine(amina)[0].exam_minutes == MINUTES + 5


def test_the_giver_changes_it_and_takes_it_back_and_of_two_givers_the_longer_counts(
    town: World, amina: Actor, leo: Actor
) -> None:
    ida = town.person("Ida", Role.KEY_PERSON)
    town.platform.extending.give(leo, "amina", ExtraTime.HALF)
    town.platform.extending.give(leo, "amina", ExtraTime.QUARTER)
    town.platform.extending.give(ida, "amina", ExtraTime.HALF)
    assert town.platform.progressing.mine(amina)[0].exam_minutes == MINUTES + 10
    town.platform.extending.take_back(ida, "amina")
    assert town.platform.progressing.mine(amina)[0].exam_minutes == MINUTES + 5
    town.platform.extending.take_back(leo, "amina")
    assert town.platform.extending.mine(amina) == ()


def test_nobody_gives_it_to_themselves_or_to_people_of_other_units(town: World, amina: Actor, leo: Actor) -> None:
    town.person("Ravi", unit="syd")
    for person in ("leo", "ravi", "ukendt"):
        with pytest.raises(NotFound):
            town.platform.extending.give(leo, person, ExtraTime.HALF)


def test_a_pause_stops_the_clock_for_as_long_as_it_lasts(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    town.clock.advance(minutes=5)
    town.platform.pausing.pause(amina, exam)
    town.clock.advance(minutes=10)
    left = deadline(town, amina, exam) - town.clock.now()
    town.platform.pausing.resume(amina, exam)
    assert left == timedelta(minutes=MINUTES - 5) == deadline(town, amina, exam) - town.clock.now()


def test_a_pause_ends_by_itself_after_a_quarter_of_an_hour(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    start = town.clock.now()
    town.platform.pausing.pause(amina, exam)
    town.clock.advance(minutes=15)
    view = town.platform.attempting.attempt(amina, exam)
    assert (view.paused, view.deadline) == (False, start + timedelta(minutes=MINUTES + 15))
    town.platform.pausing.resume(amina, exam)
    town.clock.advance(minutes=MINUTES)
    ended = town.platform.attempting.attempt(amina, exam).submission
    assert ended is not None
    assert (ended.cause, ended.submitted_at) == (SubmissionCause.DEADLINE, start + timedelta(minutes=MINUTES + 15))


def test_in_a_pause_nothing_can_be_read_or_answered(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    item = town.platform.attempting.attempt(amina, exam).items[0]
    town.platform.pausing.pause(amina, exam)
    view = town.platform.attempting.attempt(amina, exam)
    assert (view.paused, view.items) == (True, ())
    question = town.platform.library.questions[item.question]
    with pytest.raises(RuleError, match="på pause"):
        town.answer(amina, exam, 1, town.right_response(question))
    town.platform.pausing.resume(amina, exam)
    town.answer(amina, exam, 1, town.right_response(question))


def test_there_is_one_pause_and_pressing_twice_is_one(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    town.platform.pausing.pause(amina, exam)
    town.clock.advance(minutes=1)
    town.platform.pausing.pause(amina, exam)
    town.platform.pausing.resume(amina, exam)
    town.platform.pausing.resume(amina, exam)
    with pytest.raises(RuleError, match="én pause"):
        town.platform.pausing.pause(amina, exam)


def test_an_exam_that_is_over_is_not_paused(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    town.clock.advance(minutes=MINUTES)
    with pytest.raises(RuleError, match="afleveret"):
        town.platform.pausing.pause(amina, exam)


def test_the_sweep_waits_for_a_paused_exam(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    town.clock.advance(minutes=MINUTES - 1)
    town.platform.pausing.pause(amina, exam)
    town.clock.advance(minutes=14)
    assert town.platform.attempting.sweep() == 0
    town.clock.advance(minutes=2)
    assert town.platform.attempting.sweep() == 1


def test_somebody_elses_exam_and_a_quiz_are_not_paused(town: World, amina: Actor, bo: Actor) -> None:
    exam = town.start_exam(amina)
    for act in (town.platform.pausing.pause, town.platform.pausing.resume):
        with pytest.raises(NotFound):
            act(bo, exam)
        with pytest.raises(NotFound):
            act(amina, town.platform.attempting.start_quiz(amina, "oplys-sagen"))
