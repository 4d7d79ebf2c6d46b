"""What somebody thinks of a case before, and after, it is talked over: *din egen vurdering*, sealed until the reveal.

Conferences and calibration rounds ask for the same assessment, so that agreement can be measured across both. Reasons
are words and stand in ``texts``; an assessment holds choices alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.law import Track
from quiz_app.domain.people import Grant, Role


class OccasionKind(StrEnum):
    """What an assessment is asked for."""

    CONFERENCE = "conference"
    CALIBRATION_ROUND = "calibration_round"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Occasion:
    """One conference or one calibration round; a twin case gives a round two versions, told apart by ``version``."""

    kind: OccasionKind
    id: str
    version: str = ""


class Turn(StrEnum):
    """Before the talk, each alone; or after it."""

    FIRST = "first"
    SECOND = "second"


class Series(StrEnum):
    """In what capacity somebody assesses; series are counted apart.

    ``OTHERS`` neither handle cases nor decide in the team: jurists, managers, and those responsible for practice.
    """

    CASEWORKERS = "caseworkers"
    MEETING_LEADERS = "meeting_leaders"
    TEAM_MEMBERS = "team_members"
    OTHERS = "others"


MEASURED = (Series.CASEWORKERS, Series.MEETING_LEADERS, Series.TEAM_MEMBERS)
"""The series whose agreement is practice's."""


class Sufficiency(IntEnum):
    """Is the case informed enough to decide? An ordinal scale without a middle."""

    CLEARLY_NOT = 1
    RATHER_NOT = 2
    RATHER = 3
    CLEARLY = 4


class Missing(StrEnum):
    """What the case lacks; a closed list, so that it can be counted and holds nobody's words."""

    HEALTH = "health"
    WORK_ABILITY = "work_ability"
    SOCIAL = "social"
    CITIZENS_VIEW = "citizens_view"
    SCHOOLING = "schooling"
    TREATMENT = "treatment"
    EMPLOYER = "employer"
    LEGAL_STEP = "legal_step"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What somebody says in the form, before it is sealed: choices and words.

    ``provisions`` are citations as they were typed, ``reason`` is one sentence, and ``confirmed`` are words of it of
    which the writer says that they identify nobody.
    """

    sufficiency: Sufficiency
    missing: tuple[Missing, ...]
    track: Track
    provisions: str
    certainty: AnswerCertainty
    reason: str = ""
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One person's sealed assessment; insert-only, and of several before the reveal the last one counts.

    ``provisions`` are citations as they are written (``pensionsloven § 18``), ``reason_id`` names one sentence in
    ``texts`` (empty when none was given). ``centre_id`` is where the person worked when they gave it.
    """

    assessment_id: str
    occasion: Occasion
    turn: Turn
    person_id: str
    centre_id: str
    series: Series
    sufficiency: Sufficiency
    missing: tuple[Missing, ...]
    track: Track
    provisions: tuple[str, ...]
    certainty: AnswerCertainty
    reason_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal:
    """A turn opened for good: by whom (``None``: by the system, at the deadline), and when."""

    occasion: Occasion
    turn: Turn
    person_id: str | None
    at: datetime


def series_of(grants: Iterable[Grant]) -> Series:
    """The series that a person's assessment belongs to, by their roles; key persons handle cases themselves."""
    roles = {g.role for g in grants}
    if Role.MEETING_LEADER in roles:
        return Series.MEETING_LEADERS
    if Role.TEAM_MEMBER in roles:
        return Series.TEAM_MEMBERS
    return Series.CASEWORKERS if roles & {Role.CASEWORKER, Role.KEY_PERSON} else Series.OTHERS


def counting(assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """The last assessment of each person, turn and occasion, in the order in which they were given."""
    last: dict[tuple[Occasion, Turn, str], Assessment] = {}
    for given in sorted(assessments, key=lambda a: (a.at, a.assessment_id)):
        last[given.occasion, given.turn, given.person_id] = given
    return tuple(sorted(last.values(), key=lambda a: (a.at, a.assessment_id)))
