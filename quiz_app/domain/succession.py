"""Ombytning: what a licence with a successor brings along to it. Nobody starts from zero.

By the crosswalk alone: a module is read when all its objectives carry over, or when the old licence has it too and none
of its objectives is said not to. A step of practice carries over when both licences have it, by id and sort: the craft
is the same, and what is new in the law is no matter of a companion's. The exam carries over. What has changed since is
asked by an Ændringsprøve, as of everybody who holds the new licence and has proven older law.
"""

from dataclasses import dataclass

from quiz_app.domain.library import Library
from quiz_app.domain.licence_kind import LicenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossingLine:
    """A line of the crosswalk in words: what one could, or will learn to do, and why it carries over or not."""

    text: str
    carries: bool
    note: str


def predecessors(kind: LicenceKind, library: Library) -> tuple[LicenceKind, ...]:
    """The licences that the kind succeeds."""
    return tuple(old for old in library.licences.values() if old.successor == kind.id)


def carried_modules(old: LicenceKind, new: LicenceKind, library: Library) -> frozenset[str]:
    """The new licence's modules that need not be read again."""
    carries = {c.objective: c.carries for c in old.crosswalk}
    found = set()
    for name in new.modules:
        said = [carries.get(o.id) for o in library.modules[name].objectives]
        if all(said) or (name in old.modules and False not in said):
            found.add(name)
    return frozenset(found)


def carried_practice(old: LicenceKind, new: LicenceKind) -> frozenset[str]:
    """The new licence's steps of practice that need not be done again."""
    done = {(p.id, p.kind) for p in old.practice}
    return frozenset(p.id for p in new.practice if (p.id, p.kind) in done)


def lines(old: LicenceKind, library: Library) -> tuple[CrossingLine, ...]:
    """The crosswalk in words, what carries over first; an objective of no module keeps its id."""
    texts = {o.id: o.text for module in library.modules.values() for o in module.objectives}
    found = [
        CrossingLine(text=texts.get(c.objective, c.objective), carries=c.carries, note=c.note) for c in old.crosswalk
    ]
    return tuple(sorted(found, key=lambda line: not line.carries))
