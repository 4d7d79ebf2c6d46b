"""Merit and talks: asked of one manager or key person of one's unit, answered by that colleague alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from world import LICENCE, STEP, World, wanted

from quiz_app.domain.audit import Action, broken_at
from quiz_app.domain.licence import LicenceBasis
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.practice import PracticeForm
from quiz_app.domain.request import RequestKind
from quiz_app.domain.steps import StepState
from quiz_app.errors import Conflict, InvalidInput, NotFound, RuleError

YESTERDAY = date(2026, 11, 21)


@pytest.fixture
def leo(town: World) -> Actor:
    """The manager of Amina's unit."""
    return town.person("Leo", Role.MANAGER)


def attest(town: World, actor: Actor, companion: Actor, closed: date | None = YESTERDAY) -> str:
    case_id = town.entropy.new_id()
    ask = wanted(case_id, companion, form=PracticeForm.ATTESTED, closed_on=closed)
    town.platform.practising.ask(actor, ask)
    return case_id


def test_managers_and_key_persons_of_ones_unit_may_be_asked_and_nobody_else(town: World, amina: Actor) -> None:
    town.person("Leo", Role.MANAGER)
    town.person("Ida", Role.KEY_PERSON, unit="kommunen")
    town.person("Bo", Role.KEY_PERSON, unit="syd")
    town.person("Carla")
    assert [c.name for c in town.platform.requesting.colleagues(amina)] == ["Ida", "Leo"]


@pytest.mark.parametrize("asked", ["bo", "amina", "ukendt", ""])
def test_asking_somebody_else_is_refused(town: World, amina: Actor, bo: Actor, leo: Actor, *, asked: str) -> None:
    with pytest.raises(InvalidInput, match="leder eller nøgleperson"):
        town.request_merit(amina, Actor(person_id=asked, grants=()))
    assert town.rows()["requests"] == 0


def test_not_even_a_key_person_confirms_themselves(town: World) -> None:
    ida = town.person("Ida", Role.KEY_PERSON)
    with pytest.raises(InvalidInput):
        town.request_merit(ida, ida)


def test_only_the_one_who_was_asked_sees_it_and_answers(town: World, amina: Actor, leo: Actor) -> None:
    ida = town.person("Ida", Role.KEY_PERSON)
    request_id = town.request_merit(amina, leo)
    assert [v.person for v in town.platform.requesting.inbox(leo)] == ["Amina"]
    assert town.platform.requesting.inbox(ida) == ()
    with pytest.raises(NotFound):
        town.platform.requesting.reply(ida, request_id, granted=True)


def test_who_no_longer_supports_the_person_neither_sees_nor_answers(town: World, amina: Actor, leo: Actor) -> None:
    request_id = town.request_merit(amina, leo)
    town.change_person("amina", unit_id="syd")
    assert town.platform.requesting.inbox(leo) == ()
    with pytest.raises(NotFound):
        town.platform.requesting.reply(leo, request_id, granted=True)


def test_one_waits_for_one_answer_at_a_time_and_may_ask_again_after_a_no(town: World, amina: Actor, leo: Actor) -> None:
    first = town.request_merit(amina, leo)
    with pytest.raises(Conflict, match="venter allerede"):
        town.request_merit(amina, leo)
    town.platform.requesting.reply(leo, first, granted=False)
    town.merit(amina, leo)
    with pytest.raises(Conflict, match="allerede bekræftet"):
        town.request_merit(amina, leo)


def test_the_same_answer_twice_is_once_and_the_opposite_is_refused(town: World, amina: Actor, leo: Actor) -> None:
    request_id = town.request_merit(amina, leo)
    town.platform.requesting.reply(leo, request_id, granted=True)
    before = town.rows()
    town.platform.requesting.reply(leo, request_id, granted=True)
    with pytest.raises(Conflict):
        town.platform.requesting.reply(leo, request_id, granted=False)
    assert town.rows() == before


def test_merit_is_on_the_audit_trail_with_who_asked_and_who_confirmed(town: World, amina: Actor, leo: Actor) -> None:
    town.merit(amina, leo)
    with town.storage.reading() as stores:
        rows = stores.audit.rows()
    assert broken_at(rows) is None
    assert [(r.action, r.actor_id) for r in rows[-2:]] == [(Action.REQUEST, "amina"), (Action.REQUEST_REPLY, "leo")]
    assert rows[-1].details["granted"] == "True"


def test_merit_leads_straight_to_the_exam(town: World, amina: Actor, leo: Actor) -> None:
    with pytest.raises(RuleError, match="modulernes øvelser først"):
        town.platform.attempting.start_exam(amina, LICENCE)
    town.merit(amina, leo)
    (path,) = town.platform.progressing.mine(amina)
    assert path.merit
    assert [(s.state, s.credited) for s in path.steps[:2]] == [(StepState.DONE, True), (StepState.OPEN, False)]
    assert town.platform.attempting.start_exam(amina, LICENCE)


def test_with_merit_an_exam_and_attested_practice_make_a_licence_that_says_so(
    town: World, amina: Actor, bo: Actor, leo: Actor
) -> None:
    town.merit(amina, leo)
    exam = town.platform.attempting.start_exam(amina, LICENCE)
    town.answer_all(amina, exam)
    town.platform.attempting.hand_in(amina, exam)
    town.sign_off(bo, attest(town, amina, bo))
    (event,) = town.events(amina)
    assert event.basis == LicenceBasis.MERIT
    assert "merit" in event.reason


def test_without_merit_nothing_is_attested(town: World, amina: Actor, bo: Actor) -> None:
    assert town.platform.practising.forms(amina, LICENCE, STEP) == (PracticeForm.SUPERVISED,)
    with pytest.raises(RuleError, match="merit"):
        attest(town, amina, bo)


@pytest.mark.parametrize("closed", [None, date(2025, 11, 21), date(2026, 11, 23)])
def test_an_attested_case_is_from_the_last_twelve_months(
    town: World, amina: Actor, bo: Actor, leo: Actor, *, closed: date | None
) -> None:
    town.merit(amina, leo)
    with pytest.raises(InvalidInput, match="12 måneder") as refused:
        attest(town, amina, bo, closed)
    assert refused.value.field == "closed_on"


def test_a_key_person_attests_and_a_holder_does_not(town: World, amina: Actor, bo: Actor, leo: Actor) -> None:
    ava = town.person("Ava")
    town.earn(ava, bo)
    town.merit(amina, leo)
    found = town.platform.practising.companions(amina, LICENCE, STEP, PracticeForm.ATTESTED)
    assert [c.name for c in found] == ["Bo"]
    with pytest.raises(InvalidInput, match="Vælg en nøgleperson"):
        attest(town, amina, ava)


def fail_twice(town: World, actor: Actor) -> None:
    for _ in range(2):
        town.exam(actor, right=False)
        town.clock.advance(days=7)


def test_after_two_failed_tries_the_door_is_shut_until_a_talk_was_held(town: World, amina: Actor, leo: Actor) -> None:
    fail_twice(town, amina)
    with pytest.raises(RuleError, match="Før dit næste forsøg taler du med"):
        town.platform.attempting.start_exam(amina, LICENCE)
    town.talk(amina, leo)
    with pytest.raises(InvalidInput, match="Vælg den kollega, der er hos dig"):
        town.platform.attempting.start_exam(amina, LICENCE)


def test_the_third_try_names_the_colleague_who_is_present(town: World, amina: Actor, bo: Actor, leo: Actor) -> None:
    fail_twice(town, amina)
    town.talk(amina, leo)
    assert [c.name for c in town.platform.requesting.attendants(amina)] == ["Bo"]
    exam = town.platform.attempting.start_exam(amina, LICENCE, support_id="bo")
    assert town.platform.attempting.attempt(amina, exam).attempt.support_id == "bo"


@pytest.mark.parametrize("present", ["amina", "leo", "ukendt"])
def test_only_a_key_person_or_holder_supports_and_never_oneself(
    town: World, amina: Actor, leo: Actor, present: str
) -> None:
    fail_twice(town, amina)
    town.talk(amina, leo)
    with pytest.raises(InvalidInput):
        town.platform.attempting.start_exam(amina, LICENCE, support_id=present)


def test_every_further_try_needs_a_talk_of_its_own(town: World, amina: Actor, bo: Actor, leo: Actor) -> None:
    fail_twice(town, amina)
    town.talk(amina, leo)
    exam = town.platform.attempting.start_exam(amina, LICENCE, support_id="bo")
    town.clock.advance(minutes=1)
    town.platform.attempting.hand_in(amina, exam)
    town.clock.advance(days=7)
    with pytest.raises(RuleError, match="Før dit næste forsøg"):
        town.platform.attempting.start_exam(amina, LICENCE, support_id="bo")
    town.talk(amina, leo)
    assert town.platform.attempting.start_exam(amina, LICENCE, support_id="bo")


def test_the_first_two_tries_are_made_alone(town: World, amina: Actor, bo: Actor) -> None:
    exam = town.start_exam(amina, support_id="bo")
    assert town.platform.attempting.attempt(amina, exam).attempt.support_id is None


def test_a_talk_is_not_asked_for_before_it_is_needed(town: World, amina: Actor, leo: Actor) -> None:
    town.exam(amina, right=False)
    with pytest.raises(RuleError, match="Der skal ikke holdes en samtale"):
        town.talk(amina, leo)


def test_no_word_and_no_trail_tells_who_asked_for_a_talk_but_that_it_was_held(
    town: World, amina: Actor, leo: Actor
) -> None:
    fail_twice(town, amina)
    before = town.rows()["audit"]
    town.platform.requesting.ask(
        amina, RequestKind.TALK, request_id="t", licence_kind=LICENCE, colleague_id=leo.person_id
    )
    assert (town.rows()["audit"], town.rows()["texts"]) == (before, 0)
    town.platform.requesting.reply(leo, "t", granted=True)
    assert town.rows()["audit"] == before + 1


def test_the_waiting_time_has_its_date_on_the_page(town: World, amina: Actor) -> None:
    town.exam(amina, right=False)
    (path,) = town.platform.progressing.mine(amina)
    assert path.door.opens_on == town.clock.today() + timedelta(days=7)


def test_an_unknown_licence_or_a_panel_is_not_asked_for_here(town: World, amina: Actor, leo: Actor) -> None:
    with pytest.raises(NotFound):
        town.request_merit(amina, leo, "ukendt")
    with pytest.raises(NotFound):
        town.platform.requesting.ask(
            amina, RequestKind.PANEL, request_id="p", licence_kind=LICENCE, colleague_id=leo.person_id
        )


def test_merit_confirmed_last_issues_when_all_else_holds(town: World, amina: Actor, bo: Actor, leo: Actor) -> None:
    town.practise(amina, bo)
    town.exam(amina)
    library = town.platform.library
    longer = replace(library.licences[LICENCE], modules=("oplys-sagen", "nyt"))
    modules = {**library.modules, "nyt": replace(library.modules["oplys-sagen"], id="nyt")}
    town.storage._state.events.clear()
    later = town.with_library(replace(library, modules=modules, licences={LICENCE: longer}))
    assert later.events(amina) == ()
    later.merit(amina, leo)
    assert [e.basis for e in later.events(amina)] == [LicenceBasis.MERIT]


@pytest.mark.parametrize("kind", [RequestKind.MERIT, RequestKind.TALK])
def test_a_colleague_who_has_left_holds_up_neither_merit_nor_talk(
    town: World, amina: Actor, leo: Actor, kind: RequestKind
) -> None:
    ida = town.person("Ida", Role.KEY_PERSON)
    fail_twice(town, amina)

    def ask(request_id: str, colleague: Actor) -> None:
        town.platform.requesting.ask(
            amina, kind, request_id=request_id, licence_kind=LICENCE, colleague_id=colleague.person_id
        )

    ask("r1", leo)
    with pytest.raises(Conflict):
        ask("r2", ida)
    town.change_person("leo", leaves_on=town.clock.today())
    assert not town.platform.requesting.mine(amina)[0].waiting
    ask("r2", ida)
    town.platform.requesting.reply(ida, "r2", granted=True)


def test_who_takes_a_request_back_asks_another_and_the_first_answers_no_more(
    town: World, amina: Actor, leo: Actor
) -> None:
    first = town.request_merit(amina, leo)
    with pytest.raises(NotFound):
        town.platform.requesting.take_back(leo, first)
    for _ in range(2):
        town.platform.requesting.take_back(amina, first)
    assert town.rows()["taken_back"] == 1
    assert town.platform.requesting.inbox(leo) == ()
    with pytest.raises(Conflict, match="fortrudt"):
        town.platform.requesting.reply(leo, first, granted=True)
    town.merit(amina, leo)
    with pytest.raises(Conflict, match="svaret"):
        town.platform.requesting.take_back(amina, town.platform.requesting.mine(amina)[0].request.request_id)
