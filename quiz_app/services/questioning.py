"""A licence whose exam a corrected key no longer passes: a case is opened about it, and closed if that is undone."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from quiz_app.domain.attempt import Attempt, AttemptKind
from quiz_app.domain.audit import Action
from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.key_correction import KeyCorrection
from quiz_app.domain.library import Library
from quiz_app.domain.licence import Licence, LicenceBasis, LicenceEventType, licences_on
from quiz_app.domain.people import Grant
from quiz_app.domain.proceeding import Decision, Ground, Notice, Outcome
from quiz_app.services.evidence import evidence_of
from quiz_app.services.hearing import STANDING
from quiz_app.services.issuing import HOLDS, renewed_by
from quiz_app.services.ports import Clock, Stores

_CASES = uuid.UUID("6a0d5d0f-6f0b-4c5e-9d0b-2f6f0a9e1c77")
NOTICE = (
    "Facit til en opgave i den prøve, som dit kørekort bygger på, er rettet. Med det rettede facit når prøven ikke "
    "grænsen. Det er ikke din fejl. Kørekortet gælder, til sagen er afgjort. Skriv gerne, hvordan du ser på det."
)
CLOSED = "Rettelsen af facit er trukket tilbage. Din prøve er bestået som før, og sagen er lukket."


@dataclass(frozen=True, slots=True, kw_only=True)
class Questioning:
    """Within the transaction in which ``correction`` is signed; its signer is the first decider, by ``grant``."""

    library: Library
    clock: Clock
    correction: KeyCorrection
    signer_id: str
    grant: Grant

    def question(self, stores: Stores, attempt: Attempt) -> bool:
        """Give notice about the licence that rested on the attempt alone; false when none does.

        A licence that a case is open about already gets no second one.
        """
        licence = self._resting_on(stores, attempt)
        person = stores.people.find_person(attempt.person_id)
        if licence is None or person is None or not person.is_here(self.clock.today()):
            return False
        known = stores.proceedings.proceedings_of((attempt.person_id,))
        if not any(p.notice.licence_id == licence.licence_id and p.decision is None for p in known):
            self._notify(stores, licence)
        return True

    def close(self, stores: Stores, people: Iterable[str]) -> None:
        """Close the open cases that the withdrawn correction has opened."""
        for case in stores.proceedings.proceedings_of(tuple(sorted(people))):
            notice = case.notice
            opened = _case_id(self.correction.withdraws, notice.licence_id)
            if notice.proceeding_id != opened or case.decision is not None:
                continue
            decision = Decision(
                decision_id=f"{opened}:withdrawn",
                proceeding_id=opened,
                decider_id=self.signer_id,
                decider=self.grant,
                outcome=Outcome.NO_ACTION,
                text_id=f"decision:{opened}:withdrawn",
                at=self.clock.now(),
            )
            stores.proceedings.add_decision(decision)
            self._say(stores, decision.text_id, CLOSED, about_id=notice.person_id)
            self._audit(stores, notice, Action.LICENCE_DECISION, outcome=decision.outcome)

    def _resting_on(self, stores: Stores, attempt: Attempt) -> Licence | None:
        """The newest licence of the kind, if it stands and nothing but the attempt has proven it."""
        today, kind = self.clock.today(), self.library.licences.get(attempt.subject)
        events = stores.licences.events_of((attempt.person_id,))
        mine = [x for x in licences_on(events, today) if x.licence_kind == attempt.subject]
        if kind is None or not mine or mine[-1].status not in STANDING:
            return None
        licence = mine[-1]
        last = [e for e in events if e.licence_id == licence.licence_id and e.type in HOLDS][-1]
        if attempt.kind == AttemptKind.RENEWAL:
            return licence if last.event_id == renewed_by(attempt.attempt_id) else None
        if attempt.kind != AttemptKind.EXAM or licence.basis in {LicenceBasis.PANEL, LicenceBasis.SUCCESSION}:
            return None
        passed = evidence_of(stores, (attempt.person_id,), kind, today, library=self.library)[
            attempt.person_id
        ].exam_passed
        since = licence.issued_on >= danish_day(attempt.started_at)
        return licence if passed is None and since and last.type == LicenceEventType.ISSUED else None

    def _notify(self, stores: Stores, licence: Licence) -> None:
        case_id = _case_id(self.correction.correction_id, licence.licence_id)
        notice = Notice(
            proceeding_id=case_id,
            licence_id=licence.licence_id,
            person_id=licence.person_id,
            ground=Ground.WRONG_BASIS,
            text_id=f"notice:{case_id}",
            decider_id=self.signer_id,
            decider=self.grant,
            at=self.clock.now(),
        )
        stores.proceedings.add_notice(notice)
        self._say(stores, notice.text_id, NOTICE, about_id=licence.person_id)
        self._audit(stores, notice, Action.LICENCE_NOTICE, ground=notice.ground)

    def _say(self, stores: Stores, text_id: str, words: str, *, about_id: str) -> None:
        stores.texts.add(text_id, author_id=self.signer_id, body=words, at=self.clock.now(), about_id=about_id)

    def _audit(self, stores: Stores, notice: Notice, action: Action, **details: str) -> None:
        about = {"licence": notice.licence_id, "person": notice.person_id, "role": self.grant.role}
        stores.audit.append(
            at=self.clock.now(),
            actor_id=self.signer_id,
            action=action,
            subject=notice.proceeding_id,
            details=about | details,
        )


def _case_id(correction_id: str, licence_id: str) -> str:
    return str(uuid.uuid5(_CASES, f"{correction_id}:{licence_id}"))
