"""Search: words and citations, in what the asker may see. A query is never stored and never logged."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from quiz_app.domain.citation import CitationError, Citations, covers, overlaps
from quiz_app.domain.law import Provision
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.search import PUBLIC, STAFF
from quiz_app.services.search_port import Hit, SearchIndex

LONGEST_QUERY = 200
MOST = 50
_SIGN = re.compile(r"§+\s*\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Searching:
    """Anyone may search what is published; signed-in staff search the case library as well."""

    index: SearchIndex
    library: Library
    citations: Citations

    def search(self, actor: Actor | None, query: str, *, kinds: Iterable[str] = ()) -> tuple[Hit, ...]:
        """The best hits first, at most 50; a query with a ``§`` finds what rests on the provision.

        ``kinds`` narrows to some kinds; an empty query or nonsense finds nothing.
        """
        query, wanted = query.strip()[:LONGEST_QUERY], frozenset(kinds)
        if not query:
            return ()
        is_staff = actor is not None and actor.has(Permission.PRACTISE)
        audiences = frozenset({PUBLIC, STAFF} if is_staff else {PUBLIC})
        if _SIGN.search(query):
            places = self._places(query)
            ranked = sorted(self._resting_on(places), key=lambda found: found[0])
            names = [(kind, object_id) for _, kind, object_id in ranked if not wanted or kind in wanted]
            return self.index.named(names[:MOST], audiences=audiences)
        return self.index.find(query, audiences=audiences, kinds=wanted, limit=MOST)

    def _places(self, query: str) -> tuple[Provision, ...]:
        """The provisions that the query names; a bare ``§ 18, stk. 2`` is meant in every act that has it."""
        named = [p for _, _, places in self.citations.find(query) for p in places]
        if named or self.citations.impossible(query):
            return tuple(named)
        bare = query[_SIGN.search(query).start() :]  # type: ignore[union-attr]  # the caller has seen the sign
        found: list[Provision] = []
        for act in self.library.acts.values():
            try:
                found += self.citations.parse(f"{act.cite} {bare}")
            except CitationError:
                continue
        return tuple(found)

    def _resting_on(self, places: tuple[Provision, ...]) -> Iterator[tuple[tuple[int, int], str, str]]:
        """``(rank, kind, id)`` of every object that rests on one of the places: the nearest and narrowest first."""
        acts = {place.act for place in places}
        for kind, object_id, anchors in self._anchored():
            if acts.isdisjoint(anchor.act for anchor in anchors):
                continue
            ranks = [_rank(place, anchor) for place in places for anchor in anchors if overlaps(place, anchor)]
            if ranks:
                yield (min(ranks), len(anchors)), kind, object_id

    def _anchored(self) -> Iterator[tuple[str, str, tuple[Provision, ...]]]:
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
