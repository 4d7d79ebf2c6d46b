"""How every exam begins, whichever it is: drawn by seed, timed with the person's extra time, its content kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from quiz_app.domain.attempt import Attempt, AttemptKind
from quiz_app.domain.exam import exam_pool
from quiz_app.domain.extra_time import time_for
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.question import AnyQuestion
from quiz_app.services.asking import Versions
from quiz_app.services.ports import Clock, Entropy, Stores

Draw = Callable[[Mapping[str, int], int], tuple[AnyQuestion, ...]]
"""Gives the items by how often the person has seen each, and a seed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamForm:
    """An exam of a ``kind`` about a licence (``subject``); ``cut`` is the share of points that passes, 0-1."""

    kind: AttemptKind
    subject: str
    minutes: int
    cut: float
    draw: Draw
    support_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """Used by other services within their transaction; decides nothing about who may begin."""

    versions: Versions
    clock: Clock
    entropy: Entropy
    _pools: dict[tuple[str, date], tuple[AnyQuestion, ...]] = field(default_factory=dict, repr=False, compare=False)

    def pool(self, licence: LicenceKind, day: date) -> tuple[AnyQuestion, ...]:
        """The items that a licence's exams may ask on the day, worked out once; ask before the write lock is taken."""
        key = (licence.id, day)
        if key not in self._pools:
            self._pools[key] = exam_pool(licence, self.versions.library, day)
        return self._pools[key]

    def exam(self, stores: Stores, person_id: str, form: ExamForm) -> str:
        """Draw and begin an exam; gives the attempt's id.

        :raises RuleError: it cannot be drawn today.
        """
        now, seed = self.clock.now(), self.entropy.seed()
        drawn = form.draw(stores.attempts.seen_questions(person_id), seed)
        attempt = Attempt(
            attempt_id=self.entropy.new_id(),
            person_id=person_id,
            kind=form.kind,
            subject=form.subject,
            started_at=now,
            deadline=now + time_for(form.minutes, stores.paths.extensions_of(person_id)),
            cut=form.cut,
            seed=seed,
            items=tuple(self.versions.item(n, q) for n, q in enumerate(drawn, 1)),
            support_id=form.support_id,
        )
        return self._keep(stores, attempt)

    def quiz(self, stores: Stores, person_id: str, module: str, questions: tuple[AnyQuestion, ...]) -> str:
        """Begin a quiz of the questions; gives the attempt's id."""
        seed = self.entropy.seed()
        attempt = Attempt(
            attempt_id=self.entropy.new_id(),
            person_id=person_id,
            kind=AttemptKind.QUIZ,
            subject=module,
            started_at=self.clock.now(),
            deadline=None,
            cut=None,
            seed=seed,
            items=tuple(self.versions.item(n, q) for n, q in enumerate(questions, 1)),
        )
        return self._keep(stores, attempt)

    def _keep(self, stores: Stores, attempt: Attempt) -> str:
        """Store the attempt with the content of its items."""
        self.versions.keep(stores, attempt)
        stores.attempts.add_attempt(attempt)
        return attempt.attempt_id
