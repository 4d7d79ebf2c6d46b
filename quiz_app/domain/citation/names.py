"""How an act may be named in a citation: its short name, its aliases, its title and its consolidations."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from quiz_app.domain.citation.scan import CitationError
from quiz_app.domain.law import Act

_KINDS = {
    "bek": "BEK|bekendtgørelse",
    "bekendtgørelse": "BEK|bekendtgørelse",
    "lbk": "LBK|lovbekendtgørelse",
    "lovbekendtgørelse": "LBK|lovbekendtgørelse",
    "vej": "VEJ|vejledning",
    "vejledning": "VEJ|vejledning",
    "lov": "lov",
}
_NUMBERED = re.compile(rf"(?P<kind>{'|'.join(_KINDS)})\s+(?:nr\.?\s*)?(?=[0-9])", re.IGNORECASE)
_AND_SO_ON = re.compile(r"\s+(?:m\.?\s?v|m\.?\s?m)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An act's name found in a text, with its genitive; ``word`` is the name as it stands there."""

    act: Act
    word: str
    start: int
    end: int


class ActNames:
    """Finds the names of acts in a text. The longest name wins; case and line breaks do not matter.

    Short names and aliases must belong to one act only, otherwise CitationError. Titles and the labels of versions are
    taken where only one act bears them.
    """

    def __init__(self, acts: Collection[Act]) -> None:
        names = _names(acts)
        self._owners = list(names.values())
        patterns = sorted(enumerate(map(_pattern, names)), key=lambda numbered: len(numbered[1]), reverse=True)
        alternatives = "|".join(f"(?P<n{i}>{pattern})" for i, pattern in patterns)
        self._regex = re.compile(
            rf"(?<![\w-])(?<!ændring af )(?:{alternatives})(?:['’]?s)?(?!\w|[-/]\w)", re.IGNORECASE
        )

    def at(self, text: str, place: int) -> Named | None:
        """The name that begins exactly at ``place``."""
        return self._named(self._regex.match(text, place))

    def after(self, text: str, place: int) -> Named | None:
        """The first name at or after ``place``."""
        return self._named(self._regex.search(text, place))

    def _named(self, found: re.Match[str] | None) -> Named | None:
        if not found or not found.lastgroup:
            return None
        act = self._owners[int(found.lastgroup[1:])]
        return Named(act=act, word=found[found.lastgroup], start=found.start(), end=found.end())


def _names(acts: Collection[Act]) -> Mapping[str, Act]:
    names: dict[str, Act] = {}
    for act in acts:
        for name in map(_plain, (act.cite, *act.aliases)):
            if names.setdefault(name, act) is not act:
                raise CitationError(f"Navnet »{name}« bruges både af {names[name].id} og {act.id}.")
    formal = [(name, act) for act in acts for name in set(map(_plain, _formal(act)))]
    shared = [name for name, _ in formal]
    return {name: act for name, act in formal if shared.count(name) == 1} | names


def _formal(act: Act) -> Iterator[str]:
    """Title and labels. An amending act's title is left out: many acts amend the same act under the same title."""
    if "ændring af" not in act.title.casefold():
        yield act.title
    for version in act.versions:
        yield version.label


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _pattern(name: str) -> str:
    """The name with any white space between its words, ``nr.`` optional, ``bek`` and ``bekendtgørelse`` the same."""
    numbered = _NUMBERED.match(name)
    lead = rf"(?:{_KINDS[numbered['kind']]})\s+(?:nr\.?\s*)?" if numbered else ""
    rest = _AND_SO_ON.sub("", name[numbered.end() :] if numbered else name)
    return lead + r"\s+".join(map(re.escape, rest.split())) + r"(?:\s+m\.?\s?[vm]\.?)?"
