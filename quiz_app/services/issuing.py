"""Licences are issued in the same transaction as the last step that was missing."""

import uuid
from dataclasses import dataclass

from quiz_app.domain.audit import Action
from quiz_app.domain.danish_time import add_months
from quiz_app.domain.library import Library
from quiz_app.domain.licence import LicenceEvent, LicenceEventType, LicenceStatus, is_complete, licences_on, steps
from quiz_app.services.evidence import evidence_of
from quiz_app.services.ports import Clock, Entropy, Stores

_LICENCES = uuid.UUID("c7b6d6f2-3a55-4d0e-9c50-6f9f2f5c9a11")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuing:
    """Used by other services within their transaction; decides nothing about who may ask."""

    library: Library
    clock: Clock
    entropy: Entropy

    def issue_when_complete(self, stores: Stores, person_id: str, licence_kind: str) -> LicenceEvent | None:
        """Issue the licence if every step holds and the person has none but expired ones.

        A revoked licence is not earned again by itself: that would undo a decision that two people made.

        The event's id follows from person, kind and number, so that two last steps at once issue one licence.
        """
        kind, today = self.library.licences.get(licence_kind), self.clock.today()
        if kind is None:
            return None
        evidence = evidence_of(stores, (person_id,), kind)[person_id]
        if not is_complete(steps(kind, self.library, evidence)):
            return None
        mine = [x for x in licences_on(stores.licences.events_of((person_id,)), today) if x.licence_kind == kind.id]
        if any(x.status != LicenceStatus.EXPIRED for x in mine):
            return None
        licence_id = str(uuid.uuid5(_LICENCES, f"{person_id}:{kind.id}:{len(mine)}"))
        event = LicenceEvent(
            event_id=str(uuid.uuid5(_LICENCES, f"{licence_id}:issued")),
            licence_id=licence_id,
            person_id=person_id,
            licence_kind=kind.id,
            type=LicenceEventType.ISSUED,
            at=self.clock.now(),
            actor_id=None,
            reason="Alle trin er gennemført",
            valid_until=add_months(today, kind.validity),
            code=self.entropy.code(),
        )
        if not stores.licences.add_event(event):
            return None
        stores.audit.append(
            at=event.at,
            actor_id=None,
            action=Action.LICENCE_EVENT,
            subject=licence_id,
            details={"type": event.type, "person": person_id, "kind": kind.id, "until": str(event.valid_until)},
        )
        return event
