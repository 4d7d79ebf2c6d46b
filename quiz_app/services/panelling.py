"""The first holders: two deciders, the practice owner and a key person, issue a licence to a named colleague.

Somebody must hold a licence before anybody can be a companion. A panel may decide until the licence's transition is
over; after that everybody takes the steps.
"""

from dataclasses import dataclass

from quiz_app.domain.library import Library
from quiz_app.domain.licence import LicenceBasis, LicenceStatus, licences_on
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.request import Request, RequestKind, RequestReply
from quiz_app.errors import Conflict, InvalidInput, NotFound, RuleError
from quiz_app.services.authorising import require
from quiz_app.services.awaiting import take_back_request, waiting_requests
from quiz_app.services.colleagues import Colleague, seconds, staff
from quiz_app.services.issuing import Issuing
from quiz_app.services.ports import Clock, Storage, Stores
from quiz_app.services.requesting import RequestView, add_reply, audit_reply, audit_request, unanswered, views
from quiz_app.services.seeing import record_views

OVER = "Overgangsperioden er slut. Nu tages kørekortet trin for trin."


@dataclass(frozen=True, slots=True, kw_only=True)
class Panelling:
    """Nobody decides about themselves, and nobody decides alone."""

    storage: Storage
    library: Library
    clock: Clock
    issuing: Issuing

    def kinds(self, actor: Actor) -> tuple[LicenceKind, ...]:
        """The licences that a panel may issue today."""
        require(actor, Permission.DECIDE)
        return tuple(k for k in self.library.licences.values() if self._is_open(k))

    def candidates(self, actor: Actor, licence_kind: str) -> tuple[Colleague, ...]:
        """Active staff of the actor's units, not the actor, without a licence of the kind; by name.

        Empty for a kind that a panel may not issue today. Each of them can see that the actor has looked.
        """
        require(actor, Permission.DECIDE)
        with self.storage.reading() as stores:
            found = self._candidates(stores, actor, licence_kind)
        record_views(self.storage, actor.person_id, [c.person_id for c in found], self.clock.today())
        return found

    def seconds(self, actor: Actor) -> tuple[Colleague, ...]:
        """The key persons who may decide together with the actor; by name."""
        require(actor, Permission.DECIDE)
        with self.storage.reading() as stores:
            return seconds(stores, actor.person_id, actor.person_id, self.clock.today())

    def propose(self, actor: Actor, *, request_id: str, licence_kind: str, person_id: str, second_id: str) -> None:
        """Propose that the person gets the licence; the second decider is asked.

        :raises RuleError: the transition is over. :raises InvalidInput: person or second do not fit.
        :raises Conflict: a panel is asked about the person already. :raises NotFound: no such licence.
        """
        require(actor, Permission.DECIDE)
        kind = self.library.licences.get(licence_kind)
        if kind is None:
            raise NotFound
        if not self._is_open(kind):
            raise RuleError(OVER)
        with self.storage.writing() as stores:
            if stores.paths.find_request(request_id) is not None:
                return
            if person_id not in {c.person_id for c in self._candidates(stores, actor, licence_kind)}:
                raise InvalidInput("person", "Vælg en kollega i dit område, som ikke har kørekortet.")
            if second_id not in {c.person_id for c in seconds(stores, person_id, actor.person_id, self.clock.today())}:
                raise InvalidInput("second", "Vælg en nøgleperson, som hverken er dig eller den, det handler om.")
            asked = [r for r in stores.paths.requests_of((person_id,)) if _is_panel(r, licence_kind)]
            if waiting_requests(stores, asked, self.clock.today()):
                raise Conflict("Et panel er allerede spurgt om kollegaen.")
            request = Request(
                request_id=request_id,
                kind=RequestKind.PANEL,
                person_id=person_id,
                asker_id=actor.person_id,
                colleague_id=second_id,
                licence_kind=licence_kind,
                asked_at=self.clock.now(),
            )
            stores.paths.add_request(request)
            audit_request(stores, request)

    def proposed(self, actor: Actor) -> tuple[RequestView, ...]:
        """What the actor has proposed; newest first."""
        require(actor, Permission.DECIDE)
        with self.storage.reading() as stores:
            asked = [r for r in stores.paths.requests_by(actor.person_id) if r.kind == RequestKind.PANEL]
            return views(stores, asked, self.clock.today())

    def take_back(self, actor: Actor, request_id: str) -> None:
        """Propose it no more, so that somebody else can be asked to second it. Again changes nothing.

        :raises NotFound: the actor has not proposed it. :raises Conflict: it is answered.
        """
        require(actor, Permission.DECIDE)
        with self.storage.writing() as stores:
            request = stores.paths.find_request(request_id)
            if request is None or request.asker_id != actor.person_id or request.kind != RequestKind.PANEL:
                raise NotFound
            take_back_request(stores, request, self.clock.now())

    def inbox(self, actor: Actor) -> tuple[RequestView, ...]:
        """What the actor is asked to second and has not answered; longest waiting first."""
        require(actor, Permission.SECOND)
        with self.storage.reading() as stores:
            asked = [r for r in stores.paths.requests_to(actor.person_id) if r.kind == RequestKind.PANEL]
            return unanswered(views(stores, asked, self.clock.today()))

    def second(self, actor: Actor, request_id: str, *, granted: bool) -> None:
        """Join the decision or not; with a yes the licence is issued at once. The same answer twice is once.

        :raises NotFound: the actor was not asked.
        :raises Conflict: it is answered or taken back, or the person has got the licence.
        :raises RuleError: the transition is over, or the first decider no longer decides.
        """
        require(actor, Permission.SECOND)
        with self.storage.writing() as stores:
            request = stores.paths.find_request(request_id)
            if request is None or request.kind != RequestKind.PANEL or request.colleague_id != actor.person_id:
                raise NotFound
            reply = RequestReply(request_id=request_id, granted=granted, at=self.clock.now())
            if not add_reply(stores, reply):
                return
            audit_reply(stores, request, reply)
            if granted:
                self._issue(stores, request)

    def _issue(self, stores: Stores, request: Request) -> None:
        kind = self.library.licences.get(request.licence_kind)
        if kind is None or not self._is_open(kind):
            raise RuleError(OVER)
        decider = Actor(person_id=request.asker_id, grants=stores.people.grants(request.asker_id))
        if request.person_id not in {c.person_id for c in self._candidates(stores, decider, kind.id)}:
            raise Conflict("Kollegaen kan ikke længere få kørekortet ved panelbeslutning.")
        self.issuing.issue(stores, request.person_id, kind, basis=LicenceBasis.PANEL, actor_id=request.colleague_id)

    def _candidates(self, stores: Stores, actor: Actor, licence_kind: str) -> tuple[Colleague, ...]:
        kind, today = self.library.licences.get(licence_kind), self.clock.today()
        if kind is None or not self._is_open(kind):
            return ()
        people = staff(stores, actor, Permission.DECIDE, today)
        held = licences_on(stores.licences.events_of([p.person_id for p in people]), today)
        has = {x.person_id for x in held if x.licence_kind == licence_kind and x.status != LicenceStatus.EXPIRED}
        return tuple(p for p in people if p.person_id not in has)

    def _is_open(self, kind: LicenceKind) -> bool:
        today = self.clock.today()
        return kind.transition is not None and today <= kind.transition and today in kind.offered


def _is_panel(request: Request, licence_kind: str) -> bool:
    return request.kind == RequestKind.PANEL and request.licence_kind == licence_kind
