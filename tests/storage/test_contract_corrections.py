"""What every storage promises about corrections of keys, the replies to them, and regradings."""

import pytest
from storage_examples import after, attempt, correction_reply, key_correction, quiz, regrading

from quiz_app.domain.attempt import AttemptItem
from quiz_app.domain.key_correction import ProposedCorrection
from quiz_app.errors import Conflict, StorageError
from quiz_app.services.ports import Storage


def test_corrections_come_back_with_their_replies_oldest_first(storage: Storage) -> None:
    void, undo = key_correction("k0", key=None, at=after(5)), key_correction("k2", withdraws="k1", at=after(9))
    with storage.writing() as stores:
        for correction in (undo, void, key_correction()):
            assert stores.corrections.add_correction(correction) is True
        assert stores.corrections.add_correction(key_correction(question="q9")) is False
        assert stores.corrections.add_reply(correction_reply()) is True
        assert stores.corrections.add_reply(correction_reply()) is False
    with storage.reading() as stores:
        assert stores.corrections.corrections() == (
            ProposedCorrection(correction=key_correction(), reply=correction_reply()),
            ProposedCorrection(correction=void, reply=None),
            ProposedCorrection(correction=undo, reply=None),
        )


def test_a_correction_has_one_reply(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.corrections.add_correction(key_correction())
        stores.corrections.add_reply(correction_reply())
    for other in (correction_reply(signed=False), correction_reply(signer_id="bo")):
        with pytest.raises(Conflict), storage.writing() as stores:
            stores.corrections.add_reply(other)
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.corrections.add_reply(correction_reply("k9"))


def test_regradings_are_those_of_the_attempts_oldest_first(storage: Storage) -> None:
    later, open_result = regrading("v0", at=after(2), passed=False), regrading("v2", attempt_id="a2", passed=None)
    with storage.writing() as stores:
        stores.attempts.add_attempt(attempt())
        stores.attempts.add_attempt(attempt("a2", person_id="bo"))
        stores.corrections.add_correction(key_correction())
        for each in (later, open_result, regrading()):
            stores.corrections.add_regrading(each)
        assert stores.corrections.add_regrading(regrading(points=0.0)) is False
        assert stores.corrections.regradings_of(["a1"]) == (regrading(), later)
        assert stores.corrections.regradings_of(["a2", "a3"]) == (open_result,)


def test_attempts_are_found_by_what_they_ask(storage: Storage) -> None:
    other = quiz("z1", person_id="bo", items=(AttemptItem(position=1, question="q9", digest="d9"),))
    with storage.writing() as stores:
        for each in (attempt(), other):
            stores.attempts.add_attempt(each)
        assert stores.attempts.attempts_asking("q2") == (attempt(),)
        assert stores.attempts.attempts_asking("q9") == (other,)
        assert stores.attempts.attempts_asking("q") == ()
