"""What every storage promises about pauses, changed people, views, erasure, expiry and blanked words."""

from dataclasses import replace
from datetime import date

import pytest
from storage_examples import (
    NOW,
    account,
    after,
    answer,
    attempt,
    blanking,
    loose_answer,
    pause,
    person,
    quiz,
    session,
    submission,
    view,
)

from quiz_app.domain.attempt import AttemptKind
from quiz_app.domain.people import Grant, Role
from quiz_app.domain.privacy import Erasure
from quiz_app.errors import Conflict, StorageError
from quiz_app.services.ports import Storage

ERASED = Erasure(person_id="amina", at=after(9), actor_id="bo")
LATER = date(2026, 10, 1)


def test_a_person_is_changed_with_their_account_and_keeps_the_day_they_came(storage: Storage) -> None:
    changed = person("Amina", name="Amina Yusuf", login="ay", unit_id="syd", leaves_on=LATER)
    with storage.writing() as stores:
        stores.people.save_account(account())
        stores.people.save_person(replace(changed, created_at=after(9)))
        assert stores.people.find_person("amina") == changed
        assert stores.people.find_account("ay") == account(login="ay")


def test_a_changed_person_does_not_take_another_ones_login(storage: Storage) -> None:
    with storage.writing() as stores:
        with pytest.raises(Conflict):
            stores.people.save_person(person("Amina", login="BO@example.dk"))
        assert stores.people.find_person("amina") == person("Amina")


def test_a_person_who_is_unknown_is_not_added_by_a_change(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.people.save_person(person("Carla"))
        assert stores.people.find_person("carla") is None


def test_a_pause_is_saved_over_itself_and_kept_by_person(storage: Storage) -> None:
    longer, later = pause(back_on=LATER), pause(starts_on=LATER, back_on=date(2026, 11, 1))
    with storage.writing() as stores:
        for one in (later, pause(), longer):
            stores.people.save_pause(one)
        assert stores.people.pauses_of(["amina", "bo"]) == {"amina": (longer, later)}


def test_a_pause_of_nobody_is_refused(storage: Storage) -> None:
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.people.save_pause(pause(person_id="ingen"))


def test_sessions_are_listed_newest_first(storage: Storage) -> None:
    newer, older = session("t1", created_at=after(5), last_seen_at=after(5)), session("t2", ended_at=after(1))
    with storage.writing() as stores:
        for one in (older, newer, session("t3", person_id="bo")):
            stores.people.save_session(one)
        assert stores.people.sessions_of(["amina"]) == (newer, older)


def test_a_look_at_somebody_counts_once_a_day(storage: Storage) -> None:
    with storage.writing() as stores:
        assert stores.privacy.add_view(view()) is True
        assert stores.privacy.add_view(view()) is False
        stores.privacy.add_view(view(day=LATER))
        stores.privacy.add_view(view(person_id="bo", viewer_id="amina"))
        assert stores.privacy.views_of("amina") == (view(day=LATER), view())
        assert stores.privacy.viewed_by("bo", view().day) == {"amina"}


def test_an_erased_person_leaves_an_id_and_their_evidence(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.people.save_account(account())
        stores.people.save_session(session())
        stores.people.save_pause(pause())
        stores.people.grant("amina", Grant(role=Role.CASEWORKER, unit_id="nord"), NOW)
        stores.privacy.add_view(view())
        stores.attempts.add_attempt(attempt())
        stores.attempts.add_submission(submission())
        assert stores.privacy.erase(ERASED) is True
    with storage.reading() as stores:
        assert stores.people.find_person("amina") == person("Amina", name="", login="", active=False)
        assert stores.people.find_account_of("amina") is None
        assert (stores.people.sessions_of(["amina"]), stores.people.grants("amina")) == ((), ())
        assert (stores.people.pauses_of(["amina"]), stores.privacy.views_of("amina")) == ({}, ())
        assert stores.attempts.submissions_of(["amina"]) == ((attempt(), submission()),)
        assert stores.privacy.erasures() == (ERASED,)


def test_an_erasure_counts_once_and_what_came_back_goes_again(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.privacy.erase(ERASED)
        stores.people.save_account(account())
        assert stores.privacy.erase(replace(ERASED, at=after(20), actor_id=None)) is False
        assert stores.people.find_account_of("amina") is None
        assert stores.privacy.erasures() == (ERASED,)


def test_an_erased_person_is_not_named_again_and_the_login_is_free(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.privacy.erase(ERASED)
        stores.people.save_person(person("Amina"))
        assert stores.people.find_person("amina") == person("Amina", name="", login="", active=False)
        assert stores.people.add_person(person("Carla", login="amina@example.dk"))


def test_the_answers_of_an_expired_attempt_are_gone_its_slot_is_free_and_it_takes_no_more(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.attempts.add_attempt(quiz("z1"))
        stores.attempts.add_answer(answer(attempt_id="z1"))
        assert stores.privacy.expire("z1", after(9)) == 1
        assert stores.privacy.expire("z1", after(10)) == 0
        assert stores.attempts.answers("z1") == ()
        assert stores.attempts.find_open("amina", "quiz:modul") is None
        assert stores.privacy.expired(["z1", "a1"]) == {"z1"}
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.attempts.add_answer(answer("s2", attempt_id="z1"))


def test_attempts_are_old_by_when_they_were_handed_in_or_else_last_answered(storage: Storage) -> None:
    with storage.writing() as stores:
        for one in (attempt(), quiz("z1"), quiz("z2", subject="andet"), quiz("z3", subject="tomt")):
            stores.attempts.add_attempt(one)
        for name, minute in (("a1", 1), ("z1", 1), ("z2", 1)):
            stores.attempts.add_answer(answer(f"s-{name}", attempt_id=name, given_at=after(minute)))
        stores.attempts.add_answer(answer("s-2", attempt_id="z1", given_at=after(20)))
        stores.attempts.add_submission(submission())
        assert stores.privacy.with_old_answers(AttemptKind.QUIZ, after(20)) == ("z2",)
        assert stores.privacy.with_old_answers(AttemptKind.QUIZ, after(21)) == ("z1", "z2")
        assert stores.privacy.with_old_answers(AttemptKind.EXAM, after(30)) == ()
        assert stores.privacy.with_old_answers(AttemptKind.EXAM, after(31)) == ("a1",)


def test_a_loose_answer_is_kept_once(storage: Storage) -> None:
    with storage.writing() as stores:
        assert stores.privacy.add_loose_answer(loose_answer()) is True
        assert stores.privacy.add_loose_answer(loose_answer(year=2020)) is False
        assert stores.privacy.loose_answers() == (loose_answer(),)


def test_what_is_old_is_forgotten_and_counted_and_the_rest_stays(storage: Storage) -> None:
    with storage.writing() as stores:
        for one in (session("t1"), session("t2", last_seen_at=after(5))):
            stores.people.save_session(one)
        for day in (view().day, LATER):
            stores.privacy.add_view(view(day=day))
            stores.people.save_pause(pause(starts_on=day, back_on=day))
        assert stores.privacy.forget_sessions(after(5)) == 1
        assert stores.privacy.forget_views(LATER) == 1
        assert stores.privacy.forget_pauses(LATER) == 1
        assert [s.token_hash for s in stores.people.sessions_of(["amina"])] == ["t2"]
        assert [v.day for v in stores.privacy.views_of("amina")] == [LATER]
        assert [p.back_on for p in stores.people.pauses_of(["amina"])["amina"]] == [LATER]


def test_words_are_found_by_author_and_by_whom_they_are_about_until_they_are_blanked(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.texts.add("x1", author_id="bo", about_id="amina", body="Godt set", at=NOW)
        stores.texts.add("x2", author_id="amina", body="Tak", at=after(1))
        assert [t.text_id for t in stores.texts.by_or_about("amina")] == ["x2", "x1"]
        assert [t.text_id for t in stores.texts.by_or_about("bo")] == ["x1"]
        assert stores.texts.blank(["x1", "x3"]) == 1
        assert stores.texts.blank(["x1"]) == 0
        assert [t.body for t in stores.texts.by_or_about("amina")] == ["Tak", None]
        assert stores.texts.find("x1") is None


def test_a_proposal_to_blank_is_saved_over_itself_and_may_be_taken_back(storage: Storage) -> None:
    done = blanking(approved_by="amina", approved_at=after(3))
    with storage.writing() as stores:
        stores.texts.add("x1", author_id="bo", body="Godt set", at=NOW)
        stores.texts.save_blanking(blanking())
        stores.texts.save_blanking(done)
        assert stores.texts.blankings() == (done,)
        stores.texts.drop_blanking("x1")
        assert stores.texts.blankings() == ()
