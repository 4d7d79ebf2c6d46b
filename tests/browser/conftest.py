"""A real server with the demo's municipality, and Chromium in front of it."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bench.serving import Server, free_port
from quiz_app.content import read_library
from quiz_app.domain.library import Library

expect.set_options(timeout=20_000)  # a loaded machine is slow, not wrong
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """The browser that the machine has."""
    return next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests are marked; without a browser they skip, or fail where one is required."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if chromium() is None and not os.environ.get("KOEREKORT_REQUIRE_BROWSER"):
                item.add_marker(pytest.mark.skip(reason="Chromium mangler: apt-get install chromium"))


@pytest.fixture(scope="session")
def lived_through(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's site, index and database, built and lived through once."""
    server = Server(port=free_port(), data_dir=tmp_path_factory.mktemp("first"))
    try:
        server.start()
    finally:
        server.stop()
    return server.data_dir


@pytest.fixture(scope="session")
def new_server(tmp_path_factory: pytest.TempPathFactory, lived_through: Path) -> Iterator[Callable[..., Server]]:
    """Servers with a municipality of their own, copied from the first; all are stopped at the end."""
    started: list[Server] = []

    def start(day: str = "", content: Path | None = None) -> Server:
        folder = tmp_path_factory.mktemp("demo")
        if not (day or content):
            shutil.copytree(lived_through, folder, dirs_exist_ok=True)
        server = Server(port=free_port(), data_dir=folder, day=day, content=content)
        started.append(server)
        server.start()
        return server

    yield start
    for server in started:
        if server.process is not None and server.process.poll() is None:
            server.stop()


@pytest.fixture(scope="session")
def server(new_server: Callable[[], Server]) -> Server:
    return new_server()


@pytest.fixture(scope="session")
def library() -> Library:
    return read_library(Path(__file__).parents[2], today=date.today())  # noqa: DTZ011 - the server's day is the machine's


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    found = chromium()
    assert found, "Chromium mangler: apt-get install chromium"
    return {"executable_path": found, "args": FLAGS, "headless": True}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return {"locale": "da-DK", "timezone_id": "Europe/Copenhagen", "viewport": {"width": 1280, "height": 1000}}


@pytest.fixture
def context(context: BrowserContext, server: Server) -> BrowserContext:
    """Whatever leaves this machine, or the server's own host, fails the test."""
    context.set_default_timeout(20_000)
    foreign: list[str] = []
    context.on(
        "request",
        lambda r: (
            None
            if r.url.startswith(("http://localhost:", "ws://localhost:", "data:", "blob:"))
            else foreign.append(r.url)
        ),
    )
    yield context  # type: ignore[misc]
    assert foreign == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
