"""An exam may be paused once, for at most 15 minutes: its clock stands still, and nothing of it can be read meanwhile.

A citizen at the desk, a fire alarm or a body should not cost anybody an exam. One short pause, in which the items
cannot be seen, gives no more time to think about them.
"""

from dataclasses import dataclass

from quiz_app.domain.attempt import Attempt, AttemptKind, PauseMark, is_past_deadline, is_paused
from quiz_app.domain.people import Actor, Permission
from quiz_app.errors import NotFound, RuleError
from quiz_app.services.authorising import require, require_own
from quiz_app.services.ports import Clock, Storage, Stores

USED = "Prøven har været på pause. Der er én pause i hver prøve."
OVER = "Prøven er afleveret og kan ikke sættes på pause."


@dataclass(frozen=True, slots=True, kw_only=True)
class Pausing:
    """Pauses of the actor's own exam."""

    storage: Storage
    clock: Clock

    def pause(self, actor: Actor, attempt_id: str) -> None:
        """Stop the exam's clock. Twice is once.

        :raises NotFound: no such exam of the actor's. :raises RuleError: the pause is used, or the exam is over.
        """
        require(actor, Permission.EARN)
        now = self.clock.now()
        with self.storage.writing() as stores:
            attempt = _own(stores, actor, attempt_id)
            if is_past_deadline(attempt, now) or stores.attempts.find_submission(attempt_id):
                raise RuleError(OVER)
            if attempt.paused_at is not None and not is_paused(attempt, now):
                raise RuleError(USED)
            stores.attempts.add_pause(attempt_id, PauseMark.BEGUN, now)

    def resume(self, actor: Actor, attempt_id: str) -> None:
        """Let the clock run again; without this it does so by itself after 15 minutes. Twice is once.

        :raises NotFound: no such exam of the actor's.
        """
        require(actor, Permission.EARN)
        now = self.clock.now()
        with self.storage.writing() as stores:
            if is_paused(_own(stores, actor, attempt_id), now):
                stores.attempts.add_pause(attempt_id, PauseMark.ENDED, now)


def _own(stores: Stores, actor: Actor, attempt_id: str) -> Attempt:
    attempt = stores.attempts.find_attempt(attempt_id)
    if attempt is None or attempt.kind == AttemptKind.QUIZ:
        raise NotFound
    require_own(actor, attempt.person_id)
    return attempt
