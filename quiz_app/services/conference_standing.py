"""Where a conference stands: whose it is to see, its deadline that counts, and its turn that is open."""

from collections.abc import Sequence
from datetime import datetime

from quiz_app.domain.assessment import Occasion, OccasionKind, Turn
from quiz_app.domain.audit import Action
from quiz_app.domain.conference import Conference, Manner
from quiz_app.domain.deadline import Standing, extended, standing
from quiz_app.domain.people import Actor
from quiz_app.errors import NotFound
from quiz_app.services.ports import Stores
from quiz_app.services.released_cases import may_be_read


def occasion(conference_id: str) -> Occasion:
    """What the assessments of a conference belong to."""
    return Occasion(kind=OccasionKind.CONFERENCE, id=conference_id)


def own_conference(stores: Stores, actor: Actor, conference_id: str) -> Conference:
    """A conference in which the actor takes part, with the deadline that counts.

    :raises NotFound: they do not.
    """
    found = stores.conferences.find_conference(conference_id)
    if found is None or not stores.conferences.is_member(conference_id, actor.person_id):
        raise NotFound
    return current(stores, found)


def current(stores: Stores, conference: Conference) -> Conference:
    """The conference with the deadline that counts."""
    if conference.manner != Manner.ASYNCHRONOUS:
        return conference
    return extended(conference, stores.conferences.later_deadlines([conference.conference_id]))


def with_deadlines(stores: Stores, conferences: Sequence[Conference]) -> tuple[Conference, ...]:
    """The conferences, each with the deadline that counts, in one look-up."""
    later = stores.conferences.later_deadlines([c.conference_id for c in conferences])
    return tuple(extended(c, [d for d in later if d.conference_id == c.conference_id]) for c in conferences)


def standing_of(stores: Stores, conference: Conference, now: datetime) -> Standing | None:
    """How the turn that is open stands; ``None`` where none is, or no deadline closes any.

    ``conference`` is as :func:`current` gives it.
    """
    if conference.manner != Manner.ASYNCHRONOUS:
        return None
    box, conference_id = stores.assessments, conference.conference_id
    about = occasion(conference_id)
    first = box.find_reveal(about, Turn.FIRST)
    turn, began = (Turn.SECOND, first.at) if first else (Turn.FIRST, conference.at)
    over = stores.conferences.conclusions([conference_id]) or stores.conferences.cancellations([conference_id])
    if over or (first and box.is_revealed(about, Turn.SECOND)):
        return None
    return standing(conference, turn, began=began, given=box.given(about, turn), now=now)


def is_due(stores: Stores, conference: Conference, now: datetime) -> bool:
    """True when a deadline has passed and shows the open turn, also before anybody has looked."""
    found = standing_of(stores, conference, now)
    return found is not None and found.opens_by_itself


def open_if_due(stores: Stores, conference: Conference, now: datetime) -> Turn | None:
    """Show the turn whose deadline has passed, which is the system's act whoever comes first; ``None``: none is due.

    Nothing is shown while the case may not be read. ``conference`` is as :func:`current` gives it.
    """
    found = standing_of(stores, conference, now)
    if found is None or not found.opens_by_itself or not may_be_read(stores, conference.case):
        return None
    return found.turn if show(stores, conference, found.turn, by=None, at=now) else None


def show(stores: Stores, conference: Conference, turn: Turn, *, by: str | None, at: datetime) -> bool:
    """Open a turn for good, by somebody or by the system, and say so in the trail; ``False`` when it was open."""
    about = occasion(conference.conference_id)
    if not stores.assessments.reveal(about, turn, by=by, at=at):
        return False
    details = {"turn": turn, "given": str(stores.assessments.given(about, turn))}
    stores.audit.append(at=at, actor_id=by, action=Action.REVEAL, subject=conference.conference_id, details=details)
    return True
