"""What a change in the law touches, in a library as large as a country's and with as many licences."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from quiz_app.domain.impact import Reach, days_around
from quiz_app.domain.library import Library
from quiz_app.domain.licence import LicenceEvent, LicenceEventType
from quiz_app.domain.people import Actor, Grant, Person, Role, Unit
from quiz_app.services.ports import Clock
from quiz_app.services.reverifying import Reverifying
from quiz_app.storage.database import SqlStorage
from quiz_app.storage.revisions import upgrade

TODAY = date(2026, 6, 15)
KEY_PERSON = Actor(person_id="p0", grants=(Grant(role=Role.KEY_PERSON, unit_id="u"),))
_SHELVES = ("guidelines", "situations", "grey_zones", "citizen_pages", "questions", "cases")


@dataclass(frozen=True, slots=True)
class Found:
    """CPU and wall seconds: ``first`` from nothing, ``again`` as on the page of a running server."""

    objects: int
    licences: int
    touched: int
    first: tuple[float, float]
    again: tuple[float, float]


class _Still:
    """A clock for the service."""

    def now(self) -> datetime:
        return datetime.combine(TODAY, datetime.min.time(), UTC)

    def today(self) -> date:
        return TODAY


def measure(library: Library, folder: Path, objects: int, licences: int) -> Found:
    """The impact of the change that touches most, with exams and licences, over SQLite."""
    large = multiplied(library, objects)
    storage = _held(f"sqlite:///{folder / 'impact.db'}", licences, next(iter(library.licences)))
    change = max(large.changes.values(), key=lambda c: len(_touched(large, c.id)))
    clock: Clock = _Still()
    service = Reverifying(storage=storage, content=large, library=large, clock=clock)
    first = _seconds(service, change.id)
    again = _seconds(service, change.id)
    return Found(
        objects=sum(len(getattr(large, shelf)) for shelf in _SHELVES),
        licences=licences,
        touched=len(service.impact(KEY_PERSON, change.id).impact.touched),
        first=first,
        again=again,
    )


def multiplied(library: Library, objects: int) -> Library:
    """The library with its own objects again and again under new ids, until there are so many."""
    have = {shelf: getattr(library, shelf) for shelf in _SHELVES}
    total = sum(map(len, have.values()))
    wanted = {shelf: len(things) * objects // total for shelf, things in have.items()}
    grown: dict[str, Any] = {shelf: dict(_copies(things, wanted[shelf])) for shelf, things in have.items()}
    return replace(library, **grown)


def _copies(things: Mapping[str, Any], wanted: int) -> Iterator[tuple[str, Any]]:
    for number, thing in enumerate(islice(cycle(things.values()), max(wanted, len(things)))):
        again = number // len(things)
        name = f"{thing.id}-{again}" if again else thing.id
        yield name, replace(thing, id=name)


def _touched(library: Library, change: str) -> tuple[object, ...]:
    before, after = days_around(library.changes[change], TODAY)
    return Reach(library).impact(library.changes[change], before=before, after=after).touched


def _seconds(service: Reverifying, change: str) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    service.impact(KEY_PERSON, change)
    return time.process_time() - cpu, time.perf_counter() - wall


def _held(url: str, licences: int, kind: str) -> SqlStorage:
    """A database in which so many people hold a valid licence."""
    upgrade(url)
    storage = SqlStorage(url)
    at = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    with storage.writing() as stores:
        stores.people.add_unit(Unit(unit_id="u", name="Kommunen"))
        for n in range(licences):
            name = f"p{n}"
            stores.people.add_person(
                Person(person_id=name, name=name, login=name, unit_id="u", active=True, created_at=at)
            )
            stores.licences.add_event(_issued(n, kind, at + timedelta(seconds=n)))
    return storage


def _issued(number: int, kind: str, at: datetime) -> LicenceEvent:
    return LicenceEvent(
        event_id=f"e{number}",
        licence_id=f"l{number}",
        person_id=f"p{number}",
        licence_kind=kind,
        type=LicenceEventType.ISSUED,
        at=at,
        actor_id=None,
        reason="earned",
        valid_until=date(2029, 3, 1),
        code=f"K{number}",
        law_read_until=date(2026, 2, 12),
    )
