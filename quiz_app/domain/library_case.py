"""A case as it stands in the library: a constructed one or a colleague's that is released, told by the same facts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from quiz_app.domain.anchor_index import AnchorIndex
from quiz_app.domain.case import Case, Facit, Illness
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.citation import CitationError, Citations
from quiz_app.domain.conference import Band
from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Certainty, Provision, Regime, Track, Verification
from quiz_app.domain.library import Library
from quiz_app.domain.question import Use, case_named
from quiz_app.domain.sharing.form import AgeBand, OccupationGroup
from quiz_app.domain.sharing.shared_case import SharedCase

MOST_GUIDELINES = 5
UNTIL_GONE = 240
"""Months: a released case expires long before anybody would read it over."""
_AGES = ((30, AgeBand.UNDER_30), (40, AgeBand.THIRTIES), (50, AgeBand.FORTIES), (60, AgeBand.FIFTIES))
_TOLD_BY: Mapping[str, OccupationGroup] = {
    "selvstændig": OccupationGroup.SELF_EMPLOYED,
    "buschauffør": OccupationGroup.TRANSPORT,
    "lager": OccupationGroup.MANUAL,
}
"""Themes of constructed cases that say what the citizen did for a living; the others leave it open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """The coarse facts by which cases are likened; what is not known, or not asked for, is ``None`` or empty."""

    track: Track | None = None
    illness: Illness | None = None
    age_band: AgeBand | None = None
    occupation: OccupationGroup | None = None
    regime: str = ""
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryCase:
    """One case of the library, with the guidelines to read with it.

    ``case`` is what rests on the law: a constructed case itself; of a released one the dates and provisions, without a
    facit. Its day is then the first of its half year. ``outcome`` is what it ended in, if somebody has told, ``agreed``
    whether those who assessed it were of one mind, if they were enough to say. ``sealed`` is true while people assess
    it alone: then nothing that would tell the answer is here, but within ``case``.
    """

    ref: CaseRef
    facts: CaseFacts
    case: Case
    guidelines: tuple[str, ...] = ()
    shared: SharedCase | None = None
    outcome: Band | None = None
    agreed: bool | None = None
    sealed: bool = False

    @property
    def title(self) -> str:
        """What it is called."""
        return self.case.title

    @property
    def day(self) -> date:
        """The day by whose rules it is judged."""
        return self.case.case_date

    @property
    def track(self) -> Track | None:
        """The way that it is about; ``None`` while it is sealed."""
        return self.facts.track

    @property
    def anchors(self) -> tuple[Provision, ...]:
        """What it rests on; nothing while it is sealed."""
        return () if self.sealed else self.case.anchors

    @property
    def themes(self) -> tuple[str, ...]:
        """The words of a constructed case; a released one has topics alone."""
        return self.case.themes


def released(library: Library, citations: Citations, cases: Iterable[SharedCase]) -> tuple[LibraryCase, ...]:
    """Colleagues' cases that are released; what they cite is theirs, so it is as yet unverified."""
    related = _Related(library)
    return tuple(_shared(case, citations, related) for case in cases)


def constructed(library: Library) -> tuple[LibraryCase, ...]:
    """The constructed cases that may be read, the newest case first; those of an exam are not among them."""
    withheld = library.withheld_cases()
    related = _Related(library)
    shown = (c for c in library.cases.values() if c.id not in withheld)
    told = (_told(case, library, related.to(case.id, case.anchors)) for case in shown)
    return tuple(sorted(told, key=lambda c: (c.day, c.title), reverse=True))


def sealed(case: LibraryCase) -> LibraryCase:
    """The case as it stands while it is out to be assessed alone: without the way, and all that leads to it."""
    topics = tuple(t for t in case.facts.topics if t.value != case.case.track.value)
    facts = replace(case.facts, track=None, topics=topics)
    return replace(case, facts=facts, guidelines=(), outcome=None, agreed=None, sealed=True)


def regime_on(day: date, regimes: Iterable[Regime]) -> str:
    """The id of the regime whose rules apply to a case of that day; empty when none does."""
    return next((r.id for r in regimes if day in r.period), "")


def age_band(age: int) -> AgeBand:
    """The band of ten years that an age falls in."""
    return next((band for below, band in _AGES if age < below), AgeBand.SIXTY_UP)


def topics_of(case: Case, library: Library) -> tuple[Topic, ...]:
    """The topics that a constructed case is asked about, outside exams, and its track's own."""
    asked = {q.topic for q in library.questions.values() if case_named(q) == case.id and Use.EXAM not in q.use}
    return tuple(t for t in Topic if t in asked or t.value == case.track.value)


def _told(case: Case, library: Library, guidelines: tuple[str, ...]) -> LibraryCase:
    citizen = case.citizen
    return LibraryCase(
        ref=CaseRef(kind=CaseRefKind.SYNTHETIC, id=case.id),
        facts=CaseFacts(
            track=case.track,
            illness=citizen.illness if citizen else None,
            age_band=age_band(citizen.age) if citizen else None,
            occupation=next((_TOLD_BY[t] for t in case.themes if t in _TOLD_BY), None),
            regime=regime_on(case.case_date, library.regimes.values()),
            topics=topics_of(case, library),
        ),
        case=case,
        guidelines=guidelines,
    )


def _shared(shared: SharedCase, citations: Citations, related: "_Related") -> LibraryCase:
    form = shared.form
    anchors = tuple(_places(form.provisions, citations))
    year, half = map(int, form.half_year.split("-"))
    return LibraryCase(
        ref=CaseRef(kind=CaseRefKind.RELEASED, id=shared.id),
        facts=CaseFacts(
            track=form.track,
            illness=form.illness,
            age_band=form.age_band,
            occupation=form.occupation,
            regime=form.regime,
            topics=form.themes,
        ),
        case=Case(
            id=shared.id,
            title=shared.title,
            case_date=date(year, 7 if half > 1 else 1, 1),
            track=form.track,
            themes=(),
            synthetic=False,
            anchors=anchors,
            verified=Verification(on=shared.released_on, content=Certainty.UNVERIFIED, date=Certainty.UNVERIFIED),
            difficulty=0,
            story=shared.text.words.story,
            documents=(),
            facit=Facit(documents=(), missing=(), tracks=(), differ=(), settle=(), tell_citizen=""),
            review=UNTIL_GONE,
        ),
        guidelines=related.to(shared.id, anchors),
        shared=shared,
    )


def _places(written: Iterable[str], citations: Citations) -> Iterator[Provision]:
    """What citations name; one that the register has lost since is passed over."""
    for citation in written:
        try:
            yield from citations.parse(citation)
        except CitationError:
            continue


class _Related:
    """The guidelines to read with a case: those that its items name first, then those that share its provisions.

    A provision weighs the more, the fewer guidelines rest on it. Guidelines about a group of people come only where an
    item names them: which group a citizen belongs to is no matter of provisions.
    """

    def __init__(self, library: Library) -> None:
        self._named = [(case_named(q), q.guideline) for q in library.questions.values() if Use.EXAM not in q.use]
        self._index = AnchorIndex((g.id, g.anchors) for g in library.guidelines.values() if not g.about_group)

    def to(self, case_id: str, anchors: Iterable[Provision]) -> tuple[str, ...]:
        weight: defaultdict[str, float] = defaultdict(float)
        for near in map(self._index.near, anchors):
            for guideline in near:
                weight[guideline] += 1 / len(near)
        shared = sorted(weight, key=lambda g: (-weight[g], g))
        return tuple(dict.fromkeys([*self._of_items(case_id), *shared]))[:MOST_GUIDELINES]

    def _of_items(self, case_id: str) -> Iterator[str]:
        return (guideline for case, guideline in self._named if case == case_id and guideline)
