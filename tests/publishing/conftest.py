"""This repository's content, built into a site once for all tests here."""

from datetime import date
from pathlib import Path

import pytest

from quiz_app.content import read_library
from quiz_app.domain.library import Library
from quiz_app.site_hooks.build import build_site

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def library() -> Library:
    return read_library(ROOT, today=DAY)


@pytest.fixture(scope="session")
def site(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site_dir = tmp_path_factory.mktemp("published") / "site"
    build_site(library, root=ROOT, site_dir=site_dir, day=DAY)
    return site_dir
