"""The stk. that stand elsewhere in the new text with the words they had: a paragraph was split, or two were joined."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quiz_app.domain.lawtext.marks import Mark, pieces
from quiz_app.domain.lawtext.moves import Spot
from quiz_app.domain.lawtext.parts import Part, numbers

_FEWEST = 4
"""Fewer words than this (``Loven gælder.``) may be the same by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """A stk. that has no partner in its own paragraph's other version; ``only`` when the paragraph has no other."""

    paragraf: str
    part: Part
    only: bool

    @property
    def spot(self) -> Spot:
        """The place by which it is cited: the whole paragraph where that is all of it."""
        return self.paragraf, 0 if self.only else self.part.stk, 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Relocation:
    """A stk. of the old text and where the new one has its words."""

    old: Loose
    new: Loose

    @property
    def is_bound(self) -> bool:
        """True when it refers to places of its own act: elsewhere ``stk. 1`` may be another one."""
        return any(p.mark == Mark.REFERENCE and p.own for p in pieces(self.old.part.text))


def relocations(gone: Sequence[Loose], come: Sequence[Loose]) -> tuple[Relocation, ...]:
    """Those with the same words, each once, in their order."""
    places: dict[str, list[Loose]] = defaultdict(list)
    for loose in come:
        places[loose.part.text].append(loose)
    return tuple(
        Relocation(old=loose, new=places[loose.part.text].pop(0))
        for loose in gone
        if places[loose.part.text] and len(loose.part.text.split()) >= _FEWEST
    )


def spots_of(found: Iterable[Relocation]) -> dict[Spot, Spot]:
    """What the relocations make of references to what has moved."""
    moved: dict[Spot, Spot] = {}
    for one in found:
        old, new = one.old, one.new
        moved[old.paragraf, old.part.stk, 0] = new.spot
        moved[old.spot] = new.spot
        for p, q in zip(numbers(old.part), numbers(new.part), strict=True):
            if p.nr:
                moved[old.paragraf, p.stk, p.nr] = (new.paragraf, q.stk, q.nr)
    return moved


def told(spot: Spot) -> str:
    """The place as it is cited."""
    return f"§ {spot[0]}, stk. {spot[1]}" if spot[1] else f"§ {spot[0]}"
