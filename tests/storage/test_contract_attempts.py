"""What every storage promises about attempts, answers and submissions."""

from dataclasses import replace

import pytest
from storage_examples import after, answer, attempt, quiz, submission

from quiz_app.errors import Conflict, StorageError
from quiz_app.services.ports import Storage


def test_an_attempt_comes_back_as_it_was_added(storage: Storage) -> None:
    with storage.writing() as stores:
        assert stores.attempts.add_attempt(attempt()) is True
        assert stores.attempts.add_attempt(quiz()) is True
    with storage.reading() as stores:
        assert stores.attempts.find_attempt("a1") == attempt()
        assert stores.attempts.find_attempt("z1") == quiz()
        assert stores.attempts.find_attempt("findes-ikke") is None
        assert stores.attempts.find_open("amina", "exam") == attempt()
        assert stores.attempts.find_open("bo", "exam") is None


def test_an_attempt_added_twice_is_stored_once(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.attempts.add_attempt(attempt())
        assert stores.attempts.add_attempt(replace(attempt(), seed=1)) is False
        assert stores.attempts.attempts_of("amina") == (attempt(),)


def test_a_person_has_one_open_attempt_in_a_slot(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.attempts.add_attempt(attempt())
        stores.attempts.add_attempt(attempt("a2", person_id="bo"))
        stores.attempts.add_attempt(quiz())
        with pytest.raises(Conflict):
            stores.attempts.add_attempt(attempt("a3", subject="andet-koerekort"))
    with storage.reading() as stores:
        assert stores.attempts.find_attempt("a3") is None
        assert [a.attempt_id for a in stores.attempts.attempts_of("amina")] == ["a1", "z1"]


def test_an_attempt_of_nobody_is_refused(storage: Storage) -> None:
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.attempts.add_attempt(attempt(person_id="findes-ikke"))


def test_handing_in_closes_the_slot_for_good(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.attempts.add_attempt(attempt())
        assert stores.attempts.add_submission(submission()) is True
        assert stores.attempts.find_open("amina", "exam") is None
        assert stores.attempts.add_attempt(attempt()) is False
        assert stores.attempts.find_open("amina", "exam") is None
        assert stores.attempts.add_attempt(attempt("a2")) is True


def test_a_submission_added_twice_is_stored_once(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.attempts.add_attempt(attempt())
        stores.attempts.add_submission(submission())
        assert stores.attempts.add_submission(submission(points=2.0)) is False
        with pytest.raises(Conflict):
            stores.attempts.add_submission(submission(submission_id="another"))
        assert stores.attempts.find_submission("a1") == submission()
        assert stores.attempts.find_submission("a2") is None


def test_a_second_hand_in_of_an_old_attempt_leaves_the_next_one_open(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.attempts.add_attempt(attempt())
        stores.attempts.add_submission(submission())
        stores.attempts.add_attempt(attempt("a2"))
        stores.attempts.add_submission(submission())
        assert stores.attempts.find_open("amina", "exam") == attempt("a2")


def test_answers_come_in_the_order_given_whatever_the_order_of_arrival(storage: Storage) -> None:
    late, tie, early = (
        answer("a-late", given_at=after(9)),
        answer("s-b", given_at=after(2), position=2),
        answer("s-B", given_at=after(2), certainty=None),
    )
    with storage.writing() as stores:
        stores.attempts.add_attempt(attempt())
        for one in (late, tie, early):
            assert stores.attempts.add_answer(one) is True
    with storage.reading() as stores:
        assert stores.attempts.answers("a1") == (early, tie, late)


def test_an_answer_added_twice_is_stored_once_and_as_first_given(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.attempts.add_attempt(attempt())
        stores.attempts.add_answer(answer())
        assert stores.attempts.add_answer(answer(response={"choice": ["c"]})) is False
        assert stores.attempts.answers("a1") == (answer(),)


def test_an_answer_to_what_was_not_asked_is_refused(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.attempts.add_attempt(attempt())
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.attempts.add_answer(answer(position=3))


def test_only_open_attempts_past_their_deadline_are_found_for_the_sweep(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.attempts.add_attempt(attempt())
        stores.attempts.add_attempt(quiz())
        assert stores.attempts.open_past_deadline(after(59)) == ()
        assert stores.attempts.open_past_deadline(after(60)) == (attempt(),)
        stores.attempts.add_submission(submission())
        assert stores.attempts.open_past_deadline(after(60)) == ()


def test_handed_in_attempts_of_a_team_come_in_the_order_of_handing_in(storage: Storage) -> None:
    with storage.writing() as stores:
        for one in (attempt(), quiz(), attempt("a2", person_id="bo")):
            stores.attempts.add_attempt(one)
        stores.attempts.add_submission(submission("a1", submitted_at=after(40)))
        stores.attempts.add_submission(submission("a2", submitted_at=after(20), passed=None))
        team = stores.attempts.submissions_of(["amina", "bo"])
        assert [(a.attempt_id, s.attempt_id) for a, s in team] == [("a2", "a2"), ("a1", "a1")]
        assert team[1] == (attempt(), submission("a1", submitted_at=after(40)))
        assert [a.attempt_id for a, _ in stores.attempts.submissions_of(["bo"])] == ["a2"]
        assert stores.attempts.submissions_of([]) == ()


def test_questions_seen_are_counted_over_exams_only(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.attempts.add_attempt(attempt())
        stores.attempts.add_submission(submission())
        stores.attempts.add_attempt(attempt("a2", items=attempt().items[:1]))
        stores.attempts.add_attempt(quiz())
        assert stores.attempts.seen_questions("amina") == {"q1": 2, "q2": 1}
        assert stores.attempts.seen_questions("bo") == {}
