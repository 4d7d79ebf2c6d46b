"""A licence is issued once, with the last step that was missing, and anew only long after it has expired."""

from datetime import date
from threading import Barrier, Thread

import pytest
from world import LICENCE, World, world

from quiz_app.domain.audit import Action, broken_at
from quiz_app.domain.library import Library
from quiz_app.domain.licence import LicenceEvent, LicenceEventType
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.practice import Rating, Verdict
from quiz_app.errors import RuleError
from quiz_app.services.issuing import Issuing

TYPES = LicenceEventType


def issue(town: World, actor: Actor, kind: str = LICENCE) -> LicenceEvent | None:
    """As if another last step were done now."""
    platform = town.platform
    issuing = Issuing(library=platform.library, clock=town.clock, entropy=town.entropy)
    with town.storage.writing() as stores:
        return issuing.issue_when_complete(stores, actor.person_id, kind)


def kinds(town: World, actor: Actor) -> list[LicenceEventType]:
    return [e.type for e in town.events(actor)]


def test_the_last_sign_off_issues(town: World, amina: Actor, bo: Actor) -> None:
    town.exam(amina)
    assert kinds(town, amina) == []
    town.practise(amina, bo)
    assert kinds(town, amina) == [TYPES.ISSUED]


def test_the_last_exam_issues(town: World, amina: Actor, bo: Actor) -> None:
    town.practise(amina, bo)
    assert kinds(town, amina) == []
    town.exam(amina)
    assert kinds(town, amina) == [TYPES.ISSUED]


def test_an_exam_that_runs_out_passed_issues_when_it_is_swept(town: World, amina: Actor, bo: Actor) -> None:
    town.practise(amina, bo)
    town.answer_all(amina, town.start_exam(amina))
    town.clock.advance(days=1)
    town.platform.attempting.sweep()
    assert kinds(town, amina) == [TYPES.ISSUED]


def test_a_failed_exam_issues_nothing(town: World, amina: Actor, bo: Actor) -> None:
    town.practise(amina, bo)
    town.exam(amina, right=False)
    assert kinds(town, amina) == []


def test_a_returned_case_issues_nothing(town: World, amina: Actor, bo: Actor) -> None:
    town.exam(amina)
    ratings = {"spoergsmaal": Rating.MET, "hul": Rating.MET}
    town.sign_off(bo, town.ask(amina, bo), verdict=Verdict.RETURNED, ratings=ratings, comment="Prøv igen.")
    assert kinds(town, amina) == []


def test_steps_of_one_licence_do_not_issue_another(town: World, amina: Actor, bo: Actor) -> None:
    town.exam(amina, LICENCE)
    town.practise(amina, bo, "eksempelmoedet")
    assert kinds(town, amina) == []


def test_who_holds_one_licence_can_earn_another(town: World, amina: Actor, bo: Actor) -> None:
    town.earn(amina, bo, "eksempelmoedet")
    town.clock.advance(days=1)
    town.earn(amina, bo, LICENCE)
    assert [e.licence_kind for e in town.events(amina)] == ["eksempelmoedet", LICENCE]


def test_what_is_issued_says_for_how_long_and_why_and_is_audited(town: World, amina: Actor, bo: Actor) -> None:
    event = town.earn(amina, bo)
    assert (event.valid_until, event.licence_kind, event.actor_id) == (date(2029, 11, 22), LICENCE, None)
    assert event.code
    assert event.reason
    with town.storage.reading() as stores:
        rows = stores.audit.rows()
    assert broken_at(rows) is None
    assert (rows[-1].action, rows[-1].subject) == (Action.LICENCE_EVENT, event.licence_id)
    assert event.code not in repr(rows), "the code is a secret of its holder"


def test_another_last_step_issues_nothing_more(town: World, amina: Actor, bo: Actor) -> None:
    town.earn(amina, bo)
    before = town.rows()
    assert issue(town, amina) is None
    assert town.rows() == before


def test_two_last_steps_at_once_issue_one(town: World, amina: Actor, bo: Actor) -> None:
    exam = town.start_exam(amina)
    town.answer_all(amina, exam)
    case_id = town.ask(amina, bo)
    gate = Barrier(2)

    def hand_in() -> None:
        gate.wait()
        town.platform.attempting.hand_in(amina, exam)

    def approve() -> None:
        gate.wait()
        town.sign_off(bo, case_id)

    threads = [Thread(target=hand_in), Thread(target=approve)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kinds(town, amina) == [TYPES.ISSUED]


def test_the_ids_follow_from_person_and_kind_so_that_two_machines_cannot_issue_two(example_library: Library) -> None:
    ids = set()
    for extra in range(2):
        town = world(example_library)
        amina, bo = town.person("Amina"), town.person("Bo", Role.KEY_PERSON)
        for _ in range(extra):
            town.entropy.new_id()
        event = town.earn(amina, bo)
        ids.add((event.event_id, event.licence_id))
    assert len(ids) == 1


def test_an_expired_licence_is_not_earned_again_by_what_earned_it(town: World, amina: Actor, bo: Actor) -> None:
    town.earn(amina, bo)
    town.clock.advance(days=3 * 365 + 2)
    assert issue(town, amina) is None
    town.clock.advance(days=365)
    assert issue(town, amina) is None


def test_half_a_year_after_expiry_the_exam_alone_is_taken_again(town: World, amina: Actor, bo: Actor) -> None:
    first = town.earn(amina, bo)
    town.clock.advance(days=3 * 365 + 1 + 181)
    with pytest.raises(RuleError, match="ikke tages igen"):
        town.start_exam(amina)
    town.clock.advance(days=1)
    town.exam(amina)
    again = town.events(amina)[-1]
    assert again.type == TYPES.ISSUED
    assert (again.licence_id == first.licence_id, again.code == first.code) == (False, False)


@pytest.mark.parametrize("kind", [TYPES.SUSPENDED, TYPES.REVOKED])
def test_a_licence_that_was_put_aside_is_not_earned_again_by_a_step(
    town: World, amina: Actor, bo: Actor, kind: LicenceEventType
) -> None:
    town.happen(town.earn(amina, bo), kind)
    assert issue(town, amina) is None


def test_a_licence_that_content_no_longer_knows_is_not_issued(town: World, amina: Actor) -> None:
    assert issue(town, amina, "ukendt") is None
