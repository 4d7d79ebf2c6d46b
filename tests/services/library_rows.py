"""Who may do what in the case library: rows for the table of ``test_authorisation``."""

from collections.abc import Callable

from world import World

from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.library_case import CaseFacts, LibraryCase, constructed
from quiz_app.domain.people import Actor, Role
from quiz_app.services.browsing import Browsing

OEVESAG = CaseRef(kind=CaseRefKind.SYNTHETIC, id="oevesag")
LEARNERS = frozenset(Role) - {Role.ADMINISTRATOR}


def browsing(town: World) -> Browsing:
    return town.platform.conferences.browsing


def first(town: World) -> LibraryCase:
    return constructed(town.platform.library)[0]


Call = Callable[[World, Actor], object]
LIBRARY_ROWS: dict[str, tuple[frozenset[Role], Call]] = {
    "browsing.shelf": (LEARNERS, lambda t, a: browsing(t).shelf(a, {})),
    "browsing.case": (LEARNERS, lambda t, a: browsing(t).case(a, OEVESAG)),
    "browsing.similar": (LEARNERS, lambda t, a: browsing(t).similar(a, CaseFacts())),
    "browsing.status": (LEARNERS, lambda t, a: browsing(t).status(a, first(t))),
}
