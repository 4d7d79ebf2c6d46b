"""When somebody may try a test again that was not enough."""

from datetime import date

from quiz_app.domain.attempt import AttemptKind
from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.retake import opens_again
from quiz_app.services.counting import counted_submissions
from quiz_app.services.evidence import pauses_of
from quiz_app.services.ports import Stores


def again_on(
    stores: Stores, person_id: str, *, test: tuple[AttemptKind, str], waiting_days: int, since: date
) -> date | None:
    """The day from which on the ``test`` (its kind and licence) may be tried again, pauses counted.

    ``None`` when it was not tried since the day, or the last try was enough.
    """
    tries = [
        (danish_day(s.submitted_at), s.passed)
        for a, s in counted_submissions(stores, (person_id,))
        if (a.kind, a.subject) == test
    ]
    if not tries or tries[-1][1] or tries[-1][0] < since:
        return None
    return opens_again(tries[-1][0], waiting_days, pauses_of(stores, person_id))
