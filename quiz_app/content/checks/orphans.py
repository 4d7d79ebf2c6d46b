"""Pages that nothing leads to: a reader who follows the links from what stands before them never gets there."""

import re
from collections.abc import Iterator
from typing import Any

from quiz_app.content.checks.markdown import INTERNAL
from quiz_app.content.shelves import Shelf, Shelves
from quiz_app.errors import Problem

_LINK = re.compile(rf"\]\(({'|'.join(INTERNAL)}):([a-z0-9-]+)\)")


def orphan_problems(shelves: Shelves) -> Iterator[Problem]:
    """Guidelines, grey zones and tools that no other page links to or names; none while a page cannot be read."""
    if any(getattr(shelves, kind).broken for kind in set(INTERNAL.values())):
        return
    linked = set(_linked(shelves))
    for kind in ("guidelines", "grey_zones", "tools"):
        shelf: Shelf[Any] = getattr(shelves, kind)
        for name, entry in shelf.items():
            if (kind, name) not in linked:
                yield entry.problem("ingen side linker hertil: nævn den, hvor en læser får brug for den", "title")


def _linked(shelves: Shelves) -> Iterator[tuple[str, str]]:
    """``(kind, id)`` of every page that another page leads to; a page's links to itself count for nothing."""
    for path, text in shelves.texts.items():
        own = path.rsplit("/", maxsplit=1)[-1].removesuffix(".md")
        yield from ((INTERNAL[word], name) for word, name in _LINK.findall(text) if name != own)
    for shelf in (shelves.situations, shelves.modules):
        for thing in shelf.objects().values():
            yield from (("guidelines", name) for name in thing.guidelines)
