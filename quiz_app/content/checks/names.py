"""Ids, aliases and other names that may be used once only."""

from collections.abc import Iterator, Sequence
from typing import Any

from quiz_app.content.reader import Entry
from quiz_app.content.shelves import Shelf, Shelves
from quiz_app.errors import Problem


def name_problems(shelves: Shelves) -> Iterator[Problem]:
    """Aliases that clash, and places on the front page or in the list of modules that two objects claim."""
    aliased: tuple[Shelf[Any], ...] = (
        shelves.guidelines, shelves.situations, shelves.grey_zones, shelves.citizen_pages, shelves.tools,
        shelves.modules, shelves.questions, shelves.cases, shelves.licences,
    )  # fmt: skip
    for shelf in aliased:
        yield from _aliases(shelf)
    yield from _shared(shelves.situations, "order")
    yield from _shared(shelves.citizen_pages, "order")
    yield from _shared(shelves.tools, "order")
    yield from _shared(shelves.modules, "number")


def repeated(entry: Entry[Any], ids: Sequence[str], *loc: str | int) -> Iterator[Problem]:
    """A problem for each id that stands again; ``loc`` is the list that holds the ids or the things that bear them."""
    for position, name in enumerate(ids):
        if name in ids[:position]:
            yield entry.problem(f"»{name}« står to gange", *loc, position)


def _aliases(shelf: Shelf[Any]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for name, entry in shelf.items():
        for position, alias in enumerate(entry.value.aliases):
            if shelf.claims(alias):
                yield entry.problem(f"aliasset »{alias}« er også et id", "aliases", position)
            elif alias in owners:
                yield entry.problem(f"aliasset »{alias}« bruges også af {owners[alias]}", "aliases", position)
            owners.setdefault(alias, name)


def _shared(shelf: Shelf[Any], field: str) -> Iterator[Problem]:
    owners: dict[int, str] = {}
    for name, entry in shelf.items():
        value = getattr(entry.value, field)
        if value in owners:
            yield entry.problem(f"{owners[value]} har også nummer {value}", field)
        owners.setdefault(value, name)
