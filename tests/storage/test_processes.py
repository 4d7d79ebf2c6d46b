"""Several processes, each with many threads, write into one database and lose nothing."""

import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier

from storage_examples import after, answer, attempt

from quiz_app.storage.database import SqlStorage

PROCESSES = 2
THREADS = 16
EACH = 2


_started: list[Barrier] = []


def remember(barrier: Barrier) -> None:
    """Run as a process begins."""
    _started.append(barrier)


def give(url: str) -> int:
    """Run in a process of its own: every thread reads how many answers there are, and gives the next one."""
    storage = SqlStorage(url)
    ready = threading.Barrier(THREADS)
    _started[0].wait(timeout=60)

    def run(_: int) -> int:
        ready.wait()
        new = 0
        for _ in range(EACH):
            with storage.writing() as stores:
                number = len(stores.attempts.answers("a1"))
                new += stores.attempts.add_answer(answer(f"s{number}", given_at=after(number)))
        return new

    with ThreadPoolExecutor(THREADS) as pool:
        given = sum(pool.map(run, range(THREADS)))
    storage.dispose()
    return given


def test_two_processes_with_sixteen_threads_each_lose_no_answer(database: SqlStorage, url: str) -> None:
    with database.writing() as stores:
        stores.attempts.add_attempt(attempt())
    context = get_context("spawn")
    together = context.Barrier(PROCESSES)
    with ProcessPoolExecutor(PROCESSES, mp_context=context, initializer=remember, initargs=(together,)) as pool:
        assert list(pool.map(give, [url] * PROCESSES)) == [THREADS * EACH] * PROCESSES
    with database.reading() as stores:
        assert len(stores.attempts.answers("a1")) == PROCESSES * THREADS * EACH
