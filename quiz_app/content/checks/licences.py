"""What licences must hold beyond their types, and whether their exams can be drawn in the coming year."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from quiz_app.content.checks.names import repeated
from quiz_app.content.reader import Entry
from quiz_app.content.shelves import Shelves
from quiz_app.domain.danish_time import add_months
from quiz_app.domain.exam import blueprint_gaps, turning_days
from quiz_app.domain.licence_kind import CutBasis, LicenceKind
from quiz_app.domain.question import Use
from quiz_app.domain.renewal import LONGEST_RENEWAL, short_exam
from quiz_app.domain.retake import MOST_ALONE
from quiz_app.errors import Problem

_MONTHS_AHEAD = 12
LEAST_DELTA_DAYS = 30
"""Nobody is asked to learn a new rule and show it in less."""


def licence_problems(shelves: Shelves) -> Iterator[Problem]:
    """All problems of all licences, except whether their exams can be drawn."""
    for name, entry in shelves.licences.items():
        yield from _numbers(entry)
        yield from _tries(entry)
        yield from _blueprint(entry)
        yield from _renewal(entry)
        yield from _delta(entry)
        yield from _cut(entry, shelves)
        yield from _practice(entry)
        yield from _succession(name, entry, shelves)


def exam_problems(shelves: Shelves, today: date) -> Iterator[Problem]:
    """What a blueprint lacks on some day of the coming year; each lack once, with its first day.

    Only for a root without other problems: an item that could not be read would be missed here too.
    """
    library, last = shelves.library(), add_months(today, _MONTHS_AHEAD)
    for entry in shelves.licences.values():
        days = turning_days(entry.value, library, today, last)
        tests = (("prøven", "exam", entry.value), ("fornyelsen", "renewal", short_exam(entry.value)))
        for name, key, licence in tests:
            told: set[str] = set()
            for day in (day for day in days if day in licence.offered):
                for gap in blueprint_gaps(licence, library, day):
                    if gap not in told:
                        yield entry.problem(f"{name} kan ikke sammensættes den {day}: {gap}", key, "topics")
                    told.add(gap)


def _numbers(entry: Entry[LicenceKind]) -> Iterator[Problem]:
    licence = entry.value
    if not licence.modules:
        yield entry.problem("et kørekort har mindst ét modul", "modules")
    yield from repeated(entry, licence.modules, "modules")
    if licence.renewal_window >= licence.validity:
        yield entry.problem("»renewal_window« skal være kortere end »validity«", "renewal_window")
    for field, least in (("minutes", 1), ("attempts", 1), ("waiting_days", 0), ("documents", 0)):
        if getattr(licence.exam, field) < least:
            yield entry.problem(f"»{field}« skal være mindst {least}", "exam", field)


def _tries(entry: Entry[LicenceKind]) -> Iterator[Problem]:
    if entry.value.exam.attempts > MOST_ALONE:
        message = f"»attempts« er forsøg på egen hånd, højst {MOST_ALONE}: derefter en samtale og støttede forsøg"
        yield entry.problem(message, "exam", "attempts")


def _blueprint(entry: Entry[LicenceKind]) -> Iterator[Problem]:
    exam = entry.value.exam
    yield from repeated(entry, [str(share.topic) for share in exam.topics], "exam", "topics")
    for position, share in enumerate(exam.topics):
        if share.count < 1:
            yield entry.problem("»count« skal være mindst 1", "exam", "topics", position, "count")
    items = sum(share.count for share in exam.topics)
    if exam.documents > items:
        yield entry.problem(f"flere aktopgaver ({exam.documents}) end opgaver i alt ({items})", "exam", "documents")
    for level, least in exam.levels.items():
        if least < 0:
            yield entry.problem("antallet kan ikke være under 0", "exam", "levels", level)
    if sum(exam.levels.values()) > items:
        yield entry.problem(f"niveauerne kræver flere opgaver, end prøven har ({items})", "exam", "levels")


def _renewal(entry: Entry[LicenceKind]) -> Iterator[Problem]:
    test = entry.value.renewal
    if not test.topics:
        yield entry.problem("en fornyelse har mindst ét emne", "renewal", "topics")
    yield from repeated(entry, [str(share.topic) for share in test.topics], "renewal", "topics")
    for position, share in enumerate(test.topics):
        if share.count < 1:
            yield entry.problem("»count« skal være mindst 1", "renewal", "topics", position, "count")
    if not 1 <= test.minutes < LONGEST_RENEWAL:
        yield entry.problem(f"en fornyelse tager under {LONGEST_RENEWAL} minutter", "renewal", "minutes")
    if test.waiting_days < 0:
        yield entry.problem("»waiting_days« skal være mindst 0", "renewal", "waiting_days")


def _delta(entry: Entry[LicenceKind]) -> Iterator[Problem]:
    test = entry.value.delta
    if test is None:
        return
    if test.days < LEAST_DELTA_DAYS:
        yield entry.problem(f"der er mindst {LEAST_DELTA_DAYS} dage til en ændringsprøve", "delta", "days")
    if not 1 <= test.minutes < LONGEST_RENEWAL:
        yield entry.problem(f"en ændringsprøve tager under {LONGEST_RENEWAL} minutter", "delta", "minutes")
    if test.waiting_days < 0:
        yield entry.problem("»waiting_days« skal være mindst 0", "delta", "waiting_days")


def _cut(entry: Entry[LicenceKind], shelves: Shelves) -> Iterator[Problem]:
    cut = entry.value.exam.cut
    if not 0 < cut.share <= 1:
        yield entry.problem("»share« er en andel over 0 og højst 1, fx 0.7", "exam", "cut", "share")
    if cut.basis == CutBasis.ANGOFF and not cut.ratings:
        yield entry.problem("en Angoff-grænse kræver panelets »ratings«", "exam", "cut", "ratings")
    for name, rating in cut.ratings.items():
        question = shelves.questions.find(name)
        if not 0 <= rating <= 1:
            yield entry.problem("en vurdering er en andel fra 0 til 1", "exam", "cut", "ratings", name)
        if question and Use.EXAM not in question.use:
            yield entry.problem(f"opgaven »{name}« er ikke en prøveopgave", "exam", "cut", "ratings", name)


def _practice(entry: Entry[LicenceKind]) -> Iterator[Problem]:
    yield from repeated(entry, [step.id for step in entry.value.practice], "practice")
    for position, step in enumerate(entry.value.practice):
        if not step.rubric:
            yield entry.problem("praktiktrinnet skal have mindst ét kriterium", "practice", position, "rubric")
        if step.minutes < 0:
            yield entry.problem("»minutes« kan ikke være under 0", "practice", position, "minutes")
        yield from repeated(entry, [criterion.id for criterion in step.rubric], "practice", position, "rubric")


def _succession(name: str, entry: Entry[LicenceKind], shelves: Shelves) -> Iterator[Problem]:
    licence = entry.value
    if licence.crosswalk and not licence.successor:
        yield entry.problem("»crosswalk« kræver en »successor«", "crosswalk")
    followers = list(_followers(licence, shelves))
    if name in followers:
        yield entry.problem("kørekortet kan ikke afløse sig selv, heller ikke ad omveje", "successor")
    modules = set(chain(licence.modules, *(after.modules for after in map(shelves.licences.find, followers) if after)))
    if any(shelves.modules.find(module) is None for module in modules):
        return
    objectives = {o.id for m, module in shelves.modules.objects().items() if m in modules for o in module.objectives}
    for position, crossing in enumerate(licence.crosswalk):
        if crossing.objective not in objectives:
            message = f"målet »{crossing.objective}« findes hverken i kørekortets egne eller afløserens moduler"
            yield entry.problem(message, "crosswalk", position, "objective")


def _followers(licence: LicenceKind, shelves: Shelves) -> Iterator[str]:
    """The successor, its successor, and so on; ends where the chain ends or bites its tail."""
    seen: set[str] = set()
    after = licence.successor
    while after and after not in seen:
        seen.add(after)
        yield after
        found = shelves.licences.find(after)
        after = found.successor if found else ""
