"""Citations over a register of acts: reading them, writing them, and finding them in running text."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import groupby

from quiz_app.domain.citation.names import ActNames, Named
from quiz_app.domain.citation.places import paragraf_key
from quiz_app.domain.citation.scan import CitationError, Hand, Run
from quiz_app.domain.citation.writing import places_text
from quiz_app.domain.law import Act, ActKind, Provision

_COMMA = re.compile(r"\s*,?\s*")
_IN = re.compile(r"\s*,?\s+i\s+")
_BETWEEN = re.compile(r"\s*[,;]\s*(?:(?:og|samt|eller|jf\.)\s+)?|\s+(?:og|samt|eller|jf\.)\s+", re.IGNORECASE)
_OTHER_ACT = re.compile(
    r"\s*,?\s+i\s+(?!loven\b|bekendtgørelsen\b|forordningen\b)\w*(?:lov|loven|bekendtgørelse|bekendtgørelsen|forordningen)\b",
    re.IGNORECASE,
)
_ACT_BEFORE = re.compile(
    r"(?:\w*[Ll]ov(?:en)?s?|\b[Ll]ov (?:om|nr)[^.;:()§]*|\b[Bb]ekendtgørelse[^;:()§]*|\b[A-ZÆØÅ]{2,}s?|/[0-9]{4})\s*$"
)
"""An act that we do not know, right before a §: the § is its own, whatever act comes after a later one."""
_LOOK_BACK = 120
_FRAGMENT = re.compile(r"(?:stk|nr|litra)\b|.*\bpkt\b", re.IGNORECASE)
_NUMBERED = re.compile(r"[0-9]")
_SIGN = re.compile(r"§|\bart(?:ikel|iklerne|\.)\s*[0-9]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """One act with the places cited in it, as it stands in a text; ``problem`` when that cannot be right."""

    start: int
    end: int
    provisions: tuple[Provision, ...]
    problem: str = ""
    whole_act: str = ""


class Citations:
    """Reads and writes citations of the given acts. Build it once for a register: the names are compiled.

    Raises CitationError when two acts claim the same short name or alias.
    """

    def __init__(self, acts: Collection[Act]) -> None:
        self._acts = {act.id: act for act in acts}
        self._names = ActNames(acts)

    def parse(self, text: str) -> tuple[Provision, ...]:
        """The provisions that a citation names, in its order; ``stk. 1-3`` becomes three of them.

        Takes one or more acts (``pensionsloven § 16, stk. 3; LAB § 118``), the act before or after its places, and an
        act alone. Raises CitationError when an act is unknown, a reference impossible, or something is left over.
        """
        text = text.strip().removesuffix(".")
        if not text:
            raise CitationError("Henvisningen er tom.")
        hand, at = Hand(text, loose=False), 0
        provisions: list[Provision] = []
        while True:
            found = self._group(hand, at)
            for hit in found:
                if hit.problem:
                    raise CitationError(hit.problem)
                provisions += hit.provisions
            if not found:
                raise self._unknown(text, at)
            at = found[-1].end
            if at == len(text):
                return tuple(provisions)
            between = _BETWEEN.match(text, at)
            if not between or between.end() == len(text):
                raise CitationError(f"»{text[at:].strip()}« kan ikke læses som en del af henvisningen.")
            at = between.end()

    def format(self, provisions: Sequence[Provision]) -> str:
        """The citation as a lawyer would write it; parsing it gives the same provisions in the same order.

        Raises CitationError when a provision's act is not in the register.
        """
        return "; ".join(
            self._act_text(self.act_of(group[0]), group)
            for group in (list(g) for _, g in groupby(provisions, key=lambda p: (p.act, not p.paragraf)))
        )

    def act_of(self, provision: Provision) -> Act:
        """The act of a provision. Raises CitationError when it is not in the register."""
        if provision.act not in self._acts:
            raise CitationError(f"Loven »{provision.act}« findes ikke i lovgrundlaget.")
        return self._acts[provision.act]

    def find(self, text: str, *, whole_acts: bool = False) -> tuple[tuple[int, int, tuple[Provision, ...]], ...]:
        """Where a running Danish text cites known acts: start, end and provisions, in order and never overlapping.

        Places without a known act (``§ 18`` alone, ``serviceloven § 52``) and impossible ones are left out; acts named
        without a place are found only with ``whole_acts``.
        """
        return tuple(
            (hit.start, hit.end, hit.provisions)
            for hit in self._hits(text)
            if hit.provisions and not hit.problem and (whole_acts or not hit.whole_act)
        )

    def impossible(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """Where a running text cites a known act in a way that cannot be right: start, end and a Danish sentence."""
        return tuple((hit.start, hit.end, hit.problem) for hit in self._hits(text) if hit.problem)

    def _hits(self, text: str) -> Iterator[_Found]:
        hand, at = Hand(text, loose=True), 0
        named, sign = self._names.after(text, at), _SIGN.search(text, at)
        while named or sign:
            start = min(named.start if named else len(text), sign.start() if sign else len(text))
            found = self._group(hand, start)
            yield from (hit for hit in found if not self._another_word(hit))
            at = found[-1].end if found else start + 1
            named = self._names.after(text, at) if named and named.start < at else named
            sign = _SIGN.search(text, at) if sign and sign.start() < at else sign

    def _group(self, hand: Hand, at: int) -> list[_Found]:
        """The act at ``at`` with its places, or places with their act behind them; empty when neither stands there."""
        named = self._names.at(hand.text, at)
        runs = hand.runs(_end(_COMMA, hand.text, named.end) if named else at)
        if named and not runs:
            whole = (Provision(act=named.act.id, paragraf=""),)
            return [_Found(start=at, end=named.end, provisions=whole, whole_act=named.word)]
        if not runs:
            return []
        behind = self._behind(hand.text, runs[-1].end)
        if named:
            return self._named_group(hand, named, runs, behind)
        if behind:
            own = runs[1:] if len(runs) > 1 and _ACT_BEFORE.search(hand.text[max(0, at - _LOOK_BACK) : at]) else runs
            return [_found(behind.act, own, start=own[0].start, end=behind.end)]
        missing = f"Henvisningen »{hand.text[at : runs[-1].end]}« mangler en lov eller bekendtgørelse, som vi kender."
        return [_Found(start=at, end=runs[-1].end, provisions=(), problem="" if hand.loose else missing)]

    def _named_group(self, hand: Hand, named: Named, runs: list[Run], behind: Named | None) -> list[_Found]:
        """An act with its runs; an act behind the last of several runs takes that one (``LAB § 1 og § 2 i loven``)."""
        taken = len(runs) > 1 and bool(behind or _OTHER_ACT.match(hand.text, runs[-1].end))
        own = runs[:-1] if taken else runs
        hits = [_found(named.act, own, start=named.start, end=own[-1].end)]
        if taken and behind:
            hits.append(_found(behind.act, runs[-1:], start=runs[-1].start, end=behind.end))
        return hits

    def _behind(self, text: str, at: int) -> Named | None:
        preposition = _IN.match(text, at)
        return self._names.at(text, preposition.end()) if preposition else None

    def _another_word(self, hit: _Found) -> bool:
        """True for ``lab`` and ``lob`` where the act is written in capitals: alone they are other Danish words."""
        names = [name for name in self._cites().values() if name.isupper()] if hit.whole_act else []
        return hit.whole_act not in names and hit.whole_act.upper() in names

    def _cites(self) -> dict[str, str]:
        return {cite.casefold(): cite for act in self._acts.values() for cite in (act.cite, *act.aliases)}

    def _unknown(self, text: str, at: int) -> CitationError:
        """The error for a place where neither a known act nor a § stands."""
        sign = _SIGN.search(text, at)
        name = text[at : sign.start() if sign else len(text)].strip(" ,;")
        if not name or _FRAGMENT.match(name):
            return CitationError(f"»{name or text[at:]}« kan ikke læses som en del af henvisningen.")
        cites = self._cites()
        words = [cite for cite in cites if not _NUMBERED.search(cite)]  # a near number is no likely slip
        near = get_close_matches(name.casefold(), words, n=1, cutoff=0.8)
        hint = f" Mente du »{cites[near[0]]}«?" if near else ""
        return CitationError(f"»{name}« findes ikke blandt lovgrundlagets love og bekendtgørelser.{hint}")

    def _act_text(self, act: Act, places: Sequence[Provision]) -> str:
        if not places[0].paragraf:
            return "; ".join(act.cite for _ in places)
        return f"{act.cite} {places_text(places, act.kind)}"


def _found(act: Act, runs: Sequence[Run], *, start: int, end: int) -> _Found:
    provisions = tuple(replace(place, act=act.id) for run in runs for place in run.places)
    problems = (run.problem or _act_problem(act, run) for run in runs)
    return _Found(start=start, end=end, provisions=provisions, problem=next(filter(None, problems), ""))


def _act_problem(act: Act, run: Run) -> str:
    if run.article != (act.kind == ActKind.FORORDNING):
        return f"{act.cite} er inddelt i {'paragraffer (§)' if run.article else 'artikler'}."
    for place in run.places:
        highest = paragraf_key(place.to or place.paragraf)[0]
        if act.last is not None and highest > act.last:
            sign = "artikel" if run.article else "§"
            return f"{act.cite} har ingen {sign} {highest}; den sidste er {sign} {act.last}."
    return ""


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
