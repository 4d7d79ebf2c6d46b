"""A demo's data folder with many people of our own, each with the modules behind them and the exam ahead."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.serving import ROOT
from quiz_app import bootstrap
from quiz_app.bootstrap import Platform
from quiz_app.bootstrap.settings import Settings, demo_settings, read_settings
from quiz_app.domain.attempt import Attempt, AttemptKind, close
from quiz_app.domain.licence import default_licence
from quiz_app.domain.people import Grant, Person, Role, Unit
from quiz_app.services.ports import Stores
from quiz_app.site_hooks.build import build_site
from quiz_app.storage.knowledge import build_index
from quiz_app.storage.revisions import upgrade

UNIT = "nord"


def settings_for(data_dir: Path, port: int = 8000) -> Settings:
    """What ``koerekort demo --data-dir`` runs with."""
    return demo_settings(read_settings({}, ROOT), port=port, data_dir=data_dir, day=None)


def prepare(data_dir: Path, people: int) -> Platform:
    """Site, index, and the people ``p1`` … ``p<people>``; where people are, the demo adds none of its own."""
    settings = settings_for(data_dir)
    upgrade(settings.database_url)
    platform = bootstrap.build(settings)
    populate(platform, people)
    build_index(platform.library, settings.index_file)
    build_site(platform.library, root=ROOT, site_dir=settings.site_dir, day=platform.clock.today())
    return platform


def populate(platform: Platform, people: int) -> None:
    """Caseworkers who may begin the exam; stored in one transaction, not lived through."""
    kind = default_licence(platform.library, platform.clock.today())
    assert kind is not None
    at = datetime.now(UTC) - timedelta(days=2)
    with platform.storage.writing() as stores:
        stores.people.add_unit(Unit(unit_id=UNIT, name="Center Nord"))
        for n in range(1, people + 1):
            name = f"p{n}"
            person = Person(person_id=name, name=f"Prøve {n}", login=name, unit_id=UNIT, active=True, created_at=at)
            stores.people.add_person(person)
            stores.people.grant(name, Grant(role=Role.CASEWORKER, unit_id=UNIT), at)
            for module in kind.modules:
                _practised(stores, name, module, at)


def _practised(stores: Stores, person_id: str, module: str, at: datetime) -> None:
    """A quiz that was handed in, without its items."""
    quiz = Attempt(
        attempt_id=f"{person_id}-{module}",
        person_id=person_id,
        kind=AttemptKind.QUIZ,
        subject=module,
        started_at=at,
        deadline=None,
        cut=None,
        seed=1,
        items=(),
    )
    stores.attempts.add_attempt(quiz)
    stores.attempts.add_submission(close(quiz, (), 0, now=at))


def names(first: int = 1) -> Iterator[str]:
    """The people's ids, each once."""
    n = first
    while True:
        yield f"p{n}"
        n += 1


def without_settings() -> None:
    """Let no setting of the caller's environment reach what is measured."""
    for key in [k for k in os.environ if k.startswith("KOEREKORT_")]:
        del os.environ[key]
