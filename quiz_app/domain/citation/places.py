"""How provisions lie to each other: order, coverage and overlap."""

import re
from functools import cache

from quiz_app.domain.law import Provision

ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"
LEVELS = ("stk", "nr", "litra", "pkt")
"""The fields that narrow a paragraph, from the widest to the narrowest."""

_PARAGRAF = re.compile(r"(\d+)(?: ([a-zæøå]))?")
_FIRST = (0, 0)
_LAST = (10**9, 0)


@cache
def paragraf_key(paragraf: str) -> tuple[int, int]:
    """The place of a paragraph in its act: ``18`` comes before ``18 a``, which comes before ``19``.

    Raises ValueError when the text is no paragraph number.
    """
    found = _PARAGRAF.fullmatch(paragraf)
    if not found:
        raise ValueError(f"»{paragraf}« er ikke et paragrafnummer")
    number, letter = found.groups()
    return int(number), ALPHABET.index(letter) + 1 if letter else 0


def narrowing(provision: Provision) -> tuple[int | str | None, ...]:
    """The values of LEVELS, ``None`` where the provision does not go so deep."""
    return (provision.stk, provision.nr, provision.litra, provision.pkt)


def position(provision: Provision) -> tuple[str, tuple[int, int], tuple[int, int], int, int, str, int]:
    """A sort key in the order of the acts' ids and then of the act's text; a whole comes before its parts."""
    low, (number, letter) = bounds(provision)
    return (
        provision.act,
        low,
        (-number, -letter),
        provision.stk or 0,
        provision.nr or 0,
        provision.litra or "",
        provision.pkt or 0,
    )


def covers(wide: Provision, narrow: Provision) -> bool:
    """True when all of ``narrow`` lies in ``wide``; a span includes the lettered paragraphs between its ends."""
    if wide.act != narrow.act:
        return False
    low, high = bounds(wide)
    narrow_low, narrow_high = bounds(narrow)
    inside = low <= narrow_low and narrow_high <= high
    pairs = zip(narrowing(wide), narrowing(narrow), strict=True)
    return inside and all(mine is None or mine == theirs for mine, theirs in pairs)


def overlaps(one: Provision, other: Provision) -> bool:
    """True when some text may lie in both.

    A level that one of them leaves open counts as shared: ``§ 5, nr. 2`` and ``§ 5, 1. pkt.`` overlap, since the
    citation does not say where the number stands. The answer is the same both ways.
    """
    if one.act != other.act:
        return False
    low, high = bounds(one)
    other_low, other_high = bounds(other)
    pairs = zip(narrowing(one), narrowing(other), strict=True)
    return low <= other_high and other_low <= high and all(a is None or b is None or a == b for a, b in pairs)


def bounds(provision: Provision) -> tuple[tuple[int, int], tuple[int, int]]:
    """The keys of the first and the last paragraph of a provision; a whole act holds every paragraph."""
    if not provision.paragraf:
        return _FIRST, _LAST
    return paragraf_key(provision.paragraf), paragraf_key(provision.to or provision.paragraf)
