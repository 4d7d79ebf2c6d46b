"""What a signed correction does: attempts are regraded by replay, and what hangs on their results follows.

Who has passed now goes the normal way to the step and the licence. Nobody loses a licence here: a notice opens a case
about it, with time to answer and a second decider (:mod:`quiz_app.services.hearing`).
"""

import uuid
from dataclasses import dataclass, field
from datetime import timedelta

from quiz_app.domain.attempt import Attempt, AttemptKind, Submission, current_answers, passes
from quiz_app.domain.audit import Action
from quiz_app.domain.key_correction import KeyCorrection, Regrading, version_of
from quiz_app.domain.people import Grant
from quiz_app.domain.replay import points_of
from quiz_app.services.asking import Versions
from quiz_app.services.correction_views import ImpactStatement, hidden_if_few
from quiz_app.services.counting import counted_submission
from quiz_app.services.issuing import Issuing
from quiz_app.services.ports import Clock, Stores
from quiz_app.services.questioning import Questioning

A_MOMENT = timedelta(microseconds=1)
_REGRADINGS = uuid.UUID("0e0e3a6e-5d6f-4f0f-8a0a-7f0b5a4c2d13")


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequences:
    """The people for whom something changes, by ``person_id``."""

    asked: set[str] = field(default_factory=set)
    unscored: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    gain: set[str] = field(default_factory=set)
    lose: set[str] = field(default_factory=set)
    now_passed: set[str] = field(default_factory=set)
    now_failed: set[str] = field(default_factory=set)
    licences_issued: set[str] = field(default_factory=set)
    licences_questioned: set[str] = field(default_factory=set)

    def statement(self) -> ImpactStatement:
        """The counts, small groups hidden."""
        return ImpactStatement(**{name: hidden_if_few(len(getattr(self, name))) for name in self.__dataclass_fields__})


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrader:
    """Used within the transaction in which a correction is signed; decides nothing about who may sign."""

    versions: Versions
    issuing: Issuing
    clock: Clock

    def carry_out(self, stores: Stores, correction: KeyCorrection, *, signer_id: str, grant: Grant) -> Consequences:
        """Regrade what was asked that version, by the corrections that are stored; the same again changes nothing."""
        found = Consequences()
        questioning = Questioning(
            library=self.versions.library, clock=self.clock, correction=correction, signer_id=signer_id, grant=grant
        )
        scored: set[str] = set()
        for attempt in stores.attempts.attempts_asking(correction.question):
            if correction.version in {version_of(i) for i in attempt.items}:
                found.asked.add(attempt.person_id)
                if self._replay(stores, attempt, correction, found=found, questioning=questioning):
                    scored.add(attempt.person_id)
        found.unscored.update(found.asked - scored)
        if correction.withdraws:
            questioning.close(stores, found.asked)
        return found

    def _replay(
        self,
        stores: Stores,
        attempt: Attempt,
        correction: KeyCorrection,
        *,
        found: Consequences,
        questioning: Questioning,
    ) -> bool:
        """Regrade an attempt; False when it has no result that could turn (a quiz, or not handed in)."""
        before = counted_submission(stores, attempt.attempt_id)
        if before is None or attempt.cut is None:
            return False
        if stores.privacy.expired([attempt.attempt_id]):
            found.kept.add(attempt.person_id)
            return True
        answers = current_answers(stores.attempts.answers(attempt.attempt_id))
        points = points_of(self.versions.judged(stores, attempt), answers)
        passed = passes(points, before.out_of, attempt.cut)
        if (points, passed) == (before.points, before.passed):
            return True
        self._keep(stores, attempt, correction, points=points, passed=passed)
        (found.gain if points > before.points else found.lose).add(attempt.person_id)
        if passed != before.passed:
            self._turn(stores, attempt, before, found=found, questioning=questioning)
        return True

    def _keep(
        self, stores: Stores, attempt: Attempt, correction: KeyCorrection, *, points: float, passed: bool
    ) -> None:
        earlier = stores.corrections.regradings_of([attempt.attempt_id])
        now = max([self.clock.now(), *(r.at + A_MOMENT for r in earlier)])
        regrading = Regrading(
            regrading_id=str(uuid.uuid5(_REGRADINGS, f"{correction.correction_id}:{attempt.attempt_id}")),
            attempt_id=attempt.attempt_id,
            correction_id=correction.correction_id,
            points=points,
            passed=passed,
            at=now,
        )
        stores.corrections.add_regrading(regrading)
        stores.audit.append(
            at=now,
            actor_id=None,
            action=Action.REGRADING,
            subject=attempt.attempt_id,
            details={
                "person": attempt.person_id,
                "points": f"{points:.4f}/{len(attempt.items)}",
                "passed": str(passed),
            },
        )

    def _turn(
        self, stores: Stores, attempt: Attempt, before: Submission, *, found: Consequences, questioning: Questioning
    ) -> None:
        """The result is the opposite one now."""
        person_id, after = attempt.person_id, counted_submission(stores, attempt.attempt_id)
        assert after is not None
        if before.passed:
            found.now_failed.add(person_id)
            if attempt.kind == AttemptKind.DELTA:
                self.issuing.after_submission(stores, attempt, after)
            if questioning.question(stores, attempt):
                found.licences_questioned.add(person_id)
            return
        found.now_passed.add(person_id)
        held = len(stores.licences.events_of((person_id,)))
        if attempt.kind != AttemptKind.QUIZ:
            self.issuing.after_submission(stores, attempt, after)
        if len(stores.licences.events_of((person_id,))) > held:
            found.licences_issued.add(person_id)
