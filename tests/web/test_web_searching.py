"""The search box's own address: what it answers, to whom, and what it leaves behind."""

import json
import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from asgi import Browser
from world import World

from quiz_app.storage.knowledge import build_index

Serve = Callable[..., tuple[World, Browser]]


@pytest.fixture
def served(serve: Serve, tmp_path: Path) -> Browser:
    world, browser = serve()
    build_index(world.platform.library, tmp_path / "knowledge.db")
    return browser


def test_the_box_gets_hits_with_their_addresses(served: Browser) -> None:
    answer = served.get("/soeg?q=sag")
    hits = json.loads(answer.text)
    assert answer.status == 200
    assert hits
    assert set(hits[0]) == {"kind", "title", "url", "provision", "snippet", "marks"}
    assert all(hit["url"].startswith("/") for hit in hits)


def test_no_query_is_kept_by_browser_or_log(served: Browser, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        answer = served.get("/soeg?q=hemmeligord")
    assert answer.headers["cache-control"] == "no-store"
    assert "hemmeligord" not in caplog.text
    assert "/soeg" in caplog.text


def test_nothing_asked_is_nothing_found(served: Browser) -> None:
    assert json.loads(served.get("/soeg").text) == []
