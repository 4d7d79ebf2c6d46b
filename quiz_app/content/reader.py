"""One tree to one object of its kind, or all its problems."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from quiz_app.content.kinds import KINDS, Kind
from quiz_app.content.shaping import Cite, Shaper
from quiz_app.content.tree import Place, Tree, joined
from quiz_app.content.wording import problem_of
from quiz_app.errors import Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """An object that was read, with the places of its parts."""

    value: T
    tree: Tree

    def problem(self, message: str, *loc: str | int) -> Problem:
        """The message, at the line of the object's part."""
        return self.tree.problem(loc, message)

    def place(self, *loc: str | int) -> Place:
        """Where the object's part is written."""
        return self.tree.place(loc)


def read_object(
    kind: Kind, written: Tree, given: Mapping[str, Tree], cite: Cite | None
) -> Entry[Any] | tuple[Problem, ...]:
    """The object that an author's keys make with what file names and Markdown gave, or all that is wrong with it."""
    repeated = [
        written.problem((key,), f"»{key}« skrives ikke her; den følger af filens navn eller tekst")
        for key in given
        if key in written.mapping()
    ]
    tree = joined(written, given) if isinstance(written.value, dict) else written
    shaper = Shaper(tree, cite)
    shaped = shaper.shaped(tree.value, kind.hint, ())
    problems = repeated + shaper.problems
    try:
        value = kind.adapter.validate_json(json.dumps(shaped), strict=True)
    except ValidationError as error:
        return (*problems, *(problem_of(e, tree, kind) for e in error.errors(include_url=False)))
    return tuple(problems) or Entry(value, tree)


def thaw(kind: str, canonical: str) -> Any:  # noqa: ANN401 - the kind decides
    """The object of a kind whose canonical JSON was stored with evidence, as it was.

    Keys that the type has since dropped are passed over; a field that came later needs a default.
    """
    return KINDS[kind].adapter.validate_json(canonical, strict=True, extra="ignore")
