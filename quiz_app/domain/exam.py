"""Exams drawn by blueprint: which items may be asked on a day, and which of them a person gets."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from random import Random

from quiz_app.domain.composing import compose, most_of, one_of_each
from quiz_app.domain.law import Certainty, Period, Verification, at_least
from quiz_app.domain.library import Library
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.question import AnyQuestion, DocumentsQuestion, Level, Use
from quiz_app.domain.status import ContentStatus, leaves_exams, status_on
from quiz_app.errors import RuleError

StatusOf = Callable[[AnyQuestion], ContentStatus]
_DAY = timedelta(days=1)
_LEVEL = {
    Level.KNOW: "viden (know)",
    Level.UNDERSTAND: "forståelse (understand)",
    Level.APPLY: "anvendelse (apply)",
    Level.JUDGE: "vurdering (judge)",
}


def exam_pool(
    licence: LicenceKind, library: Library, day: date, *, status: StatusOf | None = None
) -> tuple[AnyQuestion, ...]:
    """The items that the licence's exam may ask on the day, in the order of their ids.

    ``status`` gives an item's status that day to callers who know it already.
    """
    changes = library.changes.values()
    known = status or (lambda question: status_on(question, day, changes).status)
    may = (q for _, q in sorted(library.questions.items()) if _may_be_asked(q, licence, library, day))
    return tuple(q for q in may if not leaves_exams(known(q)))


def _may_be_asked(question: AnyQuestion, licence: LicenceKind, library: Library, day: date) -> bool:
    """By the item's own case date, or else by the day: in force then, and within what the licence covers."""
    own_day, case = question.case_date or day, library.case_of(question)
    return (
        Use.EXAM in question.use
        and own_day in licence.covers
        and own_day in question.valid
        and all(_is_sure(thing.verified) for thing in (question, case) if thing)
    )


def _is_sure(verified: Verification) -> bool:
    return all(at_least(certainty, Certainty.SECONDARY) for certainty in (verified.content, verified.date))


def turning_days(licence: LicenceKind, library: Library, first: date, last: date) -> tuple[date, ...]:
    """``first``, and every later day up to ``last`` on which the exam's pool may differ from the day before.

    Between two of them nothing happens to any item, so what holds on all of these days holds on every day.
    """
    found = {first, *(day for day in _turns(licence, library) if first < day <= last)}
    return tuple(sorted(found))


def _turns(licence: LicenceKind, library: Library) -> Iterator[date]:
    """The days on which a period begins or is over, or a change commences; reviews only mark an item as overdue."""
    periods: list[Period] = [licence.covers, licence.offered]
    periods += [q.valid for q in library.questions.values() if Use.EXAM in q.use]
    for period in periods:
        yield from (day for day in (period.start, period.end and period.end + _DAY) if day)
    for change in library.changes.values():
        yield change.commences
        yield from (affected.commences for affected in change.affects if affected.commences)


def blueprint_gaps(licence: LicenceKind, library: Library, day: date) -> tuple[str, ...]:
    """What the blueprint lacks on the day, a Danish phrase each; empty when an exam can be drawn."""
    return gaps_in(licence, exam_pool(licence, library, day))


def gaps_in(licence: LicenceKind, pool: tuple[AnyQuestion, ...]) -> tuple[str, ...]:
    """The same, for a pool that is known already."""
    pool = one_of_each(pool)
    return _topic_gaps(licence, pool) or _level_gaps(licence, pool)


def _topic_gaps(licence: LicenceKind, pool: tuple[AnyQuestion, ...]) -> tuple[str, ...]:
    wanted = licence.exam.documents
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


def _level_gaps(licence: LicenceKind, pool: tuple[AnyQuestion, ...]) -> tuple[str, ...]:
    """Levels that cannot have their least count, each alone or together; only for a pool without other gaps."""
    if compose(licence.exam, pool) is not None:
        return ()
    topics = ", ".join(share.topic for share in licence.exam.topics)
    wanted = {level: least for level, least in licence.exam.levels.items() if least}
    most = {level: most_of(level, licence.exam, pool) for level in wanted}
    gaps = [
        f"niveauet {_LEVEL[level]} kan højst få {most[level]} opgaver i prøvens emner ({topics}), "
        f"prøven skal bruge {least}"
        for level, least in wanted.items()
        if most[level] < least
    ]
    together = " og ".join(f"{least} på niveauet {_LEVEL[level]}" for level, least in wanted.items())
    return tuple(gaps) or (f"{together} kan ikke nås på samme tid i prøvens emner ({topics})",)


def draw(
    licence: LicenceKind, pool: tuple[AnyQuestion, ...], *, seen: Mapping[str, int], seed: int
) -> tuple[AnyQuestion, ...]:
    """The items of one exam from the day's pool: by blueprint, the person's least seen first, then by ``seed``.

    :raises RuleError: the blueprint, levels included, cannot be filled from it; the sentence says what is missing.
    """
    random = Random(seed)  # noqa: S311 - a stored seed must give the same exam again
    ordered = list(pool)
    random.shuffle(ordered)
    ordered.sort(key=lambda q: seen.get(q.id, 0))
    composed = compose(licence.exam, ordered)
    if composed is None:
        gaps = gaps_in(licence, pool)
        raise RuleError(f"Prøven kan ikke sammensættes lige nu: {'; '.join(gaps)}. Sig det til en nøgleperson.")
    chosen = list(composed)
    random.shuffle(chosen)
    return tuple(chosen)
