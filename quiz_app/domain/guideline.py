"""What is published: guidelines, situations and modules."""

from dataclasses import dataclass
from enum import StrEnum

from quiz_app.domain.law import Period, Provision, Verification


class Topic(StrEnum):
    """The subjects that guidelines, questions and blueprints share."""

    DOKUMENTATION = "dokumentation"
    FOERTIDSPENSION = "foertidspension"
    FLEKSJOB = "fleksjob"
    REHABILITERINGSTEAM = "rehabiliteringsteam"
    RESSOURCEFORLOEB = "ressourceforloeb"
    JOBAFKLARING = "jobafklaring"
    HELBRED = "helbred"
    FORVALTNINGSRET = "forvaltningsret"
    SENIORPENSION = "seniorpension"
    REFORM = "reform"
    SAMARBEJDE = "samarbejde"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A second-level heading and its Markdown, without the heading line."""

    title: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guideline:
    """A shared legal guideline. ``answer`` is the short answer before the first heading; ``review`` is in months."""

    id: str
    title: str
    topic: Topic
    valid: Period
    anchors: tuple[Provision, ...]
    verified: Verification
    steward: str
    review: int
    answer: str
    sections: tuple[Section, ...]
    facts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What to do when something stands before you now; ``order`` is its place on the front page."""

    id: str
    title: str
    order: int
    topic: Topic
    valid: Period
    anchors: tuple[Provision, ...]
    verified: Verification
    steward: str
    review: int
    answer: str
    sections: tuple[Section, ...]
    guidelines: tuple[str, ...]
    facts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """Something a reader can do after a module; the id is what crosswalks name."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A licence module: ``minutes`` to read, ``questions`` of its quiz and self-check, ``when`` it becomes relevant."""

    id: str
    number: int
    title: str
    minutes: int
    objectives: tuple[Objective, ...]
    guidelines: tuple[str, ...]
    questions: tuple[str, ...]
    when: str
    body: str
    aliases: tuple[str, ...] = ()
