"""A line in which threads wait, so that only a few work at once."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, local


class WaitingLine:
    """Lets in ``places`` threads at once, in the order in which they came.

    A semaphore would let a newcomer pass before those whom it has just woken. A thread that has been in before goes to
    the front: it is halfway through, and each piece of its work should not wait for everybody again.
    """

    def __init__(self, places: int) -> None:
        self._free, self._waiting, self._door, self._mine = places, deque[Lock](), Lock(), local()

    def __len__(self) -> int:
        """How many wait."""
        return len(self._waiting)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait, then work until the end of the block; a turn within a turn is the same one."""
        if getattr(self._mine, "inside", False):
            yield
            return
        self._enter()
        self._mine.inside = self._mine.known = True
        try:
            yield
        finally:
            self._mine.inside = False
            self._leave()

    def _enter(self) -> None:
        with self._door:
            if self._free:
                self._free -= 1
                return
            called = Lock()
            called.acquire()
            known = getattr(self._mine, "known", False)
            (self._waiting.appendleft if known else self._waiting.append)(called)
        called.acquire()

    def _leave(self) -> None:
        """Hand the place to whoever is first in line."""
        with self._door:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1
