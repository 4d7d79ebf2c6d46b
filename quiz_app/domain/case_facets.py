"""Facets of the case library: what one may narrow it by, and how many cases each choice would leave."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from quiz_app.domain.law import Provision
from quiz_app.domain.library_case import LibraryCase


class Facet(StrEnum):
    """A side of a case that it may be chosen by; the values are the names in the address."""

    KIND = "art"
    TRACK = "vej"
    REGIME = "periode"
    TOPIC = "emne"
    THEME = "tema"
    PROVISION = "lov"
    GUIDELINE = "retningslinje"
    OUTCOME = "udfald"
    AGREEMENT = "enighed"


AGREED, SPLIT = "enige", "delte"
"""The values of agreement."""


Values = Mapping[Facet, tuple[str, ...]]
Chosen = Mapping[Facet, Collection[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A value of a facet and how many cases choosing it would leave, what is chosen elsewhere being kept."""

    value: str
    count: int


def values_of(case: LibraryCase) -> Values:
    """What a case is found by; a facet may have none. A provision is named by its paragraph (``lab:116``)."""
    return {
        Facet.KIND: (case.ref.kind.value,),
        Facet.TRACK: (case.track.value,) if case.track else (),
        Facet.REGIME: (case.facts.regime,) if case.facts.regime else (),
        Facet.TOPIC: tuple(t.value for t in case.facts.topics),
        Facet.THEME: case.themes,
        Facet.PROVISION: tuple(dict.fromkeys(map(named, case.anchors))),
        Facet.GUIDELINE: case.guidelines,
        Facet.OUTCOME: (case.outcome.value,) if case.outcome else (),
        Facet.AGREEMENT: () if case.agreed is None else (AGREED if case.agreed else SPLIT,),
    }


def named(provision: Provision) -> str:
    """The value of a provision in its facet: the act and the paragraph or span."""
    return f"{provision.act}:{provision.paragraf}" + (f"-{provision.to}" if provision.to else "")


def paragraph(provision: Provision) -> Provision:
    """The paragraph or span of a provision, without what narrows it."""
    return replace(provision, stk=None, nr=None, litra=None, pkt=None)


def narrowed(cases: Iterable[LibraryCase], chosen: Chosen) -> tuple[LibraryCase, ...]:
    """The cases that have one of the values chosen in each facet; a facet without a choice narrows nothing."""
    return tuple(c for c in cases if _fits(values_of(c), chosen))


def counted(cases: Collection[LibraryCase], chosen: Chosen) -> Mapping[Facet, tuple[Counted, ...]]:
    """Every value of every facet, the commonest among all ``cases`` first; those that would leave nothing count 0."""
    known = [values_of(c) for c in cases]
    return {facet: _counts(facet, known, {f: v for f, v in chosen.items() if f != facet}) for facet in Facet}


def _counts(facet: Facet, known: Collection[Values], elsewhere: Chosen) -> tuple[Counted, ...]:
    every = Counter(value for values in known for value in values[facet])
    left = Counter(value for values in known if _fits(values, elsewhere) for value in values[facet])
    ordered = sorted(every, key=lambda value: (-every[value], value))
    return tuple(Counted(value=value, count=left[value]) for value in ordered)


def _fits(values: Values, chosen: Chosen) -> bool:
    return all(not wanted or not set(wanted).isdisjoint(values[facet]) for facet, wanted in chosen.items())
