"""Kills the serving process again and again while people answer, and counts what was acknowledged and is gone.

An answer is acknowledged when the page says that it is stored. Answers are rows that are only ever added, one for each
acknowledgement, so a row less than there were acknowledgements is an answer lost.
"""

import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from websockets.exceptions import WebSocketException

from bench.examinee import Examinee
from bench.serving import ROOT, START_SECONDS, answers, free_port

PEOPLE = 4
MOST_ROUNDS = 200
LIVES = (0.2, 0.8)
"""How many seconds a process is answered in before it is killed: between these."""


@dataclass(frozen=True, slots=True)
class Killed:
    """How many kills, how many answers were acknowledged and are gone, and how many are stored all in all."""

    kills: int
    acknowledged: int
    lost: int
    stored: int
    seconds: float


def kill(data_dir: Path, names: Iterator[str], rounds: int, *, seconds: float = 150) -> Killed:
    """Go through the rounds on the demo in ``data_dir``, whose site is built; begin none after ``seconds``."""
    assert rounds <= MOST_ROUNDS
    began, port, chance, kills = time.monotonic(), free_port(), random.Random(9), 0
    people = [Examinee(f"http://localhost:{port}", next(names), random.Random(n)) for n in range(PEOPLE)]
    with (data_dir / "killed.log").open("ab") as log:
        command = [sys.executable, "-m", "bench.reborn", str(data_dir), str(port)]
        with subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
        ) as parent:
            while kills < rounds and time.monotonic() < began + seconds:
                asyncio.run(_round(parent, people, chance))
                kills += 1
    given = Counter((p.person_id, position) for p in people for position in p.acknowledged)
    kept = stored(data_dir / "koerekort.db", [p.person_id for p in people])
    return Killed(kills, given.total(), (given - kept).total(), kept.total(), time.monotonic() - began)


def stored(database: Path, people: list[str]) -> Counter[tuple[str, int]]:
    """How many answers the database holds, by person and position."""
    marks = ", ".join("?" * len(people))
    query = (
        "SELECT person_id, position, COUNT(*) FROM answers JOIN attempts USING (attempt_id) "
        f"WHERE person_id IN ({marks}) GROUP BY 1, 2"
    )
    with closing(sqlite3.connect(database)) as connection:
        return Counter({(person, position): n for person, position, n in connection.execute(query, people)})


async def _round(parent: "subprocess.Popen[str]", people: list[Examinee], chance: random.Random) -> None:
    """One life: a process is born, answered in, and killed in the middle of it."""
    pid = await asyncio.to_thread(_born, parent, people[0].url)
    try:
        await asyncio.gather(*(p.begin() for p in people))
        answering = [asyncio.create_task(_answer(p)) for p in people]
        await asyncio.sleep(chance.uniform(*LIVES))
    finally:
        os.kill(pid, signal.SIGKILL)
    await asyncio.gather(*answering)


def _born(parent: "subprocess.Popen[str]", url: str) -> int:
    """The id of a new process that answers."""
    assert parent.stdin is not None
    assert parent.stdout is not None
    parent.stdin.write("\n")
    parent.stdin.flush()
    pid = int(parent.stdout.readline())
    give_up = time.monotonic() + START_SECONDS
    while not answers(f"{url}/healthz"):
        assert time.monotonic() < give_up
        time.sleep(0.01)
    return pid


async def _answer(person: Examinee) -> None:
    """Answer item after item, from the first again after the last, until the connection breaks."""
    try:
        while True:
            at, items = person.place() or (0, 1)
            given = await person.answer()
            if at == items or not given.stored:
                await person.turn(at % items + 1)
    except (WebSocketException, OSError):
        await person.leave()
