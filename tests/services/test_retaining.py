"""What has been kept long enough goes, each kind by its own period, and the trail says how much."""

from datetime import date, timedelta
from typing import Any

import pytest
from world import LICENCE, MODULE, World, world

from quiz_app.domain.account import Session
from quiz_app.domain.audit import Action, broken_at
from quiz_app.domain.library import Library
from quiz_app.domain.pause import Pause
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.privacy import StatusView
from quiz_app.domain.retention import DEFAULTS, Kept, Period
from quiz_app.errors import RuleError


def run(town: World, *, dry: bool = False) -> dict[Kept, int]:
    """What was forgotten, less what was nothing."""
    return {kept: count for kept, count in town.platform.retaining.run(dry_run=dry).items() if count}


def answers(town: World) -> int:
    return town.rows()["answers"]


def later(town: World, day: date) -> None:
    town.clock.advance(days=(day - town.clock.today()).days)


def test_practice_answers_go_after_twelve_months_and_the_step_stays_done(town: World, amina: Actor) -> None:
    attempt_id = town.quiz(amina)
    later(town, date(2027, 11, 22))
    assert run(town) == {}
    later(town, date(2027, 11, 23))
    assert list(run(town)) == [Kept.PRACTICE_ANSWERS]
    assert answers(town) == 0
    assert town.platform.attempting.review(amina, attempt_id) == ()
    assert [s for _, s in town.platform.attempting.history(amina) if s]
    assert town.platform.attempting.latest_quiz(amina, MODULE) is None


def test_a_quiz_left_open_is_forgotten_too_and_another_may_begin(town: World, amina: Actor) -> None:
    attempt_id = town.platform.attempting.start_quiz(amina, MODULE)
    item = town.platform.attempting.attempt(amina, attempt_id).items[0]
    question = town.platform.library.questions[
        town.platform.attempting.attempt(amina, attempt_id).attempt.items[0].question
    ]
    response = town.right(question)
    town.answer(amina, attempt_id, item.position, response)
    later(town, date(2028, 1, 1))
    assert run(town) == {Kept.PRACTICE_ANSWERS: 1}
    with pytest.raises(RuleError):
        town.answer(amina, attempt_id, item.position, response)
    assert town.platform.attempting.start_quiz(amina, MODULE) != attempt_id


def test_exam_answers_leave_their_person_six_months_after_the_decision(town: World, amina: Actor) -> None:
    town.exam(amina)
    exam = sum(
        a.attempt_id == town.platform.attempting.history(amina)[0][0].attempt_id
        for a in town.storage._state.answers.values()
    )
    later(town, date(2027, 5, 22))
    assert run(town) == {}
    later(town, date(2027, 5, 23))
    assert run(town) == {Kept.EXAM_ANSWERS: exam}
    with town.storage.reading() as stores:
        loose = stores.privacy.loose_answers()
    assert len(loose) == exam
    assert {a.year for a in loose} == {2026}
    told = repr(loose)
    attempt, submission = town.platform.attempting.history(amina)[0]
    assert submission is not None
    assert submission.passed
    assert attempt.subject == LICENCE
    assert "amina" not in told
    assert attempt.attempt_id not in told
    assert {a.question for a in loose} == {i.question for i in attempt.items}
    assert town.platform.attempting.review(amina, attempt.attempt_id) == ()


def test_only_the_answer_that_counted_is_kept_loose(town: World, amina: Actor) -> None:
    attempt_id = town.start_exam(amina)
    town.answer_all(amina, attempt_id, right=False)
    town.clock.advance(minutes=1)
    town.answer_all(amina, attempt_id)
    town.platform.attempting.hand_in(amina, attempt_id)
    later(town, date(2027, 6, 1))
    run(town)
    with town.storage.reading() as stores:
        assert len(stores.privacy.loose_answers()) == len(stores.attempts.attempts_of("amina")[-1].items)


def test_sessions_views_and_pauses_go_by_their_own_periods(town: World, amina: Actor, bo: Actor) -> None:
    now, today = town.clock.now(), town.clock.today()
    with town.storage.writing() as stores:
        stores.people.save_session(Session(token_hash="t", person_id="amina", created_at=now, last_seen_at=now))
        stores.privacy.add_view(StatusView(person_id="amina", viewer_id="bo", day=today))
        stores.people.save_pause(Pause(person_id="amina", starts_on=today, back_on=today + timedelta(days=9)))
    gone = {}
    for day in (
        date(2026, 12, 22),
        date(2026, 12, 23),
        date(2027, 11, 22),
        date(2027, 11, 23),
        date(2031, 12, 1),
        date(2031, 12, 2),
    ):
        later(town, day)
        gone[day] = run(town)
    assert gone == {
        date(2026, 12, 22): {},
        date(2026, 12, 23): {Kept.SESSIONS: 1},
        date(2027, 11, 22): {},
        date(2027, 11, 23): {Kept.STATUS_VIEWS: 1},
        date(2031, 12, 1): {},
        date(2031, 12, 2): {Kept.PAUSES: 1},
    }


def test_leavers_are_erased_after_their_period_and_stay_so(town: World, amina: Actor) -> None:
    erik = town.person("Erik", Role.ADMINISTRATOR, unit="kommunen")
    town.platform.administering.leave(erik, "amina", town.clock.today())
    later(town, date(2027, 5, 22))
    assert run(town) == {}
    later(town, date(2027, 5, 23))
    assert run(town, dry=True) == {Kept.LEAVERS: 1}
    assert town.platform.erasing.ledger.entries() == ()
    assert run(town) == {Kept.LEAVERS: 1}
    assert town.storage._state.people["amina"].name == ""
    assert [e.subject for e in town.platform.erasing.ledger.entries()] == ["amina"]
    assert run(town) == {}


def test_a_dry_run_counts_the_same_and_changes_nothing(town: World, amina: Actor) -> None:
    town.exam(amina)
    later(town, date(2028, 1, 1))
    before = town.rows()
    would = run(town, dry=True)
    assert town.rows() == before
    assert would == run(town) != {}
    assert town.rows() != before


def test_the_trail_tells_how_many_of_each_kind_and_nothing_when_nothing_went(town: World, amina: Actor) -> None:
    town.quiz(amina)
    run(town)
    later(town, date(2028, 1, 1))
    count = answers(town)
    run(town)
    run(town)
    with town.storage.reading() as stores:
        rows = stores.audit.rows()
    assert broken_at(rows) is None
    assert [(r.actor_id, dict(r.details)) for r in rows if r.action == Action.RETENTION] == [
        (None, {"practice_answers": str(count)})
    ]


def test_an_installation_decides_its_own_periods(example_library: Library) -> None:
    periods: dict[Kept, Any] = {**DEFAULTS, Kept.PRACTICE_ANSWERS: Period(days=1)}
    town = world(example_library, retention=periods)
    town.quiz(town.person("Amina"))
    town.clock.advance(days=2)
    assert list(run(town)) == [Kept.PRACTICE_ANSWERS]
