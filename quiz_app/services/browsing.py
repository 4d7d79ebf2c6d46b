"""The case library: constructed cases to choose among, to search in, and to find those that are like one's own."""

from collections.abc import Mapping
from dataclasses import dataclass

from quiz_app.domain.case import Case
from quiz_app.domain.case_facets import Chosen, Counted, Facet, counted, narrowed
from quiz_app.domain.case_ref import CaseRefKind
from quiz_app.domain.library import Library
from quiz_app.domain.library_case import CaseFacts, LibraryCase, constructed
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.similar_cases import Likeness, ranked
from quiz_app.domain.status import StatusOnDay, status_on
from quiz_app.errors import NotFound
from quiz_app.services.authorising import require
from quiz_app.services.ports import Clock
from quiz_app.services.searching import Searching


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The cases that were chosen, and what else may be chosen; ``total`` is how many there are in all."""

    cases: tuple[LibraryCase, ...]
    facets: Mapping[Facet, tuple[Counted, ...]]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCase:
    """One case to read: the library's facts about it, and the case itself."""

    told: LibraryCase
    constructed: Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Browsing:
    """Whoever may practise reads constructed cases; those that an exam uses are nowhere in it."""

    library: Library
    searching: Searching
    clock: Clock

    def shelf(self, actor: Actor, chosen: Chosen, query: str = "") -> Shelf:
        """The cases with the chosen values, the newest first, or the best found first when something is looked for.

        The query is neither stored nor logged.
        """
        require(actor, Permission.PRACTISE)
        every = constructed(self.library)
        found = self._found(actor, every, query) if query.strip() else every
        return Shelf(cases=narrowed(found, chosen), facets=counted(found, chosen), total=len(every))

    def case(self, actor: Actor, case_id: str) -> OpenedCase:
        """A constructed case.

        :raises NotFound: there is none, or an exam uses it.
        """
        require(actor, Permission.PRACTISE)
        told = next((c for c in constructed(self.library) if c.ref.id == case_id), None)
        if told is None:
            raise NotFound
        return OpenedCase(told=told, constructed=self.library.cases[case_id])

    def similar(self, actor: Actor, facts: CaseFacts) -> tuple[Likeness, ...]:
        """The cases that are most like the facts, each with its reasons; nothing of what is asked is kept."""
        require(actor, Permission.PRACTISE)
        return ranked(facts, constructed(self.library))

    def status(self, actor: Actor, case: LibraryCase) -> StatusOnDay:
        """How far a case can be relied on today, as for everything that rests on the law."""
        require(actor, Permission.PRACTISE)
        return status_on(self.library.cases[case.ref.id], self.clock.today(), self.library.changes.values())

    def _found(self, actor: Actor, cases: tuple[LibraryCase, ...], query: str) -> tuple[LibraryCase, ...]:
        by_id = {c.ref.id: c for c in cases if c.ref.kind == CaseRefKind.SYNTHETIC}
        hits = self.searching.search(actor, query, kinds=["case"])
        return tuple(by_id[hit.id] for hit in hits if hit.id in by_id)
