"""The app's pages in Streamlit's own test harness, over the demo's municipality in memory."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from doubles import CountingEntropy, PlainHasher, StillClock
from fakes import MemoryStorage
from streamlit.testing.v1 import AppTest

from quiz_app import bootstrap, state
from quiz_app.bootstrap import Outside, Platform, assemble, demo
from quiz_app.bootstrap.settings import Settings
from quiz_app.content import read_library
from quiz_app.domain.library import Library

ROOT = Path(__file__).parents[2]
APP = ROOT / "quiz_app" / "app.py"

Open = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def same_main() -> Iterator[None]:
    """Streamlit puts its script in the place of ``__main__``; a process that another test starts would run it."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def library() -> Library:
    return read_library(ROOT, today=date(2026, 11, 22))


@pytest.fixture(scope="session")
def seeded(library: Library) -> MemoryStorage:
    """Lived through once; each test gets a copy."""
    storage = MemoryStorage()
    demo.seed(_platform(library, storage))
    return storage


@pytest.fixture
def platform(library: Library, seeded: MemoryStorage) -> Iterator[Platform]:
    storage = MemoryStorage()
    storage._state = seeded._state.copy()
    platform = _platform(library, storage)
    bootstrap.install(platform)
    yield platform
    bootstrap.install(None)


@pytest.fixture
def open_as(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open a page as a persona: ``open_as("amina", "quiz", modul="nok-er-nok")``."""

    def opened(persona: str, page: str = "", **query: str) -> AppTest:
        token = platform.signing_in.sign_in_as(persona)
        monkeypatch.setattr(state, "session_token", lambda: token)
        app = AppTest.from_file(str(APP), default_timeout=30)
        for name, value in query.items():
            app.query_params[name] = value
        if page:
            app.switch_page(f"views/{page}.py")
        return app.run()

    return opened


def _platform(library: Library, storage: MemoryStorage) -> Platform:
    out = Outside(clock=StillClock(), entropy=CountingEntropy(), hasher=PlainHasher(), stories=demo.stories())
    return assemble(Settings(demo=True, municipality="Eksempelby Kommune"), library, storage, out)
