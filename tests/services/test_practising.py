"""Supervised cases: asked of one companion, judged by that companion alone, never by oneself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from builders import licence_kind
from world import LICENCE, RATINGS, STEP, World, wanted

from quiz_app.domain.audit import Action, broken_at
from quiz_app.domain.library import Library
from quiz_app.domain.licence import LicenceEventType
from quiz_app.domain.licence_kind import Criterion
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.practice import Rating, Verdict
from quiz_app.domain.steps import StepState
from quiz_app.errors import Conflict, InvalidInput, NotAllowed, NotFound

WORDS = "Hent praktikstedets svar, før den lægges frem."


@pytest.fixture
def waiting(town: World, amina: Actor, bo: Actor) -> str:
    """Amina's case, waiting for Bo."""
    return town.ask(amina, bo)


def names(town: World, actor: Actor) -> list[tuple[str, str]]:
    return [(c.name, c.why) for c in town.platform.practising.companions(actor, LICENCE, STEP)]


def test_key_persons_and_holders_may_be_asked_by_name_and_never_oneself(town: World, amina: Actor, bo: Actor) -> None:
    ava = town.person("Ava", Role.MANAGER)
    town.person("Carla")
    town.earn(ava, bo)
    assert names(town, amina) == [("Ava", "holder"), ("Bo", "key_person")]
    assert names(town, bo) == [("Ava", "holder")]
    assert names(town, ava) == [("Bo", "key_person")]


@pytest.mark.parametrize("event", [LicenceEventType.SUSPENDED, LicenceEventType.REVOKED, None])
def test_whose_licence_is_suspended_revoked_or_expired_may_not_be_asked(
    town: World, amina: Actor, bo: Actor, event: LicenceEventType | None
) -> None:
    ava = town.person("Ava")
    issued = town.earn(ava, bo)
    if event:
        town.happen(issued, event)
    else:
        town.clock.advance(days=3 * 365 + 2)
    assert names(town, amina) == [("Bo", "key_person")]
    with pytest.raises(InvalidInput, match="Vælg en nøgleperson"):
        town.ask(amina, ava)


@pytest.mark.parametrize("left", ["inactive", "guest"])
def test_who_has_left_or_become_a_guest_may_not_be_asked(town: World, amina: Actor, bo: Actor, left: str) -> None:
    ava = town.person("Ava")
    town.earn(ava, bo)
    if left == "inactive":
        town.change_person("ava", active=False)
    else:
        erik = town.person("Erik", Role.ADMINISTRATOR, unit="kommunen")
        town.platform.administering.withdraw(erik, "ava", ava.grants[0])
    assert names(town, amina) == [("Bo", "key_person")]


@pytest.mark.parametrize("companion", ["amina", "carla", "ukendt", ""])
def test_a_case_is_asked_of_a_companion_and_of_nobody_else(
    town: World, amina: Actor, bo: Actor, companion: str
) -> None:
    town.person("Carla")
    with pytest.raises(InvalidInput) as refused:
        town.ask(amina, Actor(person_id=companion, grants=()))
    assert refused.value.field == "companion"
    assert town.rows()["cases"] == 0


def test_not_even_a_key_person_may_ask_themselves(town: World, bo: Actor) -> None:
    with pytest.raises(InvalidInput):
        town.ask(bo, bo)


@pytest.mark.parametrize(("licence", "step"), [("ukendt", STEP), (LICENCE, "ukendt")])
def test_a_step_that_no_licence_has_is_not_found(
    town: World, amina: Actor, bo: Actor, *, licence: str, step: str
) -> None:
    with pytest.raises(NotFound):
        town.platform.practising.ask(amina, wanted("x", bo, licence, step=step))


def test_asking_is_seen_by_both_and_by_nobody_else(town: World, amina: Actor, bo: Actor, waiting: str) -> None:
    (mine,), (theirs,) = town.platform.practising.mine(amina), town.platform.practising.inbox(bo)
    assert mine == theirs
    assert (mine.case.supervised_case_id, mine.asker, mine.companion) == (waiting, "Amina", "Bo")
    assert (mine.sign_off, mine.comment) == (None, None)
    carla = town.person("Carla", *Role)
    assert (town.platform.practising.mine(carla), town.platform.practising.inbox(carla)) == ((), ())


def test_asking_twice_with_the_same_id_is_once(town: World, amina: Actor, bo: Actor, waiting: str) -> None:
    town.platform.practising.ask(amina, wanted(waiting, bo))
    assert town.rows()["cases"] == 1


def test_a_step_waits_for_one_companion_at_a_time(town: World, amina: Actor, bo: Actor, waiting: str) -> None:
    sanne = town.person("Sanne", Role.KEY_PERSON)
    with pytest.raises(Conflict):
        town.ask(amina, sanne)
    town.sign_off(bo, waiting)
    with pytest.raises(Conflict):
        town.ask(amina, sanne)


def test_while_one_step_waits_another_may_be_asked_for(town: World, amina: Actor, bo: Actor, waiting: str) -> None:
    other = town.ask(amina, bo, "eksempelmoedet")
    assert {v.case.supervised_case_id for v in town.platform.practising.mine(amina)} == {waiting, other}


def test_after_a_return_one_may_ask_again(town: World, amina: Actor, bo: Actor, waiting: str) -> None:
    town.sign_off(bo, waiting, verdict=Verdict.RETURNED, comment=WORDS)
    town.clock.advance(days=1)
    again = town.ask(amina, bo)
    assert [v.case.supervised_case_id for v in town.platform.practising.mine(amina)] == [again, waiting]


@pytest.mark.parametrize("outsider", ["amina", "sanne"])
def test_only_the_companion_who_was_asked_signs_off(town: World, amina: Actor, waiting: str, outsider: str) -> None:
    actors = {"amina": amina, "sanne": town.person("Sanne", Role.KEY_PERSON)}
    with pytest.raises(NotFound):
        town.sign_off(actors[outsider], waiting)
    assert town.rows()["sign_offs"] == 0


def test_nobody_signs_off_their_own_case_even_if_it_was_stored_so(town: World, bo: Actor, waiting: str) -> None:
    cases = town.storage._state.cases
    cases[waiting] = replace(cases[waiting], person_id="bo")
    with pytest.raises(NotFound):
        town.sign_off(bo, waiting)


def test_a_case_that_does_not_exist_is_not_found(town: World, bo: Actor) -> None:
    with pytest.raises(NotFound):
        town.sign_off(bo, "made up")


def test_who_is_no_companion_any_more_cannot_sign_off(town: World, amina: Actor, bo: Actor) -> None:
    ava = town.person("Ava")
    issued = town.earn(ava, bo)
    case_id = town.ask(amina, ava)
    town.happen(issued, LicenceEventType.SUSPENDED)
    with pytest.raises(NotAllowed, match="nøglepersoner og kolleger med gyldigt kørekort"):
        town.sign_off(ava, case_id)
    town.clock.advance(seconds=1)
    town.happen(issued, LicenceEventType.REINSTATED)
    town.sign_off(ava, case_id)


def test_an_approval_is_kept_with_its_ratings_and_words_and_audited_without_them(
    town: World, amina: Actor, bo: Actor, waiting: str
) -> None:
    town.sign_off(bo, waiting, comment="  Godt set.  ")
    (view,) = town.platform.practising.mine(amina)
    assert view.sign_off is not None
    assert (view.sign_off.verdict, view.sign_off.ratings, view.comment) == (Verdict.APPROVED, RATINGS, "Godt set.")
    with town.storage.reading() as stores:
        rows = stores.audit.rows()
    assert broken_at(rows) is None
    assert (rows[-1].action, rows[-1].actor_id, rows[-1].subject) == (Action.SIGN_OFF, "bo", waiting)
    assert dict(rows[-1].details) == {"verdict": "approved", "rating:spoergsmaal": "met", "rating:hul": "partly"}


def test_an_approval_without_words_stores_none(town: World, amina: Actor, bo: Actor, waiting: str) -> None:
    town.sign_off(bo, waiting, comment="  ")
    assert (town.rows()["texts"], town.platform.practising.mine(amina)[0].comment) == (0, None)


def test_words_up_to_the_limit_are_stored(town: World, bo: Actor, waiting: str) -> None:
    town.sign_off(bo, waiting, comment="x" * 2000)
    assert town.rows()["texts"] == 1


def test_the_words_lie_in_texts_and_nowhere_else(town: World, bo: Actor, waiting: str) -> None:
    town.sign_off(bo, waiting, verdict=Verdict.RETURNED, comment=WORDS)
    state = town.storage._state
    assert [t.body for t in state.texts.values()] == [WORDS]
    state.texts.clear()
    assert WORDS not in repr(state)


def test_when_the_words_are_blanked_the_judgement_stands(town: World, amina: Actor, bo: Actor, waiting: str) -> None:
    town.sign_off(bo, waiting, verdict=Verdict.RETURNED, comment=WORDS)
    town.storage._state.texts.clear()
    (view,) = town.platform.practising.mine(amina)
    assert (view.comment, bool(view.sign_off)) == ("[slettet]", True)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"ratings": {"hul": Rating.MET}}, "ratings"),
        ({"ratings": {}}, "ratings"),
        ({"ratings": {**RATINGS, "andet": Rating.MET}}, "ratings"),
        ({"ratings": {**RATINGS, "hul": Rating.NOT_MET}}, "verdict"),
        ({"verdict": Verdict.RETURNED, "ratings": {"hul": Rating.MET}, "comment": WORDS}, "ratings"),
        ({"verdict": Verdict.RETURNED}, "comment"),
        ({"verdict": Verdict.RETURNED, "comment": "  \n "}, "comment"),
        ({"comment": "Borgeren, 010203-1234, mangler en attest."}, "comment"),
        ({"comment": "x" * 2001}, "comment"),
    ],
)
def test_a_judgement_that_cannot_stand_is_refused_and_nothing_at_all_is_stored(
    town: World, bo: Actor, waiting: str, *, changed: dict[str, Any], field: str
) -> None:
    before = town.rows()
    with pytest.raises(InvalidInput) as refused:
        town.sign_off(bo, waiting, **changed)
    assert refused.value.field == field
    assert town.rows() == before


def test_a_cpr_number_is_not_repeated_in_the_sentence_that_refuses_it(town: World, bo: Actor, waiting: str) -> None:
    with pytest.raises(InvalidInput, match="CPR-nummer") as refused:
        town.sign_off(bo, waiting, comment="010203-1234")
    assert "010203-1234" not in str(refused.value)


def test_a_criterion_that_is_partly_met_may_be_approved_and_any_may_be_returned(
    town: World, amina: Actor, bo: Actor, waiting: str
) -> None:
    nothing_met = dict.fromkeys(RATINGS, Rating.NOT_MET)
    town.sign_off(bo, waiting, verdict=Verdict.RETURNED, ratings=nothing_met, comment=WORDS)
    town.sign_off(bo, town.ask(amina, bo), ratings=dict.fromkeys(RATINGS, Rating.PARTLY))
    assert town.rows()["sign_offs"] == 2


def test_the_same_sign_off_twice_is_once_and_another_is_refused(town: World, bo: Actor, waiting: str) -> None:
    town.sign_off(bo, waiting, sign_off_id="s1", comment="Godt.")
    before = town.rows()
    town.sign_off(bo, waiting, sign_off_id="s1", comment="Godt.")
    with pytest.raises(Conflict):
        town.sign_off(bo, waiting, sign_off_id="s2")
    assert town.rows() == before


def test_a_repeated_sign_off_issues_nothing_after_the_licence_has_run_out(town: World, amina: Actor, bo: Actor) -> None:
    town.exam(amina)
    case_id = town.ask(amina, bo)
    town.sign_off(bo, case_id, sign_off_id="s1")
    town.clock.advance(days=4 * 365)
    town.sign_off(bo, case_id, sign_off_id="s1")
    assert len(town.events(amina)) == 1


def test_the_inbox_shows_the_longest_waiting_first_and_what_is_judged_last(town: World, bo: Actor) -> None:
    cases = {}
    for name in ("Ada", "Eva", "Ida"):
        cases[name] = town.ask(town.person(name), bo)
        town.clock.advance(days=1)
    town.sign_off(bo, cases["Ada"])
    assert [v.asker for v in town.platform.practising.inbox(bo)] == ["Eva", "Ida", "Ada"]


def rewritten(library: Library, **changed: Any) -> Library:  # noqa: ANN401 - any field of a practice step
    """The library after the practice step of every licence was edited."""
    kinds = library.licences.values()
    steps = {k.id: replace(k, practice=tuple(replace(p, **changed) for p in k.practice)) for k in kinds}
    return replace(library, licences=steps)


def test_a_judged_case_shows_the_criteria_it_was_judged_by(town: World, amina: Actor, bo: Actor, waiting: str) -> None:
    new = Criterion(id="nyt", text="Nyt punkt")
    changed = town.with_library(rewritten(town.platform.library, rubric=(Criterion(id="hul", text="Hul"), new)))
    assert [c.id for c in changed.platform.practising.mine(amina)[0].step.rubric] == ["hul", "nyt"]
    town.sign_off(bo, waiting)
    assert [c.id for c in changed.platform.practising.mine(amina)[0].step.rubric] == ["hul"]


@pytest.mark.parametrize("licences", [{}, {LICENCE: licence_kind(id=LICENCE)}])
def test_a_case_of_a_step_that_was_withdrawn_is_still_shown_and_no_longer_judged(
    town: World, amina: Actor, bo: Actor, waiting: str, *, licences: dict[str, Any]
) -> None:
    changed = town.with_library(replace(town.platform.library, licences=licences))
    assert [v.step.title for v in changed.platform.practising.mine(amina)] == [STEP]
    assert [v.step.rubric for v in changed.platform.practising.inbox(bo)] == [()]
    with pytest.raises(NotFound):
        changed.sign_off(bo, waiting)


def leave(town: World, person_id: str) -> None:
    town.change_person(person_id, leaves_on=town.clock.today())


def erase(town: World, person_id: str) -> None:
    leave(town, person_id)
    erik = town.person("Erik", Role.ADMINISTRATOR, unit="kommunen")
    town.platform.erasing.erase(erik, person_id)


def lose_the_role(town: World, person_id: str) -> None:
    with town.storage.writing() as stores:
        for grant in stores.people.grants(person_id):
            stores.people.withdraw(person_id, grant, town.clock.now())


@pytest.mark.parametrize("gone", [leave, erase, lose_the_role])
def test_a_companion_who_can_never_answer_holds_nobody_up(
    town: World, amina: Actor, bo: Actor, waiting: str, *, gone: Callable[[World, str], None]
) -> None:
    eva = town.person("Eva", Role.KEY_PERSON)
    gone(town, "bo")
    (case,) = town.platform.practising.mine(amina)
    assert (case.waiting, case.taken_back) == (False, False)
    (mine,) = town.platform.progressing.mine(amina)
    assert next(s for s in mine.steps if s.ref == STEP).state == StepState.OPEN
    town.sign_off(eva, town.ask(amina, eva))


def test_a_companion_on_a_pause_comes_back_and_is_waited_for(
    town: World, amina: Actor, bo: Actor, waiting: str
) -> None:
    eva, erik = town.person("Eva", Role.KEY_PERSON), town.person("Erik", Role.ADMINISTRATOR, unit="kommunen")
    town.platform.administering.pause(erik, "bo", town.clock.today() + timedelta(days=30))
    with pytest.raises(Conflict, match="venter allerede"):
        town.ask(amina, eva)


def test_who_takes_their_case_back_asks_another_and_the_first_judges_it_no_more(
    town: World, amina: Actor, bo: Actor, waiting: str
) -> None:
    eva = town.person("Eva", Role.KEY_PERSON)
    for _ in range(2):
        town.platform.practising.take_back(amina, waiting)
    assert town.rows()["taken_back"] == 1
    assert town.platform.practising.inbox(bo) == ()
    with pytest.raises(Conflict, match="fortrudt"):
        town.sign_off(bo, waiting)
    town.sign_off(eva, town.ask(amina, eva))
    with town.storage.reading() as stores:
        row = next(r for r in stores.audit.rows() if r.action == Action.REQUEST_TAKEN_BACK)
    assert (row.actor_id, row.subject, row.details["kind"]) == ("amina", waiting, "practice")


def test_only_the_asker_takes_a_case_back_and_not_once_it_is_judged(
    town: World, amina: Actor, bo: Actor, waiting: str
) -> None:
    for case_id, actor in ((waiting, bo), ("ukendt", amina)):
        with pytest.raises(NotFound):
            town.platform.practising.take_back(actor, case_id)
    town.sign_off(bo, waiting)
    with pytest.raises(Conflict, match="allerede vurderet"):
        town.platform.practising.take_back(amina, waiting)
