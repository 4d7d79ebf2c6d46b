"""Quizzes and exams: begun, answered, handed in; and what cannot be lost or done twice."""

from dataclasses import replace
from threading import Barrier, Thread

import pytest
from world import LICENCE, MODULE, World

from quiz_app.domain.attempt import Answer, AnswerCertainty, AttemptKind, SubmissionCause
from quiz_app.domain.audit import Action, broken_at
from quiz_app.domain.grading import key_response
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.question import ChoiceQuestion
from quiz_app.domain.response import ChoiceResponse, Response
from quiz_app.errors import InvalidInput, NotFound, RuleError, Stale
from quiz_app.services.attempt_views import AttemptView, Given
from quiz_app.services.attempting import CHANGED, OVER

A, B = ChoiceResponse(chosen=("a",)), ChoiceResponse(chosen=("b",))


@pytest.fixture
def exam(town: World, amina: Actor) -> str:
    """Amina's exam, just begun."""
    return town.start_exam(amina)


def view(town: World, actor: Actor, attempt_id: str) -> AttemptView:
    return town.platform.attempting.attempt(actor, attempt_id)


def choice(town: World, actor: Actor, attempt_id: str) -> int:
    """The position of an item of type single."""
    return next(i.position for i in view(town, actor, attempt_id).items if i.type == "single")


def stored(town: World, attempt_id: str) -> tuple[Answer, ...]:
    with town.storage.reading() as stores:
        return stores.attempts.answers(attempt_id)


def later(town: World, library: Library) -> None:
    """Past the deadline of an exam that began now."""
    town.clock.advance(minutes=library.licences[LICENCE].exam.minutes)


def test_an_answer_is_stored_at_once_and_any_window_sees_it(town: World, amina: Actor, exam: str) -> None:
    at = choice(town, amina, exam)
    given = town.answer(amina, exam, at, A, certainty=AnswerCertainty.GUESSING)
    assert stored(town, exam) == (given,)
    assert view(town, amina, exam).answers == {at: given}
    assert (given.response, given.certainty) == ({"chosen": ["a"]}, AnswerCertainty.GUESSING)
    assert given.given_at == town.clock.now()


def test_the_same_answer_id_twice_is_one_answer(town: World, amina: Actor, exam: str) -> None:
    at = choice(town, amina, exam)
    first = town.answer(amina, exam, at, A, answer_id="x", seen=None)
    town.clock.advance(minutes=1)
    assert town.answer(amina, exam, at, A, answer_id="x", seen=None) == first
    assert stored(town, exam) == (first,)


def test_a_second_click_after_the_hand_in_still_says_what_was_stored(town: World, amina: Actor, exam: str) -> None:
    at = choice(town, amina, exam)
    first = town.answer(amina, exam, at, A, answer_id="x", seen=None)
    town.platform.attempting.hand_in(amina, exam)
    assert town.answer(amina, exam, at, A, answer_id="x", seen=None) == first


def test_in_an_exam_a_later_answer_counts_and_the_earlier_is_kept(town: World, amina: Actor, exam: str) -> None:
    at = choice(town, amina, exam)
    first = town.answer(amina, exam, at, A)
    second = town.answer(amina, exam, at, B)
    assert view(town, amina, exam).answers == {at: second}
    assert stored(town, exam) == (first, second)


@pytest.mark.parametrize("seconds", [0, -3600])
def test_a_later_answer_counts_although_the_clock_stood_still_or_was_set_back(
    town: World, amina: Actor, exam: str, seconds: int
) -> None:
    at = choice(town, amina, exam)
    for response in (A, B, A, B, A):
        given = town.answer(amina, exam, at, response)
        assert view(town, amina, exam).answers[at] == given
        town.clock.advance(seconds=seconds)


def test_a_stale_tab_is_refused_and_nothing_is_lost(town: World, amina: Actor, exam: str) -> None:
    at = choice(town, amina, exam)
    kept = town.answer(amina, exam, at, A)
    with pytest.raises(Stale, match=CHANGED):
        town.answer(amina, exam, at, B, seen=None)
    with pytest.raises(Stale):
        town.answer(amina, exam, at, B, seen="something else")
    assert stored(town, exam) == (kept,)


def test_a_page_that_saw_an_answer_which_is_not_there_is_stale(town: World, amina: Actor, exam: str) -> None:
    with pytest.raises(Stale):
        town.answer(amina, exam, choice(town, amina, exam), A, seen="ghost")


def test_an_id_that_was_used_before_never_passes_for_a_new_answer(town: World, amina: Actor, exam: str) -> None:
    at = choice(town, amina, exam)
    town.answer(amina, exam, at, A, answer_id="x")
    newest = town.answer(amina, exam, at, B, answer_id="y")
    with pytest.raises(Stale):
        town.answer(amina, exam, at, A, answer_id="x")
    assert view(town, amina, exam).answers[at] == newest


@pytest.mark.parametrize(
    ("response", "sentence"),
    [(ChoiceResponse(chosen=()), "Vælg et svar"), (ChoiceResponse(chosen=("z",)), "findes ikke i opgaven")],
)
def test_what_does_not_answer_the_item_is_not_stored(
    town: World, amina: Actor, exam: str, *, response: Response, sentence: str
) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        town.answer(amina, exam, choice(town, amina, exam), response)
    assert stored(town, exam) == ()


def test_an_item_that_the_attempt_does_not_hold_is_not_found(town: World, amina: Actor, exam: str) -> None:
    with pytest.raises(NotFound):
        town.answer(amina, exam, 99, A)


def test_nobody_elses_attempt_can_be_seen_answered_or_ended(town: World, exam: str) -> None:
    carla, attempting = town.person("Carla", *Role), town.platform.attempting
    given = Given(position=1, response=A, certainty=None, answer_id="x", seen=None)
    for act in (attempting.attempt, attempting.review, attempting.hand_in):
        with pytest.raises(NotFound):
            act(carla, exam)
    with pytest.raises(NotFound):
        attempting.answer(carla, exam, given)
    assert attempting.history(carla) == ()
    assert attempting.open_exam(carla) is None


def test_an_attempt_that_does_not_exist_is_not_found(town: World, amina: Actor) -> None:
    with pytest.raises(NotFound):
        view(town, amina, "made up")


def test_after_the_hand_in_nothing_can_be_answered(town: World, amina: Actor, exam: str) -> None:
    at = choice(town, amina, exam)
    town.platform.attempting.hand_in(amina, exam)
    with pytest.raises(RuleError, match=OVER):
        town.answer(amina, exam, at, A)
    assert stored(town, exam) == ()


def test_handing_in_twice_is_once(town: World, amina: Actor, exam: str) -> None:
    first = town.platform.attempting.hand_in(amina, exam)
    town.clock.advance(minutes=1)
    before = town.rows()
    assert town.platform.attempting.hand_in(amina, exam) == first
    assert town.rows() == before


def test_items_without_an_answer_count_as_open(town: World, amina: Actor, exam: str) -> None:
    at = choice(town, amina, exam)
    town.answer(amina, exam, at, A)
    submission = town.platform.attempting.hand_in(amina, exam)
    assert (submission.points, submission.out_of, submission.passed) == (1, 4, False)
    assert submission.cause == SubmissionCause.HANDED_IN


def test_certainty_never_touches_the_mark(town: World, amina: Actor, bo: Actor) -> None:
    points = []
    for actor, certainty in ((amina, AnswerCertainty.SURE), (bo, AnswerCertainty.GUESSING)):
        attempt_id = town.platform.attempting.start_quiz(actor, MODULE)
        town.answer(actor, attempt_id, choice(town, actor, attempt_id), A, certainty=certainty)
        points.append([r.mark.points for r in town.platform.attempting.review(actor, attempt_id)])
    assert points == [[1], [1]]


def test_a_quiz_is_not_over_before_its_last_answer(town: World, amina: Actor) -> None:
    attempt_id = town.platform.attempting.start_quiz(amina, MODULE)
    town.answer(amina, attempt_id, choice(town, amina, attempt_id), A)
    with pytest.raises(RuleError, match="alle opgaver"):
        town.platform.attempting.hand_in(amina, attempt_id)
    assert town.platform.attempting.attempt(amina, attempt_id).submission is None


def test_a_hand_in_is_a_decision_that_carries_the_digest_of_the_answers_and_no_word(
    town: World, amina: Actor, exam: str
) -> None:
    town.answer_all(amina, exam)
    submission = town.platform.attempting.hand_in(amina, exam)
    with town.storage.reading() as stores:
        rows = stores.audit.rows()
    assert broken_at(rows) is None
    row = rows[-1]
    assert (row.action, row.actor_id, row.subject) == (Action.SUBMISSION, "amina", exam)
    assert dict(row.details) == {
        "person": "amina",
        "kind": AttemptKind.EXAM,
        "cause": SubmissionCause.HANDED_IN,
        "answers": submission.answers_digest,
        "points": "4.0000/4",
        "passed": "True",
    }


def test_a_quiz_gives_feedback_on_what_is_answered_and_on_nothing_else(town: World, amina: Actor) -> None:
    quiz = town.platform.attempting.start_quiz(amina, MODULE)
    assert town.platform.attempting.review(amina, quiz) == ()
    at = choice(town, amina, quiz)
    given = town.answer(amina, quiz, at, B)
    (review,) = town.platform.attempting.review(amina, quiz)
    assert (review.position, review.answer, review.mark.right) == (at, given, False)
    assert isinstance(review.question, ChoiceQuestion)
    assert all(o.why for o in review.question.options)


def test_a_quiz_takes_one_answer_per_item(town: World, amina: Actor) -> None:
    quiz = town.platform.attempting.start_quiz(amina, MODULE)
    at = choice(town, amina, quiz)
    town.answer(amina, quiz, at, B)
    with pytest.raises(Stale):
        town.answer(amina, quiz, at, A)
    assert len(stored(town, quiz)) == 1


def test_the_last_answer_ends_a_quiz_so_that_a_crash_after_it_loses_nothing(town: World, amina: Actor) -> None:
    quiz = town.platform.attempting.start_quiz(amina, MODULE)
    town.answer_all(amina, quiz)
    submission = view(town, amina, quiz).submission
    assert submission is not None
    assert (submission.points, submission.out_of, submission.passed) == (3, 3, None)
    assert town.platform.attempting.hand_in(amina, quiz) == submission


def test_the_last_answer_does_not_end_an_exam(town: World, amina: Actor, exam: str) -> None:
    town.answer_all(amina, exam)
    assert view(town, amina, exam).submission is None


def test_a_quiz_that_is_open_is_gone_on_with_and_one_that_is_over_begins_anew(town: World, amina: Actor) -> None:
    attempting = town.platform.attempting
    assert attempting.latest_quiz(amina, MODULE) is None
    first = attempting.start_quiz(amina, MODULE)
    assert attempting.start_quiz(amina, MODULE) == first == attempting.latest_quiz(amina, MODULE)
    town.quiz(amina)
    town.clock.advance(seconds=1)
    second = attempting.start_quiz(amina, MODULE)
    assert second != first
    assert attempting.latest_quiz(amina, MODULE) == second


def test_each_module_has_its_own_quiz(town: World, amina: Actor) -> None:
    module = town.platform.library.modules[MODULE]
    two = town.with_library(replace(town.platform.library, modules={MODULE: module, "to": replace(module, id="to")}))
    first = two.platform.attempting.start_quiz(amina, MODULE)
    assert two.platform.attempting.latest_quiz(amina, "to") is None
    two.clock.advance(seconds=1)
    second = two.platform.attempting.start_quiz(amina, "to")
    assert [two.platform.attempting.latest_quiz(amina, m) for m in (MODULE, "to")] == [first, second]


def test_a_quiz_asks_the_modules_own_questions_and_never_the_exams(town: World, amina: Actor) -> None:
    quiz = town.platform.attempting.start_quiz(amina, MODULE)
    asked = {i.question for i in view(town, amina, quiz).items}
    assert asked <= set(town.platform.library.modules[MODULE].questions)


@pytest.mark.parametrize(("back", "asked"), [(0, False), (200, True)])
def test_a_quiz_leaves_out_what_the_law_has_overtaken(town: World, amina: Actor, *, back: int, asked: bool) -> None:
    town.clock.advance(days=-back)
    quiz = town.platform.attempting.start_quiz(amina, MODULE)
    assert ("ref-moedet-modul" in {i.question for i in view(town, amina, quiz).items}) is asked


def test_a_module_whose_every_question_is_overtaken_still_has_a_quiz(amina: Actor, town: World) -> None:
    overtaken = replace(town.platform.library.modules[MODULE], questions=("ref-moedet-modul",))
    changed = town.with_library(replace(town.platform.library, modules={MODULE: overtaken}))
    quiz = changed.platform.attempting.start_quiz(amina, MODULE)
    assert [i.question for i in view(changed, amina, quiz).items] == ["ref-moedet-modul"]


def test_an_unknown_module_or_licence_is_not_found(town: World, amina: Actor) -> None:
    with pytest.raises(NotFound):
        town.platform.attempting.start_quiz(amina, "ukendt")
    with pytest.raises(NotFound):
        town.platform.attempting.start_exam(amina, "ukendt")


def test_options_stand_in_an_order_of_the_attempts_own_that_does_not_change(town: World, amina: Actor) -> None:
    orders = set()
    for _ in range(12):
        quiz = town.platform.attempting.start_quiz(amina, MODULE)
        items = view(town, amina, quiz).items
        assert items == view(town, amina, quiz).items
        orders.add(next(tuple(o.id for o in i.options) for i in items if i.question == "eks-enkelt-modul"))
        town.quiz(amina)
        town.clock.advance(seconds=1)
    assert len(orders) > 2


def test_answers_from_many_windows_at_once_are_all_kept(town: World, amina: Actor, exam: str) -> None:
    library, items = town.platform.library, view(town, amina, exam).attempt.items
    gate = Barrier(len(items))

    def one(position: int, question: str) -> None:
        gate.wait()
        q = library.questions[question]
        town.answer(amina, exam, position, key_response(q, library.case_of(q)))

    threads = [Thread(target=one, args=(i.position, i.question)) for i in items]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(view(town, amina, exam).answers) == {i.position for i in items}
