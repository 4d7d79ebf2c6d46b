"""Ændringsprøver: who must take one, until when, and what a licence is worth at the door meanwhile."""

from dataclasses import dataclass
from datetime import date

from quiz_app.domain.attempt import AttemptKind
from quiz_app.domain.danish_time import spelled
from quiz_app.domain.delta import BookingRight, Demand, Gap, booking_right, drawn, gaps
from quiz_app.domain.library import Library
from quiz_app.domain.licence import Licence, LicenceStatus, licences_on
from quiz_app.domain.licence_kind import DeltaTest, LicenceKind
from quiz_app.domain.people import Actor, Permission
from quiz_app.errors import NotFound, RuleError
from quiz_app.services.authorising import require
from quiz_app.services.beginning import Beginning, ExamForm
from quiz_app.services.demands import Demands
from quiz_app.services.ports import Clock, Storage, Stores
from quiz_app.services.waiting import again_on


@dataclass(frozen=True, slots=True, kw_only=True)
class DeltaOffer:
    """An Ændringsprøve that the holder of a licence has before them; the licence is valid whatever ``right`` is.

    ``again_on`` is set while a try that was not enough makes it wait.
    """

    kind: LicenceKind
    test: DeltaTest
    licence: Licence
    demand: Demand
    due_on: date
    right: BookingRight
    again_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeltaTesting:
    """Ændringsprøver of the actor's own licences; key persons see where none can be made."""

    storage: Storage
    library: Library
    clock: Clock
    demands: Demands
    beginning: Beginning

    def offers(self, actor: Actor) -> tuple[DeltaOffer, ...]:
        """What a change in the law asks of the actor."""
        require(actor, Permission.EARN)
        with self.storage.reading() as stores:
            return self._offers(stores, actor)

    def start(self, actor: Actor, licence_kind: str) -> str:
        """Draw and begin the test, or go on with the exam that is open; gives the attempt's id.

        :raises NotFound: nothing is asked of the actor. :raises RuleError: it is too soon after the last try.
        """
        require(actor, Permission.EARN)
        with self.storage.writing() as stores:
            if running := stores.attempts.find_open(actor.person_id, "exam"):
                return running.attempt_id
            offer = next((o for o in self._offers(stores, actor) if o.kind.id == licence_kind), None)
            if offer is None:
                raise NotFound("Der er ingen ændringsprøve, du skal tage.")
            if offer.again_on and self.clock.today() < offer.again_on:
                raise RuleError(f"Du kan prøve igen fra den {spelled(offer.again_on)}. Øv dig imens.")
            form = ExamForm(
                kind=AttemptKind.DELTA,
                subject=licence_kind,
                minutes=offer.test.minutes,
                cut=offer.kind.exam.cut.share,
                draw=lambda seen, seed: drawn(offer.demand, seen=seen, seed=seed),
            )
            return self.beginning.exam(stores, actor.person_id, form)

    def right(self, actor: Actor, licence_kind: str) -> BookingRight:
        """Whether the actor books alone by a licence of the kind today, or with a companion."""
        require(actor, Permission.EARN)
        today = self.clock.today()
        with self.storage.reading() as stores:
            licence = self._newest(stores, actor).get(licence_kind)
            due = self.demands.due(stores, [licence] if licence else [], today)
        return booking_right(licence, due.get(licence.licence_id) if licence else None, today)

    def gaps(self, actor: Actor) -> tuple[Gap, ...]:
        """The changes that touch what some valid licence proves, and for which no honest test can be made.

        Counted from the oldest law that any of them proves; no person is named.
        """
        require(actor, Permission.CORRECT)
        today = self.clock.today()
        with self.storage.reading() as stores:
            people = [p.person_id for p in stores.people.people() if p.is_here(today)]
            held = licences_on(stores.licences.events_of(people), today)
        found: list[Gap] = []
        for kind in self.library.licences.values():
            valid = [x for x in held if x.licence_kind == kind.id and x.status == LicenceStatus.VALID]
            if valid:
                since = min(x.proven_on for x in valid)
                untested = {change: day for x in valid for change, day in x.untested.items()}
                found += gaps(kind, self.library, since=since, day=today, untested=untested)
        return tuple(found)

    def _newest(self, stores: Stores, actor: Actor) -> dict[str, Licence]:
        held = licences_on(stores.licences.events_of((actor.person_id,)), self.clock.today())
        return {x.licence_kind: x for x in held}

    def _offers(self, stores: Stores, actor: Actor) -> tuple[DeltaOffer, ...]:
        today, held = self.clock.today(), self._newest(stores, actor)
        found = self.demands.pending(stores, held.values(), today)
        return tuple(self._offer(stores, x, *found[x.licence_id]) for x in held.values() if x.licence_id in found)

    def _offer(self, stores: Stores, licence: Licence, wanted: Demand, due: date) -> DeltaOffer:
        kind, today = self.library.licences[licence.licence_kind], self.clock.today()
        assert kind.delta is not None
        test = (AttemptKind.DELTA, kind.id)
        opens = again_on(
            stores, licence.person_id, test=test, waiting_days=kind.delta.waiting_days, since=licence.proven_on
        )
        return DeltaOffer(
            kind=kind,
            test=kind.delta,
            licence=licence,
            demand=wanted,
            due_on=due,
            right=booking_right(licence, due, today),
            again_on=opens if opens and today < opens else None,
        )
