"""All content of one root, linked: the one object through which the rest of the program sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from quiz_app.domain.case import Case
from quiz_app.domain.guideline import CitizenPage, GreyZone, Guideline, Module, Situation, Tool
from quiz_app.domain.law import Act, Authority, Change, Fact, Regime
from quiz_app.domain.law_question import LawQuestion
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.question import AnyQuestion, Use, case_named


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A line of the glossary: the Danish term, its identifier in code (may be empty), meaning and source."""

    term: str
    identifier: str
    meaning: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The content of one root; mappings are by id, in the order of the files. ``law_read_until`` drives the banner."""

    acts: Mapping[str, Act]
    changes: Mapping[str, Change]
    authorities: Mapping[str, Authority]
    regimes: Mapping[str, Regime]
    facts: Mapping[str, Fact]
    law_questions: Mapping[str, LawQuestion]
    guidelines: Mapping[str, Guideline]
    situations: Mapping[str, Situation]
    grey_zones: Mapping[str, GreyZone]
    citizen_pages: Mapping[str, CitizenPage]
    tools: Mapping[str, Tool]
    modules: Mapping[str, Module]
    questions: Mapping[str, AnyQuestion]
    cases: Mapping[str, Case]
    licences: Mapping[str, LicenceKind]
    glossary: tuple[Term, ...]
    law_read_until: date

    def case_of(self, question: AnyQuestion) -> Case | None:
        """The case file that a question asks about, if it asks about one."""
        name = case_named(question)
        return self.cases[name] if name else None

    def withheld_cases(self) -> frozenset[str]:
        """Cases that an exam item uses; they stay out of search, library and quizzes."""
        return frozenset(case_named(q) for q in self.questions.values() if Use.EXAM in q.use) - {""}
