"""Nobody claims to know a thing more surely than what it rests on."""

from collections.abc import Iterator
from typing import Any

from quiz_app.content.shelves import Shelf, Shelves
from quiz_app.domain.law import at_least
from quiz_app.errors import Problem

_CERTAIN = ("guidelines", "situations", "grey_zones", "citizen_pages", "tools", "questions", "cases")


def certainty_problems(shelves: Shelves) -> Iterator[Problem]:
    """Objects whose ``verified.content`` is surer than one of their facts.

    Dates are left out: a fact's uncertain date is often the day on which a rule ends, which need not touch the object.
    """
    for kind in _CERTAIN:
        shelf: Shelf[Any] = getattr(shelves, kind)
        for entry in shelf.values():
            claimed = entry.value.verified.content
            for name in entry.value.facts:
                fact = shelves.facts.find(name)
                if fact and not at_least(fact.certainty.content, claimed):
                    told = f"»content« er {claimed}, men faktum »{name}« er kun {fact.certainty.content}"
                    yield entry.problem(told, "verified", "content")
