"""What a change in the law touches: every object that rests on it, itself or by what it is built of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from quiz_app.domain.anchor_index import AnchorIndex
from quiz_app.domain.law import Affected, Change, ChangeKind
from quiz_app.domain.library import Library
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.question import AnyQuestion, Use, case_named
from quiz_app.domain.renumbering import moves_in, stations
from quiz_app.domain.status import (
    Anchored,
    StatusOnDay,
    Touch,
    meeting,
    reaches,
    status_by,
    still_touching,
    validity,
    worst,
)

_DAY = timedelta(days=1)


class ObjectKind(StrEnum):
    """A kind of content that a change may touch; in an order in which each rests only on those before it."""

    CASE = "case"
    GUIDELINE = "guideline"
    GREY_ZONE = "grey_zone"
    CITIZEN_PAGE = "citizen_page"
    TOOL = "tool"
    QUESTION = "question"
    SITUATION = "situation"
    MODULE = "module"
    LICENCE = "licence"


class Standing(StrEnum):
    """How far an object is ready for a change, from the least.

    ``open``: it must be read against the change. ``cleared``: it has been. ``ends``: it is about cases until the day
    before only, so there is nothing to read.
    """

    OPEN = "open"
    CLEARED = "cleared"
    ENDS = "ends"


_PLACE = {kind: place for place, kind in enumerate(ObjectKind)}
_GRAVITY = {kind: rank for rank, kind in enumerate(ChangeKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectRef:
    """A content object by kind and id."""

    kind: ObjectKind
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """An object that a change reaches.

    ``direct`` is how its own anchors are met, ``via`` what it rests on that is met; one of them is never empty.
    ``gravest`` is the gravest of it all, and ``commences`` the first day on which that happens. ``own`` is its own
    standing (``None`` without ``direct``), ``standing`` the least of that and of what it rests on. ``before`` and
    ``after`` are its statuses on the impact's two days, by every change there is: a module is as its guidelines, a
    licence as its modules, and ``None`` where there is none of these.
    """

    ref: ObjectRef
    title: str
    direct: tuple[Touch, ...]
    via: tuple[ObjectRef, ...]
    gravest: ChangeKind
    commences: date
    own: Standing | None
    standing: Standing
    before: StatusOnDay | None
    after: StatusOnDay | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """Everything that a change reaches, the gravest first, with the days of the two statuses."""

    change: Change
    before: date
    after: date
    touched: tuple[Touched, ...]

    def of(self, kind: ObjectKind) -> tuple[Touched, ...]:
        """Those of a kind."""
        return tuple(t for t in self.touched if t.ref.kind == kind)


def impact(library: Library, change: Change, *, before: date, after: date) -> Impact:
    """What the change touches in the library, and the statuses on two days; the change may be one not yet in it."""
    return Reach(replace(library, changes={**library.changes, change.id: change})).impact(
        change, before=before, after=after
    )


def days_around(change: Change, today: date) -> tuple[date, date]:
    """The two days to compare: today and the last commencement, or for a past change the day before it and today."""
    days = sorted(affected.commences or change.commences for affected in change.affects) or [change.commences]
    return min(today, days[0] - timedelta(days=1)), max(today, days[-1])


class Reach:
    """How the changes of a library reach its objects; built once, asked for any of its changes."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._moves = moves_in(library.changes.values())
        self._anchored = dict(anchored_in(library))
        self._rests_on = _rests_on(library)
        self._index = AnchorIndex(
            (ref, stations(thing.anchors, self._moves, read_on=thing.verified.on))
            for ref, thing in self._anchored.items()
        )
        self._direct = {name: self._touches(change) for name, change in library.changes.items()}
        self._still: dict[ObjectRef, tuple[Touch, ...]] = {}
        self._above: dict[ObjectRef, list[ObjectRef]] = defaultdict(list)
        for ref, names in self._rests_on.items():
            for below in names:
                self._above[below].append(ref)

    def impact(self, change: Change, *, before: date, after: date) -> Impact:
        """What one of the library's changes touches, and the statuses on two days."""
        found: dict[ObjectRef, Touched] = {}
        direct = self._direct[change.id]
        for ref in self._in_order(direct):
            via = tuple(found[below] for below in self._rests_on.get(ref, ()) if below in found)
            grave = [t for t in via if t.gravest != ChangeKind.RENUMBERED]
            if ref in direct or grave:
                found[ref] = self._touched(ref, change, grave, days=(before, after))
        order = sorted(found.values(), key=lambda t: (_GRAVITY[t.gravest], _PLACE[t.ref.kind], t.ref.id))
        return Impact(change=change, before=before, after=after, touched=tuple(order))

    def _touched(self, ref: ObjectRef, change: Change, via: list[Touched], *, days: tuple[date, date]) -> Touched:
        direct = self._direct[change.id].get(ref, ())
        kinds = [(t.kind, t.commences) for t in direct] + [(t.gravest, t.commences) for t in via]
        gravest, commences = min(kinds, key=lambda k: (_GRAVITY[k[0]], k[1]))
        own = _standing(self._anchored[ref], change, direct) if direct else None
        standings = [t.standing for t in via] + ([own] if own else [])
        return Touched(
            ref=ref,
            title=title_of(self._library, ref),
            direct=direct,
            via=tuple(t.ref for t in via),
            gravest=gravest,
            commences=commences,
            own=own,
            standing=min(standings, key=tuple(Standing).index),
            before=self.status(ref, days[0]),
            after=self.status(ref, days[1]),
        )

    def resting_on(self, ref: ObjectRef) -> frozenset[ObjectRef]:
        """Everything that rests on the object, however many steps away."""
        found: set[ObjectRef] = set()
        left = [ref]
        while left:
            new = set(self._above.get(left.pop(), ())) - found
            found |= new
            left += new
        return frozenset(found)

    def status(self, ref: ObjectRef, day: date) -> StatusOnDay | None:
        """The object's status on the day, by every change of the library."""
        if ref in self._anchored:
            return status_by(self._anchored[ref], day, self._still_touching(ref))
        counted = ObjectKind.GUIDELINE if ref.kind == ObjectKind.MODULE else ObjectKind.MODULE
        statuses = (self.status(below, day) for below in self._rests_on.get(ref, ()) if below.kind == counted)
        known = [status for status in statuses if status]
        return worst(known) if known else None

    def _still_touching(self, ref: ObjectRef) -> tuple[Touch, ...]:
        if ref not in self._still:
            thing = self._anchored[ref]
            met = [touch for direct in self._direct.values() for touch in direct.get(ref, ())]
            self._still[ref] = still_touching(thing, met)
        return self._still[ref]

    def _touches(self, change: Change) -> dict[ObjectRef, tuple[Touch, ...]]:
        near: dict[ObjectRef, list[Affected]] = defaultdict(list)
        for affected in change.affects:
            for ref in {ref for place in affected.provision for ref in self._index.near(place)}:
                near[ref].append(affected)
        return {ref: touches for ref, among in near.items() if (touches := self._met(change, ref, among))}

    def _met(self, change: Change, ref: ObjectRef, among: Iterable[Affected]) -> tuple[Touch, ...]:
        """How the change meets the thing while it is valid, or right where its validity ends."""
        thing = self._anchored[ref]
        met = meeting(change, thing, self._moves, among=among)
        return tuple(touch for touch in met if reaches(touch, thing) or _ends(touch, thing))

    def _in_order(self, direct: Iterable[ObjectRef]) -> list[ObjectRef]:
        """The directly touched and all that rests on something, each after what it rests on."""
        return sorted({*direct, *self._rests_on}, key=lambda ref: (_PLACE[ref.kind], ref.id))


def _standing(thing: Anchored, change: Change, direct: Iterable[Touch]) -> Standing:
    if all(_ends(touch, thing) for touch in direct):
        return Standing.ENDS
    return Standing.CLEARED if change.id in thing.verified.cleared else Standing.OPEN


def _ends(touch: Touch, thing: Anchored) -> bool:
    return validity(thing).end == touch.commences - _DAY


def examined(licence: LicenceKind, library: Library) -> tuple[AnyQuestion, ...]:
    """The items that the licence's exam is meant to be drawn from, whatever the day."""
    topics = {share.topic for share in licence.exam.topics}
    return tuple(q for q in library.questions.values() if q.topic in topics and _is_within(q, licence))


def _is_within(question: AnyQuestion, licence: LicenceKind) -> bool:
    own = question.case_date
    within = own in licence.covers if own else question.valid.overlaps(licence.covers)
    return Use.EXAM in question.use and within


def anchored_in(library: Library) -> Iterator[tuple[ObjectRef, Anchored]]:
    """Everything in the library that rests on provisions by itself."""
    shelves: tuple[tuple[ObjectKind, Mapping[str, Anchored]], ...] = (
        (ObjectKind.CASE, library.cases),
        (ObjectKind.GUIDELINE, library.guidelines),
        (ObjectKind.GREY_ZONE, library.grey_zones),
        (ObjectKind.CITIZEN_PAGE, library.citizen_pages),
        (ObjectKind.TOOL, library.tools),
        (ObjectKind.QUESTION, library.questions),
        (ObjectKind.SITUATION, library.situations),
    )
    for kind, shelf in shelves:
        for name, thing in shelf.items():
            yield ObjectRef(kind=kind, id=name), thing


def _rests_on(library: Library) -> dict[ObjectRef, tuple[ObjectRef, ...]]:
    """What each object is built of; those that are built of nothing are absent."""
    found: dict[ObjectRef, tuple[ObjectRef, ...]] = defaultdict(tuple)

    def add(kind: ObjectKind, name: str, below: ObjectKind, names: Iterable[str]) -> None:
        found[ObjectRef(kind=kind, id=name)] += tuple(ObjectRef(kind=below, id=n) for n in names)

    for question in library.questions.values():
        if name := case_named(question):
            add(ObjectKind.QUESTION, question.id, ObjectKind.CASE, [name])
    for situation in library.situations.values():
        add(ObjectKind.SITUATION, situation.id, ObjectKind.GUIDELINE, situation.guidelines)
    for module in library.modules.values():
        add(ObjectKind.MODULE, module.id, ObjectKind.GUIDELINE, module.guidelines)
        add(ObjectKind.MODULE, module.id, ObjectKind.QUESTION, module.questions)
    for licence in library.licences.values():
        add(ObjectKind.LICENCE, licence.id, ObjectKind.MODULE, licence.modules)
        add(ObjectKind.LICENCE, licence.id, ObjectKind.QUESTION, (q.id for q in examined(licence, library)))
    return dict(found)


def title_of(library: Library, ref: ObjectRef) -> str:
    """What people call it; a question has no title but its id."""
    titled: Mapping[ObjectKind, Mapping[str, object]] = {
        ObjectKind.CASE: library.cases,
        ObjectKind.GUIDELINE: library.guidelines,
        ObjectKind.GREY_ZONE: library.grey_zones,
        ObjectKind.CITIZEN_PAGE: library.citizen_pages,
        ObjectKind.TOOL: library.tools,
        ObjectKind.SITUATION: library.situations,
        ObjectKind.MODULE: library.modules,
        ObjectKind.LICENCE: library.licences,
    }
    return str(getattr(titled[ref.kind][ref.id], "title", ref.id)) if ref.kind in titled else ref.id
