"""Kørekortssager: a licence is suspended or revoked by notice, the person's answer, and a second decider's decision.

Nothing here touches a booking: a citizen's case goes on with a companion whatever is decided.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quiz_app.domain.audit import Action
from quiz_app.domain.danish_time import add_months, spelled
from quiz_app.domain.library import Library
from quiz_app.domain.licence import Licence, LicenceEvent, LicenceEventType, LicenceStatus, licences_on
from quiz_app.domain.pause import Pause
from quiz_app.domain.people import Actor, Grant, Permission, Person
from quiz_app.domain.proceeding import (
    LONGEST_SUSPENSION_MONTHS,
    Decision,
    Ground,
    Notice,
    Outcome,
    Proceeding,
    Reply,
    Stage,
    may_decide,
)
from quiz_app.errors import Conflict, InvalidInput, NotAllowed, NotFound, RuleError
from quiz_app.services.authorising import require, require_own
from quiz_app.services.free_text import checked
from quiz_app.services.hearing_views import HearingViews, Holder, ProceedingView, steps_of, title_of
from quiz_app.services.issuing import add_event
from quiz_app.services.ports import Clock, Storage, Stores
from quiz_app.services.seeing import record_views

STANDING = frozenset({LicenceStatus.VALID, LicenceStatus.SUSPENDED})
_EVENT = {Outcome.SUSPEND: LicenceEventType.SUSPENDED, Outcome.REVOKE: LicenceEventType.REVOKED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a second decider decides; a suspension names a last day or a step, and not both."""

    decision_id: str
    outcome: Outcome
    words: str
    until: date | None = None
    until_step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """Two deciders, in two roles or units, and the person heard in between."""

    storage: Storage
    library: Library
    clock: Clock

    def holders(self, actor: Actor) -> tuple[Holder, ...]:
        """Whose licences the actor may begin a case about or reinstate; by name, never oneself.

        Each of them can see that the actor has looked.
        """
        require(actor, Permission.DECIDE_LICENCES)
        with self.storage.reading() as stores:
            people = self._people(stores, actor)
            units = {u.unit_id: u.name for u in stores.people.units()}
            licences = licences_on(stores.licences.events_of(tuple(people)), self.clock.today())
        standing = [x for x in licences if x.status in STANDING]
        record_views(self.storage, actor.person_id, [x.person_id for x in standing], self.clock.today())
        found = [
            Holder(
                person_id=x.person_id,
                name=people[x.person_id].name,
                unit=units.get(people[x.person_id].unit_id, ""),
                licence=x,
                licence_title=title_of(self.library, x.licence_kind),
            )
            for x in standing
        ]
        order = {person_id: n for n, person_id in enumerate(people)}
        return tuple(sorted(found, key=lambda h: order[h.person_id]))

    def give_notice(
        self, actor: Actor, *, proceeding_id: str, person_id: str, licence_id: str, ground: Ground, words: str
    ) -> None:
        """Tell somebody that their licence is questioned, and why. It stands until a second decider has decided.

        :raises NotFound: the person or the licence is outside the actor's scope. :raises InvalidInput: words are
            missing or hold a certain identifier. :raises Conflict: a case about the licence is open already.
        """
        require(actor, Permission.DECIDE_LICENCES)
        words = _words(words, "Skriv, hvad der er sket, og hvad du har set, så personen kan svare på det.")
        with self.storage.writing() as stores:
            person, grants = self._person(stores, actor, person_id)
            if self._licence(stores, person, licence_id).status not in STANDING:
                raise NotFound
            known = stores.proceedings.proceedings_of((person_id,))
            if proceeding_id in {p.notice.proceeding_id for p in known}:
                return
            if any(p.notice.licence_id == licence_id and p.decision is None for p in known):
                raise Conflict("Der er allerede en sag om kørekortet.")
            notice = Notice(
                proceeding_id=proceeding_id,
                licence_id=licence_id,
                person_id=person_id,
                ground=ground,
                text_id=f"notice:{proceeding_id}",
                decider_id=actor.person_id,
                decider=grants[0],
                at=self.clock.now(),
            )
            stores.proceedings.add_notice(notice)
            stores.texts.add(notice.text_id, author_id=actor.person_id, body=words, at=notice.at, about_id=person_id)
            details = {"ground": ground, "role": notice.decider.role}
            self._audit(stores, actor, notice, action=Action.LICENCE_NOTICE, details=details)

    def mine(self, actor: Actor) -> tuple[ProceedingView, ...]:
        """Cases about the actor's own licences, newest first."""
        require(actor, Permission.SEE_OWN_DATA)
        with self.storage.reading() as stores:
            return self._views(stores, actor).of(stores.proceedings.proceedings_of((actor.person_id,)))

    def reply(self, actor: Actor, proceeding_id: str, words: str) -> None:
        """Store the person's own answer; once, and as long as nothing is decided, also after the time to answer.

        :raises NotFound: the case is not about the actor. :raises InvalidInput: words are missing or cannot be taken.
        :raises Conflict: it is answered already. :raises RuleError: it is decided.
        """
        require(actor, Permission.SEE_OWN_DATA)
        words = _words(words, "Skriv dit svar, før du sender det.")
        with self.storage.writing() as stores:
            found = stores.proceedings.find_proceeding(proceeding_id)
            if found is None:
                raise NotFound
            require_own(actor, found.notice.person_id)
            if found.reply is not None:
                raise Conflict("Du har allerede svaret. Svaret er gemt og bliver læst.")
            if found.decision is not None:
                raise RuleError("Sagen er afgjort. Kontakt den, der har afgjort den, hvis noget er forkert.")
            reply = Reply(proceeding_id=proceeding_id, text_id=f"reply:{proceeding_id}", at=self.clock.now())
            stores.proceedings.add_reply(reply)
            stores.texts.add(
                reply.text_id, author_id=actor.person_id, body=words, at=reply.at, about_id=actor.person_id
            )
            self._audit(stores, actor, found.notice, action=Action.LICENCE_REPLY, details={})

    def inbox(self, actor: Actor) -> tuple[ProceedingView, ...]:
        """Cases in the decider's units: those that can be decided, those that wait for an answer, those decided."""
        require(actor, Permission.DECIDE_LICENCES)
        with self.storage.reading() as stores:
            people = tuple(self._people(stores, actor))
            views = self._views(stores, actor).of(stores.proceedings.proceedings_of(people))
        order = [Stage.DECIDING, Stage.ANSWERING, Stage.DECIDED]
        return tuple(sorted(views, key=lambda v: order.index(v.stage)))

    def decide(self, actor: Actor, proceeding_id: str, ruling: Ruling) -> None:
        """Decide as the second decider, once the person has answered or their time is over.

        :raises NotFound: it is outside the actor's scope. :raises NotAllowed: the actor gave the notice, or acts in the
            same role and unit. :raises RuleError: the person may still answer. :raises InvalidInput: reason or end is
            missing or wrong. :raises Conflict: it is decided already.
        """
        require(actor, Permission.DECIDE_LICENCES)
        words = _words(ruling.words, "Skriv begrundelsen: hvad du har lagt vægt på, også i personens svar.")
        with self.storage.writing() as stores:
            found = stores.proceedings.find_proceeding(proceeding_id)
            if found is None:
                raise NotFound
            person, grants = self._person(stores, actor, found.notice.person_id)
            decider = _second(found.notice, actor, grants)
            if found.decision is not None and found.decision.decision_id == ruling.decision_id:
                return
            pauses = stores.people.pauses_of([person.person_id]).get(person.person_id, ())
            _require_ripe(found, self.clock.today(), pauses)
            licence = self._licence(stores, person, found.notice.licence_id)
            self._check_end(ruling, licence)
            decision = Decision(
                decision_id=ruling.decision_id,
                proceeding_id=proceeding_id,
                decider_id=actor.person_id,
                decider=decider,
                outcome=ruling.outcome,
                text_id=f"decision:{ruling.decision_id}",
                at=self.clock.now(),
                until=ruling.until,
                until_step=ruling.until_step,
            )
            stores.proceedings.add_decision(decision)
            stores.texts.add(
                decision.text_id, author_id=actor.person_id, body=words, at=decision.at, about_id=person.person_id
            )
            details = {"outcome": ruling.outcome, "role": decider.role}
            self._audit(stores, actor, found.notice, action=Action.LICENCE_DECISION, details=details)
            if ruling.outcome in _EVENT:
                add_event(stores, _event_of(decision, licence, found.notice.ground))

    def reinstate(self, actor: Actor, *, person_id: str, licence_id: str, event_id: str, words: str) -> None:
        """Lift a suspension before its end. One decider is enough for what only gives back.

        :raises NotFound: it is outside the actor's scope, or not suspended. :raises InvalidInput: no reason is given.
        """
        require(actor, Permission.DECIDE_LICENCES)
        words = _words(words, "Skriv kort, hvorfor kørekortet gælder igen.")
        with self.storage.writing() as stores:
            person, _ = self._person(stores, actor, person_id)
            licence = self._licence(stores, person, licence_id)
            if licence.suspension is None:
                raise NotFound("Kørekortet er ikke i bero.")
            now = self.clock.now()
            event = LicenceEvent(
                event_id=event_id,
                licence_id=licence_id,
                person_id=person_id,
                licence_kind=licence.licence_kind,
                type=LicenceEventType.REINSTATED,
                at=now,
                actor_id=actor.person_id,
                reason="Genindsat af en leder eller fagansvarlig",
            )
            add_event(stores, event)
            text_id = f"reinstatement:{event_id}"
            stores.texts.add(text_id, author_id=actor.person_id, body=words, at=now, about_id=person_id)

    def _views(self, stores: Stores, actor: Actor) -> HearingViews:
        return HearingViews(stores=stores, library=self.library, actor=actor, today=self.clock.today())

    def _people(self, stores: Stores, actor: Actor) -> dict[str, Person]:
        """Everybody in the actor's scope but themselves, by name."""
        scope = actor.scope(Permission.DECIDE_LICENCES, stores.people.units())
        found = stores.people.people(units=scope)
        return {p.person_id: p for p in found if p.is_here(self.clock.today()) and p.person_id != actor.person_id}

    def _person(self, stores: Stores, actor: Actor, person_id: str) -> tuple[Person, tuple[Grant, ...]]:
        """Somebody in scope, and the grants by which the actor decides about them."""
        person = stores.people.find_person(person_id)
        if person is None or person_id == actor.person_id:
            raise NotFound
        grants = actor.grants_over(Permission.DECIDE_LICENCES, person.unit_id, stores.people.units())
        if not grants:
            raise NotFound
        return person, grants

    def _licence(self, stores: Stores, person: Person, licence_id: str) -> Licence:
        held = licences_on(stores.licences.events_of((person.person_id,)), self.clock.today())
        licence = next((x for x in held if x.licence_id == licence_id), None)
        if licence is None:
            raise NotFound
        return licence

    def _check_end(self, ruling: Ruling, licence: Licence) -> None:
        if ruling.outcome != Outcome.SUSPEND:
            if ruling.until or ruling.until_step:
                raise InvalidInput("until", "Kun en pause har en slutdag eller et trin.")
            return
        if (ruling.until is None) == (not ruling.until_step):
            raise InvalidInput("until", "Vælg enten en dag eller et trin, der slutter pausen.")
        if ruling.until_step and ruling.until_step not in steps_of(self.library, licence.licence_kind):
            raise InvalidInput("until_step", "Vælg et af kørekortets trin.")
        today = self.clock.today()
        if ruling.until and not today < ruling.until <= add_months(today, LONGEST_SUSPENSION_MONTHS):
            raise InvalidInput("until", "Pausens sidste dag ligger efter i dag og højst et år frem.")

    def _audit(
        self, stores: Stores, actor: Actor, notice: Notice, *, action: Action, details: Mapping[str, str]
    ) -> None:
        stores.audit.append(
            at=self.clock.now(),
            actor_id=actor.person_id,
            action=action,
            subject=notice.proceeding_id,
            details={"licence": notice.licence_id, "person": notice.person_id, **details},
        )


def _words(words: str, missing: str) -> str:
    words = checked("words", words)
    if not words:
        raise InvalidInput("words", missing)
    return words


def _second(notice: Notice, actor: Actor, grants: tuple[Grant, ...]) -> Grant:
    decider = may_decide(notice, actor.person_id, grants)
    if decider is None:
        raise NotAllowed("En anden end den, der sendte varslet, afgør sagen, og i en anden rolle eller enhed.")
    return decider


def _require_ripe(found: Proceeding, today: date, pauses: Sequence[Pause]) -> None:
    stage = found.stage(today, pauses)
    if stage == Stage.DECIDED:
        raise Conflict("Sagen er allerede afgjort.")
    if stage == Stage.ANSWERING:
        last = spelled(found.notice.answer_by(pauses))
        raise RuleError(f"Personen har til og med den {last} til at svare. Vent på svaret.")


def _event_of(decision: Decision, licence: Licence, ground: Ground) -> LicenceEvent:
    return LicenceEvent(
        event_id=decision.decision_id,
        licence_id=licence.licence_id,
        person_id=licence.person_id,
        licence_kind=licence.licence_kind,
        type=_EVENT[decision.outcome],
        at=decision.at,
        actor_id=decision.decider_id,
        reason=ground,
        until=decision.until,
        until_step=decision.until_step,
    )
