"""Who is asked what became of a case that was talked over, and about which months."""

from dataclasses import dataclass
from datetime import date

from quiz_app.domain.case_ref import CaseRefKind
from quiz_app.domain.conference import Conference, Outcome, due
from quiz_app.domain.danish_time import danish_day
from quiz_app.services.ports import Stores
from quiz_app.services.released_cases import find_released


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One follow-up of a conference about the reader's own case; ``told`` is what they have said, and may correct."""

    conference_id: str
    title: str
    advised_on: date
    months: int
    told: Outcome | None


def asks(stores: Stores, conference: Conference, person_id: str) -> bool:
    """True of whoever shared the case, who has the task in it, whoever called; of nobody once the case is taken down.

    Nothing becomes of a constructed case.
    """
    if conference.case.kind == CaseRefKind.SYNTHETIC or find_released(stores, conference.case.id) is None:
        return False
    record = stores.shared_cases.find(conference.case.id)
    return record is not None and record.opened.person_id == person_id


def asked(stores: Stores, conference: Conference, person_id: str, today: date) -> tuple[Asked, ...]:
    """The follow-ups whose months have passed, by their months, those that are told with what was."""
    written = stores.conferences.conclusions([conference.conference_id])
    if not written or not asks(stores, conference, person_id):
        return ()
    shared = find_released(stores, conference.case.id)
    told = {o.months: o for o in stores.conferences.outcomes([conference.conference_id])}
    return tuple(
        Asked(
            conference_id=conference.conference_id,
            title=shared.title if shared else "",
            advised_on=danish_day(written[0].at),
            months=months,
            told=told.get(months),
        )
        for months in due(conference, written[0].at, (), today)
    )
