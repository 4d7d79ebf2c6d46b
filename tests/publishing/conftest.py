"""This repository's content, built into a site once for all tests here, with a colleague's released case beside it."""

from datetime import date
from pathlib import Path

import pytest
from sharing_examples import AT, release

from quiz_app.bootstrap import published
from quiz_app.bootstrap.settings import Settings
from quiz_app.domain.library import Library
from quiz_app.domain.people import Person, Unit
from quiz_app.site_hooks.build import build_site
from quiz_app.storage.database import SqlStorage
from quiz_app.storage.revisions import upgrade

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """As a server publishes it, whose database holds a case that is released."""
    url = f"sqlite:///{tmp_path_factory.mktemp('data') / 'koerekort.db'}"
    upgrade(url)
    storage = SqlStorage(url)
    with storage.writing() as stores:
        stores.people.add_unit(Unit(unit_id="nord", name="Center Nord"))
        for name in ("amina", "bo"):
            stores.people.add_person(
                Person(person_id=name, name=name, login=name, unit_id="nord", active=True, created_at=AT)
            )
        release(stores.shared_cases)
    storage.dispose()
    return published(Settings(content_root=ROOT, database_url=url, demo=True, demo_date=DAY))


@pytest.fixture(scope="session")
def site(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site_dir = tmp_path_factory.mktemp("published") / "site"
    build_site(library, root=ROOT, site_dir=site_dir, day=DAY)
    return site_dir
