"""The measuring tools still fit the exam page; no number is asserted but what must never be lost."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.killing import kill, stored
from bench.load import together
from bench.municipality import names, prepare
from bench.serving import Server, free_port

KILLS = 5


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a dozen people who may take the exam."""
    folder = tmp_path_factory.mktemp("town")
    prepare(folder, 12).storage.dispose()  # type: ignore[attr-defined]
    return folder


@pytest.fixture(scope="module")
def people() -> Iterator[str]:
    return names()


def test_two_people_take_the_exam_without_a_browser(town: Path, people: Iterator[str]) -> None:
    server = Server(port=free_port(), data_dir=town)
    server.start("/readyz")
    try:
        found = asyncio.run(together(server, people, users=2, think=0.3, seconds=2))
    finally:
        server.stop()
    assert found.errors == []
    assert found.seconds
    assert found.refused == 0
    kept = stored(town / "koerekort.db", ["p1", "p2", "p3"])
    assert {person for person, _ in kept} == {"p1", "p2", "p3"}
    assert kept.total() >= len(found.seconds)


def test_no_acknowledged_answer_is_lost_when_the_process_is_killed(town: Path, people: Iterator[str]) -> None:
    found = kill(town, people, KILLS, seconds=300)
    assert found.kills == KILLS
    assert found.acknowledged >= KILLS
    assert found.lost == 0
