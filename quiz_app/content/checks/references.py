"""Every id that content names must exist."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from operator import attrgetter
from typing import Any

from quiz_app.content.shelves import Shelf, Shelves
from quiz_app.content.tree import Loc
from quiz_app.errors import Problem

NOUNS = {
    "facts": "faktum",
    "changes": "ændring",
    "guidelines": "retningslinje",
    "situations": "situation",
    "grey_zones": "gråzone",
    "citizen_pages": "side til borgere",
    "tools": "værktøj",
    "modules": "modul",
    "questions": "opgave",
    "cases": "sag",
    "licences": "kørekort",
}

_REFERENCES = (
    ("changes", "facts", "facts"),
    ("authorities", "facts", "facts"),
    ("regimes", "facts", "facts"),
    ("law_questions", "changes", "changes"),
    ("law_questions", "facts", "facts"),
    ("law_questions", "transitions", "changes"),
    ("guidelines", "facts", "facts"),
    ("guidelines", "replaces", "guidelines"),
    ("guidelines", "verified.cleared", "changes"),
    ("situations", "facts", "facts"),
    ("situations", "verified.cleared", "changes"),
    ("situations", "guidelines", "guidelines"),
    ("grey_zones", "facts", "facts"),
    ("grey_zones", "verified.cleared", "changes"),
    ("citizen_pages", "facts", "facts"),
    ("citizen_pages", "verified.cleared", "changes"),
    ("tools", "facts", "facts"),
    ("tools", "verified.cleared", "changes"),
    ("modules", "guidelines", "guidelines"),
    ("modules", "questions", "questions"),
    ("questions", "facts", "facts"),
    ("questions", "verified.cleared", "changes"),
    ("questions", "guideline", "guidelines"),
    ("questions", "case", "cases"),
    ("cases", "facts", "facts"),
    ("cases", "verified.cleared", "changes"),
    ("licences", "modules", "modules"),
    ("licences", "exam.cut.ratings", "questions"),
    ("licences", "successor", "licences"),
)
"""Which field of which kind names objects of which kind."""


def reference_problems(shelves: Shelves) -> Iterator[Problem]:
    """References to nothing, to an old name, and to the same thing twice."""
    for kind, path, target in _REFERENCES:
        shelf: Shelf[Any] = getattr(shelves, kind)
        for entry in shelf.values():
            for loc, name in _named(entry.value, path):
                if message := missing(name, target, getattr(shelves, target)):
                    yield entry.problem(message, *loc)


def missing(name: str, kind: str, shelf: Shelf[Any]) -> str:
    """Why the name cannot be used for an object of the kind; empty when it can."""
    if shelf.claims(name):
        return ""
    if now := next((i for i, entry in shelf.items() if name in getattr(entry.value, "aliases", ())), None):
        return f"{NOUNS[kind]} »{name}« hedder nu »{now}«"
    near = get_close_matches(name, shelf, n=1)
    return f"{NOUNS[kind]} »{name}« findes ikke" + (f"; mente du »{near[0]}«?" if near else "")


def _named(value: object, path: str) -> Iterable[tuple[Loc, str]]:
    """The names in a field (``verified.cleared``), each with its place; none when the object lacks field or value."""
    try:
        found = attrgetter(path)(value)
    except AttributeError:
        return ()
    loc = tuple(path.split("."))
    if isinstance(found, str):
        return [(loc, found)] if found else []
    if isinstance(found, Mapping):
        return [((*loc, name), name) for name in found]
    return [((*loc, position), name) for position, name in enumerate(found)]
