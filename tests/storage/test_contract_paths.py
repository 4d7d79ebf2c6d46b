"""What every storage promises about experience, extra time, requests with their replies, and pauses of exams."""

from dataclasses import replace

import pytest
from storage_examples import NOW, after, attempt, extension, quiz, request, supervised_case

from quiz_app.domain.attempt import PAUSE, PauseMark
from quiz_app.domain.extra_time import ExtraTime
from quiz_app.domain.practice import PracticeForm
from quiz_app.domain.request import RequestReply, TakenBack
from quiz_app.errors import Conflict, StorageError
from quiz_app.services.ports import Storage


def test_experience_is_said_and_taken_back_by_each_for_themselves(storage: Storage) -> None:
    with storage.writing() as stores:
        for _ in range(2):
            stores.paths.add_experience("amina", "modul", NOW)
        stores.paths.add_experience("amina", "andet", NOW)
        stores.paths.add_experience("bo", "modul", NOW)
        stores.paths.drop_experience("amina", "andet")
        stores.paths.drop_experience("amina", "aldrig-sagt")
        assert stores.paths.experiences("amina") == {"modul"}
        assert stores.paths.experiences("bo") == {"modul"}


def test_extra_time_is_one_for_each_person_and_giver_the_newest(storage: Storage) -> None:
    longer = extension(extra=ExtraTime.HALF, given_at=after(1))
    own = extension(giver_id="amina", person_id="bo")
    with storage.writing() as stores:
        for given in (extension(), longer, own):
            stores.paths.save_extension(given)
        assert stores.paths.extensions_of("amina") == stores.paths.extensions_by("bo") == (longer,)
        stores.paths.drop_extension("amina", "bo")
        stores.paths.drop_extension("amina", "bo")
        assert stores.paths.extensions_of("amina") == ()
        assert stores.paths.extensions_by("amina") == (own,)


def test_requests_are_found_by_all_whom_they_concern_oldest_first(storage: Storage) -> None:
    older = request("r9", asked_at=after(-5))
    about_bo = request("r2", person_id="bo", asker_id="amina", colleague_id="bo")
    with storage.writing() as stores:
        assert stores.paths.add_request(request()) is True
        assert stores.paths.add_request(request(licence_kind="andet")) is False
        for more in (older, about_bo):
            stores.paths.add_request(more)
        assert stores.paths.find_request("r1") == request()
        assert stores.paths.find_request("r8") is None
        assert stores.paths.requests_of(["amina"]) == (older, request())
        assert stores.paths.requests_by("amina") == (older, request(), about_bo)
        assert stores.paths.requests_to("bo") == (older, request(), about_bo)
        assert stores.paths.requests_to("amina") == ()


def test_a_request_is_answered_once(storage: Storage) -> None:
    yes = RequestReply(request_id="r1", granted=True, at=after(1))
    with storage.writing() as stores:
        stores.paths.add_request(request())
        assert stores.paths.replies(["r1"]) == {}
        assert stores.paths.add_reply(yes) is True
        assert stores.paths.add_reply(replace(yes, at=after(2))) is False
        with pytest.raises(Conflict):
            stores.paths.add_reply(replace(yes, granted=False))
        assert stores.paths.replies(["r1", "r2"]) == {"r1": yes}


def test_what_is_taken_back_is_so_once_and_found_by_what_was_asked(storage: Storage) -> None:
    taken = TakenBack(asked_id="r1", person_id="amina", at=after(1))
    with storage.writing() as stores:
        assert stores.paths.add_taken_back(taken) is True
        assert stores.paths.add_taken_back(replace(taken, at=after(2))) is False
        assert stores.paths.taken_back(["r1", "r2"]) == {"r1": taken}


def test_a_reply_to_nothing_is_refused(storage: Storage) -> None:
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.paths.add_reply(RequestReply(request_id="r1", granted=True, at=NOW))


def test_an_attempt_comes_back_with_its_support_and_its_pause_each_end_stored_once(storage: Storage) -> None:
    supported = attempt(support_id="bo")
    with storage.writing() as stores:
        stores.attempts.add_attempt(supported)
        assert stores.attempts.find_attempt("a1") == supported
        assert stores.attempts.attempts_supported_by("bo") == (supported,)
        assert stores.attempts.attempts_supported_by("amina") == ()
        for minute in (1, 2):
            assert stores.attempts.add_pause("a1", PauseMark.BEGUN, after(minute)) is (minute == 1)
            assert stores.attempts.add_pause("a1", PauseMark.ENDED, after(minute + 4)) is (minute == 1)
        paused = replace(supported, paused_at=after(1), resumed_at=after(5))
        assert stores.attempts.find_attempt("a1") == paused
        assert stores.attempts.find_open("amina", "exam") == paused
        assert stores.attempts.attempts_of("amina") == (paused,)


def test_a_pause_keeps_an_attempt_from_being_past_its_deadline(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.attempts.add_attempt(attempt())
        stores.attempts.add_attempt(quiz())
        stores.attempts.add_pause("a1", PauseMark.BEGUN, after(10))
        assert stores.attempts.open_past_deadline(after(60)) == ()
        assert [a.attempt_id for a in stores.attempts.open_past_deadline(after(60) + PAUSE)] == ["a1"]


def test_an_attested_case_comes_back_with_what_it_rests_on(storage: Storage) -> None:
    case = supervised_case(
        form=PracticeForm.ATTESTED, key_person=True, other_unit=True, closed_on=after(-60 * 24 * 30).date()
    )
    with storage.writing() as stores:
        stores.practice.add_supervised_case(case)
        assert stores.practice.find_supervised_case("c1") == case
