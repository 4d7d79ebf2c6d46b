"""Fornyelse: a short test in good time, and how long a licence still holds."""

from dataclasses import dataclass
from datetime import date

from quiz_app.domain.attempt import AttemptKind
from quiz_app.domain.danish_time import spelled
from quiz_app.domain.exam import draw
from quiz_app.domain.library import Library
from quiz_app.domain.licence import Licence, licences_on
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.renewal import Renewal, expiry_notice, renewal_of, short_exam
from quiz_app.errors import NotFound, RuleError
from quiz_app.services.attempting import Attempting
from quiz_app.services.authorising import require
from quiz_app.services.beginning import Beginning, ExamForm
from quiz_app.services.evidence import pauses_of
from quiz_app.services.ports import Clock, Storage, Stores
from quiz_app.services.waiting import again_on


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalOffer:
    """A licence that can be renewed, now or later.

    ``open`` says that the test can be begun today, and ``again_on`` from when on, where a try that was not enough makes
    it wait.
    """

    kind: LicenceKind
    licence: Licence
    renewal: Renewal
    open: bool
    again_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewing:
    """Renewals of the actor's own licences."""

    storage: Storage
    library: Library
    clock: Clock
    beginning: Beginning
    attempting: Attempting

    def offers(self, actor: Actor) -> tuple[RenewalOffer, ...]:
        """The actor's licences that can be renewed until a day that has not passed."""
        require(actor, Permission.EARN)
        with self.storage.reading() as stores:
            return self._offers(stores, actor)

    def notices(self, actor: Actor) -> tuple[Licence, ...]:
        """The actor's licences that expire within 60 days, open to renewal or not; the newest of each kind."""
        require(actor, Permission.EARN)
        today = self.clock.today()
        with self.storage.reading() as stores:
            held = licences_on(stores.licences.events_of((actor.person_id,)), today)
        newest = {x.licence_kind: x for x in held if x.licence_kind in self.library.licences}
        return tuple(x for x in newest.values() if expiry_notice(x, today) is not None)

    def start(self, actor: Actor, licence_kind: str) -> str:
        """Draw and begin the renewal test, or go on with the exam that is open; gives the attempt's id.

        :raises NotFound: the actor has no such licence to renew. :raises RuleError: it is too early, too late, or too
            soon after the last try, or the test cannot be drawn today.
        """
        require(actor, Permission.EARN)
        self.attempting.sweep()
        with self.storage.writing() as stores:
            if running := stores.attempts.find_open(actor.person_id, "exam"):
                return running.attempt_id
            offer = next((o for o in self._offers(stores, actor) if o.kind.id == licence_kind), None)
            if offer is None:
                raise NotFound("Kørekortet kan ikke fornyes. Er det udløbet for længe siden, tager du prøven igen.")
            if not offer.open:
                raise RuleError(f"Du kan forny fra den {spelled(offer.again_on or offer.renewal.opens_on)}.")
            kind = offer.kind
            pool = self.beginning.pool(kind, self.clock.today())
            form = ExamForm(
                kind=AttemptKind.RENEWAL,
                subject=kind.id,
                minutes=kind.renewal.minutes,
                cut=kind.exam.cut.share,
                draw=lambda seen, seed: draw(short_exam(kind), pool, seen=seen, seed=seed),
            )
            return self.beginning.exam(stores, actor.person_id, form)

    def _offers(self, stores: Stores, actor: Actor) -> tuple[RenewalOffer, ...]:
        today, kinds = self.clock.today(), self.library.licences
        held = licences_on(stores.licences.events_of((actor.person_id,)), today)
        newest = {x.licence_kind: x for x in held if x.licence_kind in kinds}
        found, pauses = [], pauses_of(stores, actor.person_id)
        for licence in newest.values():
            kind = kinds[licence.licence_kind]
            renewal = renewal_of(licence, kind, pauses)
            if renewal is None or today > renewal.closes_on or today not in kind.offered:
                continue
            opens = again_on(
                stores,
                actor.person_id,
                test=(AttemptKind.RENEWAL, kind.id),
                waiting_days=kind.renewal.waiting_days,
                since=renewal.opens_on,
            )
            begun = renewal.opens_on <= today and (opens is None or opens <= today)
            found.append(
                RenewalOffer(
                    kind=kind,
                    licence=licence,
                    renewal=renewal,
                    open=begun,
                    again_on=opens,
                )
            )
        return tuple(found)
