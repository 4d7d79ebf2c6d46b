"""Ombytning: holders of a licence that ends learn what is left to the next one, and managers see how many must."""

from dataclasses import dataclass
from datetime import date

from quiz_app.domain.library import Library
from quiz_app.domain.licence import Licence, LicenceStatus, licences_on
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.steps import Step, StepState, is_complete, steps
from quiz_app.domain.succession import CrossingLine, lines
from quiz_app.errors import NotFound, RuleError
from quiz_app.services.authorising import require
from quiz_app.services.correction_views import Count, hidden_if_few
from quiz_app.services.evidence import evidence_of
from quiz_app.services.issuing import Issuing
from quiz_app.services.ports import Clock, Storage, Stores


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessionOffer:
    """A licence that can be exchanged for its successor; ``left`` are the steps that do not carry over.

    ``ends_on`` is the last case date that the old one covers, if it ends.
    """

    old: LicenceKind
    new: LicenceKind
    lines: tuple[CrossingLine, ...]
    left: tuple[Step, ...]
    complete: bool
    ends_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessionGap:
    """How many of the manager's people hold only the old licence; ``days`` are left of it, below 0 once it is over."""

    old: LicenceKind
    new: LicenceKind
    only_old: Count
    ends_on: date | None
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Succeeding:
    """The actor's own exchange; managers get counts of their units."""

    storage: Storage
    library: Library
    clock: Clock
    issuing: Issuing

    def offers(self, actor: Actor) -> tuple[SuccessionOffer, ...]:
        """The actor's valid licences with a successor that they do not hold; it is told of before it is offered."""
        require(actor, Permission.EARN)
        with self.storage.reading() as stores:
            held = self._held(stores, [actor.person_id]).get(actor.person_id, {})
            pairs = [(old, new) for old, new in self._pairs() if _only_old(held, old, new)]
            return tuple(self._offer(stores, actor, old, new) for old, new in pairs)

    def exchange(self, actor: Actor, licence_kind: str) -> None:
        """Get the successor, once nothing is left to learn for it. Twice is once.

        :raises NotFound: the actor has nothing to exchange for it. :raises RuleError: steps are left.
        """
        offer = next((o for o in self.offers(actor) if o.new.id == licence_kind), None)
        if offer is None:
            raise NotFound("Du har ikke noget kørekort at bytte til det.")
        with self.storage.writing() as stores:
            if self.issuing.issue_when_complete(stores, actor.person_id, licence_kind) is None:
                raise RuleError("Der er trin tilbage. Tag dem først; så byttes kørekortet.")

    def gaps(self, actor: Actor) -> tuple[SuccessionGap, ...]:
        """For each licence with a successor: how many of the manager's people hold only the old one.

        :raises NotAllowed: the actor manages nothing.
        """
        require(actor, Permission.VIEW_TEAM)
        today = self.clock.today()
        with self.storage.reading() as stores:
            scope = actor.scope(Permission.VIEW_TEAM, stores.people.units())
            people = [p.person_id for p in stores.people.people(units=scope) if p.is_here(today)]
            held = self._held(stores, people).values()
        counts = [(old, new, sum(_only_old(mine, old, new) for mine in held)) for old, new in self._pairs()]
        return tuple(
            SuccessionGap(
                old=old,
                new=new,
                only_old=hidden_if_few(number),
                ends_on=old.covers.end,
                days=(old.covers.end - today).days if old.covers.end else None,
            )
            for old, new, number in counts
            if number
        )

    def _pairs(self) -> list[tuple[LicenceKind, LicenceKind]]:
        kinds = self.library.licences
        return [(old, kinds[old.successor]) for old in kinds.values() if old.successor in kinds]

    def _held(self, stores: Stores, people: list[str]) -> dict[str, dict[str, Licence]]:
        """Valid licences by person and kind."""
        found: dict[str, dict[str, Licence]] = {}
        for licence in licences_on(stores.licences.events_of(people), self.clock.today()):
            if licence.status == LicenceStatus.VALID:
                found.setdefault(licence.person_id, {})[licence.licence_kind] = licence
        return found

    def _offer(self, stores: Stores, actor: Actor, old: LicenceKind, new: LicenceKind) -> SuccessionOffer:
        today = self.clock.today()
        evidence = evidence_of(stores, (actor.person_id,), new, today, library=self.library)[actor.person_id]
        path = steps(new, self.library, evidence)
        return SuccessionOffer(
            old=old,
            new=new,
            lines=lines(old, self.library),
            left=tuple(s for s in path if s.state != StepState.DONE),
            complete=is_complete(path) and today in new.offered,
            ends_on=old.covers.end,
        )


def _only_old(held: dict[str, Licence], old: LicenceKind, new: LicenceKind) -> bool:
    return old.id in held and new.id not in held
