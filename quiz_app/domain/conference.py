"""A case conference: who talks over which case when, what they advise, who objects, and what became of it.

A conference decides nothing about anybody (*Sagen afgøres ikke her*): its conclusion is advice to practice.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.danish_time import add_months, danish_day

MOST_PEOPLE = 60
OBJECTION_DAYS = 3
FOLLOW_UP_MONTHS = (3, 6)
FURTHEST_AHEAD = timedelta(days=366)
"""No day or deadline of a conference lies further off: a year that is typed wrong would block the case for good."""
FEWEST_TO_REVEAL = 2
"""With one assessment alone the reveal would name its giver."""


class ConferenceFormat(StrEnum):
    """How people meet: ten minutes in a doorway, a whole conference, early sparring, or the meeting leaders' forum."""

    DOORWAY = "doorway"
    CONFERENCE = "conference"
    FREMSKUDT_SPARRING = "fremskudt_sparring"
    MOEDELEDERFORUM = "moedelederforum"


class Manner(StrEnum):
    """In one room, each at their own screen, or each at their own time."""

    ROOM = "room"
    REMOTE = "remote"
    ASYNCHRONOUS = "asynchronous"


class Round(StrEnum):
    """A part of the agenda."""

    TELL = "tell"
    ALONE = "alone"
    SHOW = "show"
    TALK = "talk"
    AGAIN = "again"
    ADVISE = "advise"


AGENDA: dict[ConferenceFormat, tuple[tuple[Round, int], ...]] = {
    ConferenceFormat.DOORWAY: ((Round.TELL, 2), (Round.ALONE, 2), (Round.TALK, 4), (Round.ADVISE, 2)),
    ConferenceFormat.CONFERENCE: (
        (Round.TELL, 12),
        (Round.ALONE, 10),
        (Round.SHOW, 5),
        (Round.TALK, 18),
        (Round.AGAIN, 5),
        (Round.ADVISE, 10),
    ),
    ConferenceFormat.FREMSKUDT_SPARRING: (
        (Round.TELL, 5),
        (Round.ALONE, 5),
        (Round.TALK, 12),
        (Round.AGAIN, 3),
        (Round.ADVISE, 5),
    ),
    ConferenceFormat.MOEDELEDERFORUM: (
        (Round.TELL, 5),
        (Round.ALONE, 8),
        (Round.SHOW, 5),
        (Round.TALK, 15),
        (Round.AGAIN, 4),
        (Round.ADVISE, 8),
    ),
}
"""The rounds of each format with their minutes; advice on how to spend the time, never a limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedRound:
    """A round with its own hours."""

    round: Round
    starts_at: datetime
    ends_at: datetime


class Stage(StrEnum):
    """How far a conference has come; derived, never stored."""

    ASSESSING = "assessing"
    TALKING = "talking"
    CONCLUDING = "concluding"
    OBJECTING = "objecting"
    OBJECTED = "objected"
    KEPT = "kept"
    CANCELLED = "cancelled"


class Part(StrEnum):
    """What somebody does in a conference."""

    CASE_OWNER = "case_owner"
    FACILITATOR = "facilitator"
    NOTE_TAKER = "note_taker"
    PARTICIPANT = "participant"


class Band(StrEnum):
    """What is advised, and what was decided: so coarse that no decision can be known by it."""

    PENSION = "pension"
    FLEKSJOB = "fleksjob"
    EFFORT = "effort"
    MORE_INFORMATION = "more_information"
    UNDECIDED = "undecided"


class Complaint(StrEnum):
    """What became of a complaint."""

    NONE = "none"
    PENDING = "pending"
    UPHELD = "upheld"
    CHANGED = "changed"
    SENT_BACK = "sent_back"


class Offer(StrEnum):
    """What was lacking for the citizen: a closed list, to be counted."""

    FEW_HOURS = "few_hours"
    PLACEMENT = "placement"
    MENTOR = "mentor"
    PSYCHIATRY = "psychiatry"
    PAIN = "pain"
    MISUSE = "misuse"
    HOME = "home"
    LANGUAGE = "language"
    OTHER = "other"


class ConclusionPart(StrEnum):
    """The fields of *Råd til praksis*."""

    FACTS = "facts"
    OPTIONS = "options"
    ADVICE = "advice"
    DISSENT = "dissent"
    CHANGE_OUR_MIND = "change_our_mind"
    NEXT = "next"
    GUIDELINES_LACK = "guidelines_lack"
    OFFERS_LACK = "offers_lack"


MUST_SAY = (ConclusionPart.FACTS, ConclusionPart.OPTIONS, ConclusionPart.ADVICE, ConclusionPart.CHANGE_OUR_MIND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conference:
    """A conference as it was called; ``ends_at`` is the deadline of an asynchronous one.

    ``pending``: the case is not decided yet, and the owner has said that they have a task in it. ``place_id`` names
    words in ``texts``, or is empty. ``seed`` orders the reasons, so that no order tells who gave which.
    """

    conference_id: str
    format: ConferenceFormat
    manner: Manner
    case: CaseRef
    pending: bool
    owner_id: str
    facilitator_id: str
    note_taker_id: str
    starts_at: datetime
    ends_at: datetime
    place_id: str
    seed: int
    at: datetime

    def part_of(self, person_id: str) -> Part:
        """The person's part; who has several is named by the first."""
        parts = {
            self.facilitator_id: Part.FACILITATOR,
            self.note_taker_id: Part.NOTE_TAKER,
            self.owner_id: Part.CASE_OWNER,
        }
        return parts.get(person_id, Part.PARTICIPANT)

    @property
    def most(self) -> int:
        """How many may take part."""
        return 3 if self.format == ConferenceFormat.DOORWAY else MOST_PEOPLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody who takes part: invited by a member, or by themselves with the link."""

    conference_id: str
    person_id: str
    invited_by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """One version of the advice; its words are texts named by :func:`words_id`, ``parts`` says which there are."""

    conclusion_id: str
    conference_id: str
    version: int
    author_id: str
    advised: Band
    provisions: tuple[str, ...]
    parts: tuple[ConclusionPart, ...]
    offers: tuple[Offer, ...]
    next_owner_id: str
    next_on: date | None
    at: datetime

    def words_id(self, part: ConclusionPart) -> str:
        """The id of a field's words in ``texts``."""
        return f"conclusion:{self.conclusion_id}:{part}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """A participant cannot stand by a version of the conclusion; the reason lies in ``texts``."""

    objection_id: str
    conference_id: str
    version: int
    person_id: str
    text_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was decided in the case, months after; it names neither who decided nor who told."""

    outcome_id: str
    conference_id: str
    months: int
    band: Band
    complaint: Complaint
    at: datetime


def agenda(conference: Conference) -> tuple[TimedRound, ...]:
    """The rounds with their hours, from the start; none where everybody comes at their own time."""
    if conference.manner == Manner.ASYNCHRONOUS:
        return ()
    found, begins = [], conference.starts_at
    for part, minutes in AGENDA[conference.format]:
        ends = begins + timedelta(minutes=minutes)
        found.append(TimedRound(round=part, starts_at=begins, ends_at=ends))
        begins = ends
    return tuple(found)


def length(of: ConferenceFormat) -> timedelta:
    """How long the format takes."""
    return timedelta(minutes=sum(minutes for _, minutes in AGENDA[of]))


def stage(
    revealed: tuple[bool, bool],
    conclusions: Sequence[Conclusion],
    objections: Iterable[Objection],
    now: datetime,
    *,
    cancelled: bool,
) -> Stage:
    """How far it has come: ``revealed`` are the first and the second turn, the last conclusion counts."""
    if cancelled:
        return Stage.CANCELLED
    if conclusions:
        last = max(conclusions, key=lambda c: c.version)
        if any(o.version == last.version for o in objections):
            return Stage.OBJECTED
        return Stage.KEPT if now >= objections_until(last) else Stage.OBJECTING
    first, second = revealed
    if second:
        return Stage.CONCLUDING
    return Stage.TALKING if first else Stage.ASSESSING


def objections_until(conclusion: Conclusion) -> datetime:
    """The moment from which nobody can object to the version any more."""
    return conclusion.at + timedelta(days=OBJECTION_DAYS)


def may_reveal(conference: Conference, person_id: str, *, given: int, of: int, now: datetime) -> bool:
    """The facilitator opens a turn; at the deadline of an asynchronous one, or when all have given theirs, anybody may.

    An asynchronous turn stays shut for everybody until then.
    """
    if given < FEWEST_TO_REVEAL:
        return False
    if conference.manner == Manner.ASYNCHRONOUS:
        return given >= of or now >= conference.ends_at
    return person_id == conference.facilitator_id


def is_few(given: int, of: int) -> bool:
    """True when fewer than half have assessed: whoever opens the turn shuts the others out, and should mean it."""
    return given * 2 < of


def due(conference: Conference, concluded: datetime, told: Collection[int], today: date) -> tuple[int, ...]:
    """The follow-ups that are asked for now: of those whose months have passed, the ones that nobody has told.

    Nothing becomes of a constructed case, so nothing is asked about it.
    """
    if conference.case.kind == CaseRefKind.SYNTHETIC:
        return ()
    day = danish_day(concluded)
    return tuple(m for m in FOLLOW_UP_MONTHS if m not in told and today >= add_months(day, m))


def counting_outcomes(told: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Of what was told, oldest first, the last of each conference and follow-up, by their months."""
    last = {(o.months, o.conference_id): o for o in told}
    return tuple(last[key] for key in sorted(last))


def against(advised: Band, outcome: Outcome) -> bool:
    """True when what became of the case speaks against the advice.

    It was followed and did not hold in the complaint, or something else was decided and no complaint changed that.
    What is not decided yet speaks against nothing, and neither does a decision after advice to learn more.
    """
    fell = outcome.complaint in {Complaint.CHANGED, Complaint.SENT_BACK}
    if outcome.band in {Band.UNDECIDED, Band.MORE_INFORMATION}:
        return False
    if outcome.band == advised:
        return fell
    return advised not in {Band.UNDECIDED, Band.MORE_INFORMATION} and not fell
