"""Merit and talks: a person asks one manager or key person of their unit, who says yes or no. No words are stored."""

from dataclasses import dataclass
from datetime import date, timedelta

from quiz_app.domain.audit import Action
from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.request import Request, RequestKind, RequestReply
from quiz_app.domain.retake import DoorState, exam_door
from quiz_app.errors import Conflict, InvalidInput, NotFound, RuleError
from quiz_app.services.authorising import require
from quiz_app.services.awaiting import TAKEN_BACK, take_back_request, waiting_requests
from quiz_app.services.colleagues import Colleague, Companion, companions, supporters, supports
from quiz_app.services.evidence import evidence_of
from quiz_app.services.hearing_views import title_of
from quiz_app.services.issuing import Issuing
from quiz_app.services.ports import Clock, Storage, Stores

TOLD_FOR = timedelta(days=30)
"""For so long a colleague is told that somebody named them as present at an exam."""
OWN_KINDS = (RequestKind.MERIT, RequestKind.TALK)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView:
    """A request with its names, and the reply once there is one.

    Until then it is ``waiting``, unless it was ``taken_back`` or the colleague can no longer answer.
    """

    request: Request
    person: str
    asker: str
    colleague: str
    reply: RequestReply | None
    waiting: bool
    taken_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportedTry:
    """A colleague's exam with the reader beside them: whose, of which licence, when, and whether it still runs."""

    person: str
    licence_title: str
    day: date
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Requesting:
    """Only the colleague who was asked sees a request, and answers it: nobody else learns who asked for what."""

    storage: Storage
    library: Library
    clock: Clock
    issuing: Issuing

    def colleagues(self, actor: Actor) -> tuple[Colleague, ...]:
        """Whom the actor may ask: the managers and key persons of their unit; by name."""
        require(actor, Permission.EARN)
        with self.storage.reading() as stores:
            return supporters(stores, actor.person_id, self.clock.today())

    def attendants(self, actor: Actor) -> tuple[Companion, ...]:
        """Who may be present at a supported exam of the actor's: key persons and holders of a licence; by name."""
        require(actor, Permission.EARN)
        with self.storage.reading() as stores:
            return tuple(c for c in companions(stores, self.clock.today()) if c.person_id != actor.person_id)

    def supporting(self, actor: Actor) -> tuple[SupportedTry, ...]:
        """The exams of the last month at which colleagues say that the actor is present; newest first."""
        require(actor, Permission.ASSESS)
        since = self.clock.now() - TOLD_FOR
        with self.storage.reading() as stores:
            named = [a for a in stores.attempts.attempts_supported_by(actor.person_id) if a.started_at >= since]
            people = {p.person_id: p.name for p in stores.people.people()}
            return tuple(
                SupportedTry(
                    person=people.get(a.person_id, ""),
                    licence_title=title_of(self.library, a.subject),
                    day=danish_day(a.started_at),
                    is_open=stores.attempts.find_submission(a.attempt_id) is None,
                )
                for a in reversed(named)
            )

    def ask(self, actor: Actor, kind: RequestKind, *, request_id: str, licence_kind: str, colleague_id: str) -> None:
        """Ask a colleague to confirm the actor's experience (merit), or for a talk after failed tries.

        :raises NotFound: no such licence. :raises InvalidInput: the colleague may not be asked.
        :raises Conflict: the same waits for an answer, or has its yes. :raises RuleError: no talk is needed.
        """
        require(actor, Permission.EARN)
        if licence_kind not in self.library.licences or kind not in OWN_KINDS:
            raise NotFound
        with self.storage.writing() as stores:
            if stores.paths.find_request(request_id) is not None:
                return
            if colleague_id not in {c.person_id for c in supporters(stores, actor.person_id, self.clock.today())}:
                raise InvalidInput("colleague", "Vælg en leder eller nøgleperson for din enhed.")
            self._require_open(stores, actor.person_id, kind, licence_kind)
            request = Request(
                request_id=request_id,
                kind=kind,
                person_id=actor.person_id,
                asker_id=actor.person_id,
                colleague_id=colleague_id,
                licence_kind=licence_kind,
                asked_at=self.clock.now(),
            )
            stores.paths.add_request(request)
            if kind == RequestKind.MERIT:
                audit_request(stores, request)

    def take_back(self, actor: Actor, request_id: str) -> None:
        """Ask no more, so that somebody else can be asked. Again changes nothing.

        :raises NotFound: it is not the actor's. :raises Conflict: it is answered.
        """
        require(actor, Permission.EARN)
        with self.storage.writing() as stores:
            request = stores.paths.find_request(request_id)
            if request is None or request.asker_id != actor.person_id or request.kind not in OWN_KINDS:
                raise NotFound
            take_back_request(stores, request, self.clock.now())

    def mine(self, actor: Actor) -> tuple[RequestView, ...]:
        """What the actor has asked for; newest first."""
        require(actor, Permission.EARN)
        with self.storage.reading() as stores:
            asked = [r for r in stores.paths.requests_by(actor.person_id) if r.kind in OWN_KINDS]
            return views(stores, asked, self.clock.today())

    def inbox(self, actor: Actor) -> tuple[RequestView, ...]:
        """What the actor is asked and has not answered; longest waiting first."""
        require(actor, Permission.SUPPORT)
        with self.storage.reading() as stores:
            asked = [r for r in stores.paths.requests_to(actor.person_id) if r.kind in OWN_KINDS]
            fitting = [r for r in asked if supports(stores, actor, r.person_id)]
            return unanswered(views(stores, fitting, self.clock.today()))

    def reply(self, actor: Actor, request_id: str, *, granted: bool) -> None:
        """Say yes or no: the experience is known, the talk was held. The same answer twice is once.

        :raises NotFound: the actor was not asked, or no longer supports the person.
        :raises Conflict: answered already, or taken back.
        """
        require(actor, Permission.SUPPORT)
        with self.storage.writing() as stores:
            request = stores.paths.find_request(request_id)
            if request is None or request.colleague_id != actor.person_id or request.kind not in OWN_KINDS:
                raise NotFound
            if not supports(stores, actor, request.person_id):
                raise NotFound
            reply = RequestReply(request_id=request_id, granted=granted, at=self.clock.now())
            if not add_reply(stores, reply):
                return
            audit_reply(stores, request, reply)
            if granted and request.kind == RequestKind.MERIT:
                self.issuing.issue_when_complete(stores, request.person_id, request.licence_kind)

    def _require_open(self, stores: Stores, person_id: str, kind: RequestKind, licence_kind: str) -> None:
        evidence = evidence_of(
            stores,
            (person_id,),
            self.library.licences[licence_kind],
            self.clock.today(),
            library=self.library,
        )[person_id]
        if kind == RequestKind.TALK:
            door = exam_door(self.library.licences[licence_kind], evidence, self.clock.today())
            if door.state != DoorState.TALK:
                raise RuleError("Der skal ikke holdes en samtale før dit næste forsøg.")
        if kind == RequestKind.MERIT and evidence.merit:
            raise Conflict("Din erfaring er allerede bekræftet.")
        same = [r for r in stores.paths.requests_by(person_id) if (r.kind, r.licence_kind) == (kind, licence_kind)]
        if waiting_requests(stores, same, self.clock.today()):
            raise Conflict("Du venter allerede på svar.")


def add_reply(stores: Stores, reply: RequestReply) -> bool:
    """Store it; gives whether it is new.

    :raises Conflict: the opposite is answered, or the request is taken back.
    """
    if stores.paths.taken_back([reply.request_id]):
        raise Conflict(TAKEN_BACK)
    return stores.paths.add_reply(reply)


def unanswered(found: tuple[RequestView, ...]) -> tuple[RequestView, ...]:
    """Those that nobody has answered or taken back; longest waiting first."""
    return tuple(v for v in reversed(found) if v.reply is None and not v.taken_back)


def views(stores: Stores, asked: list[Request], day: date) -> tuple[RequestView, ...]:
    """The requests with their names; newest first."""
    replies = stores.paths.replies([r.request_id for r in asked])
    waiting, taken = waiting_requests(stores, asked, day), stores.paths.taken_back([r.request_id for r in asked])
    names = {p.person_id: p.name for p in stores.people.people()}
    return tuple(
        RequestView(
            request=r,
            person=names.get(r.person_id, ""),
            asker=names.get(r.asker_id, ""),
            colleague=names.get(r.colleague_id, ""),
            reply=replies.get(r.request_id),
            waiting=r.request_id in waiting,
            taken_back=r.request_id in taken,
        )
        for r in reversed(asked)
    )


def audit_request(stores: Stores, request: Request) -> None:
    """Keep on the trail that it was asked for."""
    details = {"kind": request.kind, "person": request.person_id, "of": request.colleague_id}
    stores.audit.append(
        at=request.asked_at,
        actor_id=request.asker_id,
        action=Action.REQUEST,
        subject=request.request_id,
        details={**details, "licence": request.licence_kind},
    )


def audit_reply(stores: Stores, request: Request, reply: RequestReply) -> None:
    """Keep on the trail what was answered."""
    details = {"kind": request.kind, "person": request.person_id, "granted": str(reply.granted)}
    stores.audit.append(
        at=reply.at,
        actor_id=request.colleague_id,
        action=Action.REQUEST_REPLY,
        subject=request.request_id,
        details={**details, "licence": request.licence_kind},
    )
