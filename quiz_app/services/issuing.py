"""What the last step of something makes of a licence, in the same transaction: issued, renewed, or lifted again."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from quiz_app.domain.attempt import Attempt, AttemptKind, Submission
from quiz_app.domain.audit import Action
from quiz_app.domain.danish_time import add_months, danish_day
from quiz_app.domain.delta import demand, gaps
from quiz_app.domain.library import Library
from quiz_app.domain.licence import Licence, LicenceBasis, LicenceEvent, LicenceEventType, licence_on, licences_on
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.renewal import has_lapsed, renewal_of
from quiz_app.domain.steps import StepKind, is_complete, step_name, steps
from quiz_app.domain.succession import predecessors
from quiz_app.services.evidence import evidence_of
from quiz_app.services.ports import Clock, Entropy, Stores

_REASON = {
    LicenceBasis.EARNED: "Alle trin er gennemført",
    LicenceBasis.MERIT: "Prøven er bestået og praksis attesteret (merit)",
    LicenceBasis.PANEL: "Panelbeslutning",
    LicenceBasis.SUCCESSION: "Ombyttet fra et ældre kørekort",
}
HOLDS = frozenset({LicenceEventType.ISSUED, LicenceEventType.RENEWED})
_LICENCES = uuid.UUID("c7b6d6f2-3a55-4d0e-9c50-6f9f2f5c9a11")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuing:
    """Used by other services within their transaction; decides nothing about who may ask."""

    library: Library
    clock: Clock
    entropy: Entropy

    def issue_when_complete(self, stores: Stores, person_id: str, licence_kind: str) -> LicenceEvent | None:
        """Issue the licence if every step holds and the person has none that stands or may still be renewed.

        A revoked licence is not earned again by itself: that would undo a decision that two people made.

        The event's id follows from person, kind and number, so that two last steps at once issue one licence.
        """
        kind, today = self.library.licences.get(licence_kind), self.clock.today()
        if kind is None:
            return None
        evidence = evidence_of(stores, (person_id,), kind, today, library=self.library)[person_id]
        if not is_complete(steps(kind, self.library, evidence)):
            return None
        mine = [x for x in self._held(stores, person_id) if x.licence_kind == kind.id]
        if not all(has_lapsed(x, today, evidence.pauses) for x in mine):
            return None
        own = replace(evidence, carried=None)
        if evidence.carried and not is_complete(steps(kind, self.library, own)):
            if today not in kind.offered:
                return None
            old = None if evidence.exam_passed else evidence.carried.licence
            return self.issue(stores, person_id, kind, basis=LicenceBasis.SUCCESSION, actor_id=None, old=old)
        basis = LicenceBasis.MERIT if evidence.merit else LicenceBasis.EARNED
        return self.issue(stores, person_id, kind, basis=basis, actor_id=None)

    def issue(
        self,
        stores: Stores,
        person_id: str,
        kind: LicenceKind,
        *,
        basis: LicenceBasis,
        actor_id: str | None,
        old: Licence | None = None,
    ) -> LicenceEvent | None:
        """Issue a licence to somebody who holds none of the kind but expired ones; ``None`` when it is there.

        One in exchange for an ``old`` one alone keeps its last day and the law that it proves: that is no renewal.
        """
        today = self.clock.today()
        mine = [x for x in self._held(stores, person_id) if x.licence_kind == kind.id]
        licence_id = str(uuid.uuid5(_LICENCES, f"{person_id}:{kind.id}:{len(mine)}"))
        event = LicenceEvent(
            event_id=str(uuid.uuid5(_LICENCES, f"{licence_id}:issued")),
            licence_id=licence_id,
            person_id=person_id,
            licence_kind=kind.id,
            type=LicenceEventType.ISSUED,
            at=self.clock.now(),
            actor_id=actor_id,
            reason=_REASON[basis],
            valid_until=old.valid_until if old else add_months(today, kind.validity),
            code=self.entropy.code(),
            law_read_until=old.law_read_until if old else self._law_date(),
            basis=basis,
            changes_until=old.proven_on if old else None,
            untested=tuple(old.untested) if old else (),
        )
        return event if add_event(stores, event) else None

    def after_submission(self, stores: Stores, attempt: Attempt, submission: Submission) -> None:
        """What a handed-in attempt makes of its owner's licences."""
        if attempt.kind == AttemptKind.QUIZ:
            self._lift(stores, attempt.person_id, step_name(StepKind.MODULE, attempt.subject))
            for kind in self.library.licences.values():
                if attempt.subject in kind.modules and predecessors(kind, self.library):
                    self.issue_when_complete(stores, attempt.person_id, kind.id)
        elif submission.passed and attempt.kind == AttemptKind.EXAM:
            self.issue_when_complete(stores, attempt.person_id, attempt.subject)
        elif submission.passed and attempt.kind == AttemptKind.RENEWAL:
            self._renew(stores, attempt)
        elif attempt.kind == AttemptKind.DELTA:
            self._prove(stores, attempt, passed=bool(submission.passed))

    def after_approval(self, stores: Stores, person_id: str, licence_kind: str, step: str) -> None:
        """What an approved step of practice makes of its owner's licences."""
        self._lift(stores, person_id, step_name(StepKind.PRACTICE, step), of_kind=licence_kind)
        self.issue_when_complete(stores, person_id, licence_kind)

    def _renew(self, stores: Stores, attempt: Attempt) -> None:
        """Extend the licence from its old last day; one that was revoked during the test stays so.

        Whether it was renewable was decided when the test began: whoever began in time has until its end. A test that
        only a corrected key made passed renews nothing that was renewed or earned since.
        """
        events = stores.licences.events_of((attempt.person_id,))
        if any(e.licence_kind == attempt.subject and e.type in HOLDS and e.at > attempt.started_at for e in events):
            return
        kind = self.library.licences.get(attempt.subject)
        mine = [x for x in self._held(stores, attempt.person_id) if x.licence_kind == attempt.subject]
        renewal = renewal_of(mine[-1], kind) if kind and mine else None
        if renewal is None:
            return
        event = LicenceEvent(
            event_id=renewed_by(attempt.attempt_id),
            licence_id=mine[-1].licence_id,
            person_id=attempt.person_id,
            licence_kind=attempt.subject,
            type=LicenceEventType.RENEWED,
            at=self.clock.now(),
            actor_id=None,
            reason="Fornyelsen er bestået",
            valid_until=renewal.valid_until,
            law_read_until=self._law_date(),
        )
        add_event(stores, event)

    def _law_date(self) -> date:
        """The law that is proven today: as it has been read, and none of the days to come."""
        return min(self.library.law_read_until, self.clock.today())

    def _prove(self, stores: Stores, attempt: Attempt, *, passed: bool) -> None:
        """Keep that an Ændringsprøve is passed, or that a corrected key has undone it."""
        kind = self.library.licences.get(attempt.subject)
        mine = [x for x in self._held(stores, attempt.person_id) if x.licence_kind == attempt.subject]
        asked_on = danish_day(attempt.started_at)
        if kind is None or not mine:
            return
        events = [e for e in stores.licences.events_of((attempt.person_id,)) if e.licence_id == mine[-1].licence_id]
        proven = list(_proven_by(attempt, events))
        if passed == bool(proven and proven[-1].type == LicenceEventType.DELTA_PASSED):
            return
        before = licence_on((e for e in events if e.at <= attempt.started_at), asked_on)
        until, untested = self._proven_until(kind, before, asked_on)
        event = LicenceEvent(
            event_id=_delta_event(attempt, len(proven)),
            licence_id=mine[-1].licence_id,
            person_id=attempt.person_id,
            licence_kind=attempt.subject,
            type=LicenceEventType.DELTA_PASSED if passed else LicenceEventType.DELTA_UNDONE,
            at=self.clock.now(),
            actor_id=None,
            reason="Ændringsprøven er bestået"
            if passed
            else "Facit er rettet, og ændringsprøven er endnu ikke bestået",
            law_read_until=self._law_date() if passed else None,
            changes_until=proven[0].changes_until if proven else until,
            untested=proven[0].untested if proven else untested,
        )
        add_event(stores, event)

    def _proven_until(self, kind: LicenceKind, before: Licence | None, asked_on: date) -> tuple[date, tuple[str, ...]]:
        """The newest commencement that a test begun on the day asked about, and the changes it could not ask about."""
        if before is None:
            return asked_on, ()
        since, untested = before.proven_on, before.untested
        wanted = demand(kind, self.library, since=since, day=asked_on, untested=untested)
        if wanted is None:
            return asked_on, ()
        found = gaps(kind, self.library, since=since, day=asked_on, untested=untested)
        left = tuple(gap.change.id for gap in found)
        return max(wanted.commences, before.changes_until or date.min), left

    def _lift(self, stores: Stores, person_id: str, step: str, *, of_kind: str = "") -> None:
        """End the suspensions that wait for the step."""
        for licence in self._held(stores, person_id):
            held = licence.suspension
            if held and held.until_step == step and of_kind in {"", licence.licence_kind}:
                event = LicenceEvent(
                    event_id=str(uuid.uuid5(_LICENCES, f"{held.event_id}:lifted")),
                    licence_id=licence.licence_id,
                    person_id=person_id,
                    licence_kind=licence.licence_kind,
                    type=LicenceEventType.REINSTATED,
                    at=self.clock.now(),
                    actor_id=None,
                    reason="Trinnet er gennemført",
                )
                add_event(stores, event)

    def _held(self, stores: Stores, person_id: str) -> tuple[Licence, ...]:
        return licences_on(stores.licences.events_of((person_id,)), self.clock.today())


def _proven_by(attempt: Attempt, events: Iterable[LicenceEvent]) -> Iterator[LicenceEvent]:
    """What an Ændringsprøve has done to a licence so far: passed, undone, passed again, ..."""
    known = {e.event_id: e for e in events}
    number = 0
    while event := known.get(_delta_event(attempt, number)):
        yield event
        number += 1


def _delta_event(attempt: Attempt, number: int) -> str:
    return str(uuid.uuid5(_LICENCES, f"{attempt.attempt_id}:delta:{number}"))


def renewed_by(attempt_id: str) -> str:
    """The id of the event by which a passed renewal test renews."""
    return str(uuid.uuid5(_LICENCES, f"{attempt_id}:renewed"))


def add_event(stores: Stores, event: LicenceEvent) -> bool:
    """Store an event with its row on the trail; returns whether it is new."""
    if not stores.licences.add_event(event):
        return False
    details = {"type": event.type, "person": event.person_id, "kind": event.licence_kind}
    if event.type == LicenceEventType.ISSUED:
        details["basis"] = event.basis
    days = {"until": event.valid_until, "law": event.law_read_until, "suspended_until": event.until}
    stores.audit.append(
        at=event.at,
        actor_id=event.actor_id,
        action=Action.LICENCE_EVENT,
        subject=event.licence_id,
        details=details | {name: str(day) for name, day in days.items() if day},
    )
    return True
