"""The case library: constructed and released cases to choose among, to search in, and those like one's own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from quiz_app.domain.agreement import Consensus, consensus
from quiz_app.domain.agreement.reading import firsts
from quiz_app.domain.assessment import Assessment, OccasionKind, Series, Turn
from quiz_app.domain.calibration_round import open_cases
from quiz_app.domain.case_facets import Chosen, Counted, Facet, counted, narrowed
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.citation import Citations
from quiz_app.domain.conference import Band, ConclusionPart
from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.library import Library
from quiz_app.domain.library_case import CaseFacts, LibraryCase, constructed, released, sealed
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.search import words
from quiz_app.domain.similar_cases import Likeness, ranked
from quiz_app.domain.small_groups import SMALLEST
from quiz_app.domain.status import ContentStatus, StatusOnDay, status_on
from quiz_app.errors import NotFound
from quiz_app.services.authorising import require
from quiz_app.services.concluding import to_revise
from quiz_app.services.kept_advice import by_case, kept
from quiz_app.services.kept_advice import words as said
from quiz_app.services.ports import Clock, Storage, Stores
from quiz_app.services.released_cases import released as shared_cases
from quiz_app.services.searching import Searching

TOLD = (
    ConclusionPart.FACTS,
    ConclusionPart.OPTIONS,
    ConclusionPart.ADVICE,
    ConclusionPart.DISSENT,
    ConclusionPart.CHANGE_OUR_MIND,
)
"""What the library tells of advice; who does what next, and what is lacking, is not for it."""
OF_FEW = tuple(part for part in TOLD if part != ConclusionPart.DISSENT)
"""What it tells others of advice from so few that they would know whose the dissent is."""
UNREAD = "Sagen og dens bestemmelser er en kollegas egne. Ingen har bekræftet dem."


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The cases that were chosen, and what else may be chosen; ``total`` is how many there are in all."""

    cases: tuple[LibraryCase, ...]
    facets: Mapping[Facet, tuple[Counted, ...]]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAdvice:
    """Advice from a conference about the case; ``mine`` is its id when the reader took part in it, else empty."""

    on: date
    advised: Band
    provisions: tuple[str, ...]
    words: Mapping[ConclusionPart, str]
    mine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCase:
    """One case to read. ``revise``: what became of it speaks against the advice."""

    told: LibraryCase
    status: StatusOnDay
    advice: tuple[ToldAdvice, ...]
    revise: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Browsing:
    """Whoever may practise reads constructed cases; released ones are for those who confer. No exam is in it."""

    storage: Storage
    library: Library
    searching: Searching
    citations: Citations
    clock: Clock

    def shelf(self, actor: Actor, chosen: Chosen, query: str = "") -> Shelf:
        """The cases with the chosen values, the newest first, or the best found first when something is looked for.

        The query is neither stored nor logged.
        """
        require(actor, Permission.PRACTISE)
        every = self._cases(actor)
        found = self._found(actor, every, query) if query.strip() else every
        return Shelf(cases=narrowed(found, chosen), facets=counted(found, chosen), total=len(every))

    def case(self, actor: Actor, ref: CaseRef) -> OpenedCase:
        """A case.

        :raises NotFound: there is none, an exam uses it, it is taken down, or it is not for the actor.
        """
        require(actor, Permission.PRACTISE)
        told = next((c for c in self._cases(actor) if c.ref == ref), None)
        if told is None:
            raise NotFound
        status = self.status(actor, told)
        if told.sealed or not actor.has(Permission.CONFER):
            return OpenedCase(told=told, status=status, advice=(), revise=False)
        with self.storage.reading() as stores:
            advice = tuple(
                ToldAdvice(
                    on=danish_day(one.conclusion.at),
                    advised=one.conclusion.advised,
                    provisions=one.conclusion.provisions,
                    words=said(stores, one.conclusion, *self._told(stores, actor, one.conference.conference_id)),
                    mine=self._own(stores, actor, one.conference.conference_id),
                )
                for one in by_case(kept(stores, self.clock.now())).get(ref, ())
            )
            return OpenedCase(told=told, status=status, advice=advice, revise=ref in to_revise(stores))

    def similar(self, actor: Actor, facts: CaseFacts) -> tuple[Likeness, ...]:
        """The cases that are most like the facts, each with its reasons; nothing of what is asked is kept."""
        require(actor, Permission.PRACTISE)
        return ranked(facts, self._cases(actor))

    def status(self, actor: Actor, case: LibraryCase) -> StatusOnDay:
        """How far a case can be relied on today, as for everything that rests on the law."""
        require(actor, Permission.PRACTISE)
        found = status_on(case.case, self.clock.today(), self.library.changes.values())
        if case.shared and found.status == ContentStatus.PROVISIONAL:
            return replace(found, reason=UNREAD)
        return found

    def _cases(self, actor: Actor) -> tuple[LibraryCase, ...]:
        """All that the actor may read, the newest case first."""
        written = constructed(self.library)
        with self.storage.reading() as stores:
            out = open_cases(stores.rounds.rounds(), self.clock.now())
            if not actor.has(Permission.CONFER):
                return tuple(sealed(c) if c.ref.id in out else c for c in written)
            shared = released(self.library, self.citations, shared_cases(stores))
            known = self._talked(stores)
        told = (sealed(c) if c.ref.id in out else known(c) for c in written)
        both = (*told, *map(known, shared))
        return tuple(sorted(both, key=lambda c: (c.day, c.title), reverse=True))

    def _talked(self, stores: Stores) -> "_Talked":
        conferences = {c.conference_id: c.case for c in stores.conferences.conferences()}
        first: dict[CaseRef, list[Assessment]] = {}
        for given in stores.assessments.all_revealed() if conferences else ():
            is_first = given.occasion.kind == OccasionKind.CONFERENCE and given.turn == Turn.FIRST
            if is_first and given.series == Series.CASEWORKERS:
                first.setdefault(conferences[given.occasion.id], []).append(given)
        outcomes = {conferences[o.conference_id]: o.band for o in stores.conferences.outcomes(list(conferences))}
        return _Talked(outcomes=outcomes, agreement={ref: consensus(firsts(given)) for ref, given in first.items()})

    def _told(self, stores: Stores, actor: Actor, conference_id: str) -> tuple[ConclusionPart, ...]:
        people = {m.person_id for m in stores.conferences.members(conference_id)}
        return TOLD if len(people) >= SMALLEST or actor.person_id in people else OF_FEW

    def _own(self, stores: Stores, actor: Actor, conference_id: str) -> str:
        return conference_id if stores.conferences.is_member(conference_id, actor.person_id) else ""

    def _found(self, actor: Actor, cases: tuple[LibraryCase, ...], query: str) -> tuple[LibraryCase, ...]:
        """Constructed cases by the search index; released ones, which no index holds, by every word of the query."""
        written = {c.ref.id: c for c in cases if c.ref.kind == CaseRefKind.SYNTHETIC}
        hits = self.searching.search(actor, query, kinds=["case"])
        wanted = {key for _, _, key in words(query)}
        shared = (c for c in cases if c.shared and wanted and _says(c, wanted))
        return (*shared, *(written[hit.id] for hit in hits if hit.id in written))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Talked:
    """What conferences have shown of the cases; agreement is that of caseworkers, each by their first assessment."""

    outcomes: Mapping[CaseRef, Band]
    agreement: Mapping[CaseRef, Consensus]

    def __call__(self, case: LibraryCase) -> LibraryCase:
        found = self.agreement.get(case.ref)
        agreed = None if found is None or found.is_high == found.is_low else found.is_high
        return replace(case, outcome=self.outcomes.get(case.ref), agreed=agreed)


def _says(case: LibraryCase, wanted: set[str]) -> bool:
    assert case.shared is not None
    said_there = {key for _, _, key in words(" ".join([case.shared.text.words.whole, *case.shared.form.provisions]))}
    return all(any(there.startswith(word) for there in said_there) for word in wanted)
