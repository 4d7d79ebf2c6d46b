"""Search: words and citations, in what the asker may see. A query is never stored and never logged."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from quiz_app.domain.citation import CitationError, Citations, covers, overlaps
from quiz_app.domain.law import Act, Provision
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.search import PUBLIC, STAFF, words
from quiz_app.services.search_port import Hit, SearchIndex

LONGEST_QUERY = 200
MOST = 50
WITH_WORDS = 200
"""Of so many that have the words beside a citation it is known that they do."""
_SIGN = re.compile(r"§+\s*\d")
_Anchored = tuple[str, str, tuple[Provision, ...]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The places that a query names, the acts that it names them in, and the words beside them."""

    places: tuple[Provision, ...]
    acts: frozenset[str]
    beside: str


@dataclass(frozen=True, slots=True)
class _Rests:
    """Something that rests on a place, by its nearest provision; a lower ``rank`` is nearer."""

    rank: tuple[int, int]
    name: tuple[str, str]
    provision: Provision


@dataclass(frozen=True, slots=True, kw_only=True)
class Searching:
    """Anyone may search what is published; signed-in staff search the case library as well."""

    index: SearchIndex
    library: Library
    citations: Citations
    cited: list[_Anchored] = field(default_factory=list, init=False, repr=False, compare=False)
    """What the running texts of modules and glossary cite; read at the first question about a provision."""

    def search(self, actor: Actor | None, query: str, *, kinds: Iterable[str] = ()) -> tuple[Hit, ...]:
        """The best hits first, at most 50; a query with a ``§`` finds what rests on the provision.

        Of that, what has the query's other words comes first. ``kinds`` narrows to some kinds; an empty query or
        nonsense finds nothing.
        """
        query, wanted = query.strip()[:LONGEST_QUERY], frozenset(kinds)
        if not query:
            return ()
        is_staff = actor is not None and actor.has(Permission.PRACTISE)
        audiences = frozenset({PUBLIC, STAFF} if is_staff else {PUBLIC})
        if _SIGN.search(query):
            return self._by_provision(self._asked(query), audiences=audiences, kinds=wanted)
        return self.index.find(query, audiences=audiences, kinds=wanted, limit=MOST)

    def _by_provision(self, asked: _Asked, *, audiences: frozenset[str], kinds: frozenset[str]) -> tuple[Hit, ...]:
        found = [r for r in self._resting_on(asked) if not kinds or r.name[0] in kinds]
        worded: dict[tuple[str, str], Hit] = {}
        if found and any(words(asked.beside)):
            hits = self.index.find(asked.beside, audiences=audiences, kinds=kinds, limit=WITH_WORDS)
            worded = {(hit.kind, hit.id): hit for hit in hits}
        ranked = sorted(found, key=lambda r: (r.name not in worded, r.rank))
        by = {r.name: self.citations.format((r.provision,)) for r in ranked[:MOST]}
        hits = self.index.named([*by], audiences=audiences)
        return tuple(replace(worded.get((h.kind, h.id), h), provision=by[h.kind, h.id]) for h in hits)

    def _asked(self, query: str) -> _Asked:
        """What the query asks for; a bare ``§ 18, stk. 2`` is meant in every act that has it."""
        named = self.citations.find(query)
        if named or self.citations.impossible(query):
            places = tuple(p for _, _, found in named for p in found)
            beside = query
            for start, end, _ in reversed(named):
                beside = f"{beside[:start]} {beside[end:]}"
            return _Asked(places, frozenset(p.act for p in places), beside)
        start = _SIGN.search(query).start()  # type: ignore[union-attr]  # the caller has seen the sign
        bare = query[start:]
        heads = [self._head(act, bare) for act in self.library.acts.values()]
        longest = max((end for _, end in heads), default=0)
        places = tuple(p for found, end in heads if end == longest for p in found)
        return _Asked(places, frozenset(), f"{query[:start]} {bare[longest:]}")

    def _head(self, act: Act, bare: str) -> tuple[tuple[Provision, ...], int]:
        """What the beginning of the text means in the act, and where that ends."""
        text = f"{act.cite} {bare}"
        try:
            return self.citations.parse(text), len(bare)
        except CitationError:
            found = self.citations.find(text)
        if found and found[0][0] == 0:
            _, end, places = found[0]
            return places, end - len(text) + len(bare)
        return (), 0

    def _resting_on(self, asked: _Asked) -> Iterator[_Rests]:
        """Every object that rests on one of the places: the nearest and narrowest have the lowest rank."""
        acts = {place.act for place in asked.places}
        pages = (("act", act, (Provision(act=act, paragraf=""),)) for act in asked.acts)
        for kind, object_id, anchors in chain(self._anchored(), self._citing(), pages):
            if acts.isdisjoint(anchor.act for anchor in anchors):
                continue
            ranks = [
                (_rank(place, anchor), n)
                for place in asked.places
                for n, anchor in enumerate(anchors)
                if overlaps(place, anchor)
            ]
            if ranks:
                rank, nearest = min(ranks)
                yield _Rests((rank, len(anchors)), (kind, object_id), anchors[nearest])

    def _citing(self) -> Iterable[_Anchored]:
        """Modules and terms of the glossary by what their texts cite."""
        if not self.cited:
            lib = self.library
            texts = chain(
                (("module", m.id, m.body) for m in lib.modules.values()),
                (("term", t.term, f"{t.meaning} {t.source}") for t in lib.glossary),
            )
            self.cited[:] = [(kind, name, self._cites(text)) for kind, name, text in texts]
        return self.cited

    def _cites(self, text: str) -> tuple[Provision, ...]:
        return tuple(dict.fromkeys(p for _, _, places in self.citations.find(text) for p in places))

    def _anchored(self) -> Iterator[_Anchored]:
        lib = self.library
        yield from chain(
            (("guideline", g.id, g.anchors) for g in lib.guidelines.values()),
            (("situation", s.id, s.anchors) for s in lib.situations.values()),
            (("grey_zone", z.id, z.anchors) for z in lib.grey_zones.values()),
            (("citizen_page", p.id, p.anchors) for p in lib.citizen_pages.values()),
            (("tool", t.id, t.anchors) for t in lib.tools.values()),
            (("case", c.id, c.anchors) for c in lib.cases.values()),
            (("authority", a.id, a.anchors) for a in lib.authorities.values()),
            (("change", c.id, tuple(p for a in c.affects for p in a.provision)) for c in lib.changes.values()),
            (("fact", f.id, f.provisions) for f in lib.facts.values()),
        )


def _rank(place: Provision, anchor: Provision) -> int:
    if place == anchor:
        return 0
    return 1 if covers(place, anchor) else 2
