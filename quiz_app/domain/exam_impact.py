"""What a change does to exams: which items leave which blueprint, and whether an exam can still be drawn."""

from dataclasses import dataclass
from datetime import date

from quiz_app.domain.exam import exam_pool, gaps_in
from quiz_app.domain.impact import Impact, ObjectKind, ObjectRef, Reach
from quiz_app.domain.library import Library
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.question import AnyQuestion
from quiz_app.domain.status import ContentStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamImpact:
    """One licence's exam around a change, on the impact's two days.

    ``leaving`` are the touched items that may be asked before and not after; ``pool`` and ``pool_after`` count those
    that may. ``gaps`` are what the blueprint then lacks, a Danish phrase each. An exam that is not ``offered`` after
    is not missed.
    """

    licence: str
    title: str
    leaving: tuple[str, ...]
    pool: int
    pool_after: int
    gaps: tuple[str, ...]
    offered: bool


def exam_impacts(library: Library, reach: Reach, impact: Impact) -> tuple[ExamImpact, ...]:
    """Every licence whose exam is offered on one of the impact's days; ``reach`` is the library's."""
    days = impact.before, impact.after
    kinds = [kind for kind in library.licences.values() if any(day in kind.offered for day in days)]
    touched = {t.ref.id for t in impact.of(ObjectKind.QUESTION)}
    return tuple(_one(library, reach, impact, kind, touched=touched) for kind in kinds)


def _one(library: Library, reach: Reach, impact: Impact, kind: LicenceKind, *, touched: set[str]) -> ExamImpact:
    def on(day: date) -> tuple[AnyQuestion, ...]:
        def status(question: AnyQuestion) -> ContentStatus:
            found = reach.status(ObjectRef(kind=ObjectKind.QUESTION, id=question.id), day)
            assert found is not None, "a question has a status"
            return found.status

        return exam_pool(kind, library, day, status=status)

    before, after = on(impact.before), on(impact.after)
    topics = {share.topic for share in kind.exam.topics}
    gone = {q.id for q in before if q.topic in topics} - {q.id for q in after}
    return ExamImpact(
        licence=kind.id,
        title=kind.title,
        leaving=tuple(sorted(gone & touched)),
        pool=len(before),
        pool_after=len(after),
        gaps=gaps_in(kind, after),
        offered=impact.after in kind.offered,
    )
