"""All that a content root holds, read but not yet linked: a shelf per kind, and every problem met on the way."""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from quiz_app.content.reader import Entry
from quiz_app.domain.case import Case
from quiz_app.domain.citation import Citations
from quiz_app.domain.guideline import CitizenPage, GreyZone, Guideline, Module, Situation, Tool
from quiz_app.domain.law import Act, Authority, Change, Fact, Regime
from quiz_app.domain.law_question import LawQuestion
from quiz_app.domain.library import Library, Term
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.question import AnyQuestion
from quiz_app.errors import Problem

T = TypeVar("T")


class Shelf(dict[str, Entry[T]]):
    """The entries of a kind by id.

    ``broken`` are ids whose files could not be read, ``unread`` tells that nobody knows which ids there are: neither
    may be called missing.
    """

    def __init__(self) -> None:
        super().__init__()
        self.broken: set[str] = set()
        self.unread = False

    def claims(self, name: str) -> bool:
        """True when the id is taken, also by a file that could not be read."""
        return self.unread or name in self or name in self.broken

    def find(self, name: str) -> T | None:
        """The object, when it could be read."""
        entry = self.get(name)
        return entry.value if entry else None

    def objects(self) -> dict[str, T]:
        """The objects by id, in the order of the files."""
        return {name: entry.value for name, entry in self.items()}


@dataclass(slots=True)
class Shelves:
    """Everything read from one root.

    ``texts`` are the files as written, by path; ``citations`` is None while the acts are wrong.
    """

    acts: Shelf[Act] = field(default_factory=Shelf)
    changes: Shelf[Change] = field(default_factory=Shelf)
    authorities: Shelf[Authority] = field(default_factory=Shelf)
    regimes: Shelf[Regime] = field(default_factory=Shelf)
    facts: Shelf[Fact] = field(default_factory=Shelf)
    law_questions: Shelf[LawQuestion] = field(default_factory=Shelf)
    guidelines: Shelf[Guideline] = field(default_factory=Shelf)
    situations: Shelf[Situation] = field(default_factory=Shelf)
    grey_zones: Shelf[GreyZone] = field(default_factory=Shelf)
    citizen_pages: Shelf[CitizenPage] = field(default_factory=Shelf)
    tools: Shelf[Tool] = field(default_factory=Shelf)
    modules: Shelf[Module] = field(default_factory=Shelf)
    questions: Shelf[AnyQuestion] = field(default_factory=Shelf)
    cases: Shelf[Case] = field(default_factory=Shelf)
    licences: Shelf[LicenceKind] = field(default_factory=Shelf)
    glossary: tuple[Term, ...] = ()
    law_read_until: date = date.min
    citations: Citations | None = None
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def library(self) -> Library:
        """The library of what could be read; whole only when there is no problem."""
        return Library(
            acts=self.acts.objects(),
            changes=self.changes.objects(),
            authorities=self.authorities.objects(),
            regimes=self.regimes.objects(),
            facts=self.facts.objects(),
            law_questions=self.law_questions.objects(),
            guidelines=self.guidelines.objects(),
            situations=self.situations.objects(),
            grey_zones=self.grey_zones.objects(),
            citizen_pages=self.citizen_pages.objects(),
            tools=self.tools.objects(),
            modules=self.modules.objects(),
            questions=self.questions.objects(),
            cases=self.cases.objects(),
            licences=self.licences.objects(),
            glossary=self.glossary,
            law_read_until=self.law_read_until,
        )
