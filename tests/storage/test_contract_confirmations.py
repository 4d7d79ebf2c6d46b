"""What every storage promises about answers about the law and their approvals."""

from dataclasses import replace

import pytest
from storage_examples import after, law_answer, law_approval

from quiz_app.domain.law_confirmation import AnsweredQuestion, LawReply
from quiz_app.errors import Conflict, StorageError
from quiz_app.services.ports import Storage

ANSWER, APPROVAL = law_answer(), law_approval()


def test_answers_come_back_as_they_were_given_oldest_first(storage: Storage) -> None:
    older = replace(ANSWER, answer_id="a9", reply=LawReply.YES, day=None, at=after(-1))
    with storage.writing() as stores:
        assert stores.confirmations.count() == 0
        assert stores.confirmations.add_answer(ANSWER) is True
        assert stores.confirmations.add_answer(replace(ANSWER, question="andet")) is False
        stores.confirmations.add_answer(older)
        stores.confirmations.add_approval(APPROVAL)
    with storage.reading() as stores:
        assert stores.confirmations.answered() == (
            AnsweredQuestion(answer=older),
            AnsweredQuestion(answer=ANSWER, approval=APPROVAL),
        )
        assert stores.confirmations.count() == 3


def test_an_answer_is_approved_or_declined_once(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.confirmations.add_answer(ANSWER)
        assert stores.confirmations.add_approval(APPROVAL) is True
        assert stores.confirmations.add_approval(replace(APPROVAL, at=after(5))) is False
        with pytest.raises(Conflict):
            stores.confirmations.add_approval(replace(APPROVAL, approved=False))


def test_an_approval_of_nothing_is_refused(storage: Storage) -> None:
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.confirmations.add_approval(APPROVAL)
