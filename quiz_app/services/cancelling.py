"""Aflys: a conference is called off before it has advised; what is sealed in it stays sealed for ever."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from quiz_app.domain.audit import Action
from quiz_app.domain.cancellation import CHOOSABLE, Cancellation, CancelReason, is_in_charge
from quiz_app.domain.case_ref import CaseRef
from quiz_app.domain.people import Actor, Permission
from quiz_app.errors import InvalidInput, NotAllowed, RuleError
from quiz_app.services.authorising import require
from quiz_app.services.conference_standing import current, open_if_due, own_conference
from quiz_app.services.ports import Clock, Storage, Stores

TOO_LATE = "Rådet er skrevet, så konferencen kan ikke aflyses."
NOT_YOURS = "Det er sagsejeren eller mødelederen, der kan aflyse."


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelling:
    """By whoever owns the case or facilitates; by the platform itself when the case is gone for good."""

    storage: Storage
    clock: Clock

    def cancel(self, actor: Actor, conference_id: str, reason: CancelReason) -> None:
        """Call it off for good. Twice is once. What its deadline was to show is shown all the same.

        :raises NotFound: the actor takes no part. :raises NotAllowed: it is not theirs to call off.
        :raises InvalidInput: the reason is the platform's own. :raises RuleError: the advice is written.
        """
        require(actor, Permission.CONFER)
        with self.storage.writing() as stores:
            conference = own_conference(stores, actor, conference_id)
            if not is_in_charge(conference, actor.person_id):
                raise NotAllowed(NOT_YOURS)
            if reason not in CHOOSABLE:
                raise InvalidInput("reason", "Vælg en grund.")
            if stores.conferences.conclusions([conference_id]):
                raise RuleError(TOO_LATE)
            cancellation = Cancellation(
                conference_id=conference_id, person_id=actor.person_id, reason=reason, at=self.clock.now()
            )
            open_if_due(stores, conference, cancellation.at)
            _keep(stores, cancellation)

    def fresh(self, actor: Actor) -> Mapping[str, Cancellation]:
        """The actor's conferences that somebody else has called off and whose time is still to come, by id."""
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            mine = (current(stores, c) for c in stores.conferences.conferences_of(actor.person_id))
            ahead = [c for c in mine if c.ends_at > self.clock.now()]
            found = stores.conferences.cancellations([c.conference_id for c in ahead])
            return {c.conference_id: c for c in found if c.person_id != actor.person_id}


def cancel_all_about(stores: Stores, case: CaseRef, at: datetime) -> None:
    """Call off what is open about a case that nobody will ever read again; the platform's own act."""
    about = [c.conference_id for c in stores.conferences.conferences() if c.case == case]
    over = {c.conference_id for c in stores.conferences.conclusions(about)}
    for conference_id in about:
        if conference_id not in over:
            _keep(
                stores,
                Cancellation(conference_id=conference_id, person_id=None, reason=CancelReason.CASE_GONE, at=at),
            )


def _keep(stores: Stores, cancellation: Cancellation) -> None:
    if stores.conferences.add_cancellation(cancellation):
        stores.audit.append(
            at=cancellation.at,
            actor_id=cancellation.person_id,
            action=Action.CONFERENCE_CANCELLED,
            subject=cancellation.conference_id,
            details={"reason": cancellation.reason},
        )
