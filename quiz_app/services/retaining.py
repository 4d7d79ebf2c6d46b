"""The daily task that forgets what has been kept long enough, and says how much that was."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time

from quiz_app.domain.attempt import Attempt, AttemptKind, current_answers
from quiz_app.domain.audit import Action
from quiz_app.domain.danish_time import DENMARK, danish_day
from quiz_app.domain.privacy import Gone, LooseAnswer
from quiz_app.domain.retention import Kept, Period
from quiz_app.services.case_keeping import CaseKeeping
from quiz_app.services.erasing import Erasing
from quiz_app.services.ports import Clock, Entropy, Storage, Stores

WORDS = "text"
"""Where a response names the text that holds a person's own words."""


class _OnlyTrying(Exception):
    """Undoes a dry run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retaining:
    """Enforces the periods of the configuration, all of them in one transaction."""

    storage: Storage
    clock: Clock
    entropy: Entropy
    erasing: Erasing
    periods: Mapping[Kept, Period]

    def run(self, *, dry_run: bool = False) -> Mapping[Kept, int]:
        """Forget what is due and give how many of each kind; a dry run does the same and then undoes it.

        The system's own task. What was forgotten is one row of the audit trail; nothing leaves none.
        """
        counts: dict[Kept, int] = {}
        with suppress(_OnlyTrying), self.storage.writing() as stores:
            leavers, cases = self._leavers(stores), self._cases
            drafts = cases.forget_drafts(stores, self._moment(Kept.DRAFTS))
            expired = cases.expire(stores, self._moment(Kept.SHARED_CASES))
            counts = {
                Kept.SESSIONS: stores.privacy.forget_sessions(self._moment(Kept.SESSIONS)),
                Kept.PRACTICE_ANSWERS: self._forget_practice(stores),
                Kept.EXAM_ANSWERS: self._unlink_exams(stores),
                Kept.STATUS_VIEWS: stores.privacy.forget_views(self._day(Kept.STATUS_VIEWS)),
                Kept.PAUSES: stores.privacy.forget_pauses(self._day(Kept.PAUSES)),
                Kept.LEAVERS: len(leavers),
                Kept.DRAFTS: len(drafts),
                Kept.SHARED_CASES: len(expired),
            }
            self.erasing.erase_all(stores, leavers, actor_id=None)
            self._tell(stores, counts)
            if dry_run:
                raise _OnlyTrying
            self.erasing.note(Gone.PERSON, leavers)
            for case in (*drafts, *expired):
                cases.empty(stores, case)
            cases.empty_leftovers(stores)
        self.storage.wipe()
        return counts

    @property
    def _cases(self) -> CaseKeeping:
        return CaseKeeping(clock=self.clock, entropy=self.entropy, erasing=self.erasing)

    def _day(self, kept: Kept) -> date:
        return self.periods[kept].before(self.clock.today())

    def _moment(self, kept: Kept) -> datetime:
        return datetime.combine(self._day(kept), time.min, DENMARK)

    def _leavers(self, stores: Stores) -> list[str]:
        last = self._day(Kept.LEAVERS)
        return [p.person_id for p in stores.people.people() if p.active and p.leaves_on and p.leaves_on < last]

    def _forget_practice(self, stores: Stores) -> int:
        old = stores.privacy.with_old_answers(AttemptKind.QUIZ, self._moment(Kept.PRACTICE_ANSWERS))
        return self._expire(stores, old)

    def _unlink_exams(self, stores: Stores) -> int:
        """Keep what was answered, with nothing that tells by whom or when but the year; then delete the answers."""
        old = _old_exams(stores, self._moment(Kept.EXAM_ANSWERS))
        found = [attempt for a in old if (attempt := stores.attempts.find_attempt(a))]
        loose = [answer for attempt in found for answer in self._loosened(stores, attempt)]
        for answer in sorted(loose, key=lambda a: a.loose_answer_id):
            stores.privacy.add_loose_answer(answer)
        return self._expire(stores, old)

    def _loosened(self, stores: Stores, attempt: Attempt) -> Iterable[LooseAnswer]:
        items = {i.position: i for i in attempt.items}
        for position, answer in current_answers(stores.attempts.answers(attempt.attempt_id)).items():
            item = items[position]
            yield LooseAnswer(
                loose_answer_id=self.entropy.new_id(),
                question=item.question,
                digest=item.digest,
                case=item.case,
                case_digest=item.case_digest,
                response={k: v for k, v in answer.response.items() if k != WORDS},
                certainty=answer.certainty,
                year=danish_day(answer.given_at).year,
            )

    def _expire(self, stores: Stores, attempts: Iterable[str]) -> int:
        """Delete the answers of attempts and the words in them; gives how many answers."""
        gone = 0
        for attempt_id in attempts:
            words = [a.response.get(WORDS) for a in stores.attempts.answers(attempt_id)]
            stores.texts.blank([w for w in words if isinstance(w, str)])
            gone += stores.privacy.expire(attempt_id, self.clock.now())
        return gone

    def _tell(self, stores: Stores, counts: Mapping[Kept, int]) -> None:
        details: dict[str, str] = {kept: str(count) for kept, count in counts.items() if count}
        if details:
            stores.audit.append(
                at=self.clock.now(), actor_id=None, action=Action.RETENTION, subject="retention", details=details
            )


def _old_exams(stores: Stores, before: datetime) -> list[str]:
    """Attempts by which something was decided; everything but practice."""
    kinds = [kind for kind in AttemptKind if kind != AttemptKind.QUIZ]
    return [a for kind in kinds for a in stores.privacy.with_old_answers(kind, before)]
