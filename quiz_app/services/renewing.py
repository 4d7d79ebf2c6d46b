"""Fornyelse: a short test in good time, and how long a licence still holds."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from quiz_app.domain.attempt import Attempt, AttemptKind
from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.exam import draw
from quiz_app.domain.extra_time import time_for
from quiz_app.domain.licence import Licence, licences_on
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.renewal import Renewal, expiry_notice, renewal_of, short_exam
from quiz_app.errors import NotFound, RuleError
from quiz_app.services.asking import Versions
from quiz_app.services.attempting import Attempting
from quiz_app.services.authorising import require
from quiz_app.services.counting import counted_submissions
from quiz_app.services.ports import Clock, Entropy, Storage, Stores


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalOffer:
    """A licence that can be renewed, now or later.

    ``notice`` is 60, 30 or 7 once its last day is that near. ``open`` says that the test can be begun today, and
    ``again_on`` from when on, where a try that was not enough makes it wait.
    """

    kind: LicenceKind
    licence: Licence
    renewal: Renewal
    notice: int | None
    open: bool
    again_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewing:
    """Renewals of the actor's own licences; managers learn how many expire, and no names."""

    storage: Storage
    versions: Versions
    clock: Clock
    entropy: Entropy
    attempting: Attempting

    def offers(self, actor: Actor) -> tuple[RenewalOffer, ...]:
        """The actor's licences that can be renewed until a day that has not passed."""
        require(actor, Permission.EARN)
        with self.storage.reading() as stores:
            return self._offers(stores, actor)

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
                opens = offer.again_on or offer.renewal.opens_on
                raise RuleError(f"Du kan forny fra den {opens.day}.{opens.month}.{opens.year}.")
            return self._begin(stores, actor, offer.kind)

    def expiring(self, actor: Actor) -> Mapping[int, int]:
        """How many licences in the manager's units expire within 7, 30 and 60 days, each counted once, under the least.

        :raises NotAllowed: the actor manages nothing.
        """
        require(actor, Permission.VIEW_TEAM)
        today = self.clock.today()
        with self.storage.reading() as stores:
            scope = actor.scope(Permission.VIEW_TEAM, stores.people.units())
            people = [p.person_id for p in stores.people.people(units=scope) if p.is_here(today)]
            licences = licences_on(stores.licences.events_of(people), today)
        notices = (expiry_notice(x, today) for x in licences)
        return Counter(n for n in notices if n is not None)

    def _offers(self, stores: Stores, actor: Actor) -> tuple[RenewalOffer, ...]:
        today, kinds = self.clock.today(), self.versions.library.licences
        held = licences_on(stores.licences.events_of((actor.person_id,)), today)
        newest = {x.licence_kind: x for x in held if x.licence_kind in kinds}
        found = []
        for licence in newest.values():
            kind = kinds[licence.licence_kind]
            renewal = renewal_of(licence, kind)
            if renewal is None or today > renewal.closes_on or today not in kind.offered:
                continue
            again_on = self._again_on(stores, actor, kind, since=renewal.opens_on)
            begun = renewal.opens_on <= today and (again_on is None or again_on <= today)
            found.append(
                RenewalOffer(
                    kind=kind,
                    licence=licence,
                    renewal=renewal,
                    notice=expiry_notice(licence, today),
                    open=begun,
                    again_on=again_on,
                )
            )
        return tuple(found)

    def _again_on(self, stores: Stores, actor: Actor, kind: LicenceKind, *, since: date) -> date | None:
        """The day from which on the test may be tried again; ``None`` when it was not tried in this window."""
        tries = [
            danish_day(submission.submitted_at)
            for attempt, submission in counted_submissions(stores, (actor.person_id,))
            if attempt.kind == AttemptKind.RENEWAL and attempt.subject == kind.id and not submission.passed
        ]
        if not tries or tries[-1] < since:
            return None
        return tries[-1] + timedelta(days=kind.renewal.waiting_days)

    def _begin(self, stores: Stores, actor: Actor, kind: LicenceKind) -> str:
        now, seed = self.clock.now(), self.entropy.seed()
        seen = stores.attempts.seen_questions(actor.person_id)
        time = time_for(kind.renewal.minutes, stores.paths.extensions_of(actor.person_id))
        drawn = draw(short_exam(kind), self.versions.library, self.clock.today(), seen=seen, seed=seed)
        attempt = Attempt(
            attempt_id=self.entropy.new_id(),
            person_id=actor.person_id,
            kind=AttemptKind.RENEWAL,
            subject=kind.id,
            started_at=now,
            deadline=now + time,
            cut=kind.exam.cut.share,
            seed=seed,
            items=tuple(self.versions.item(n, q) for n, q in enumerate(drawn, 1)),
        )
        self.versions.keep(stores, attempt)
        stores.attempts.add_attempt(attempt)
        return attempt.attempt_id
