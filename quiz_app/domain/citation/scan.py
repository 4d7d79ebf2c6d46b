"""Text to places: reads ``§§ 7-8, 11, stk. 1, nr. 2-3, og stk. 5`` from a position in a text.

Two hands read: the strict one takes what an author wrote as a citation, the loose one finds citations in running text
and is therefore warier (``stk. 2 og 3 måneder``, ``§ 18 a-kasse``).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from quiz_app.domain.citation.places import ALPHABET, LEVELS, narrowing, paragraf_key
from quiz_app.domain.law import Provision


class CitationError(ValueError):
    """A citation that cannot be read or cannot be right; the message is a Danish sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What hangs on one § sign (``article``: the word artikel). Its places have no act yet; ``problem`` is Danish."""

    places: tuple[Provision, ...]
    start: int
    end: int
    article: bool
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """The values of one list, how many of them came from spans, and where it ends."""

    values: tuple[tuple[str, str], ...]
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Component:
    """One ``stk. 1-2``; ``joined`` when og, eller, jf. or a semicolon stands before it."""

    level: str
    listed: _Listed
    joined: bool


_MOST = 100
"""No span of stykker or numre is longer than this."""

_NAMES = {"stk": "stk.", "nr": "nr.", "litra": "litra", "pkt": "pkt."}

_AND = r"(?:og/eller|og|eller|samt|jf\.\s+dog|jf\.)"
_SEPARATOR = re.compile(rf"\s*(?P<mark>[,;])\s*(?:(?P<comma_and>{_AND})\s+)?|\s+(?P<and>{_AND})\s+|\s+", re.IGNORECASE)
_LIST_SEPARATOR = re.compile(r"\s*,\s*(?:(?:og|eller|samt)\s+)?|\s+(?:og/eller|og|eller|samt)\s+", re.IGNORECASE)
_SIGN = re.compile(
    r"\s*(?:(?P<double>§\s?§)|§|(?P<article>(?:artikel|artiklerne|art\.)(?=\s*[0-9])))\s*", re.IGNORECASE
)
_DIGITS = re.compile(r"[0-9]{1,4}(?![0-9])")
_WIDE_DASH = re.compile(r"\s*[-\u2010-\u2014]\s*|\s+til\s+", re.IGNORECASE)
_TIGHT_DASH = re.compile(r"[-\u2010-\u2014]")
_LETTER = re.compile(r"(?P<gap>\s?)(?P<letter>[a-zæøåA-ZÆØÅ])(?!\w|-[^\W\d_]{2}|\.\s?[a-zæøå]{1,4}\.)")
_I_IS_A_WORD = re.compile(
    r"\s+(?![0-9]+\.|(?:og|eller|samt|jf|i|om|til|er|har|kan|skal|må|bør|gælder|finder|giver|kræver|stk|nr|litra)\b)\w",
    re.IGNORECASE,
)
_LEVEL_WORD = re.compile(
    r"(?:(?P<stk>stk\b\.?)|(?P<nr>nr\b\.?)|(?P<litra>litra\b|lit\.))\s*",
    re.IGNORECASE,
)
_PKT = re.compile(
    r"(?P<list>[0-9]{1,4}\.(?:\s*(?:[-\u2010-\u2014,]|,?\s*(?:og|eller|samt|til)\s)\s*[0-9]{1,4}\.)*)\s*(?:pkt|punktum)\b\.?",
    re.IGNORECASE,
)
_PKT_ITEM = re.compile(r"([0-9]+)\.(?:\s*(?:[-\u2010-\u2014]|til)\s*([0-9]+)\.)?", re.IGNORECASE)
_NO_PLACE = re.compile(
    r"[0-9]+(?:[.,/:][0-9]|\.\s*[a-zæøå]|\s*(?:%|pct|kr|år|måned|uge|dag|time|gang|person|borger|sag|procent|point))"
)


@dataclass(frozen=True, slots=True)
class Hand:
    """Reads places from ``text``; ``loose`` for running text."""

    text: str
    loose: bool

    def runs(self, at: int) -> list[Run]:
        """All runs from ``at`` on that are joined by commas, semicolons, og, eller, samt or jf.; empty when none."""
        runs: list[Run] = []
        run = self._run(at)
        while run:
            runs.append(run)
            separator = _SEPARATOR.match(self.text, run.end)
            run = self._run(separator.end()) if separator else None
        return runs

    def _run(self, at: int) -> Run | None:
        sign = _SIGN.match(self.text, at)
        if not sign:
            return None
        many = bool(not self.loose or sign["double"] or sign["article"])
        listed = self._list(sign.end(), self._paragraf, many=many, wide=many)
        if not listed:
            return None
        places = [Provision(act="", paragraf=low, to=high) for low, high in listed.values]
        problem = _paragraf_problem(places)
        while component := self._component(listed.end):
            grown = _grow(places, component)
            if grown is None:
                break
            problem = problem or _value_problem(component) or _nesting_problem(places[-1], listed, component)
            places, listed = grown, component.listed
        start = sign.end() - len(sign.group().lstrip())
        return Run(places=tuple(places), start=start, end=listed.end, article=bool(sign["article"]), problem=problem)

    def _component(self, at: int) -> _Component | None:
        separator = _SEPARATOR.match(self.text, at)
        if not separator:
            return None
        joined = bool(separator["and"] or separator["comma_and"] or separator["mark"] == ";")
        if pkt := _PKT.match(self.text, separator.end()):
            items = tuple((str(int(a)), str(int(b)) if b else "") for a, b in _PKT_ITEM.findall(pkt["list"]))
            return _Component(level="pkt", listed=_Listed(values=items, end=pkt.end()), joined=joined)
        word = _LEVEL_WORD.match(self.text, separator.end())
        if not word or not word.lastgroup:
            return None
        read = self._litra if word.lastgroup == "litra" else self._number
        listed = self._list(word.end(), read, many=True, wide=not self.loose)
        return _Component(level=word.lastgroup, listed=listed, joined=joined) if listed else None

    def _list(
        self, at: int, read: Callable[[int], tuple[str, int] | None], *, many: bool, wide: bool
    ) -> _Listed | None:
        """``7-8, 11 og 12``: pairs of ends, the second empty where there is no span."""
        values: list[tuple[str, str]] = []
        item = self._item(at, read, wide=wide)
        end = at
        while item:
            values.append((item[0], item[1]))
            end = item[2]
            onward = self._onward(end) if many else None
            item = self._item(onward, read, wide=wide) if onward else None
        return _Listed(values=tuple(values), end=end) if values else None

    def _onward(self, at: int) -> int | None:
        """Where the next item of a list may begin, if the list goes on after ``at``."""
        separator = _LIST_SEPARATOR.match(self.text, at)
        if not separator or _PKT.match(self.text, separator.end()):
            return None
        return None if self.loose and _NO_PLACE.match(self.text, separator.end()) else separator.end()

    def _item(
        self, at: int, read: Callable[[int], tuple[str, int] | None], *, wide: bool
    ) -> tuple[str, str, int] | None:
        first = read(at)
        if not first:
            return None
        dash = (_WIDE_DASH if wide else _TIGHT_DASH).match(self.text, first[1])
        last = (read(dash.end()) or self._second_letter(first[0], dash.end())) if dash else None
        return (first[0], last[0], last[1]) if last else (first[0], "", first[1])

    def _second_letter(self, first: str, at: int) -> tuple[str, int] | None:
        """The end of ``26 g-s``, where the number is not said twice."""
        number, _, letter = first.partition(" ")
        found = self._litra(at) if letter else None
        return (f"{number} {found[0]}", found[1]) if found else None

    def _paragraf(self, at: int) -> tuple[str, int] | None:
        number = self._number(at)
        if not number:
            return None
        letter = self._letter(number[1])
        return (f"{number[0]} {letter[0]}", letter[1]) if letter else number

    def _number(self, at: int) -> tuple[str, int] | None:
        found = _DIGITS.match(self.text, at)
        return (str(int(found.group())), found.end()) if found else None

    def _litra(self, at: int) -> tuple[str, int] | None:
        found = self._letter(at)
        if found and not self.loose and self.text.startswith(")", found[1]):
            return found[0], found[1] + 1
        return found

    def _letter(self, at: int) -> tuple[str, int] | None:
        """One letter, unless it begins a word or an abbreviation or is the preposition i (``§ 16 i lov om ...``)."""
        found = _LETTER.match(self.text, at)
        if not found:
            return None
        letter, spaced = found["letter"], bool(found["gap"])
        shouting = self.loose and spaced and letter.isupper()
        preposition = letter in "iI" and _I_IS_A_WORD.match(self.text, found.end())
        return None if shouting or preposition else (letter.lower(), found.end())


def _grow(places: list[Provision], component: _Component) -> list[Provision] | None:
    """The places with the component hung on the last of them or set beside it; None when it belongs to neither."""
    last, depth, deepest = places[-1], LEVELS.index(component.level), _deepest(places[-1])
    if depth > deepest:
        return None if component.joined else [*places[:-1], *_narrowed(last, component)]
    if LEVELS[deepest] == "pkt" and component.level in {"nr", "litra"} and not component.joined:
        return None  # 2. pkt., nr. 3: a number within the sentence, or beside it? Not for us to guess
    return [*places, *_narrowed(_cut(last, depth), component)]


def _deepest(place: Provision) -> int:
    """The index in LEVELS of the narrowest level that is set; -1 for a whole paragraph."""
    return max((i for i, value in enumerate(narrowing(place)) if value is not None), default=-1)


def _cut(place: Provision, depth: int) -> Provision:
    """The place without its levels from ``depth`` down."""
    nothing: dict[str, Any] = dict.fromkeys(LEVELS[depth:])
    return replace(place, **nothing)


def _narrowed(base: Provision, component: _Component) -> list[Provision]:
    level = component.level
    spread = [value for low, high in component.listed.values for value in _spread(low, high)]
    values: Iterable[Any] = spread if level == "litra" else map(int, spread)
    return [replace(base, **{level: value}) for value in values]


def _spread(low: str, high: str) -> list[str]:
    """All values of a span; the ends alone when it is reversed or too long (which is a problem already noted)."""
    first, last = _rank(low), _rank(high or low)
    if not 0 <= last - first < _MOST:
        return [low, high]
    return [ALPHABET[i] if low.isalpha() else str(i) for i in range(first, last + 1)]


def _rank(value: str) -> int:
    return ALPHABET.index(value) if value.isalpha() else int(value)


def _paragraf_problem(places: Iterable[Provision]) -> str:
    for place in places:
        if "0" in (place.paragraf.split()[0], place.to.split(" ")[0]):
            return "Der findes ingen § 0."
        if place.to and paragraf_key(place.paragraf) >= paragraf_key(place.to):
            return f"»§§ {place.paragraf}-{place.to}« skal gå fra en lavere til en højere paragraf."
    return ""


def _value_problem(component: _Component) -> str:
    name = _NAMES[component.level]
    for low, high in component.listed.values:
        if "0" in (low, high):
            return "Der findes ikke noget 0. pkt." if name == "pkt." else f"Der findes ikke noget {name} 0."
        if high and not 0 < _rank(high) - _rank(low) < _MOST:
            return f"»{name} {low}-{high}« er ikke et muligt spænd."
    return ""


def _nesting_problem(last: Provision, before: _Listed, component: _Component) -> str:
    if not before.values[-1][1] or LEVELS.index(component.level) <= _deepest(last):
        return ""
    name, span = _NAMES[component.level], "-".join(before.values[-1])
    return f"»{name}« kan ikke stå efter et spænd (»{span}«): skriv stederne hver for sig."
