"""What is published: guidelines, situations, grey zones, pages for citizens, tools to print, and modules."""

from dataclasses import dataclass
from datetime import date
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


class DatedBy(StrEnum):
    """The day of a case that decides whether a section is about it."""

    CASE_DATE = "case_date"
    GRANTED = "granted"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPeriod:
    """The cases that the section with this heading is about, by the day that ``by`` names; both ends are included."""

    section: str
    start: date | None = None
    end: date | None = None
    by: DatedBy = DatedBy.CASE_DATE

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("et afsnits periode skal have start, end eller begge")
        Period(start=self.start, end=self.end)

    @property
    def days(self) -> Period:
        """The days themselves."""
        return Period(start=self.start, end=self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guideline:
    """A shared legal guideline. ``answer`` is the short answer before the first heading; ``review`` is in months.

    ``replaces`` is the older guideline whose cases end where this one's begin; ``periods`` are of its dated sections.
    ``about_group`` marks one about people with something in common, whose cases are still judged one by one.
    """

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
    replaces: str = ""
    periods: tuple[SectionPeriod, ...] = ()
    about_group: bool = False


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
    periods: tuple[SectionPeriod, ...] = ()


class Confidence(StrEnum):
    """How firmly an interim line is held by those who wrote it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class GreyZone:
    """A question that the law leaves open, with an interim line until ``release_condition`` settles it.

    ``sections`` are the three of :data:`GREY_ZONE_SECTIONS`. ``decided`` is the day on which the municipality took the
    line; ``None`` means that it is still to be decided locally.
    """

    id: str
    title: str
    topic: Topic
    valid: Period
    anchors: tuple[Provision, ...]
    verified: Verification
    steward: str
    review: int
    confidence: Confidence
    release_condition: str
    sections: tuple[Section, ...]
    decided: date | None = None
    facts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def question(self) -> str:
        """The open question, as Markdown."""
        return self.sections[0].body

    @property
    def line(self) -> str:
        """The interim line, as Markdown."""
        return self.sections[-1].body


GREY_ZONE_SECTIONS = ("Spørgsmålet", "Fortolkninger", "Foreløbig linje")
"""The sections of a grey zone, in order; each reading under the second is a third-level heading."""


ALWAYS = Period()


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenPage:
    """A page for people who have a case, in plain Danish; ``order`` is its place in that part of the site."""

    id: str
    title: str
    order: int
    anchors: tuple[Provision, ...]
    verified: Verification
    steward: str
    review: int
    answer: str
    sections: tuple[Section, ...]
    valid: Period = ALWAYS
    facts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing among the site's own files (``docs/assets``), and what it shows, in words."""

    file: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A checklist or template to print or to fill in; ``order`` is its place in the list, ``answer`` what it is for.

    ``app`` is the app's page where the work is done, for a tool that nobody fills in on paper.
    """

    id: str
    title: str
    order: int
    anchors: tuple[Provision, ...]
    verified: Verification
    steward: str
    review: int
    answer: str
    sections: tuple[Section, ...]
    valid: Period = ALWAYS
    facts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    picture: Picture | None = None
    app: str = ""


PublishedPage = Guideline | Situation | GreyZone | CitizenPage | Tool
"""What is a page of its own with sections, provisions and a status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """Something a reader can do after a module; the id is what crosswalks name.

    ``questions`` are those of the module's own that practise it.
    """

    id: str
    text: str
    questions: tuple[str, ...] = ()


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
