"""Exams drawn by blueprint: which items may be asked on a day, and which of them a person gets."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from random import Random

from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Certainty, Verification, at_least
from quiz_app.domain.library import Library
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.question import AnyQuestion, DocumentsQuestion, Level, Use
from quiz_app.domain.status import leaves_exams, status_on
from quiz_app.errors import RuleError


def exam_pool(licence: LicenceKind, library: Library, day: date) -> tuple[AnyQuestion, ...]:
    """The items that the licence's exam may ask on the day, in the order of their ids."""
    return tuple(q for _, q in sorted(library.questions.items()) if _may_be_asked(q, licence, library, day))


def _may_be_asked(question: AnyQuestion, licence: LicenceKind, library: Library, day: date) -> bool:
    """By the item's own case date, or else by the day: in force then, and within what the licence covers."""
    own_day, case = question.case_date or day, library.case_of(question)
    return (
        Use.EXAM in question.use
        and own_day in licence.covers
        and own_day in question.valid
        and all(_is_sure(thing.verified) for thing in (question, case) if thing)
        and not leaves_exams(status_on(question, day, library.changes.values()).status)
    )


def _is_sure(verified: Verification) -> bool:
    return all(at_least(certainty, Certainty.SECONDARY) for certainty in (verified.content, verified.date))


def blueprint_gaps(licence: LicenceKind, library: Library, day: date) -> tuple[str, ...]:
    """What the blueprint lacks on the day, a Danish phrase each; empty when an exam can be drawn."""
    pool, wanted = exam_pool(licence, library, day), licence.exam.documents
    have = Counter(q.topic for q in pool)
    tasks = Counter(q.topic for q in pool if isinstance(q, DocumentsQuestion))
    gaps = [
        f"emnet {share.topic} har {have[share.topic]} opgaver, prøven skal bruge {share.count}"
        for share in licence.exam.topics
        if have[share.topic] < share.count
    ]
    most = sum(min(tasks[share.topic], share.count) for share in licence.exam.topics)
    if most < wanted:
        gaps.append(f"der kan bruges {most} aktopgaver, prøven skal bruge {wanted}")
    short = [s for s in licence.exam.topics if have[s.topic] >= s.count > have[s.topic] - tasks[s.topic]]
    if sum(s.count - have[s.topic] + tasks[s.topic] for s in short) > wanted:
        named = ", ".join(s.topic for s in short)
        gaps.append(f"{named} har for få opgaver ud over aktopgaver, og prøven skal kun bruge {wanted} aktopgaver")
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
    """The exact number of documents tasks, first those that a topic cannot do without; then the topics' other items."""
    room: Counter[Topic] = Counter({share.topic: share.count for share in licence.exam.topics})
    tasks = [q for q in ranked if isinstance(q, DocumentsQuestion)]
    others = [q for q in ranked if not isinstance(q, DocumentsQuestion)]
    lack = room - Counter(q.topic for q in others)
    needed = [t for topic, count in lack.items() for t in [t for t in tasks if t.topic == topic][:count]]
    chosen: list[AnyQuestion] = []
    for task in [*needed, *(t for t in tasks if t not in needed)]:
        if len(chosen) < licence.exam.documents and room[task.topic]:
            chosen.append(task)
            room[task.topic] -= 1
    for item in others:
        if room[item.topic]:
            chosen.append(item)
            room[item.topic] -= 1
    return chosen


def _mend_levels(licence: LicenceKind, chosen: list[AnyQuestion], ranked: list[AnyQuestion]) -> None:
    """Swap items within a topic until each level has its least count, as far as the pool allows."""
    for level, least in licence.exam.levels.items():
        while sum(q.level == level for q in chosen) < least:
            if not _raise(level, chosen, ranked, licence.exam.levels, passed=frozenset()):
                break


def _raise(
    level: Level,
    chosen: list[AnyQuestion],
    ranked: list[AnyQuestion],
    least: Mapping[Level, int],
    *,
    passed: frozenset[Level],
) -> bool:
    """Swap one more item of the level in.

    What goes out is of a level that has more than it needs, or of one that can be raised again by another swap (an
    augmenting path, as in a bipartite matching). False, with nothing changed, when there is no such way.
    """
    passed |= {level}
    for spare, place in _swaps(level, chosen, ranked, passed):
        out = chosen[place]
        needed = sum(q.level == out.level for q in chosen) <= least.get(out.level, 0)
        chosen[place] = spare
        if not needed or _raise(out.level, chosen, ranked, least, passed=passed):
            return True
        chosen[place] = out
    return False


def _swaps(
    level: Level, chosen: list[AnyQuestion], ranked: list[AnyQuestion], passed: frozenset[Level]
) -> list[tuple[AnyQuestion, int]]:
    """Items of the level with the places that they may take: the best of each topic and type for each level there."""
    found: dict[tuple[Topic, type, Level], tuple[AnyQuestion, int]] = {}
    for spare in (q for q in ranked if q.level == level and q not in chosen):
        for place in reversed(range(len(chosen))):
            item = chosen[place]
            if item.topic == spare.topic and type(item) is type(spare) and item.level not in passed:
                found.setdefault((spare.topic, type(spare), item.level), (spare, place))
    return list(found.values())
