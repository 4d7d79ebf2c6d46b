"""Plain values from a file, each with the place it was written, so that a problem can name its line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from quiz_app.errors import Problem

Value = object
"""What JSON can say: text, number, true/false, null, list and mapping with text keys."""

Loc = tuple[str | int, ...]
"""The way from an object's root to one of its values: keys and list positions."""


class Place(NamedTuple):
    """A line of a file of the content root, counted from 1."""

    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Tree:
    """A value and the places of its parts; the root's own place is always known."""

    value: Value
    places: Mapping[Loc, Place]

    def place(self, loc: Loc) -> Place:
        """Where the value at ``loc`` stands, or the nearest thing around it that was written."""
        while loc not in self.places:
            loc = loc[:-1]
        return self.places[loc]

    def problem(self, loc: Loc, message: str) -> Problem:
        """The message, at the place of ``loc``."""
        return Problem(*self.place(loc), message)

    def mapping(self) -> dict[str, Value]:
        """The value when it is a mapping, else an empty one."""
        return dict(self.value) if isinstance(self.value, dict) else {}


def planted(value: Value, place: Place) -> Tree:
    """A tree whose parts all stand at one place."""
    return Tree(value, {(): place})


def joined(trunk: Tree, branches: Mapping[str, Tree]) -> Tree:
    """The trunk's mapping with each branch as one more key; a branch may come from another file."""
    places = dict(trunk.places)
    for key, branch in branches.items():
        places |= moved(branch.places, (key,))
    return Tree({**trunk.mapping(), **{key: branch.value for key, branch in branches.items()}}, places)


def listed(items: Iterable[Tree], place: Place) -> Tree:
    """A list of trees as one tree."""
    values: list[Value] = []
    places: dict[Loc, Place] = {(): place}
    for position, item in enumerate(items):
        values.append(item.value)
        places |= moved(item.places, (position,))
    return Tree(values, places)


def moved(places: Mapping[Loc, Place], prefix: Loc) -> dict[Loc, Place]:
    """The places, seen from further out."""
    return {(*prefix, *loc): place for loc, place in places.items()}


def items_of(tree: Tree) -> Iterator[Tree]:
    """The members of a list, each as its own tree."""
    values = tree.value if isinstance(tree.value, list) else []
    inner: list[dict[Loc, Place]] = [{(): tree.place((n,))} for n in range(len(values))]
    for loc, place in tree.places.items():
        if loc and isinstance(loc[0], int):
            inner[loc[0]][loc[1:]] = place
    yield from (Tree(value, places) for value, places in zip(values, inner, strict=True))
