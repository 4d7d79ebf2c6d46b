"""What an exam asks, a module of the same licence teaches."""

from collections.abc import Iterator

from quiz_app.content.shelves import Shelves
from quiz_app.domain.citation import overlaps
from quiz_app.domain.law import Period
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.question import AnyQuestion, Use
from quiz_app.errors import Problem


def taught_problems(shelves: Shelves) -> Iterator[Problem]:
    """Exam items of which neither guideline nor provision stands behind a module of a licence that may ask them.

    Nothing while a module of the licence is missing or names a guideline that is: then nobody knows what it teaches.
    """
    modules, guidelines = shelves.modules.objects(), shelves.guidelines.objects()
    for name, licence in shelves.licences.objects().items():
        if not modules.keys() >= set(licence.modules):
            continue
        taught = {guideline for module in licence.modules for guideline in modules[module].guidelines}
        if not taught <= guidelines.keys():
            continue
        provisions = [anchor for guideline in taught for anchor in guidelines[guideline].anchors]
        for entry in (e for e in shelves.questions.values() if _may_be_asked(e.value, licence)):
            asked = entry.value
            if asked.guideline not in taught:
                told = f"»{name}« prøver i den, men ingen af kørekortets moduler nævner »{asked.guideline}«"
                yield entry.problem(told, "guideline")
            elif provisions and not any(overlaps(anchor, place) for anchor in asked.anchors for place in provisions):
                told = f"»{name}« prøver i den, men ingen retningslinje bag kørekortets moduler har dens bestemmelser"
                yield entry.problem(told, "anchors")


def _may_be_asked(question: AnyQuestion, licence: LicenceKind) -> bool:
    """On some day: its topic is drawn, and its case, or the time it holds, lies in what the licence covers."""
    asked = Period(start=question.case_date, end=question.case_date) if question.case_date else question.valid
    topics = {share.topic for share in licence.exam.topics}
    return Use.EXAM in question.use and question.topic in topics and asked.overlaps(licence.covers)
