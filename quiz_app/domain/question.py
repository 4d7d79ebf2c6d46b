"""Questions (items): what is asked, the options, and the key with its reasons."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Period, Provision, Verification


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


AnyQuestion = ChoiceQuestion | DocumentsQuestion
