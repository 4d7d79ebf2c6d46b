"""What every storage promises about its blocks: whole or not at all, one writer at a time, no write in a reading."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from storage_examples import after, answer, attempt, decide, person

from quiz_app.domain.audit import broken_at
from quiz_app.errors import Conflict, StorageError
from quiz_app.services.ports import Storage

THREADS = 16


def test_a_block_that_raises_stores_nothing_at_all(storage: Storage) -> None:
    def act() -> None:
        with storage.writing() as stores:
            stores.people.add_person(person("Carla"))
            stores.attempts.add_attempt(attempt())
            decide(stores)
            raise LookupError

    with pytest.raises(LookupError):
        act()
    with storage.reading() as stores:
        assert stores.people.find_person("carla") is None
        assert stores.attempts.find_attempt("a1") is None
        assert stores.attempts.find_open("amina", "exam") is None
        assert stores.audit.head() is None


def test_what_a_block_wrote_it_reads_itself_and_others_only_afterwards(storage: Storage) -> None:
    with storage.writing() as writer:
        writer.people.add_person(person("Carla"))
        with storage.reading() as reader:
            assert reader.people.find_person("carla") is None
        assert writer.people.find_person("carla") == person("Carla")
    with storage.reading() as reader:
        assert reader.people.find_person("carla") == person("Carla")


def test_a_reading_sees_one_moment_however_long_it_lasts(storage: Storage) -> None:
    with storage.reading() as reader:
        before = reader.people.people()
        with storage.writing() as writer:
            writer.people.add_person(person("Carla"))
        assert reader.people.people() == before


def test_a_reading_refuses_to_write(storage: Storage) -> None:
    with pytest.raises(StorageError), storage.reading() as stores:
        stores.people.add_person(person("Carla"))
    with storage.writing() as stores:
        assert stores.people.add_person(person("Carla")) is True


def test_a_time_without_a_zone_is_refused(storage: Storage) -> None:
    with pytest.raises(ValueError, match="without a zone"), storage.writing() as stores:
        stores.attempts.add_attempt(attempt(started_at=datetime(2026, 8, 3, 9, 0)))  # noqa: DTZ001 - that is the point


def test_a_conflict_may_be_caught_and_the_block_goes_on(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.attempts.add_attempt(attempt())
        with pytest.raises(Conflict):
            stores.attempts.add_attempt(attempt("a2"))
        stores.attempts.add_answer(answer())
    with storage.reading() as stores:
        assert stores.attempts.answers("a1") == (answer(),)


def test_of_many_who_open_a_slot_at_once_one_succeeds(storage: Storage) -> None:
    def begin(number: int) -> bool:
        try:
            with storage.writing() as stores:
                return stores.attempts.add_attempt(attempt(f"a{number}"))
        except Conflict:
            return False

    assert sorted(_at_once(begin)) == [False] * (THREADS - 1) + [True]
    with storage.reading() as stores:
        assert len(stores.attempts.attempts_of("amina")) == 1


def test_a_trail_written_by_many_at_once_is_one_chain(storage: Storage) -> None:
    def act(number: int) -> bool:
        for minute in range(3):
            with storage.writing() as stores:
                decide(stores, f"by-{number}", minute)
        return True

    assert all(_at_once(act))
    with storage.reading() as stores:
        rows = stores.audit.rows()
    assert len(rows) == THREADS * 3
    assert broken_at(rows) is None
    assert {r.subject for r in rows} == {f"by-{n}" for n in range(THREADS)}


def test_what_a_writing_block_reads_stays_true_until_it_has_written(storage: Storage) -> None:
    """Everybody reads the number of answers and writes an answer of that number: a lost update would repeat one."""
    with storage.writing() as stores:
        stores.attempts.add_attempt(attempt())

    def give(_: int) -> bool:
        with storage.writing() as stores:
            so_far = len(stores.attempts.answers("a1"))
            return stores.attempts.add_answer(answer(f"s{so_far}", given_at=after(so_far)))

    assert all(_at_once(give))
    with storage.reading() as stores:
        assert len(stores.attempts.answers("a1")) == THREADS


def _at_once(act: Callable[[int], bool]) -> list[bool]:
    ready = threading.Barrier(THREADS)

    def run(number: int) -> bool:
        ready.wait()
        return act(number)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))
