"""What every storage promises about imported law texts, people's classes, and the law-watch."""

from datetime import date

import pytest
from storage_examples import after, law_task, law_text, overruling, task_closing

from quiz_app.domain.law_watch import TaskOutcome
from quiz_app.errors import Conflict, StorageError
from quiz_app.services.ports import Storage


def test_a_text_comes_back_whole_and_is_stored_once(storage: Storage) -> None:
    with storage.writing() as stores:
        assert stores.law_texts.add_text(law_text()) is True
        assert stores.law_texts.add_text(law_text()) is False
        assert stores.law_texts.find_text("t1") == law_text()
        assert stores.law_texts.find_text("t9") is None


def test_a_label_belongs_to_one_text_of_an_act(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.law_texts.add_text(law_text())
        stores.law_texts.add_text(law_text("t2", act="andet"))
    with pytest.raises(Conflict), storage.writing() as stores:
        stores.law_texts.add_text(law_text("t3"))


def test_texts_are_by_act_the_newest_issued_first_and_those_without_a_day_last(storage: Storage) -> None:
    older = law_text("t0", label="gammel", issued=date(2020, 1, 1))
    undated, other = law_text("t2", label="uden", issued=None), law_text("t3", act="andet", label="x")
    with storage.writing() as stores:
        for each in (undated, older, law_text(), other):
            stores.law_texts.add_text(each)
        assert [t.law_text_id for t in stores.law_texts.texts()] == ["t3", "t1", "t0", "t2"]


def test_overrulings_are_all_kept_oldest_first_and_need_their_texts(storage: Storage) -> None:
    later = overruling("o0", at=after(5))
    with storage.writing() as stores:
        for each in (law_text(), law_text("t2", label="ny")):
            stores.law_texts.add_text(each)
        for each in (later, overruling()):
            assert stores.law_texts.add_overruling(each) is True
        assert stores.law_texts.add_overruling(overruling(old="9")) is False
        assert stores.law_texts.overrulings() == (overruling(), later)
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.law_texts.add_overruling(overruling("o9", new_id="t9"))


def test_a_task_is_made_once_and_closed_once(storage: Storage) -> None:
    newer = law_task("w0", day=date(2026, 8, 2))
    with storage.writing() as stores:
        assert stores.law_texts.add_task(law_task()) is True
        assert stores.law_texts.add_task(law_task(title="Andet")) is False
        stores.law_texts.add_task(newer)
        assert stores.law_texts.tasks() == (newer, law_task())
        assert stores.law_texts.add_closing(task_closing()) is True
        assert stores.law_texts.add_closing(task_closing(at=after(9))) is False
        assert stores.law_texts.closings() == (task_closing(),)
    for other in (task_closing(outcome=TaskOutcome.KNOWN), task_closing(person_id="amina")):
        with pytest.raises(Conflict), storage.writing() as stores:
            stores.law_texts.add_closing(other)


def test_days_that_were_read_are_kept_in_order(storage: Storage) -> None:
    with storage.writing() as stores:
        for day in (date(2026, 8, 2), date(2026, 8, 1), date(2026, 8, 2)):
            stores.law_texts.add_day(day, after(0))
        assert stores.law_texts.days() == (date(2026, 8, 1), date(2026, 8, 2))
