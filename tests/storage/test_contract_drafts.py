"""What every storage promises about drafts."""

import pytest
from storage_examples import after, conference, decided, draft

from quiz_app.errors import StorageError
from quiz_app.services.ports import Storage


def test_a_draft_comes_back_as_it_was_last_saved_oldest_first(storage: Storage) -> None:
    later = draft("d0", at=after(200), person_id="bo")
    with storage.writing() as stores:
        stores.conferences.add_conference(conference())
        for one in (later, draft(), draft(rebuilt=True)):
            stores.drafts.save_draft(one)
        assert stores.drafts.drafts() == (draft(rebuilt=True), later)
        assert stores.drafts.drafts_by("bo") == (later,)
        assert (stores.drafts.find_draft("d0"), stores.drafts.find_draft("x")) == (later, None)


def test_the_first_decision_counts(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.conferences.add_conference(conference())
        stores.drafts.save_draft(draft())
        assert stores.drafts.decide_draft(decided()) is True
        assert stores.drafts.decide_draft(decided(person_id="amina")) is False
        assert stores.drafts.decided_drafts() == (decided(),)


def test_a_draft_comes_from_a_known_conference(storage: Storage) -> None:
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.drafts.save_draft(draft(conference_id="x"))
