"""What authors write becomes what the types hold: citations become provisions, ``P12M`` becomes 12 months.

Led by the types: a field of provisions takes citations, one of months takes a duration, a required text says something.
"""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any, get_args, get_origin

from quiz_app.content.kinds import hints_of, member, required_in
from quiz_app.content.tree import Loc, Tree, Value
from quiz_app.domain.citation import CitationError
from quiz_app.domain.law import Provision
from quiz_app.errors import Problem

Cite = Callable[[str], tuple[Provision, ...]]
"""Reads a citation; raises CitationError with a Danish sentence."""

MONTHS = frozenset({"review", "validity", "renewal_window"})
"""Fields of months that are written as ISO 8601 durations."""

DURATION = re.compile(r"P([1-9][0-9]{0,2})([MY])")
_PROVISIONS = tuple[Provision, ...]
_EMPTY = {
    "answer": "der mangler et kort svar før den første overskrift (## …)",
    "body": "her mangler tekst",
    "story": "sagens fortælling mangler under front matter",
}


@dataclass(slots=True)
class Shaper:
    """Shapes the values of one tree; what cannot be shaped becomes a problem and a stand-in that passes the types.

    ``cite`` is None while the acts themselves are wrong: citations are then left for the next run.
    """

    tree: Tree
    cite: Cite | None
    problems: list[Problem] = field(default_factory=list)

    def shaped(self, value: Value, hint: Any, loc: Loc) -> Value:  # noqa: ANN401 - a type hint has no type of its own
        """The value as its type wants it."""
        if hint == _PROVISIONS:
            return self._provisions(value, loc)
        if isinstance(value, dict):
            cls = member(hint, value)
            return self._fields(value, cls, loc) if cls else value
        if isinstance(value, list) and get_origin(hint) is tuple:
            return [self._item(item, get_args(hint)[0], (*loc, n)) for n, item in enumerate(value)]
        return value

    def _item(self, value: Value, hint: Any, loc: Loc) -> Value:  # noqa: ANN401 - as above
        if value == "":
            self._add(loc, "punktet er tomt")
        return self.shaped(value, hint, loc)

    def _fields(self, values: dict[str, Value], cls: type, loc: Loc) -> dict[str, Value]:
        hints, required = hints_of(cls), required_in(cls)
        shaped: dict[str, Value] = {}
        for key, value in values.items():
            hint, inner = hints.get(key), (*loc, key)
            if key in MONTHS and hint is int:
                shaped[key] = self._months(value, inner)
            elif value == "" and hint is str and key in required:
                self._add(inner, _EMPTY.get(key, f"»{key}« er tom"))
            shaped.setdefault(key, value if hint is None else self.shaped(value, hint, inner))
        return shaped

    def _months(self, value: Value, loc: Loc) -> int:
        written = DURATION.fullmatch(value) if isinstance(value, str) else None
        if written is None:
            self._add(loc, f"»{loc[-1]}« skrives som en varighed, fx P12M (måneder) eller P3Y (år)")
            return 1
        return int(written[1]) * (12 if written[2] == "Y" else 1)

    def _provisions(self, value: Value, loc: Loc) -> list[dict[str, Value]]:
        if isinstance(value, str):
            return self._cited(value, loc)
        if not isinstance(value, list):
            self._add(loc, f'»{loc[-1]}« skal være en liste af henvisninger, fx ["LAB § 116, stk. 2"]')
            return []
        return [provision for n, item in enumerate(value) for provision in self._cited(item, (*loc, n))]

    def _cited(self, text: Value, loc: Loc) -> list[dict[str, Value]]:
        if not isinstance(text, str):
            self._add(loc, 'en henvisning skal være tekst, fx "LAB § 116, stk. 2"')
            return []
        if self.cite is None:
            return []
        try:
            return [asdict(provision) for provision in self.cite(text)]
        except CitationError as error:
            self._add(loc, str(error))
            return []

    def _add(self, loc: Loc, message: str) -> None:
        self.problems.append(self.tree.problem(loc, message))
