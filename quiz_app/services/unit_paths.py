"""Finding a unit by its id, its name or its path, and planning those that are missing."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from quiz_app.domain.people import Unit

_ASCII = {ord("æ"): "ae", ord("ø"): "oe", ord("å"): "aa"}
_NO_LETTER = re.compile(r"[^a-z0-9]+")


class UnitPaths:
    """The units by path, and in ``new`` those that were planned, parents first.

    ``find`` raises ``ValueError`` with the rest of a Danish sentence.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = {u.unit_id: u for u in units}
        self.new: list[Unit] = []

    def find(self, text: str, *, create: bool = False) -> str:
        """The id of the unit that the text means; with ``create``, of one that is to be made below a known one.

        :raises ValueError: it means none, or several.
        """
        parts = [part.strip() for part in text.split("/") if part.strip()]
        root = next((u for u in self._units.values() if not u.parent), None)
        if text in self._units:
            return text
        if root is None or not parts:
            raise ValueError(f"enheden »{text}« findes ikke.")
        if len(parts) == 1 and (named := [u for u in self._units.values() if _same(u.name, parts[0])]):
            if len(named) > 1:
                raise ValueError(f"flere enheder hedder »{text}«; skriv stien, fx {self.path(named[0].unit_id)}.")
            return named[0].unit_id
        return self._walk(root, parts[1:] if _same(root.name, parts[0]) else parts, text, create=create)

    def path(self, unit_id: str) -> str:
        """``Center Nord / Team 1``; the municipality itself by its name."""
        names: list[str] = []
        unit = self._units.get(unit_id)
        while unit is not None and (unit.parent or not names):
            names.insert(0, unit.name)
            unit = self._units.get(unit.parent)
        return " / ".join(names) or unit_id

    def _walk(self, at: Unit, parts: list[str], text: str, *, create: bool) -> str:
        for name in parts:
            below = next((u for u in self._units.values() if u.parent == at.unit_id and _same(u.name, name)), None)
            if below is None and not create:
                raise ValueError(f"enheden »{text}« findes ikke{self._hint(name)}")
            at = below or self._plan(name, at)
        return at.unit_id

    def _plan(self, name: str, parent: Unit) -> Unit:
        slug = _NO_LETTER.sub("-", name.casefold().translate(_ASCII)).strip("-") or "enhed"
        unit_id, number = slug, 1
        while unit_id in self._units:
            number += 1
            unit_id = f"{slug}-{number}"
        unit = Unit(unit_id=unit_id, name=name, parent=parent.unit_id)
        self._units[unit_id] = unit
        self.new.append(unit)
        return unit

    def _hint(self, name: str) -> str:
        near = get_close_matches(name, [u.name for u in self._units.values()], n=1)
        return f"; mente du {near[0]}?" if near else "."


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
