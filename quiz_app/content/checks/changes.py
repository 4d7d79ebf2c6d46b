"""What changes in the law must hold beyond their types."""

from collections.abc import Iterator

from quiz_app.content.shelves import Shelves
from quiz_app.domain.law import Affected, ChangeKind, Effect
from quiz_app.errors import Problem


def change_problems(shelves: Shelves) -> Iterator[Problem]:
    """Renumberings that do not say what becomes what, and other effects that pretend to renumber."""
    for entry in shelves.changes.values() if shelves.citations else ():
        for position, affected in enumerate(entry.value.affects):
            if message := _renumbering(affected):
                yield entry.problem(message, "affects", position)


def _renumbering(affected: Affected) -> str:
    renumbered = affected.effect == Effect.RENUMBERED
    if affected.kind == ChangeKind.RENUMBERED and not renumbered:
        return "»kind: renumbered« kræver »effect: renumbered«"
    if renumbered != bool(affected.becomes):
        return "»effect: renumbered« og »becomes« (det nye nummer) hører sammen"
    if renumbered and len(affected.provision) != len(affected.becomes):
        return "»becomes« skal have lige så mange steder som »provision«"
    if any(place.to for place in (*affected.provision, *affected.becomes) if renumbered):
        return "skriv paragrafferne hver for sig, når de får nye numre (§ 15; § 16), ikke fra-til"
    return ""
