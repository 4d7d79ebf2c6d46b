"""Puts this folder on the path, so that every test can import ``builders`` and ``fakes``; reads the example content."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from quiz_app.content import read_library
from quiz_app.domain.library import Library

settings.register_profile("patient", deadline=None)  # a slow machine is not a wrong program
settings.load_profile("patient")

EXAMPLE_CONTENT = Path(__file__).with_name("example_content")


@pytest.fixture(scope="session")
def example_library() -> Library:
    """The invented content of ``tests/example_content`` as it is on 22 November 2026."""
    return read_library(EXAMPLE_CONTENT, today=date(2026, 11, 22))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright keeps an event loop running that others cannot share."""
    items.sort(key=lambda item: "browser" in item.path.parts)
