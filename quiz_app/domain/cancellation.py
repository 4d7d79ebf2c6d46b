"""A conference that is called off before it has advised: by whom, why, and when; nothing sealed in it is ever shown."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quiz_app.domain.conference import Conference


class CancelReason(StrEnum):
    """Why a conference is called off, a closed list: nobody writes about a case or a colleague here."""

    NO_TIME = "no_time"
    TOO_FEW = "too_few"
    SETTLED = "settled"
    MORE_INFORMATION = "more_information"
    MISTAKE = "mistake"
    CASE_GONE = "case_gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancellation:
    """A conference is called off for good; ``person_id`` is ``None`` when the platform did it by its own rules."""

    conference_id: str
    person_id: str | None
    reason: CancelReason
    at: datetime


CHOOSABLE = tuple(reason for reason in CancelReason if reason != CancelReason.CASE_GONE)
"""The reasons that people give; that the case is gone is the platform's own."""


def is_in_charge(conference: Conference, person_id: str) -> bool:
    """The owner of the case, who called people together, and the facilitator may call it off or give more time."""
    return person_id in {conference.owner_id, conference.facilitator_id}
