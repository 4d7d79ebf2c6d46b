"""Renumbering: a provision that only gets a new number keeps what rests on it.

An anchor is written with the number of the day on which its object was last read against the law. It follows every
renumbering that commences after that day; one that leads to another act (an order that replaces an order) it follows
whenever it was read, for the old act's numbers mean nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from quiz_app.domain.citation import covers, overlaps
from quiz_app.domain.citation.places import LEVELS
from quiz_app.domain.law import Change, ChangeKind, Provision


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """``old`` is ``new`` from ``commences`` on."""

    old: Provision
    new: Provision
    commences: date
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfMoves:
    """What gets another number on one day, by the act that it stood in until then."""

    commences: date
    out_of: Mapping[str, tuple[Move, ...]]


def moves_in(changes: Iterable[Change]) -> tuple[DayOfMoves, ...]:
    """The renumberings of the changes, by date."""
    found = (
        Move(old=old, new=new, commences=affected.commences or change.commences, change=change.id)
        for change in changes
        for affected in change.affects
        for old, new in zip(affected.provision, affected.becomes, strict=False)
    )
    in_order = sorted(found, key=attrgetter("commences", "change"))
    days = groupby(in_order, key=attrgetter("commences"))
    return tuple(DayOfMoves(commences=day, out_of=_by_act(at_once)) for day, at_once in days)


def followed(
    anchors: tuple[Provision, ...], moves: Iterable[DayOfMoves], *, read_on: date, before: date
) -> tuple[Provision, ...]:
    """Where the anchors stand once every renumbering that commences before the day ``before`` has; in their order.

    What commences on one day happens at once: § 15 becoming § 14 does not then follow § 14 becoming § 13.
    """
    for at_once in moves:
        if at_once.commences < before:
            anchors = tuple(_moved(anchor, at_once, read_on) for anchor in anchors)
    return anchors


def stations(anchors: tuple[Provision, ...], moves: Iterable[DayOfMoves], *, read_on: date) -> frozenset[Provision]:
    """Every place that the anchors stand in sooner or later: as written, and after each day of renumbering."""
    found = set(anchors)
    for at_once in moves:
        anchors = followed(anchors, (at_once,), read_on=read_on, before=date.max)
        found.update(anchors)
    return frozenset(found)


def moved(
    anchors: tuple[Provision, ...], moves: Iterable[DayOfMoves], *, read_on: date, day: date
) -> tuple[tuple[Provision, Provision], ...]:
    """The anchors that stand elsewhere on the day than they are written, each with its new place."""
    new = followed(anchors, moves, read_on=read_on, before=day + timedelta(days=1))
    return tuple((old, now) for old, now in zip(anchors, new, strict=True) if old != now)


def is_only_moved(anchor: Provision, changes: Iterable[Change], day: date) -> bool:
    """True when nothing that has commenced by the day does more to the place, as it is written, than renumber it."""
    return not any(
        affected.kind != ChangeKind.RENUMBERED
        and (affected.commences or change.commences) <= day
        and any(overlaps(place, anchor) for place in affected.provision)
        for change in changes
        for affected in change.affects
    )


def _by_act(moves: Iterable[Move]) -> Mapping[str, tuple[Move, ...]]:
    found: dict[str, tuple[Move, ...]] = defaultdict(tuple)
    for move in moves:
        found[move.old.act] += (move,)
    return dict(found)


def _moved(anchor: Provision, at_once: DayOfMoves, read_on: date) -> Provision:
    """The anchor at its new number; one that no old place covers stays."""
    read_later = read_on >= at_once.commences
    for move in at_once.out_of.get(anchor.act, ()):
        if covers(move.old, anchor) and not (read_later and move.new.act == anchor.act):
            deeper = {level: getattr(anchor, level) for level in LEVELS if getattr(move.old, level) is None}
            return replace(move.new, **{level: found for level, found in deeper.items() if found is not None})
    return anchor
