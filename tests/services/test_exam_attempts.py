"""Exams: who may begin one, when it is over, what leaves the server before that, and what remains of it for ever."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from world import LICENCE, MODULE, World, parts

from quiz_app.domain.attempt import Submission, SubmissionCause
from quiz_app.domain.case import Case, DocumentKey, Facit
from quiz_app.domain.grading import Mark
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.question import ChoiceQuestion, DocumentsQuestion, Option, Question
from quiz_app.errors import NotFound, RuleError
from quiz_app.services.attempting import OVER

MINUTES = 20
KEY_FIELDS = {"why", "correct", "facit", "relevance", "how", "points_for", "points_against", "tell_citizen", "settle"}


def submission(town: World, actor: Actor, attempt_id: str) -> Submission | None:
    return town.platform.attempting.attempt(actor, attempt_id).submission


def stored(town: World, attempt_id: str) -> Submission | None:
    with town.storage.reading() as stores:
        return stores.attempts.find_submission(attempt_id)


def key_texts(library: Library) -> set[str]:
    """Every text of the library that tells what is right, unless it is also asked."""
    found = {text for case in library.cases.values() for _, text in parts(case.facit) if isinstance(text, str)}
    asked = set()
    for question in library.questions.values():
        found |= {text for name, text in parts(question) if name in {"why", "model"} and isinstance(text, str)}
        asked |= {text for name, text in parts(question) if name in {"text", "left", "right"} and isinstance(text, str)}
    ids = {d.id for case in library.cases.values() for d in case.documents}
    return {text for text in found - asked - ids if " " in text}


def test_the_modules_come_first(town: World, amina: Actor) -> None:
    with pytest.raises(RuleError, match="modulernes øvelser først"):
        town.platform.attempting.start_exam(amina, LICENCE)
    town.quiz(amina, right=False)
    assert town.platform.attempting.start_exam(amina, LICENCE)


def test_a_module_that_is_begun_and_not_ended_does_not_open_the_exam(town: World, amina: Actor) -> None:
    town.platform.attempting.start_quiz(amina, MODULE)
    with pytest.raises(RuleError, match="modulernes øvelser først"):
        town.platform.attempting.start_exam(amina, LICENCE)


def test_an_exam_holds_what_the_licence_says(town: World, amina: Actor) -> None:
    kind = town.platform.library.licences[LICENCE]
    attempt = town.platform.attempting.attempt(amina, town.start_exam(amina)).attempt
    assert attempt.deadline == town.clock.now() + timedelta(minutes=MINUTES)
    assert (attempt.subject, attempt.cut, len(attempt.items)) == (LICENCE, kind.exam.cut.share, 4)
    assert [i.position for i in attempt.items] == [1, 2, 3, 4]


def test_there_is_one_open_exam_and_beginning_again_goes_on_with_it(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    town.answer_all(amina, exam)
    assert town.platform.attempting.start_exam(amina, LICENCE) == exam
    assert town.platform.attempting.start_exam(amina, "eksempelmoedet") == exam
    running = town.platform.attempting.open_exam(amina)
    assert running is not None
    assert running.attempt.attempt_id == exam


def test_two_people_sit_their_own_exams(town: World, amina: Actor, bo: Actor) -> None:
    assert town.start_exam(amina) != town.start_exam(bo)


def test_an_open_exam_gives_nothing_of_the_key_away(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    town.answer_all(amina, exam)
    seen = list(parts(town.platform.attempting.attempt(amina, exam)))
    assert any(isinstance(x, str) and x.startswith("Bjarke er 38") for _, x in seen), "the walk reaches the case"
    assert not {name for name, _ in seen} & KEY_FIELDS
    assert not [x for _, x in seen if isinstance(x, Option | Question | Case | Facit | DocumentKey | Mark)]
    keys = key_texts(town.platform.library)
    assert not [x for _, x in seen if isinstance(x, str) and any(key in x for key in keys)]


def test_the_walk_would_find_a_key(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    town.platform.attempting.hand_in(amina, exam)
    seen = list(parts(town.platform.attempting.review(amina, exam)))
    assert {name for name, _ in seen} >= KEY_FIELDS
    assert key_texts(town.platform.library) & {x for _, x in seen if isinstance(x, str)}


def test_an_open_exam_has_no_review_not_even_of_what_is_answered(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    town.answer_all(amina, exam)
    assert town.platform.attempting.review(amina, exam) == ()


def test_after_the_hand_in_every_item_is_reviewed_answered_or_not(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    town.platform.attempting.hand_in(amina, exam)
    reviews = town.platform.attempting.review(amina, exam)
    assert [(r.position, r.answer, r.mark.points) for r in reviews] == [(n, None, 0) for n in (1, 2, 3, 4)]


def test_past_the_deadline_an_exam_is_handed_in_by_being_read(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    town.answer_all(amina, exam)
    deadline = town.clock.now() + timedelta(minutes=MINUTES)
    town.clock.advance(minutes=MINUTES, seconds=-1)
    assert submission(town, amina, exam) is None
    town.clock.advance(seconds=1)
    read = submission(town, amina, exam)
    assert read is not None
    assert (read.cause, read.submitted_at, read.points) == (SubmissionCause.DEADLINE, deadline, 4)
    assert town.platform.attempting.history(amina)[0][1] == read
    assert len(town.platform.attempting.review(amina, exam)) == 4
    assert town.platform.attempting.open_exam(amina) is None
    assert stored(town, exam) is None, "reading writes nothing"


def test_past_the_deadline_no_answer_is_taken(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    town.clock.advance(minutes=MINUTES)
    before = town.rows()
    with pytest.raises(RuleError, match=OVER):
        town.answer_all(amina, exam)
    assert town.rows() == before


def by_sweep(town: World, actor: Actor, exam: str) -> None:
    assert town.platform.attempting.sweep() == 1


def by_hand(town: World, actor: Actor, exam: str) -> None:
    town.platform.attempting.hand_in(actor, exam)


@pytest.mark.parametrize("order", [(by_sweep, by_hand), (by_hand,)], ids=["sweep-first", "hand-in-only"])
def test_the_sweep_the_hand_in_and_the_reader_say_the_same(
    town: World, amina: Actor, order: tuple[Callable[[World, Actor, str], None], ...]
) -> None:
    exam = town.start_exam(amina)
    town.answer_all(amina, exam)
    town.clock.advance(minutes=MINUTES + 5)
    read = submission(town, amina, exam)
    for act in order:
        town.clock.advance(days=2)
        act(town, amina, exam)
    assert stored(town, exam) == read == submission(town, amina, exam)
    assert town.platform.attempting.sweep() == 0


def test_the_sweep_ends_what_is_late_and_nothing_else(town: World, amina: Actor, bo: Actor) -> None:
    late = town.start_exam(amina)
    town.clock.advance(minutes=MINUTES - 1)
    running, quiz = town.start_exam(bo), town.platform.attempting.start_quiz(bo, MODULE)
    town.clock.advance(minutes=1)
    assert town.platform.attempting.sweep() == 1
    assert [stored(town, a) is not None for a in (late, running, quiz)] == [True, False, False]


def test_a_swept_exam_was_ended_by_the_system(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    town.clock.advance(minutes=MINUTES)
    town.platform.attempting.sweep()
    with town.storage.reading() as stores:
        row = stores.audit.rows()[-1]
    assert (row.subject, row.actor_id, row.details["cause"]) == (exam, None, "deadline")


def test_after_a_failed_exam_one_waits_the_licences_days(town: World, amina: Actor) -> None:
    first = town.exam(amina, right=False)
    assert first.passed is False
    town.clock.advance(days=6, hours=12)
    with pytest.raises(RuleError, match=r"fra den 29\. november 2026"):
        town.platform.attempting.start_exam(amina, LICENCE)
    town.clock.advance(hours=12)
    assert town.platform.attempting.start_exam(amina, LICENCE) != first.attempt_id


def test_the_wait_is_for_that_licence_only(town: World, amina: Actor) -> None:
    town.exam(amina, "eksempelmoedet", right=False)
    assert town.platform.attempting.start_exam(amina, LICENCE)


def test_the_wait_counts_from_the_deadline_and_not_from_the_sweep(town: World, amina: Actor) -> None:
    town.start_exam(amina)
    town.clock.advance(days=3)
    town.platform.attempting.sweep()
    town.clock.advance(days=4)
    assert town.platform.attempting.start_exam(amina, LICENCE)


def test_an_exam_that_ran_out_counts_although_nobody_swept(town: World, amina: Actor) -> None:
    town.start_exam(amina)
    town.clock.advance(days=1)
    with pytest.raises(RuleError, match=r"fra den 29\. november 2026"):
        town.platform.attempting.start_exam(amina, LICENCE)
    town.clock.advance(days=6)
    second = town.platform.attempting.start_exam(amina, LICENCE)
    assert [a.attempt_id for a, s in town.platform.attempting.history(amina) if s is None] == [second]


def test_the_second_exam_asks_what_the_first_did_not_as_far_as_it_can(town: World, amina: Actor, bo: Actor) -> None:
    library = town.platform.library
    fresh = {f"ny-{n}": replace(library.questions["ref-efter-proeve"], id=f"ny-{n}") for n in range(3)}
    wider = town.with_library(replace(library, questions={**library.questions, **fresh}))
    drawn = []
    leo = town.person("Leo", Role.MANAGER)
    for number in range(4):
        if number > 1:
            town.talk(amina, leo)
        exam = wider.start_exam(amina, support_id="bo")
        items = wider.platform.attempting.attempt(amina, exam).attempt.items
        drawn += [
            i.question for i in items if library.questions.get(i.question, fresh.get(i.question)).topic == "reform"
        ]
        wider.platform.attempting.hand_in(amina, exam)
        wider.clock.advance(days=7)
    assert sorted(drawn) == ["ny-0", "ny-1", "ny-2", "ref-efter-proeve"]


def test_a_passed_exam_is_not_taken_again(town: World, amina: Actor) -> None:
    assert town.exam(amina).passed
    town.clock.advance(days=30)
    with pytest.raises(RuleError, match="Du har bestået prøven"):
        town.platform.attempting.start_exam(amina, LICENCE)


def test_an_exam_that_cannot_be_drawn_says_why_and_stores_nothing(town: World, amina: Actor) -> None:
    library = town.platform.library
    fewer = {k: q for k, q in library.questions.items() if k != "ref-efter-proeve"}
    poorer = town.with_library(replace(library, questions=fewer))
    poorer.quiz(amina)
    before = poorer.rows()
    with pytest.raises(RuleError, match="emnet reform har 0 opgaver"):
        poorer.platform.attempting.start_exam(amina, LICENCE)
    assert poorer.rows() == before


def edited(library: Library) -> Library:
    """The library after an author has rewritten every question's stem and key, and every case."""
    questions = {}
    for name, question in library.questions.items():
        if isinstance(question, DocumentsQuestion):
            questions[name] = replace(question, stem="Omskrevet", missing=question.missing[:1])
        elif not isinstance(question, ChoiceQuestion):
            questions[name] = replace(question, stem="Omskrevet")
        else:
            turned = tuple(replace(o, correct=not o.correct, why="Omskrevet") for o in question.options)
            questions[name] = replace(question, stem="Omskrevet", options=turned)
    cases = {name: replace(case, story="Omskrevet") for name, case in library.cases.items()}
    return replace(library, questions=questions, cases=cases)


def emptied(library: Library) -> Library:
    """The library after the questions and cases have been withdrawn."""
    modules = {name: replace(module, questions=()) for name, module in library.modules.items()}
    return replace(library, questions={}, cases={}, modules=modules)


@pytest.mark.parametrize("change", [edited, emptied])
def test_an_attempt_is_shown_as_it_was_after_the_library_has_changed(
    town: World, amina: Actor, change: Callable[[Library], Library]
) -> None:
    exam = town.start_exam(amina)
    town.answer_all(amina, exam)
    before = town.platform.attempting.attempt(amina, exam)
    changed = town.with_library(change(town.platform.library))
    assert changed.platform.attempting.attempt(amina, exam) == before
    assert changed.platform.attempting.hand_in(amina, exam).points == 4
    reviews = changed.platform.attempting.review(amina, exam)
    asked = [town.platform.library.questions[i.question] for i in before.attempt.items]
    assert [r.question for r in reviews] == asked
    assert [r.case for r in reviews] == [town.platform.library.case_of(q) for q in asked]


def test_an_answer_given_after_an_edit_is_judged_by_what_was_asked(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    changed = town.with_library(edited(town.platform.library))
    town.answer_all(amina, exam)
    assert changed.platform.attempting.hand_in(amina, exam).points == 4


def test_what_was_asked_is_kept_once_however_often_it_is_drawn(town: World, amina: Actor, bo: Actor) -> None:
    town.start_exam(amina)
    kept = town.rows()["versions"]
    town.start_exam(bo)
    assert town.rows()["versions"] == kept


def test_an_exam_of_a_licence_that_was_withdrawn_still_ends(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    town.answer_all(amina, exam)
    changed = town.with_library(replace(town.platform.library, licences={}))
    changed.clock.advance(minutes=MINUTES)
    assert changed.platform.attempting.sweep() == 1
    ended = submission(changed, amina, exam)
    assert ended is not None
    assert ended.passed


def test_the_history_is_ones_own_newest_first(town: World, amina: Actor, bo: Actor) -> None:
    town.exam(bo)
    quiz = town.quiz(amina)
    town.clock.advance(minutes=1)
    exam = town.start_exam(amina)
    found = town.platform.attempting.history(amina)
    assert [(a.attempt_id, s is not None) for a, s in found] == [(exam, False), (quiz, True)]


def test_somebody_elses_exam_stays_theirs_past_the_deadline_too(town: World, amina: Actor, bo: Actor) -> None:
    exam = town.start_exam(amina)
    town.clock.advance(minutes=MINUTES)
    with pytest.raises(NotFound):
        town.platform.attempting.review(bo, exam)
