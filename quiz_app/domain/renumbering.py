"""Renumbering: a provision that only gets a new number keeps what rests on it.

An anchor is written with the number of the day on which its object was last read against the law. It follows every
renumbering that commences after that day; one that leads to another act (an order that replaces an order) it follows
whenever it was read, for the old act's numbers mean nothing else.
"""

from collections.abc import Iterable
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


def moves_in(changes: Iterable[Change]) -> tuple[Move, ...]:
    """The renumberings of the changes, by date."""
    found = (
        Move(old=old, new=new, commences=affected.commences or change.commences, change=change.id)
        for change in changes
        for affected in change.affects
        for old, new in zip(affected.provision, affected.becomes, strict=False)
    )
    return tuple(sorted(found, key=lambda move: (move.commences, move.change)))


def followed(
    anchors: tuple[Provision, ...], moves: Iterable[Move], *, read_on: date, before: date
) -> tuple[Provision, ...]:
    """Where the anchors stand once every renumbering that commences before the day ``before`` has; in their order.

    What commences on one day happens at once: § 15 becoming § 14 does not then follow § 14 becoming § 13.
    """
    earlier = [m for m in moves if m.commences < before]
    for _, at_once in groupby(earlier, key=attrgetter("commences")):
        together = [m for m in at_once if m.old.act != m.new.act or read_on < m.commences]
        anchors = tuple(_moved(anchor, together) for anchor in anchors)
    return anchors


def moved(
    anchors: tuple[Provision, ...], moves: Iterable[Move], *, read_on: date, day: date
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


def _moved(anchor: Provision, moves: Iterable[Move]) -> Provision:
    """The anchor at its new number; one that no old place covers stays."""
    move = next((move for move in moves if covers(move.old, anchor)), None)
    if move is None:
        return anchor
    deeper = {level: getattr(anchor, level) for level in LEVELS if getattr(move.old, level) is None}
    return replace(move.new, **{level: found for level, found in deeper.items() if found is not None})
