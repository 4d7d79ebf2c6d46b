"""Questions (items): what is asked, the options, and the key with its reasons."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Period, Provision, Track, Verification
from quiz_app.domain.rules import RuleName


class Level(StrEnum):
    """What an item demands, after Bloom: recall, understanding, use on a case, judgement."""

    KNOW = "know"
    UNDERSTAND = "understand"
    APPLY = "apply"
    JUDGE = "judge"


class Use(StrEnum):
    """Where an item may be asked."""

    MODULE = "module"
    EXAM = "exam"
    REPETITION = "repetition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option; ``why`` is shown only after the answer is given (quiz) or handed in (exam)."""

    id: str
    text: str
    why: str
    correct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What all item types share; see the subclasses. ``review`` is in months."""

    id: str
    topic: Topic
    level: Level
    valid: Period
    anchors: tuple[Provision, ...]
    verified: Verification
    guideline: str
    use: tuple[Use, ...]
    stem: str
    case_date: date | None = None
    granted: date | None = None
    review: int = 12
    facts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceQuestion(Question):
    """``single``: exactly one right option; ``multiple``: one or more; marks in grading.py."""

    type: Literal["single", "multiple"]
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsQuestion(Question):
    """An *aktopgave*: judge each document of ``case`` (key in the case's facit) and say what is ``missing``."""

    type: Literal["documents"]
    case: str
    missing: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderStep:
    """One of the things to be put in order; ``why`` says why it stands where it stands."""

    id: str
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderQuestion(Question):
    """Put ``steps`` in the right order, which is the one they are written in; their ids must not give it away."""

    type: Literal["order"]
    steps: tuple[OrderStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What belongs together; the same ``right`` may belong to several."""

    id: str
    left: str
    right: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchQuestion(Question):
    """Find the right side of each pair; ``extra`` are right sides that belong to none."""

    type: Literal["match"]
    pairs: tuple[Pair, ...]
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A date that the rule asks for, drawn from ``first`` to ``last`` anew in each attempt; ``{name}`` in the stem."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedQuestion(Question):
    """The key is what ``rule`` makes of the parameters; ``tolerance`` (in days, or the number's unit) either way."""

    rule: RuleName
    parameters: tuple[Parameter, ...]
    tolerance: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberQuestion(ComputedQuestion):
    """How many: the rule gives a number."""

    type: Literal["number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateQuestion(ComputedQuestion):
    """When: the rule gives a date."""

    type: Literal["date"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonQuestion(Question):
    """Argue ``case`` for and against ``track`` in one's own words; then tick one's points off against the facit's.

    Self-assessed, so practice only. ``model`` is an answer that has the points.
    """

    type: Literal["reason"]
    case: str
    track: Track
    model: str


AnyQuestion = (
    ChoiceQuestion | DocumentsQuestion | OrderQuestion | MatchQuestion | NumberQuestion | DateQuestion | ReasonQuestion
)


def case_named(question: Question) -> str:
    """The id of the case file that a question asks about; empty for most questions."""
    return question.case if isinstance(question, DocumentsQuestion | ReasonQuestion) else ""
