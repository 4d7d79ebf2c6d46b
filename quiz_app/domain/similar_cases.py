"""»Ligner min sag«: which cases of the library are like mine, by coarse facts, and in what each is like it.

The weights are a judgement, not a measurement: what decides the rules and the evidence (track, illness, period) counts
more than what colours a story. Each trait is told beside the case, so that nobody has to trust the number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from quiz_app.domain.library_case import CaseFacts, LibraryCase
from quiz_app.domain.sharing.form import AgeBand


class Trait(StrEnum):
    """What cases are compared by."""

    TRACK = "track"
    ILLNESS = "illness"
    REGIME = "regime"
    TOPICS = "topics"
    AGE_BAND = "age_band"
    OCCUPATION = "occupation"


WEIGHT: Mapping[Trait, float] = {
    Trait.TRACK: 3.0,
    Trait.ILLNESS: 3.0,
    Trait.REGIME: 2.0,
    Trait.TOPICS: 2.0,
    Trait.AGE_BAND: 1.0,
    Trait.OCCUPATION: 1.0,
}
NEXT_BAND = 0.5
"""What an age in the band beside counts for."""
MOST = 10
_BANDS = tuple(AgeBand)


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How like a case is: ``share`` of what was asked for, from 0 to 1, and the traits in which it is so.

    ``unlike`` are the traits asked for in which the case is another, ``unknown`` those on which it is silent.
    """

    case: LibraryCase
    share: float
    same: tuple[Trait, ...]
    near: tuple[Trait, ...]
    unlike: tuple[Trait, ...]
    unknown: tuple[Trait, ...]


def asked(facts: CaseFacts) -> tuple[Trait, ...]:
    """The traits on which the facts say something."""
    return tuple(trait for trait in Trait if getattr(facts, trait))


def ranked(facts: CaseFacts, cases: Iterable[LibraryCase]) -> tuple[Likeness, ...]:
    """The cases that are like the facts in something, the likest first and of equals the newest; at most ten."""
    found = [likeness(facts, case) for case in cases] if asked(facts) else []
    like = sorted((f for f in found if f.share > 0), key=lambda f: (f.share, f.case.day, f.case.title), reverse=True)
    return tuple(like[:MOST])


def likeness(facts: CaseFacts, case: LibraryCase) -> Likeness:
    """How like one case is to facts of which something is asked."""
    traits = asked(facts)
    known = tuple(t for t in traits if getattr(case.facts, t))
    points = {t: _points(t, facts, case.facts) for t in known}
    return Likeness(
        case=case,
        share=sum(WEIGHT[t] * points[t] for t in known) / sum(WEIGHT[t] for t in traits),
        same=tuple(t for t in known if points[t] == 1),
        near=tuple(t for t in known if 0 < points[t] < 1),
        unlike=tuple(t for t in known if not points[t]),
        unknown=tuple(t for t in traits if t not in known),
    )


def _points(trait: Trait, mine: CaseFacts, other: CaseFacts) -> float:
    if trait == Trait.TOPICS:
        return len(set(mine.topics) & set(other.topics)) / len(set(mine.topics))
    if getattr(mine, trait) == getattr(other, trait):
        return 1
    return NEXT_BAND if trait == Trait.AGE_BAND and _are_neighbours(mine, other) else 0


def _are_neighbours(mine: CaseFacts, other: CaseFacts) -> bool:
    if mine.age_band is None or other.age_band is None:
        return False
    return abs(_BANDS.index(mine.age_band) - _BANDS.index(other.age_band)) == 1
