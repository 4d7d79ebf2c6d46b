"""Results as they count: submissions with what later corrections of keys have made of them."""

from collections.abc import Sequence
from datetime import date

from quiz_app.domain.attempt import Attempt, Submission
from quiz_app.domain.replay import counted
from quiz_app.services.ports import Stores


def counted_submissions(
    stores: Stores, people: Sequence[str], day: date | None = None
) -> tuple[tuple[Attempt, Submission], ...]:
    """Handed-in attempts of the people, oldest first, as they counted on the day (by default: as they count now)."""
    found = stores.attempts.submissions_of(people)
    regradings = stores.corrections.regradings_of([a.attempt_id for a, _ in found])
    return tuple((a, counted(s, regradings, day)) for a, s in found)


def counted_submission(stores: Stores, attempt_id: str) -> Submission | None:
    """How an attempt counts now; ``None`` until it is handed in."""
    found = stores.attempts.find_submission(attempt_id)
    return counted(found, stores.corrections.regradings_of([attempt_id])) if found else None
