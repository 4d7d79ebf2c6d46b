# ruff: noqa: ANN401 - a keyword here is any field of the object
"""Attempts: which answer counts, when an attempt ends, and what its end says."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from quiz_app.domain.attempt import (
    Answer,
    AnswerCertainty,
    Attempt,
    AttemptItem,
    AttemptKind,
    SubmissionCause,
    answer_id,
    answers_digest,
    close,
    current_answers,
    is_past_deadline,
    passes,
    submission_id,
)
from quiz_app.domain.response import ChoiceResponse

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DEADLINE = START + timedelta(minutes=20)
EARLY = START + timedelta(minutes=5)
LATE = DEADLINE + timedelta(minutes=5)
A_MOMENT = timedelta(microseconds=1)


def exam(**changed: Any) -> Attempt:
    items = tuple(AttemptItem(position=n, question=f"q{n}", digest="d") for n in range(1, 5))
    base = {"attempt_id": "a1", "person_id": "amina", "kind": AttemptKind.EXAM, "subject": "koerekort"}
    return Attempt(
        **base | {"started_at": START, "deadline": DEADLINE, "cut": 0.6, "seed": 7, "items": items} | changed
    )


def quiz() -> Attempt:
    return exam(kind=AttemptKind.QUIZ, subject="modul", deadline=None, cut=None)


def answer(name: str = "x", **changed: Any) -> Answer:
    base = {"answer_id": name, "attempt_id": "a1", "position": 1, "response": {"chosen": ["a"]}}
    return Answer(**base | {"certainty": None, "given_at": EARLY} | changed)


@pytest.mark.parametrize(("now", "over"), [(DEADLINE - A_MOMENT, False), (DEADLINE, True), (LATE, True)])
def test_an_exam_is_over_from_its_deadline_on(now: datetime, over: bool) -> None:  # noqa: FBT001 - a case of the test
    assert is_past_deadline(exam(), now) is over


def test_a_quiz_has_no_deadline() -> None:
    assert not is_past_deadline(quiz(), LATE + timedelta(days=1000))


def test_exams_share_one_slot_and_each_module_has_its_own() -> None:
    assert exam(subject="another").slot == exam().slot == "exam"
    assert quiz().slot == "quiz:modul"


def test_the_answer_given_last_is_the_one_that_counts() -> None:
    first, last = answer("z"), answer("a", given_at=EARLY + A_MOMENT)
    other = answer("o", position=2)
    assert current_answers([last, other, first]) == {1: last, 2: other}


def test_answers_of_the_same_moment_count_alike_for_every_reader() -> None:
    twins = [answer("a"), answer("b")]
    assert current_answers(twins) == current_answers(reversed(twins))


@pytest.mark.parametrize(
    ("now", "at", "cause"),
    [
        (EARLY, EARLY, SubmissionCause.HANDED_IN),
        (DEADLINE, DEADLINE, SubmissionCause.DEADLINE),
        (LATE, DEADLINE, SubmissionCause.DEADLINE),
    ],
)
def test_an_attempt_ends_when_handed_in_and_never_after_its_deadline(
    now: datetime, at: datetime, cause: SubmissionCause
) -> None:
    submission = close(exam(), [answer()], 3, now=now)
    assert (submission.submitted_at, submission.cause) == (at, cause)


def test_whoever_closes_a_late_attempt_whenever_says_the_same() -> None:
    assert close(exam(), [answer()], 3, now=LATE) == close(exam(), [answer()], 3, now=LATE + timedelta(days=3))


def test_the_submission_says_points_out_of_all_items_and_whether_that_passes() -> None:
    submission = close(exam(), [], 2.5, now=EARLY)
    assert (submission.points, submission.out_of, submission.passed) == (2.5, 4, True)
    assert close(exam(), [], 2.3, now=EARLY).passed is False


def test_a_quiz_is_neither_passed_nor_failed() -> None:
    assert close(quiz(), [], 4, now=EARLY).passed is None


@pytest.mark.parametrize(
    ("points", "out_of", "cut", "passed"),
    [(6, 10, 0.6, True), (5.99, 10, 0.6, False), (0.1 * 3 + 1.5, 3, 0.6, True), (0, 4, 0, True), (9, 12, 0.75, True)],
)
def test_the_cut_itself_passes_whatever_binary_fractions_say(
    points: float, out_of: int, cut: float, *, passed: bool
) -> None:
    assert passes(points, out_of, cut) is passed


def test_thirds_that_add_up_to_the_cut_pass() -> None:
    assert passes(sum([1 / 3] * 9 + [0.2] * 3), 6, 0.6)


def test_an_attempt_has_one_submission_id_and_two_attempts_have_two() -> None:
    assert submission_id("a1") == submission_id("a1") != submission_id("a2")
    assert close(exam(), [], 0, now=EARLY).submission_id == close(exam(), [], 4, now=LATE).submission_id


def test_a_second_click_on_the_same_page_has_the_same_answer_id() -> None:
    a, b = ChoiceResponse(chosen=("a", "b")), ChoiceResponse(chosen=("b", "a"))
    assert answer_id("a1", 1, None, a) == answer_id("a1", 1, None, b)


def test_another_attempt_item_page_or_response_has_another_answer_id() -> None:
    said, other = ChoiceResponse(chosen=("a",)), ChoiceResponse(chosen=("b",))
    ids = {
        answer_id("a1", 1, None, said),
        answer_id("a2", 1, None, said),
        answer_id("a1", 2, None, said),
        answer_id("a1", 1, "seen", said),
        answer_id("a1", 1, "another", said),
        answer_id("a1", 1, None, other),
    }
    assert len(ids) == 6


def test_the_digest_covers_every_answer_and_not_the_order_of_reading() -> None:
    one, two = answer("a"), answer("b", given_at=LATE)
    assert answers_digest([one, two]) == answers_digest([two, one]) != answers_digest([one])


@pytest.mark.parametrize(
    "changed",
    [
        {"response": {"chosen": ["b"]}},
        {"position": 2},
        {"given_at": EARLY + A_MOMENT},
        {"certainty": AnswerCertainty.SURE},
    ],
)
def test_the_digest_changes_with_what_an_answer_says(changed: dict[str, Any]) -> None:
    assert answers_digest([answer()]) != answers_digest([answer(**changed)])
