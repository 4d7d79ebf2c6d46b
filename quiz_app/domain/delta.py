"""Ændringsprøve: what a change in the law asks of those who hold a licence, and until when.

Asked is only what can honestly be tested: with fewer than three items on the new text nothing is demanded, and a date
that is not confirmed demands nothing either. The licence stays valid whatever happens: past the last day only the right
to book alone rests, until the test is passed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import product
from random import Random

from quiz_app.domain.citation import covers
from quiz_app.domain.danish_time import MONTHS
from quiz_app.domain.exam import exam_pool
from quiz_app.domain.impact import examined
from quiz_app.domain.law import Certainty, Change, ChangeKind, Provision
from quiz_app.domain.library import Library
from quiz_app.domain.licence import Licence, LicenceStatus
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.pause import Pause, postponed
from quiz_app.domain.question import AnyQuestion
from quiz_app.domain.renumbering import moves_in
from quiz_app.domain.status import meeting

NOTHING: Mapping[str, date] = {}
LEAST, MOST = 3, 7
"""So many items an Ændringsprøve has."""

_DATES = re.compile(rf"\b(\d+|{'|'.join(MONTHS)})\b\.?", re.IGNORECASE)


class BookingRight(StrEnum):
    """Whether somebody books a meeting alone, or together with a licensed companion. Nobody is ever kept from it."""

    ALONE = "alone"
    ACCOMPANIED = "accompanied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What the holders of a kind must show: ``items`` on the new text of ``changes``, by commencement.

    ``pairs`` are the same question on both sides of a change, before and now; ``groups`` are the items of each change,
    so that a test asks about every one. The clock runs from ``starts_on``: the commencement, or later the day on which
    enough items could first be asked; another change never sets it back.
    """

    changes: tuple[Change, ...]
    items: tuple[AnyQuestion, ...]
    pairs: tuple[tuple[AnyQuestion, AnyQuestion], ...]
    commences: date
    starts_on: date
    groups: tuple[tuple[str, ...], ...] = ()

    @property
    def size(self) -> int:
        """How many items a test has."""
        return min(MOST, len({q.id for q in (*self.items, *(before for before, _ in self.pairs[:1]))}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A commenced change that touches what a licence has proven, with too few items for an honest test."""

    kind: LicenceKind
    change: Change
    items: int


def demand(
    kind: LicenceKind, library: Library, *, since: date, day: date, untested: Mapping[str, date] = NOTHING
) -> Demand | None:
    """What a licence that proves the law as it stood on ``since`` lacks on ``day``; ``None`` when nothing is asked.

    ``untested`` are changes of which it proves only the law of an earlier day.
    """
    if kind.delta is None:
        return None
    changes = proven_changes(kind, library, since=since, day=day, untested=untested)
    pool = exam_pool(kind, library, day) if changes else ()
    tested = [(change, items) for change in changes if (items := on_new_text(pool, change, day))]
    items = tuple({q.id: q for _, new in tested for q in new}.values())
    if len(items) < LEAST:
        return None
    days = {change.id: _commencements(change, untested.get(change.id, since), day) for change, _ in tested}
    return Demand(
        changes=tuple(sorted((c for c, _ in tested), key=lambda c: (c.commences, c.id))),
        items=items,
        pairs=_pairs(items, pool),
        commences=max(found[-1] for found in days.values()),
        starts_on=_starts_on([(days[change.id][0], items) for change, items in tested]),
        groups=tuple(tuple(q.id for q in items) for _, items in tested),
    )


def _starts_on(tested: Iterable[tuple[date, tuple[AnyQuestion, ...]]]) -> date:
    """The day on which enough items could first be asked: what comes later makes it no later."""
    ready: dict[str, date] = {}
    for commences, items in tested:
        for q in items:
            ready[q.id] = min(ready.get(q.id, date.max), max(commences, q.verified.first or q.verified.on))
    return sorted(ready.values())[LEAST - 1]


def gaps(
    kind: LicenceKind, library: Library, *, since: date, day: date, untested: Mapping[str, date] = NOTHING
) -> tuple[Gap, ...]:
    """The changes since the day that no honest test asks about, also beside others that one does."""
    if kind.delta is None:
        return ()
    wanted = demand(kind, library, since=since, day=day, untested=untested)
    pool = exam_pool(kind, library, day)
    return tuple(
        Gap(kind=kind, change=c, items=len(on_new_text(pool, c, day)))
        for c in proven_changes(kind, library, since=since, day=day, untested=untested)
        if wanted is None or c not in wanted.changes
    )


def proven_changes(
    kind: LicenceKind, library: Library, *, since: date, day: date, untested: Mapping[str, date] = NOTHING
) -> tuple[Change, ...]:
    """Commenced after ``since``, confirmed, and substantive for something that the licence's exam asked before."""
    moves = moves_in(library.changes.values())
    asked = examined(kind, library)
    found = []
    for change in library.changes.values():
        known = untested.get(change.id, since)
        if change.certainty.date == Certainty.UNVERIFIED or not _commencements(change, known, day):
            continue
        for question in asked:
            touches = [t for t in meeting(change, question, moves) if known < t.commences <= day and _grave(t.kind)]
            if any(question.valid.start is None or question.valid.start < t.commences for t in touches):
                found.append(change)
                break
    return tuple(found)


def on_new_text(pool: tuple[AnyQuestion, ...], change: Change, day: date) -> tuple[AnyQuestion, ...]:
    """The items of an exam's pool about cases from the commencement on that are about what the change affects; by id.

    A changed provision counts under its new number too. An item with a wider anchor (the whole of § 3, where stk. 4 has
    changed) may be about what has not: it is left out.
    """
    grave = [a for a in change.affects if _grave(a.kind)]
    places = [(p, a.commences or change.commences) for a in grave for p in (*a.provision, *a.becomes)]
    return tuple(q for q in pool if _is_new(q, places, day))


def drawn(wanted: Demand, *, seen: Mapping[str, int], seed: int) -> tuple[AnyQuestion, ...]:
    """The items of one test: a pair of before and now where there is one, one of each change, then those least seen.

    The order is by ``seed``.
    """
    random = Random(seed)  # noqa: S311 - a stored seed must give the same test again
    pairs, pool = list(wanted.pairs), list(wanted.items)
    random.shuffle(pairs)
    random.shuffle(pool)
    pool.sort(key=lambda q: seen.get(q.id, 0))
    first = [*pairs[0]] if pairs else []
    each = [next(q for q in pool if q.id in group) for group in wanted.groups if not {q.id for q in first} & {*group}]
    chosen = list({q.id: q for q in (*first, *each, *pool)}.values())[:MOST]
    random.shuffle(chosen)
    return tuple(chosen)


def due_on(kind: LicenceKind, wanted: Demand, licence: Licence, pauses: Iterable[Pause]) -> date:
    """The last day of the time to pass; the clock stands still during pauses, and begins again with a result undone."""
    assert kind.delta is not None
    begins = max(wanted.starts_on, licence.issued_on, licence.reopened_on or date.min)
    return postponed(begins + timedelta(days=kind.delta.days), pauses, since=begins)


def booking_right(licence: Licence | None, due: date | None, day: date) -> BookingRight:
    """What a licence is worth at the door; ``due`` is the last day of an Ændringsprøve that is not passed."""
    if licence is None or licence.status != LicenceStatus.VALID:
        return BookingRight.ACCOMPANIED
    return BookingRight.ALONE if due is None or day <= due else BookingRight.ACCOMPANIED


def _commencements(change: Change, since: date, day: date) -> list[date]:
    """The days within the period on which substantive parts of the change commence, in order."""
    days = {a.commences or change.commences for a in change.affects if _grave(a.kind)}
    return sorted(d for d in days if since < d <= day)


def _grave(kind: ChangeKind) -> bool:
    return kind == ChangeKind.SUBSTANTIVE


def _is_new(question: AnyQuestion, places: Iterable[tuple[Provision, date]], day: date) -> bool:
    own = question.case_date or day
    return any(
        commences <= own and commences <= day and any(covers(place, anchor) for anchor in question.anchors)
        for place, commences in places
    )


def _pairs(
    items: tuple[AnyQuestion, ...], pool: tuple[AnyQuestion, ...]
) -> tuple[tuple[AnyQuestion, AnyQuestion], ...]:
    """Items on the new text with the same question about an earlier day, dates aside."""
    return tuple(
        (before, now)
        for now, before in product(items, pool)
        if _day_of(before) < _day_of(now) and _undated(before.stem) == _undated(now.stem)
    )


def _day_of(question: AnyQuestion) -> date:
    return question.granted or question.case_date or date.max


def _undated(stem: str) -> str:
    return " ".join(_DATES.sub("", stem).lower().split())
