"""A wrong key is corrected by two; results follow by replay, and no licence is lost without a hearing."""

from dataclasses import replace
from typing import Any

import pytest
from world import LICENCE, World, wrong

from quiz_app.domain.attempt import AttemptItem
from quiz_app.domain.key_correction import CorrectionReason
from quiz_app.domain.licence import LicenceEventType, LicenceStatus
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.proceeding import Ground, Outcome, Stage
from quiz_app.domain.question import ChoiceQuestion
from quiz_app.domain.response import ChoiceResponse, Response
from quiz_app.domain.steps import StepKind, StepState
from quiz_app.errors import Conflict, InvalidInput, NotAllowed, NotFound
from quiz_app.services.correcting import Proposal

ITEM = "eks-enkelt-proeve"


@pytest.fixture
def ida(town: World) -> Actor:
    """A key person of another unit than Bo's."""
    return town.person("Ida", Role.KEY_PERSON, unit="nord")


def version(town: World, actor: Actor, question: str = ITEM) -> AttemptItem:
    return town.platform.correcting.asked_versions(actor, question)[0].item


def other_key(town: World, question: str = ITEM) -> Response:
    """An option that is wrong today."""
    asked = town.platform.library.questions[question]
    assert isinstance(asked, ChoiceQuestion)
    return wrong(asked, town.platform.library)


def propose(town: World, actor: Actor, key: Response | None, correction_id: str = "c", **changed: Any) -> None:  # noqa: ANN401
    base = {"correction_id": correction_id, "item": version(town, actor), "key": key}
    more = {"reason": CorrectionReason.LAW, "words": "Bestemmelsen siger noget andet."}
    town.platform.correcting.propose(actor, Proposal(**base | more | changed))


def correct(town: World, bo: Actor, ida: Actor, key: Response | None) -> None:
    propose(town, bo, key)
    town.platform.correcting.reply(ida, "c", signed=True)


def undo(town: World, bo: Actor, ida: Actor) -> None:
    town.platform.correcting.withdraw(bo, correction_id="u", withdraws="c", words="Det var rigtigt fra begyndelsen.")
    town.platform.correcting.reply(ida, "u", signed=True)


def take_exam(town: World, actor: Actor, *, rights: int, item_right: bool = True) -> str:
    """An exam with so many of its other items right."""
    attempt_id = town.start_exam(actor)
    for position, question in town.asked(actor, attempt_id).items():
        if question.id == ITEM:
            right = item_right
        else:
            right, rights = rights > 0, rights - 1
        response = town.right(question) if right else wrong(question, town.platform.library)
        town.answer(actor, attempt_id, position, response)
    town.platform.attempting.hand_in(actor, attempt_id)
    return attempt_id


def result(town: World, actor: Actor) -> tuple[float, bool | None]:
    found = next(s for a, s in town.platform.attempting.history(actor) if s and a.subject == LICENCE)
    return found.points, found.passed


def exam_step(town: World, actor: Actor) -> StepState:
    mine = next(m for m in town.platform.progressing.mine(actor) if m.kind.id == LICENCE)
    return next(s.state for s in mine.steps if s.kind == StepKind.EXAM)


def test_every_exam_of_the_example_asks_the_item(town: World, amina: Actor) -> None:
    assert ITEM in {q.id for q in town.asked(amina, town.start_exam(amina)).values()}


def test_the_impact_is_shown_and_nothing_of_it_is_kept(town: World, amina: Actor, bo: Actor) -> None:
    for name in ("A", "B", "C", "D", "E"):
        take_exam(town, town.person(name), rights=3)
    take_exam(town, amina, rights=3, item_right=False)
    before = town.rows()
    found = town.platform.correcting.impact(bo, version(town, bo), other_key(town))
    assert (found.asked, found.lose, found.gain) == (6, 5, None)
    assert town.rows() == before


def test_who_has_no_result_that_could_turn_is_told_apart(town: World, bo: Actor) -> None:
    for name in ("A", "B", "C", "D", "E"):
        town.start_exam(town.person(name))
    take_exam(town, town.person("F"), rights=3)
    found = town.platform.correcting.impact(bo, version(town, bo), other_key(town))
    assert (found.asked, found.unscored) == (6, 5)


def test_a_correction_waits_for_another_person(town: World, amina: Actor, bo: Actor, ida: Actor) -> None:
    take_exam(town, amina, rights=3, item_right=False)
    before = result(town, amina)
    propose(town, bo, other_key(town))
    assert result(town, amina) == before
    with pytest.raises(NotAllowed):
        town.platform.correcting.reply(bo, "c", signed=True)
    same_unit = town.person("Siv", Role.KEY_PERSON, unit="syd")
    with pytest.raises(NotAllowed):
        town.platform.correcting.reply(same_unit, "c", signed=True)
    for _ in range(2):
        town.platform.correcting.reply(ida, "c", signed=True)
    assert result(town, amina)[0] == before[0] + 1


def test_a_no_ends_it(town: World, amina: Actor, bo: Actor, ida: Actor) -> None:
    take_exam(town, amina, rights=3)
    propose(town, bo, other_key(town))
    town.platform.correcting.reply(ida, "c", signed=False)
    assert result(town, amina)[0] == 4
    with pytest.raises(Conflict):
        town.platform.correcting.reply(ida, "c", signed=True)


def test_who_has_passed_now_gets_the_step_and_the_licence_the_normal_way(
    town: World, amina: Actor, bo: Actor, ida: Actor
) -> None:
    take_exam(town, amina, rights=2, item_right=False)
    town.practise(amina, bo)
    assert exam_step(town, amina) != StepState.DONE
    correct(town, bo, ida, other_key(town))
    assert exam_step(town, amina) == StepState.DONE
    assert [e.type for e in town.events(amina)] == [LicenceEventType.ISSUED]


def holder(town: World, amina: Actor, bo: Actor) -> Actor:
    """Amina's licence rests on an exam that was just passed."""
    take_exam(town, amina, rights=2)
    town.practise(amina, bo)
    assert town.events(amina)
    return amina


def test_nobody_loses_a_licence_but_gets_a_notice_and_time_to_answer(
    town: World, amina: Actor, bo: Actor, ida: Actor
) -> None:
    code = town.events(holder(town, amina, bo))[0].code
    correct(town, bo, ida, other_key(town))
    assert result(town, amina)[1] is False
    verified = town.platform.verifying.verify(code)
    assert verified is not None
    assert verified.status == LicenceStatus.VALID
    (case,) = town.platform.hearing.mine(amina)
    assert (case.stage, case.proceeding.notice.ground) == (Stage.ANSWERING, Ground.WRONG_BASIS)
    gerda = town.person("Gerda", Role.PRACTICE_OWNER, unit="kommunen")
    assert [v.may_decide for v in town.platform.hearing.inbox(gerda)] == [True]


def test_an_undo_gives_the_original_results_and_closes_the_case(
    town: World, amina: Actor, bo: Actor, ida: Actor
) -> None:
    holder(town, amina, bo)
    before = result(town, amina)
    correct(town, bo, ida, other_key(town))
    undo(town, bo, ida)
    assert result(town, amina) == before
    (case,) = town.platform.hearing.mine(amina)
    assert case.proceeding.decision is not None
    assert case.proceeding.decision.outcome == Outcome.NO_ACTION
    assert len(town.events(amina)) == 1


def test_a_licence_that_a_later_exam_would_carry_is_not_questioned(town: World, amina: Actor, bo: Actor) -> None:
    """By panel, nothing rests on the exam."""
    ida = town.person("Ida", Role.KEY_PERSON, unit="nord")
    take_exam(town, amina, rights=2)
    gerda = town.person("Gerda", Role.PRACTICE_OWNER, unit="kommunen")
    town.platform.panelling.propose(
        gerda, request_id="p", licence_kind=LICENCE, person_id=amina.person_id, second_id=bo.person_id
    )
    town.platform.panelling.second(bo, "p", granted=True)
    correct(town, bo, ida, other_key(town))
    assert town.platform.hearing.mine(amina) == ()


def test_a_void_item_gives_everybody_full_marks(town: World, amina: Actor, bo: Actor, ida: Actor) -> None:
    take_exam(town, amina, rights=2, item_right=False)
    correct(town, bo, ida, None)
    assert result(town, amina) == (3, True)


def test_a_new_exam_on_the_old_file_is_graded_by_the_corrected_key(
    town: World, amina: Actor, bo: Actor, ida: Actor
) -> None:
    correct(town, bo, ida, other_key(town))
    take_exam(town, amina, rights=3, item_right=False)
    assert result(town, amina)[0] == 4


def test_a_file_that_is_put_right_has_no_second_effect(town: World, amina: Actor, bo: Actor, ida: Actor) -> None:
    key = other_key(town)
    assert isinstance(key, ChoiceResponse)
    correct(town, bo, ida, key)
    library = town.platform.library
    old = library.questions[ITEM]
    assert isinstance(old, ChoiceQuestion)
    options = tuple(replace(o, correct=o.id in key.chosen) for o in old.options)
    released = {**library.questions, ITEM: replace(old, options=options)}
    later = town.with_library(replace(library, questions=released))
    take_exam(later, amina, rights=3)
    assert result(later, amina)[0] == 4
    attempt_id = later.platform.attempting.history(amina)[0][0].attempt_id
    assert all(r.corrections == () for r in later.platform.attempting.review(amina, attempt_id))


def test_everyone_who_was_asked_sees_old_new_and_why(town: World, amina: Actor, bo: Actor, ida: Actor) -> None:
    attempt_id = take_exam(town, amina, rights=3)
    key = other_key(town)
    correct(town, bo, ida, key)
    note = next(n for r in town.platform.attempting.review(amina, attempt_id) for n in r.corrections)
    assert (note.old, note.new) == (town.right(town.platform.library.questions[ITEM]), key)
    assert note.words == "Bestemmelsen siger noget andet."
    assert [n.attempt_id for n in town.platform.correcting.notices(amina)] == [attempt_id]
    undo(town, bo, ida)
    (notice,) = town.platform.correcting.notices(amina)
    assert notice.note.withdrawn_at is not None
    town.clock.advance(days=61)
    assert town.platform.correcting.notices(amina) == ()


def test_nobody_signs_what_turns_their_own_result(town: World, bo: Actor) -> None:
    ida = town.person("Ida", Role.KEY_PERSON, Role.CASEWORKER, unit="nord")
    take_exam(town, ida, rights=2, item_right=False)
    propose(town, bo, other_key(town))
    with pytest.raises(NotAllowed):
        town.platform.correcting.reply(ida, "c", signed=True)
    assert result(town, ida)[1] is False


def test_answers_that_were_kept_long_enough_leave_the_result_as_it_is(
    town: World, amina: Actor, bo: Actor, ida: Actor
) -> None:
    attempt_id = take_exam(town, amina, rights=2)
    with town.storage.writing() as stores:
        stores.privacy.expire(attempt_id, town.clock.now())
    before = result(town, amina)
    correct(town, bo, ida, other_key(town))
    assert result(town, amina) == before


def test_one_correction_of_a_version_waits_at_a_time(town: World, bo: Actor) -> None:
    propose(town, bo, other_key(town))
    with pytest.raises(Conflict):
        propose(town, bo, None, "d")


def test_what_is_no_new_key_or_has_no_words_is_refused(town: World, bo: Actor) -> None:
    right = town.right(town.platform.library.questions[ITEM])
    with pytest.raises(InvalidInput):
        propose(town, bo, right)
    with pytest.raises(InvalidInput):
        propose(town, bo, None, words=" ")
    with pytest.raises(NotFound):
        town.platform.correcting.asked_versions(bo, "findes-ikke")
    with pytest.raises(NotFound):
        town.platform.correcting.withdraw(bo, correction_id="u", withdraws="c", words="Den findes ikke.")


def test_the_decider_reads_what_signing_does_and_the_lines_for_the_file(town: World, bo: Actor, ida: Actor) -> None:
    for name in ("A", "B", "C", "D", "E"):
        take_exam(town, town.person(name), rights=3)
    propose(town, bo, other_key(town))
    (view,) = town.platform.correcting.reviews(ida)
    assert view.impact is not None
    assert (view.may_sign, view.impact.lose, view.is_current) == (True, 5, True)
    assert f"{ITEM}.yml" in view.file_lines
    assert [v.may_sign for v in town.platform.correcting.reviews(bo)] == [False]
