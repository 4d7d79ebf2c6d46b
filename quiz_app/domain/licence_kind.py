"""What a licence demands: modules, exam blueprint, practice, validity, renewal and successor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Period
from quiz_app.domain.question import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicShare:
    """How many items of a topic an exam draws."""

    topic: Topic
    count: int


class CutBasis(StrEnum):
    """Where a cut score comes from: set by the founders, or by an Angoff panel (Angoff 1971)."""

    PROVISIONAL = "provisional"
    ANGOFF = "angoff"


@dataclass(frozen=True, slots=True, kw_only=True)
class CutScore:
    """The share of points that passes, 0-1; ``ratings`` are the panel's mean expectations per question id, 0-1."""

    share: float
    basis: CutBasis
    note: str
    ratings: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """How an exam is drawn. ``documents`` of the drawn items are documents tasks; ``levels`` are least counts.

    ``attempts`` are those that one makes on one's own; the rest is in retake.py.
    """

    topics: tuple[TopicShare, ...]
    documents: int
    levels: Mapping[Level, int]
    minutes: int
    attempts: int
    waiting_days: int
    cut: CutScore


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalTest:
    """The short test by which a licence is renewed: some items of its exam, in so many minutes, by the exam's cut.

    A test alone, and no case: it takes under 20 minutes whenever it suits, and waits for no colleague. That a holder
    works on cases needs no proof; that they know what has changed does. ``waiting_days`` go before another try.
    """

    topics: tuple[TopicShare, ...]
    minutes: int
    waiting_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeltaTest:
    """The short test on changed rules, by the exam's cut: to be passed within so many ``days`` of the commencement.

    ``waiting_days`` go before another try.
    """

    days: int
    minutes: int
    waiting_days: int


class PracticeKind(StrEnum):
    """A sort of supervised practice."""

    SUPERVISED_CASE = "supervised_case"
    OBSERVATION = "observation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One line of a rubric."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeStep:
    """Practice to be signed off by a companion against a rubric; ``minutes`` are an estimate, 0 where there is none."""

    id: str
    title: str
    kind: PracticeKind
    guide: str
    rubric: tuple[Criterion, ...]
    minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """One line of the crosswalk to the successor: what carries over, or what must be learnt."""

    objective: str
    carries: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceKind:
    """A licence. ``covers`` is by case date; ``offered`` is when it can be earned; months for validity and renewal.

    Without ``delta`` a change in the law asks nothing of those who hold it.
    ``transition`` is the last day on which caseworkers without it count as on their way, and a panel may decide.
    """

    id: str
    title: str
    summary: str
    covers: Period
    offered: Period
    modules: tuple[str, ...]
    exam: Blueprint
    practice: tuple[PracticeStep, ...]
    validity: int
    renewal_window: int
    renewal: RenewalTest
    delta: DeltaTest | None = None
    transition: date | None = None
    successor: str = ""
    crosswalk: tuple[Crossing, ...] = ()
    aliases: tuple[str, ...] = ()
