"""Reviews by the calendar: which texts are to be read again for no other reason than that time has passed."""

from dataclasses import dataclass
from datetime import date, timedelta

from quiz_app.domain.impact import ObjectRef, anchored_in, title_of
from quiz_app.domain.library import Library
from quiz_app.domain.status import Anchored, ContentStatus, review_due, status_by

AHEAD = timedelta(days=90)
"""How long before it is due authors are told of a review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A text and the last day on which its review is in time."""

    ref: ObjectRef
    title: str
    due: date
    thing: Anchored


def reviews_until(library: Library, day: date, last: date) -> tuple[Review, ...]:
    """The reviews due on ``last`` or before, the oldest first; what is historic on ``day`` is left in peace."""
    found = [
        Review(ref=ref, title=title_of(library, ref), due=due, thing=thing)
        for ref, thing in anchored_in(library)
        if (due := review_due(thing)) <= last and status_by(thing, day, ()).status != ContentStatus.HISTORIC
    ]
    return tuple(sorted(found, key=lambda r: (r.due, r.ref.kind, r.ref.id)))


def overdue(library: Library, day: date) -> tuple[Review, ...]:
    """The reviews that were due before the day, whatever else is to be said of the text."""
    return reviews_until(library, day, day - timedelta(days=1))
