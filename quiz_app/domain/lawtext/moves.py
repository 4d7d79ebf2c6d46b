"""Where the provisions of the old text stand in the new one, and whether a reference has merely followed them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from quiz_app.domain.lawtext.marks import Place, places

Spot = tuple[str, int, int]
"""Paragraph, stk. and nr.; 0 for a whole."""


class Following(StrEnum):
    """What a changed reference does; the later, the graver."""

    FOLLOWS = "follows"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """The places of both texts, and which old one became which new one."""

    old: frozenset[Spot]
    new: frozenset[Spot]
    to: Mapping[Spot, Spot]

    def following(self, before: str, after: str, *, at: tuple[str, str]) -> Following:
        """What became of a reference that stands in the paragraphs ``at`` (old and new).

        It follows when every place it names is the old one under its new number, or is left out because the old one is
        repealed. It points elsewhere when one of them provably is another provision, or a place has come to it.
        """
        mine, theirs = places(before), places(after)
        if len(mine) > len(theirs):
            mine = tuple(p for p in mine if not self._is_repealed(_spot(p, at[0])))
        if len(mine) != len(theirs):
            return Following.FOLLOWS if self._became(mine, theirs, at) else Following.ELSEWHERE
        pairs = zip(mine, theirs, strict=True)
        return max((self._step(p, q, at) for p, q in pairs), key=list(Following).index, default=Following.UNKNOWN)

    def strays(self, reference: str, paragraf: str) -> bool:
        """True when an unchanged reference now names another provision than it did."""
        spots = [_spot(p, paragraf) for p in places(reference) if p.paragraf]
        return any(s in self.new and self.to.get(s, s if s not in self.old else None) != s for s in spots)

    def _step(self, before: Place, after: Place, at: tuple[str, str]) -> Following:
        mine, theirs = _spot(before, at[0]), _spot(after, at[1])
        if before.rest != after.rest:
            same_kind = before.rest.split()[:1] == after.rest.split()[:1]
            return Following.UNKNOWN if same_kind else Following.ELSEWHERE
        if self.to.get(mine) == theirs or (before == after and mine not in self.old):
            return Following.FOLLOWS
        if (mine[1] > 0) != (theirs[1] > 0) or (mine[2] > 0) != (theirs[2] > 0):
            return Following.ELSEWHERE
        return Following.ELSEWHERE if mine in self.to and theirs in self.new else Following.UNKNOWN

    def _became(self, before: tuple[Place, ...], after: tuple[Place, ...], at: tuple[str, str]) -> bool:
        """True when what was a stk. is a paragraph now, or the other way, and nothing else is named."""
        mine = [_spot(p, at[0]) for p in _leaves(before)]
        return [self.to.get(spot) for spot in mine] == [_spot(p, at[1]) for p in _leaves(after)]

    def _is_repealed(self, spot: Spot) -> bool:
        return spot in self.old and spot not in self.to


def _leaves(named: tuple[Place, ...]) -> list[Place]:
    """The places without those that the next one only narrows (``§ 1`` in ``§ 1, stk. 2``)."""
    return [p for p, q in zip_longest(named, named[1:]) if q is None or q.paragraf != p.paragraf or p.stk is not None]


def _spot(place: Place, own: str) -> Spot:
    """A number of a paragraph without ``stk.`` stands in its only one."""
    return place.paragraf or own, place.stk or (1 if place.nr else 0), place.nr or 0


def spots(paragraf: str, parts: Sequence[tuple[int, int]]) -> frozenset[Spot]:
    """The places of a paragraph: itself, its stk. and their numbers."""
    inner = {(paragraf, stk, n) for stk, nr in parts for n in {0, nr}}
    return frozenset({(paragraf, 0, 0), *inner})
