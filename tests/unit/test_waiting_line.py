"""Only a few threads work at once, in the order in which they came."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest

from quiz_app.waiting_line import WaitingLine


@contextmanager
def running(act: Callable[[], object]) -> Iterator[Thread]:
    """A thread that does it, ended after the block."""
    thread = Thread(target=act)
    thread.start()
    yield thread
    thread.join()


@contextmanager
def begun(act: Callable[[], object], line: WaitingLine) -> Iterator[None]:
    """The same, begun so far that it waits in line, or is done."""
    before = len(line)
    with running(act) as thread:
        while len(line) == before and thread.is_alive():
            pass
        yield


def entering(line: WaitingLine, order: list[str], *names: str) -> Callable[[], None]:
    def act() -> None:
        for name in names:
            with line.turn():
                order.append(name)

    return act


def test_somebody_who_finds_no_place_waits_until_one_is_free() -> None:
    line, order = WaitingLine(1), list[str]()
    turn = line.turn()
    turn.__enter__()
    with begun(entering(line, order, "second"), line):
        order.append("first")
        turn.__exit__(None, None, None)
    assert order == ["first", "second"]


def test_there_are_as_many_places_as_said() -> None:
    line, order = WaitingLine(2), list[str]()
    with line.turn():
        with begun(entering(line, order, "second"), line):
            pass
        assert order == ["second"]


def test_whoever_came_first_is_called_first() -> None:
    line, order = WaitingLine(1), list[str]()
    turn = line.turn()
    turn.__enter__()
    with begun(entering(line, order, "first"), line), begun(entering(line, order, "second"), line):
        turn.__exit__(None, None, None)
    assert order == ["first", "second"]


def test_whoever_has_been_in_before_goes_to_the_front() -> None:
    line, order = WaitingLine(1), list[str]()
    came_in, come_again = Event(), Event()

    def twice() -> None:
        entering(line, order, "known")()
        came_in.set()
        come_again.wait()
        entering(line, order, "known again")()

    with running(twice):
        came_in.wait()
        turn = line.turn()
        turn.__enter__()
        with begun(entering(line, order, "newcomer"), line):
            come_again.set()
            while len(line) == 1:
                pass
            turn.__exit__(None, None, None)
    assert order == ["known", "known again", "newcomer"]


def test_a_turn_within_a_turn_waits_for_nobody() -> None:
    line = WaitingLine(1)
    with line.turn(), line.turn():
        pass
    with line.turn():
        assert len(line) == 0


def test_a_place_is_given_back_when_the_work_fails() -> None:
    line = WaitingLine(1)
    with pytest.raises(ValueError, match="broken"), line.turn():
        raise ValueError("broken")
    with line.turn():
        pass
