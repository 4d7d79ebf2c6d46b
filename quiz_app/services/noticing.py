"""What waits for somebody in the conferences, for their first page: no mail is sent, so the page has to tell."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from quiz_app.domain.assessment import Turn
from quiz_app.domain.conference import Conclusion, Conference, objections_until
from quiz_app.domain.people import Actor, Permission
from quiz_app.services.authorising import require
from quiz_app.services.conference_standing import occasion, with_deadlines
from quiz_app.services.ports import Clock, Storage, Stores
from quiz_app.services.released_cases import may_be_read

TOLD_AFTER = timedelta(days=14)
"""So long after its day a next step is told about; nothing says that it is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Somebody else has called the reader, who has not assessed; it is over at ``until``."""

    conference_id: str
    starts_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Objectable:
    """Advice that the reader has not written and may object to until then."""

    conference_id: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The reader has the next step in a case, by that day."""

    conference_id: str
    by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """All that waits for one person."""

    invited: tuple[Invited, ...]
    objectable: tuple[Objectable, ...]
    next_steps: tuple[NextStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticing:
    """Only of conferences in which the actor takes part, and of cases that may be read."""

    storage: Storage
    clock: Clock

    def waiting(self, actor: Actor) -> Waiting:
        """Invitations, advice to object to, and next steps, by the conferences' start."""
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            mine = stores.conferences.conferences_of(actor.person_id)
            ids = [c.conference_id for c in mine]
            off = {c.conference_id for c in stores.conferences.cancellations(ids)}
            last = {c.conference_id: c for c in stores.conferences.conclusions(ids)}
            on = [c for c in with_deadlines(stores, mine) if c.conference_id not in off]
            timely = [c for c in on if self._is_timely(c, last.get(c.conference_id))]
            live = [c for c in timely if may_be_read(stores, c.case)]
            advised = [last[c.conference_id] for c in live if c.conference_id in last]
            return Waiting(
                invited=tuple(
                    Invited(conference_id=c.conference_id, starts_at=c.starts_at, until=c.ends_at)
                    for c in live
                    if c.conference_id not in last and self._is_invited(stores, actor, c)
                ),
                objectable=tuple(
                    Objectable(conference_id=c.conference_id, until=objections_until(c))
                    for c in advised
                    if self._may_object(stores, actor, c)
                ),
                next_steps=tuple(
                    NextStep(conference_id=c.conference_id, by=c.next_on)
                    for c in advised
                    if c.next_on and c.next_owner_id == actor.person_id and self._is_ahead(c.next_on)
                ),
            )

    def _is_timely(self, conference: Conference, conclusion: Conclusion | None) -> bool:
        """False of what is over, which is most of what somebody was ever in: nothing more is read about it."""
        if conclusion is None:
            return self.clock.now() < conference.ends_at
        if self.clock.now() < objections_until(conclusion):
            return True
        return conclusion.next_on is not None and self._is_ahead(conclusion.next_on)

    def _is_ahead(self, next_on: date) -> bool:
        return self.clock.today() - TOLD_AFTER <= next_on

    def _is_invited(self, stores: Stores, actor: Actor, conference: Conference) -> bool:
        about = occasion(conference.conference_id)
        return (
            conference.owner_id != actor.person_id
            and self.clock.now() < conference.ends_at
            and not stores.assessments.is_revealed(about, Turn.FIRST)
            and stores.assessments.own(about, Turn.FIRST, actor.person_id) is None
        )

    def _may_object(self, stores: Stores, actor: Actor, conclusion: Conclusion) -> bool:
        if conclusion.author_id == actor.person_id or self.clock.now() >= objections_until(conclusion):
            return False
        said = stores.conferences.objections([conclusion.conference_id])
        return all(o.person_id != actor.person_id or o.version != conclusion.version for o in said)
