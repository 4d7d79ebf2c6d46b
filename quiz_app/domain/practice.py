"""Supervised cases and their sign-off."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PracticeTrack(StrEnum):
    """What a supervised case was about; a closed list, so that no word about a citizen is needed."""

    FLEKSJOB = "fleksjob"
    FOERTIDSPENSION = "foertidspension"
    ANDET = "andet"


class PracticeForm(StrEnum):
    """A case that a companion follows, or by merit one of the last twelve months that a key person attests."""

    SUPERVISED = "supervised"
    ATTESTED = "attested"


class Rating(StrEnum):
    """How a criterion of a rubric was met."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"


class Verdict(StrEnum):
    """The outcome of a sign-off."""

    APPROVED = "approved"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisedCase:
    """Practice that a person asks a companion to sign off; ``step`` is an id of the licence's practice.

    ``key_person`` and ``other_unit`` say what the companion was to the person when asked. ``closed_on`` is the day on
    which an attested case was closed.
    """

    supervised_case_id: str
    person_id: str
    companion_id: str
    licence_kind: str
    step: str
    track: PracticeTrack
    asked_at: datetime
    form: PracticeForm = PracticeForm.SUPERVISED
    key_person: bool = False
    other_unit: bool = False
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """A companion's judgement of one supervised case; the comment lies apart, in ``texts``."""

    sign_off_id: str
    supervised_case_id: str
    companion_id: str
    verdict: Verdict
    ratings: dict[str, Rating]
    text_id: str | None
    at: datetime
