"""What a named rule is: parameters in, a result with its steps out, or a sentence on what is not known.

A rule's name stands in content and in the evidence of past attempts: a released rule that changes gets a new name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from quiz_app.domain.law import Certainty, Provision

Values = Mapping[str, date]
"""What a rule is asked about: a date for each of its parameters."""


class RuleName(StrEnum):
    """The rules that there are."""

    FOLKEPENSION_AGE = "folkepension_age"
    FOLKEPENSION_DATE = "folkepension_date"
    SENIORPENSION_LIMIT = "seniorpension_limit"
    SENIORPENSION_APPLICATION = "seniorpension_application"
    SENIORPENSION_FILE = "seniorpension_file"
    SENIORPENSION_DECISION = "seniorpension_decision"
    TIDLIG_PENSION_ONE_YEAR = "tidlig_pension_one_year"
    TIDLIG_PENSION_TWO_YEARS = "tidlig_pension_two_years"
    TIDLIG_PENSION_THREE_YEARS = "tidlig_pension_three_years"
    TIDLIG_PENSION_COUNTED = "tidlig_pension_counted"
    TIDLIG_PENSION_APPLICATION = "tidlig_pension_application"
    TIDLIG_PENSION_EARLIEST = "tidlig_pension_earliest"
    TIDLIG_PENSION_A_KASSE = "tidlig_pension_a_kasse"
    TIDLIG_PENSION_DECISION = "tidlig_pension_decision"
    FOERTIDSPENSION_DECISION = "foertidspension_decision"
    FOERTIDSPENSION_DAYS_LEFT = "foertidspension_days_left"
    COMPLAINT_DEADLINE = "complaint_deadline"
    COMPLAINT_DAYS_LATE = "complaint_days_late"
    REASONS_REQUEST = "reasons_request"
    REASONS_REPLY = "reasons_reply"
    ACCESS_TO_FILE = "access_to_file"
    FURTHER_MEASURES = "further_measures"
    JOBAFKLARING_TALK = "jobafklaring_talk"
    RESSOURCEFORLOEB_END = "ressourceforloeb_end"
    JOBAFKLARING_END = "jobafklaring_end"
    FLEKSJOB_FOLLOW_UP = "fleksjob_follow_up"
    FLEKSJOB_STATUS = "fleksjob_status"
    FLEKSJOB_END = "fleksjob_end"
    SOCIAL_CLAUSE_YEAR = "social_clause_year"
    LEDIGHEDSYDELSE_REVIEW = "ledighedsydelse_review"
    LEDIGHEDSYDELSE_REVIEW_END = "ledighedsydelse_review_end"
    STATUSATTEST = "statusattest"
    REHABILITERINGSATTEST = "rehabiliteringsattest"
    REGIONAL_CERTIFICATE = "regional_certificate"
    REGIONAL_OPINION = "regional_opinion"


class NonWorkingDays(StrEnum):
    """What weekends and public holidays do to the result.

    ``neutral``: the result is an age or a day that one reaches, and nothing can move. ``skipped``: the rule counts
    working days only. ``unsettled``: the law as it was read does not say whether a deadline that ends on such a day
    moves, so a result there is in doubt and no item may turn on it.
    """

    NEUTRAL = "neutral"
    SKIPPED = "skipped"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A rule's result with the steps that lead to it, in Danish; ``doubt`` says why it may not be relied upon.

    ``deadline`` is the day that a number of days is counted from.
    """

    value: date | float
    steps: tuple[str, ...]
    certainty: Certainty
    deadline: date | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A named rule. ``unit`` is empty for a rule that gives a date; ``facts`` carry a rule that no statute holds.

    ``compute`` raises RuleError with a Danish sentence for what the rule does not know.
    """

    name: RuleName
    title: str
    parameters: tuple[str, ...]
    compute: Callable[[Values], Outcome]
    unit: str = ""
    provisions: tuple[Provision, ...] = ()
    facts: tuple[str, ...] = ()
    non_working_days: NonWorkingDays = NonWorkingDays.UNSETTLED
