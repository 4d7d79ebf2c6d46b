"""Exams drawn by blueprint: which items may be asked on a day, and which of them a person gets."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from random import Random

from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Certainty, at_least
from quiz_app.domain.library import Library
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.question import AnyQuestion, DocumentsQuestion, Level, Use
from quiz_app.domain.status import leaves_exams, status_on
from quiz_app.errors import RuleError


def exam_pool(licence: LicenceKind, library: Library, day: date) -> tuple[AnyQuestion, ...]:
    """The items that the licence's exam may ask on the day, in the order of their ids."""
    return tuple(q for _, q in sorted(library.questions.items()) if _may_be_asked(q, licence, library, day))


def _may_be_asked(question: AnyQuestion, licence: LicenceKind, library: Library, day: date) -> bool:
    verified = question.verified
    sure = at_least(verified.content, Certainty.SECONDARY) and at_least(verified.date, Certainty.SECONDARY)
    return (
        Use.EXAM in question.use
        and sure
        and (question.case_date or day) in licence.covers
        and not leaves_exams(status_on(question, day, library.changes.values()).status)
    )


def blueprint_gaps(licence: LicenceKind, library: Library, day: date) -> tuple[str, ...]:
    """What the blueprint lacks on the day, a Danish phrase each; empty when an exam can be drawn."""
    pool = exam_pool(licence, library, day)
    have = Counter(q.topic for q in pool)
    gaps = [
        f"emnet {share.topic} har {have[share.topic]} opgaver, prøven skal bruge {share.count}"
        for share in licence.exam.topics
        if have[share.topic] < share.count
    ]
    topics = {share.topic for share in licence.exam.topics}
    tasks = sum(isinstance(q, DocumentsQuestion) and q.topic in topics for q in pool)
    if tasks < licence.exam.documents:
        gaps.append(f"der er {tasks} aktopgaver, prøven skal bruge {licence.exam.documents}")
    return tuple(gaps)


def draw(
    licence: LicenceKind, library: Library, day: date, *, seen: Mapping[str, int], seed: int
) -> tuple[AnyQuestion, ...]:
    """The items of one exam: by blueprint, those least seen by the person first, ties and order by ``seed``.

    :raises RuleError: the blueprint cannot be filled on the day; the sentence says what is missing.
    """
    if gaps := blueprint_gaps(licence, library, day):
        raise RuleError(f"Prøven kan ikke sammensættes lige nu: {'; '.join(gaps)}. Sig det til en nøgleperson.")
    random = Random(seed)  # noqa: S311 - a stored seed must give the same exam again
    pool = list(exam_pool(licence, library, day))
    random.shuffle(pool)
    pool.sort(key=lambda q: seen.get(q.id, 0))
    chosen = _fill(licence, pool)
    _mend_levels(licence, chosen, pool)
    random.shuffle(chosen)
    return tuple(chosen)


def _fill(licence: LicenceKind, ranked: list[AnyQuestion]) -> list[AnyQuestion]:
    """Documents tasks first (a blueprint wants an exact number), then each topic up to its count."""
    room: Counter[Topic] = Counter({share.topic: share.count for share in licence.exam.topics})
    tasks_left = licence.exam.documents
    chosen: list[AnyQuestion] = []
    for task in (q for q in ranked if isinstance(q, DocumentsQuestion)):
        if tasks_left and room[task.topic]:
            chosen.append(task)
            room[task.topic] -= 1
            tasks_left -= 1
    for item in (q for q in ranked if not isinstance(q, DocumentsQuestion)):
        if room[item.topic]:
            chosen.append(item)
            room[item.topic] -= 1
    return chosen


def _mend_levels(licence: LicenceKind, chosen: list[AnyQuestion], ranked: list[AnyQuestion]) -> None:
    """Swap items within a topic until each level has its least count, as far as the pool allows."""
    for level, least in licence.exam.levels.items():
        for spare in [q for q in ranked if q.level == level and q not in chosen]:
            have = Counter(q.level for q in chosen)
            if have[level] >= least:
                break
            out = _replaceable(spare, chosen, have, licence)
            if out is not None:
                chosen[chosen.index(out)] = spare


def _replaceable(
    spare: AnyQuestion, chosen: list[AnyQuestion], have: Counter[Level], licence: LicenceKind
) -> AnyQuestion | None:
    for item in reversed(chosen):
        surplus = have[item.level] > licence.exam.levels.get(item.level, 0)
        if item.topic == spare.topic and type(item) is type(spare) and item.level != spare.level and surplus:
            return item
    return None
