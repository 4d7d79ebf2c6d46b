"""Who may do what in the case library: rows for the table of ``test_authorisation``."""

from collections.abc import Callable

from conferring import STORY, TITLE, Room
from world import World

from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.drafting import DraftDecision, DraftKind, DropReason
from quiz_app.domain.learnt import Month
from quiz_app.domain.library_case import CaseFacts, LibraryCase, constructed
from quiz_app.domain.people import Actor, Permission, Role
from quiz_app.services.browsing import Browsing
from quiz_app.services.drafting import Drafting

OEVESAG = CaseRef(kind=CaseRefKind.SYNTHETIC, id="oevesag")
STAFF = frozenset(Role) - {Role.GUEST, Role.ADMINISTRATOR}
KEY_PERSONS = frozenset({Role.KEY_PERSON})
LEARNERS = frozenset(Role) - {Role.ADMINISTRATOR}


def browsing(town: World) -> Browsing:
    return town.platform.conferences.browsing


def drafting(town: World) -> Drafting:
    return town.platform.conferences.drafting


def kept(town: World, *people: Actor) -> Room:
    """A conference whose advice is kept, of three others and the people."""
    three = tuple(town.person(name) for name in ("Una", "Vera", "Willy"))
    found = Room(town, (*three, *people))
    found.keep()
    return found


def room(town: World, actor: Actor) -> str:
    """One that the actor took part in, if they may."""
    able = actor.has(Permission.CONFER)
    return kept(town, *([actor] if able else [])).conference_id


def drafted(town: World) -> str:
    """A case draft that waits."""
    found = kept(town)
    drafting(town).draft(found.people[0], found.conference_id, DraftKind.CASE)
    with town.storage.reading() as stores:
        return stores.drafts.drafts()[0].draft_id


def rebuilt(town: World, actor: Actor) -> str:
    """The same, told anew."""
    draft_id = drafted(town)
    drafting(town).rebuild(actor, draft_id, title=TITLE, story=STORY)
    return draft_id


def first(town: World) -> LibraryCase:
    return constructed(town.platform.library)[0]


Call = Callable[[World, Actor], object]
LIBRARY_ROWS: dict[str, tuple[frozenset[Role], Call]] = {
    "browsing.shelf": (LEARNERS, lambda t, a: browsing(t).shelf(a, {})),
    "browsing.case": (LEARNERS, lambda t, a: browsing(t).case(a, OEVESAG)),
    "browsing.similar": (LEARNERS, lambda t, a: browsing(t).similar(a, CaseFacts())),
    "browsing.status": (LEARNERS, lambda t, a: browsing(t).status(a, first(t))),
    "drafting.offered": (STAFF, lambda t, a: drafting(t).offered(a, room(t, a))),
    "drafting.draft": (STAFF, lambda t, a: drafting(t).draft(a, room(t, a), DraftKind.CASE)),
    "drafting.drafts": (KEY_PERSONS, lambda t, a: drafting(t).drafts(a)),
    "drafting.rebuild": (KEY_PERSONS, rebuilt),
    "drafting.export": (KEY_PERSONS, lambda t, a: drafting(t).export(a, rebuilt(t, a))),
    "drafting.decide": (
        KEY_PERSONS,
        lambda t, a: drafting(t).decide(a, drafted(t), DraftDecision.DROPPED, DropReason.COVERED),
    ),
    "month_learning.months": (STAFF, lambda t, a: t.platform.conferences.month_learning.months(a)),
    "month_learning.month": (
        STAFF,
        lambda t, a: t.platform.conferences.month_learning.month(a, Month(year=2026, number=11)),
    ),
}
