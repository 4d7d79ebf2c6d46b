"""Watching Retsinformation: what its feed says, when it may be asked, and what becomes a task for key persons."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from quiz_app.domain.danish_time import DENMARK
from quiz_app.domain.law import Act

OPENS, CLOSES = time(3, 0), time(23, 45)
"""Danish time; outside it the feed refuses everybody (documentation of the feed, 2026)."""
DAYS_BACK = 10
"""So many days the feed remembers."""
RULES = ("LOV", "LBK", "BEK", "VEJ", "CIR")
"""Kinds of documents that make or explain rules; only these are worth a look at what they are about."""
_SHORTEST_TITLE = 12
_ELI = re.compile(r"/eli/([a-z]+/\d{4}/\d+)")


class FeedReason(StrEnum):
    """Why the feed names a document."""

    NEW = "NewDocument"
    METADATA = "DocumentMetadataChanged"
    CONTENT = "DocumentContentChanged"
    BOTH = "DocumentMetadataChangedAndDocumentContentChanged"
    REMOVED = "RemovedDocument"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """A document that the feed names on a day; ``type_name`` is its kind (``BEK H``)."""

    document_id: str
    accession: str
    reason: FeedReason
    type_name: str
    href: str

    @property
    def eli(self) -> str:
        """The part after ``/eli/`` of where the document lies; by accession number where the feed does not say."""
        found = _ELI.search(self.href)
        return found[1] if found else f"accn/{self.accession}"

    @property
    def makes_rules(self) -> bool:
        """True for acts, orders and guidance."""
        return self.type_name.upper().startswith(RULES)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a document's metadata say: its title, and the documents that it names (the parts after ``/eli/``)."""

    title: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LawTask:
    """A document that may concern an act of the register, to be looked at by a person."""

    task_id: str
    act: str
    eli: str
    title: str
    type_name: str
    reason: FeedReason
    day: date
    at: datetime


class TaskOutcome(StrEnum):
    """What the look at a document led to."""

    NOT_OURS = "not_ours"
    FORMAL_ONLY = "formal_only"
    REGISTERED = "registered"
    KNOWN = "known"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskClosing:
    """Who has looked, and what came of it."""

    task_id: str
    person_id: str
    outcome: TaskOutcome
    at: datetime


def is_open(at: datetime) -> bool:
    """True when the feed answers at the moment."""
    return OPENS <= at.astimezone(DENMARK).time() < CLOSES


def days_to_read(last: date | None, today: date) -> tuple[tuple[date, ...], tuple[date, ...]]:
    """The days to ask for, and those that are too long ago for it; ``last`` is the last day that was read whole.

    Today is asked for too, and again tomorrow: only then it is whole.
    """
    earliest = today - timedelta(days=DAYS_BACK)
    wanted = earliest if last is None else last + timedelta(days=1)
    missed = tuple(_span(wanted, min(earliest - timedelta(days=1), today)))
    return tuple(_span(max(wanted, earliest), today)), missed


def unread(days: Iterable[date]) -> tuple[date, ...]:
    """The days between the first and the last read that nobody has read."""
    read = set(days)
    return tuple(day for day in _span(min(read), max(read)) if day not in read) if read else ()


def concerned(entry: FeedEntry, about: About | None, acts: Iterable[Act]) -> tuple[str, ...]:
    """The acts that a document is a version of, names in its metadata, or has in its title."""
    return tuple(act.id for act in acts if _concerns(entry, about, act))


def known_version(entry: FeedEntry, acts: Iterable[Act]) -> bool:
    """True when the document is a version that the register knows: then nothing more need be asked about it."""
    return any(version.eli == entry.eli for act in acts for version in act.versions)


def _concerns(entry: FeedEntry, about: About | None, act: Act) -> bool:
    own = {version.eli for version in act.versions}
    if entry.eli in own:
        return True
    return about is not None and (bool(own & about.names) or any(n in about.title.casefold() for n in _names(act)))


def _names(act: Act) -> Iterator[str]:
    """The titles by which other documents call an act: a consolidation names it after ``Bekendtgørelse af``."""
    for name in (act.title, *act.aliases):
        plain = name.casefold().removeprefix("bekendtgørelse af ")
        if len(plain) >= _SHORTEST_TITLE:
            yield plain


def eli_in(address: str) -> str:
    """The part after ``/eli/`` of an address; empty when it has none."""
    found = _ELI.search(address)
    return found[1] if found else ""


def _span(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)
