"""How the exam page bears many people: a bounded load on one process, in the browser's own protocol.

An interaction counts from the press of the button until the script has finished and the page is whole.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field

from bench.examinee import Examinee
from bench.machine import Reading, resident
from bench.serving import Server

MOST_USERS, MOST_SECONDS = 1000, 120
Drive = Callable[[Server], Awaitable["Load"]]
JOINING = 10
"""How many people open the page in a second, before anything is counted."""


@dataclass
class Load:
    """What was seen: seconds per answer, and what the server used for them."""

    users: int
    seconds: list[float] = field(default_factory=list)
    refused: int = 0
    errors: list[str] = field(default_factory=list)
    cpu: float = 0.0
    busy: float = 0.0
    others: float = 0.0
    before: float = 0.0
    after: float = 0.0

    @property
    def cpu_per_answer(self) -> float:
        """Milliseconds of the server's CPU, everything that it does included."""
        return 1000 * self.cpu / max(1, len(self.seconds))

    @property
    def per_session(self) -> float:
        """MB of resident memory that each connected person added."""
        return (self.after - self.before) / self.users


def percentile(values: list[float], share: float) -> float:
    """The value that the share does not exceed; NaN of nothing."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


async def alone(server: Server, people: Iterator[str], exams: int) -> Load:
    """One person after the other takes a whole exam without a pause; only the answers are counted."""
    found = Load(users=1)
    assert server.process is not None
    for n in range(exams + 1):
        person = Examinee(server.url, next(people), random.Random(n))
        await person.begin()
        _, items = person.place() or (0, 0)
        before = Reading.of(server.process.pid)
        seconds = [(await person.answer()).seconds for _ in range(items)]
        after = Reading.of(server.process.pid)
        await person.hand_in()
        await person.leave()
        if n:  # the first warms the server up
            found.seconds += seconds
            found.cpu += after.server - before.server
            found.others += after.others_since(before) / exams
    return found


async def together(server: Server, people: Iterator[str], *, users: int, think: float, seconds: float) -> Load:
    """Many people at once, each thinking ``think`` seconds on average (half to one and a half times as long)."""
    assert users <= MOST_USERS
    assert seconds <= MOST_SECONDS
    assert server.process is not None
    await _warm(server, people)
    pid, found, counting, over = server.process.pid, Load(users=users), asyncio.Event(), asyncio.Event()
    found.before = resident(pid)
    joined = [asyncio.Event() for _ in range(users)]
    person = [
        asyncio.create_task(
            _person(server, people, n, think=think, found=found, joined=joined[n], phases=(counting, over))
        )
        for n in range(users)
    ]
    await asyncio.gather(*(event.wait() for event in joined))
    counting.set()
    before = Reading.of(pid)
    await asyncio.sleep(seconds)
    after = Reading.of(pid)
    found.after = resident(pid)
    over.set()
    found.cpu, found.others = after.server - before.server, after.others_since(before)
    found.busy = found.cpu / (after.at - before.at)
    _, late = await asyncio.wait(person, timeout=30)
    for task in late:
        task.cancel()
    return found


async def _warm(server: Server, people: Iterator[str]) -> None:
    first = Examinee(server.url, next(people), random.Random(0))
    await first.begin()
    await first.answer()
    await first.leave()


async def _person(  # noqa: PLR0913 - one task's whole world
    server: Server,
    people: Iterator[str],
    number: int,
    *,
    think: float,
    found: Load,
    joined: asyncio.Event,
    phases: tuple[asyncio.Event, asyncio.Event],
) -> None:
    """Join in turn, then think and answer until it is over; who has handed in makes room for somebody new."""
    chance = random.Random(number)
    counting, over = phases
    await asyncio.sleep(number / JOINING)
    try:
        person = await _new(server, people, chance)
        joined.set()
        while not await _waited(over, think * chance.uniform(0.5, 1.5)):
            at, items = person.place() or (0, 0)
            given = await person.answer()
            if counting.is_set() and not over.is_set():
                found.seconds.append(given.seconds)
                found.refused += not given.stored
            if at == items and given.stored:
                await person.hand_in()
                await person.leave()
                person = await _new(server, people, chance)
            elif not given.stored:
                await person.turn(at % items + 1)
        await person.leave()
    except Exception as error:  # noqa: BLE001 - one person's trouble is counted, and ends nobody else's exam
        found.errors.append(f"{type(error).__name__}: {error}"[:200])
    finally:
        joined.set()


async def _new(server: Server, people: Iterator[str], chance: random.Random) -> Examinee:
    person = Examinee(server.url, next(people), chance)
    await person.begin()
    return person


async def _waited(over: asyncio.Event, seconds: float) -> bool:
    """True when it is over before the time has passed."""
    try:
        async with asyncio.timeout(seconds):
            await over.wait()
    except TimeoutError:
        return False
    return True
