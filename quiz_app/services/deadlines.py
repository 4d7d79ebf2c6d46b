"""At the deadline a turn is shown by itself, to the first who looks; where too few have assessed, it is extended."""

from dataclasses import dataclass
from datetime import datetime

from quiz_app.domain.audit import Action
from quiz_app.domain.cancellation import is_in_charge
from quiz_app.domain.conference import FURTHEST_AHEAD
from quiz_app.domain.deadline import LaterDeadline
from quiz_app.domain.people import Actor, Permission
from quiz_app.errors import InvalidInput, NotAllowed, RuleError
from quiz_app.services.authorising import require
from quiz_app.services.conference_standing import is_due, open_if_due, own_conference, standing_of
from quiz_app.services.ports import Clock, Storage

NOT_YOURS = "Det er sagsejeren eller mødelederen, der kan forlænge fristen."
NOT_SHORT = "Fristen kan forlænges, når den er gået, og færre end to har vurderet."


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """Of conferences in which each comes at their own time; the others have a facilitator."""

    storage: Storage
    clock: Clock

    def open_due(self, actor: Actor, conference_id: str) -> bool:
        """Show the turn whose deadline has passed; the system's act, when the first participant looks. Twice is once.

        :raises NotFound: the actor takes no part.
        """
        require(actor, Permission.CONFER)
        now = self.clock.now()
        with self.storage.reading() as stores:
            if not is_due(stores, own_conference(stores, actor, conference_id), now):
                return False
        with self.storage.writing() as stores:
            return open_if_due(stores, own_conference(stores, actor, conference_id), now) is not None

    def extend(self, actor: Actor, conference_id: str, *, later_deadline_id: str, until: datetime) -> None:
        """Give more time, once the deadline has passed with fewer than two assessments.

        Twice is once.

        :raises NotFound: the actor takes no part. :raises NotAllowed: it is not theirs to extend.
        :raises RuleError: there is no such need. :raises InvalidInput: the new deadline is not within the next year.
        """
        require(actor, Permission.CONFER)
        now = self.clock.now()
        with self.storage.writing() as stores:
            conference = own_conference(stores, actor, conference_id)
            if not is_in_charge(conference, actor.person_id):
                raise NotAllowed(NOT_YOURS)
            if later_deadline_id in {d.later_deadline_id for d in stores.conferences.later_deadlines([conference_id])}:
                return
            found = standing_of(stores, conference, now)
            if found is None or not found.is_short:
                raise RuleError(NOT_SHORT)
            if until <= now:
                raise InvalidInput("until", "Vælg en frist, der ikke er gået.")
            if until > now + FURTHEST_AHEAD:
                raise InvalidInput("until", "Vælg en frist inden for det næste år.")
            later_deadline = LaterDeadline(
                later_deadline_id=later_deadline_id,
                conference_id=conference_id,
                ends_at=until,
                person_id=actor.person_id,
                at=now,
            )
            stores.conferences.add_later_deadline(later_deadline)
            stores.audit.append(
                at=now,
                actor_id=actor.person_id,
                action=Action.DEADLINE_EXTENDED,
                subject=conference_id,
                details={"until": until.date().isoformat()},
            )
