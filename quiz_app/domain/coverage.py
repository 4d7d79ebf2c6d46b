"""What the content covers: provisions and objectives, what rests on each, and where nothing does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from quiz_app.domain.anchor_index import AnchorIndex
from quiz_app.domain.citation import bounds, position
from quiz_app.domain.exam import exam_pool
from quiz_app.domain.law import Certainty, Change, ChangeKind, Period, Provision
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
    """An objective of a licence's module, and the ids of what it rests on.

    ``practised`` are the objective's own quiz items. ``guidelines``, ``examined`` (drawable on the day) and the two
    about the newest rules are the module's, the same for each of its objectives: exam items name no objective.
    ``since`` is the day from which the newest rules apply, ``None`` where the licence does not cover it; ``newest`` are
    the drawable items about them, ``waiting`` those that no exam may ask.
    """

    licence: str
    module: str
    objective: str
    text: str
    guidelines: tuple[str, ...]
    practised: tuple[str, ...]
    examined: tuple[str, ...]
    since: date | None
    newest: tuple[str, ...]
    waiting: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """True when no cell is empty."""
        return bool(self.guidelines and self.practised and self.examined)

    @property
    def is_only_practised(self) -> bool:
        """True when the newest rules are taught in the module, and no exam may ask about them."""
        return bool(self.waiting) and not self.newest


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
    found, newest = [], newest_rules(library, day)
    for licence in library.licences.values():
        pool = exam_pool(licence, library, day)
        since = newest if newest and newest in licence.covers else None
        drawable = frozenset(q.id for q in pool)
        for module in (library.modules[name] for name in licence.modules):
            behind = frozenset(module.guidelines)
            examined = tuple(q.id for q in pool if q.guideline in behind)
            about = [q.id for q in library.questions.values() if q.guideline in behind and _is_from(q.valid, since)]
            found += [
                ObjectiveCover(
                    licence=licence.id,
                    module=module.id,
                    objective=objective.id,
                    text=objective.text,
                    guidelines=module.guidelines,
                    practised=objective.questions,
                    examined=examined,
                    since=since,
                    newest=tuple(q for q in about if q in drawable),
                    waiting=tuple(q for q in about if q not in drawable),
                )
                for objective in module.objectives
            ]
    return tuple(found)


def newest_rules(library: Library, day: date) -> date | None:
    """The last day until now on which a substantive change commenced; one that is not confirmed never has."""
    return max((d for change in library.changes.values() for d in _commencements(change) if d <= day), default=None)


def _commencements(change: Change) -> Iterator[date]:
    if change.certainty.date != Certainty.UNVERIFIED:
        yield from (a.commences or change.commences for a in change.affects if a.kind == ChangeKind.SUBSTANTIVE)


def _is_from(valid: Period, since: date | None) -> bool:
    return since is not None and valid.start is not None and valid.start >= since


def _paragraphs(library: Library) -> frozenset[Provision]:
    """Each single paragraph that guidelines, questions and cases are anchored in, without its parts."""
    things: Iterable[tuple[Provision, ...]] = (
        *(g.anchors for g in library.guidelines.values()),
        *(q.anchors for q in library.questions.values()),
        *(c.anchors for c in library.cases.values()),
    )
    singles = (p for anchors in things for p in anchors if p.paragraf and len(set(bounds(p))) == 1)
    return frozenset(replace(p, to="", stk=None, nr=None, litra=None, pkt=None) for p in singles)
