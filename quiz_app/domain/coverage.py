"""What the content covers: provisions and objectives, what rests on each, and where nothing does."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from quiz_app.domain.anchor_index import AnchorIndex
from quiz_app.domain.citation import bounds, position
from quiz_app.domain.exam import exam_pool
from quiz_app.domain.law import Provision
from quiz_app.domain.library import Library
from quiz_app.domain.question import Use


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionCover:
    """A paragraph, and the ids of what rests on it; ``exam_questions`` are among ``questions``."""

    paragraf: Provision
    guidelines: tuple[str, ...]
    questions: tuple[str, ...]
    exam_questions: tuple[str, ...]
    cases: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """True when a guideline explains it, a question asks about it and a case rests on it."""
        return bool(self.guidelines and self.questions and self.cases)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveCover:
    """An objective of a licence's module: the guidelines behind it, the quiz items that practise it, and the exam's."""

    licence: str
    module: str
    objective: str
    text: str
    guidelines: tuple[str, ...]
    practised: tuple[str, ...]
    examined: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """True when no cell is empty."""
        return bool(self.guidelines and self.practised and self.examined)


def provision_covers(library: Library) -> tuple[ProvisionCover, ...]:
    """A row for each paragraph that content names, in the order of the acts; a span counts for each of its rows."""
    guidelines = AnchorIndex((g.id, g.anchors) for g in library.guidelines.values())
    questions = AnchorIndex((q.id, q.anchors) for q in library.questions.values())
    cases = AnchorIndex((c.id, c.anchors) for c in library.cases.values())
    exam = {q.id for q in library.questions.values() if Use.EXAM in q.use}
    order = {act: place for place, act in enumerate(library.acts)}
    rows = sorted(_paragraphs(library), key=lambda p: (order[p.act], position(p)))
    return tuple(
        ProvisionCover(
            paragraf=row,
            guidelines=tuple(sorted(guidelines.near(row))),
            questions=(asked := tuple(sorted(questions.near(row)))),
            exam_questions=tuple(q for q in asked if q in exam),
            cases=tuple(sorted(cases.near(row))),
        )
        for row in rows
    )


def objective_covers(library: Library, day: date) -> tuple[ObjectiveCover, ...]:
    """A row for each objective of each licence's modules; an exam's items are those that may be drawn on the day."""
    found = []
    for licence in library.licences.values():
        pool = exam_pool(licence, library, day)
        for module in (library.modules[name] for name in licence.modules):
            behind = frozenset(module.guidelines)
            examined = tuple(q.id for q in pool if q.guideline in behind)
            found += [
                ObjectiveCover(
                    licence=licence.id,
                    module=module.id,
                    objective=objective.id,
                    text=objective.text,
                    guidelines=module.guidelines,
                    practised=objective.questions,
                    examined=examined,
                )
                for objective in module.objectives
            ]
    return tuple(found)


def _paragraphs(library: Library) -> frozenset[Provision]:
    """Each single paragraph that guidelines, questions and cases are anchored in, without its parts."""
    things: Iterable[tuple[Provision, ...]] = (
        *(g.anchors for g in library.guidelines.values()),
        *(q.anchors for q in library.questions.values()),
        *(c.anchors for c in library.cases.values()),
    )
    singles = (p for anchors in things for p in anchors if p.paragraf and len(set(bounds(p))) == 1)
    return frozenset(replace(p, to="", stk=None, nr=None, litra=None, pkt=None) for p in singles)
