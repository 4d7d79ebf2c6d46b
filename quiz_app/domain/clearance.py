"""Re-verification: somebody has read an object with a change in mind and says what the change does to it.

A clearance counts for the text that was read: the object's digest, less its verification (so that writing the clearance
into the file at the next release does not end it). Once anything else in the file is changed, the object must be read
again, or the file must say ``cleared`` itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from quiz_app.domain.case import Case
from quiz_app.domain.digest import digest
from quiz_app.domain.impact import ObjectKind, ObjectRef
from quiz_app.domain.law import Certainty, Change, ChangeKind, Verification
from quiz_app.domain.library import Library
from quiz_app.domain.renumbering import DayOfMoves, moves_in
from quiz_app.domain.status import Anchored, meeting, reaches

_DAY = timedelta(days=1)
_NOT_READ = Verification(on=date.min, content=Certainty.UNVERIFIED, date=Certainty.UNVERIFIED)
_Thing = TypeVar("_Thing", bound=Anchored)

SHELVES: Mapping[ObjectKind, str] = {
    ObjectKind.GUIDELINE: "guidelines",
    ObjectKind.GREY_ZONE: "grey_zones",
    ObjectKind.CITIZEN_PAGE: "citizen_pages",
    ObjectKind.TOOL: "tools",
    ObjectKind.QUESTION: "questions",
    ObjectKind.SITUATION: "situations",
}
"""What can be cleared, by its place in the library; a case is about its own day only, so no change reaches it."""


class Finding(StrEnum):
    """What was found: it is still right, it has been put right, or it does not hold from the commencement on."""

    UNCHANGED = "unchanged"
    CORRECTED = "corrected"
    LAPSES = "lapses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """One person's word about one object and one change; ``digest`` is the :func:`reading` of the object."""

    clearance_id: str
    kind: ObjectKind
    object_id: str
    digest: str
    change: str
    finding: Finding
    person_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A clearance is taken back, by the same person or another."""

    clearance_id: str
    person_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearanceRecord:
    """A clearance with what has become of it."""

    clearance: Clearance
    withdrawal: Withdrawal | None = None


def reading(thing: Anchored) -> str:
    """The digest of what one reads of an object: everything but when and how it was verified."""
    return digest(replace(thing, verified=_NOT_READ))


def find_object(library: Library, ref: ObjectRef) -> Anchored | None:
    """The object that a clearance is about; ``None`` where there is none, or none that can be cleared."""
    shelf: Mapping[str, Anchored] = getattr(library, SHELVES[ref.kind]) if ref.kind in SHELVES else {}
    return shelf.get(ref.id)


def standing(library: Library, records: Iterable[ClearanceRecord]) -> tuple[Clearance, ...]:
    """The clearances that count for the library: not withdrawn, of known changes, and of the text as it is now."""
    found = (r.clearance for r in records if r.withdrawal is None and r.clearance.change in library.changes)
    return tuple(c for c in found if _is_of_this_text(library, c))


def with_clearances(library: Library, records: Iterable[ClearanceRecord]) -> Library:
    """The library as the clearances make it: the one place where they take effect.

    ``unchanged`` and ``corrected`` count as ``verified.cleared`` of the object; ``lapses`` ends its validity the day
    before the change reaches it.
    """
    shelves: dict[str, dict[str, Anchored]] = defaultdict(dict)
    moves = moves_in(library.changes.values())
    for clearance in standing(library, records):
        name = SHELVES[clearance.kind]
        thing = shelves[name].get(clearance.object_id) or getattr(library, name)[clearance.object_id]
        shelves[name][clearance.object_id] = _cleared(thing, clearance, library.changes[clearance.change], moves)
    changed: dict[str, Any] = {name: {**getattr(library, name), **things} for name, things in shelves.items()}
    return replace(library, **changed)


def _is_of_this_text(library: Library, clearance: Clearance) -> bool:
    thing = find_object(library, ObjectRef(kind=clearance.kind, id=clearance.object_id))
    return thing is not None and reading(thing) == clearance.digest


def _cleared(thing: _Thing, clearance: Clearance, change: Change, moves: Iterable[DayOfMoves]) -> _Thing:
    if clearance.finding != Finding.LAPSES:
        cleared = tuple(dict.fromkeys((*thing.verified.cleared, change.id)))
        return replace(thing, verified=replace(thing.verified, cleared=cleared))
    days = [t.commences for t in meeting(change, thing, moves) if t.kind != ChangeKind.RENUMBERED and reaches(t, thing)]
    if not days or isinstance(thing, Case):
        return thing
    return replace(thing, valid=replace(thing.valid, end=min(days) - _DAY))
