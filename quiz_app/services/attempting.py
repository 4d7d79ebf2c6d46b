"""Quizzes and exams: begin, answer, hand in, see what was right."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from quiz_app.domain.attempt import (
    Answer,
    Attempt,
    AttemptItem,
    AttemptKind,
    Submission,
    close,
    current_answers,
    deadline_of,
    is_answered,
    is_past_deadline,
    is_paused,
)
from quiz_app.domain.audit import Action
from quiz_app.domain.calibration_round import open_cases
from quiz_app.domain.case import Case
from quiz_app.domain.exam import draw
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.question import AnyQuestion, ReasonQuestion, case_named
from quiz_app.domain.replay import Judged, mark_of, points_of
from quiz_app.domain.response import ReasonResponse, awaits_assessment, check_response, response_to_json
from quiz_app.domain.status import StatusOnDay, leaves_exams, status_on
from quiz_app.errors import InvalidInput, NotFound, RuleError, Stale
from quiz_app.services.admission import admit
from quiz_app.services.asking import Versions, asked
from quiz_app.services.attempt_views import AttemptView, Given, Review
from quiz_app.services.authorising import require, require_own
from quiz_app.services.beginning import Beginning, ExamForm
from quiz_app.services.correction_views import notes_of
from quiz_app.services.counting import counted_submission
from quiz_app.services.free_text import checked
from quiz_app.services.issuing import Issuing
from quiz_app.services.ports import Clock, Storage, Stores

OVER = "Prøven er afleveret. Svarene kan ikke ændres længere."
A_MOMENT = timedelta(microseconds=1)
PAUSED = "Prøven er på pause. Fortsæt prøven, før du svarer."
OUT_IN_A_ROUND = "Sagen er ude i en fælles vurderingsrunde. Øv dig på den, når runden er slut."
CHANGED = "Svaret er ændret i et andet vindue siden. Her er det, der er gemt."


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempting:
    """Attempts of the actor. Nobody else's can be opened, by any role."""

    storage: Storage
    versions: Versions
    clock: Clock
    beginning: Beginning
    issuing: Issuing

    def start_quiz(self, actor: Actor, module_id: str) -> str:
        """Begin the quiz of a module, or go on with the one that is open; gives the attempt's id.

        Items about a case that is out in a round are left out: they would tell the facit.

        :raises NotFound: no such module. :raises RuleError: all its items are about such a case.
        """
        require(actor, Permission.PRACTISE)
        library = self.versions.library
        if module_id not in library.modules:
            raise NotFound
        questions = tuple(library.questions[q] for q in library.modules[module_id].questions)
        return self._quiz(actor, module_id, questions)

    def retry_missed(self, actor: Actor, attempt_id: str) -> str:
        """Begin a quiz of what the actor missed in one that is over, or go on with the module's open one; its id.

        Dates and numbers are drawn anew.

        :raises NotFound: no such quiz of the actor's. :raises RuleError: it is not over, or nothing was missed.
        """
        missed = [r.question.id for r in self.review(actor, attempt_id) if not r.mark.right]
        view = self.attempt(actor, attempt_id)
        if view.attempt.kind != AttemptKind.QUIZ:
            raise NotFound
        questions = self.versions.library.questions
        again = tuple(questions[q] for q in missed if q in questions)
        if view.submission is None or not again:
            raise RuleError("Der er ikke noget at prøve igen her.")
        return self._quiz(actor, view.attempt.subject, again)

    def start_exam(self, actor: Actor, licence_id: str, *, support_id: str = "") -> str:
        """Draw and begin the exam of a licence, or go on with the one that is open; gives the attempt's id.

        ``support_id`` is the colleague who is present, where the exam is a supported one.

        :raises NotFound: no such licence. :raises RuleError: the exam's door is shut, or the blueprint cannot be
            filled today. :raises InvalidInput: a supported exam lacks its colleague.
        """
        require(actor, Permission.EARN)
        library = self.versions.library
        licence = library.licences.get(licence_id)
        if licence is None:
            raise NotFound
        today = self.clock.today()
        pool = self.beginning.pool(licence, today)
        with self.storage.writing() as stores:
            if running := self._open_exam(stores, actor.person_id):
                return running.attempt_id
            support = admit(stores, actor.person_id, licence, library=library, day=today, support_id=support_id)
            form = ExamForm(
                kind=AttemptKind.EXAM,
                subject=licence_id,
                minutes=licence.exam.minutes,
                cut=licence.exam.cut.share,
                draw=lambda seen, seed: draw(licence, pool, seen=seen, seed=seed),
                support_id=support,
            )
            return self.beginning.exam(stores, actor.person_id, form)

    def open_exam(self, actor: Actor) -> AttemptView | None:
        """The actor's exam that is under way; in a pause its items are hidden."""
        require(actor, Permission.PRACTISE)
        with self.storage.reading() as stores:
            running = stores.attempts.find_open(actor.person_id, "exam")
            if running is None or is_past_deadline(running, self.clock.now()):
                return None
            return self._view(stores, running, stores.attempts.answers(running.attempt_id), ended=None)

    def latest_quiz(self, actor: Actor, module_id: str) -> str | None:
        """The id of the actor's newest attempt at a module's quiz, open or handed in, whose answers are still kept."""
        require(actor, Permission.PRACTISE)
        with self.storage.reading() as stores:
            mine = stores.attempts.attempts_of(actor.person_id)
            quizzes = [a.attempt_id for a in mine if a.kind == AttemptKind.QUIZ and a.subject == module_id]
            expired = stores.privacy.expired(quizzes)
        return next((a for a in reversed(quizzes) if a not in expired), None)

    def attempt(self, actor: Actor, attempt_id: str) -> AttemptView:
        """The attempt as it stands. Past its deadline it is handed in, stored or not; in a pause its items are hidden.

        :raises NotFound: it does not exist or is somebody else's.
        """
        require(actor, Permission.PRACTISE)
        with self.storage.reading() as stores:
            attempt = self._own(stores, actor, attempt_id)
            answers = stores.attempts.answers(attempt_id)
            return self._view(stores, attempt, answers, ended=self._ended(stores, attempt, answers))

    def answer(self, actor: Actor, attempt_id: str, given: Given) -> Answer:
        """Store one answer at once and give what is stored; the same id again stores nothing.

        A quiz takes one answer per item, and the last of them ends it; to words of one's own the second answer is what
        one found in them. In an exam a later answer replaces an earlier one until it is handed in, also when the clock
        has been set back in between.

        :raises InvalidInput: the response does not answer the item. :raises Stale: another window was faster.
        :raises RuleError: the attempt is over, or a quiz asks about a case that is out in a round: its feedback would
            tell the facit. :raises NotFound: no such attempt or position of the actor's.
        """
        require(actor, Permission.PRACTISE)
        with self.storage.writing() as stores:
            attempt = self._own(stores, actor, attempt_id)
            current = current_answers(stores.attempts.answers(attempt_id))
            stored = current.get(given.position)
            if stored is not None and stored.answer_id == given.answer_id:
                return stored
            now = self.clock.now()
            if is_past_deadline(attempt, now) or self._is_closed(stores, attempt_id):
                raise RuleError(OVER)
            if is_paused(attempt, now):
                raise RuleError(PAUSED)
            once = attempt.kind == AttemptKind.QUIZ and not (stored and awaits_assessment(stored.response))
            if (stored.answer_id if stored else None) != given.seen or (stored and once):
                raise Stale(CHANGED)
            question, case = self._item(stores, attempt, given.position)
            self._require_home(stores, attempt, question, stored)
            at = max(now, stored.given_at + A_MOMENT) if stored else now
            if isinstance(question, ReasonQuestion):
                given = _reasoned(stores, actor, given, stored, at=at)
            check_response(question, given.response, case)
            answer = _answer(attempt_id, given, at=at)
            if not stores.attempts.add_answer(answer):
                raise Stale(CHANGED)
            if attempt.kind == AttemptKind.QUIZ and is_answered(attempt, current | {given.position: answer}):
                self._close(stores, attempt, actor_id=actor.person_id)
            return answer

    def hand_in(self, actor: Actor, attempt_id: str) -> Submission:
        """End the attempt. Twice is once.

        An exam's items without an answer count as open; a quiz is over when all its items are answered, not before.

        :raises NotFound: it does not exist or is somebody else's. :raises RuleError: a quiz has items left.
        """
        require(actor, Permission.PRACTISE)
        with self.storage.writing() as stores:
            attempt = self._own(stores, actor, attempt_id)
            current = current_answers(stores.attempts.answers(attempt_id))
            if attempt.kind == AttemptKind.QUIZ and not is_answered(attempt, current):
                raise RuleError("Svar på alle opgaver først; så er modulet gennemført.")
            return self._close(stores, attempt, actor_id=actor.person_id)

    def review(self, actor: Actor, attempt_id: str) -> tuple[Review, ...]:
        """What was right and why: every item of an attempt that is over, the answered items of an open quiz.

        An open exam gives nothing at all, nor does an attempt whose answers have been kept long enough.

        :raises NotFound: it does not exist or is somebody else's.
        """
        require(actor, Permission.PRACTISE)
        with self.storage.reading() as stores:
            attempt = self._own(stores, actor, attempt_id)
            answers = stores.attempts.answers(attempt_id)
            current = current_answers(answers)
            over = self._ended(stores, attempt, answers) is not None
            if (attempt.kind != AttemptKind.QUIZ and not over) or stores.privacy.expired([attempt_id]):
                return ()
            pairs = zip(attempt.items, self.versions.judged(stores, attempt), strict=True)
            shown = [(i, j) for i, j in pairs if over or i.position in current]
            return tuple(self._review(stores, attempt, i, judged=j, answer=current.get(i.position)) for i, j in shown)

    def history(self, actor: Actor) -> tuple[tuple[Attempt, Submission | None], ...]:
        """The actor's own attempts, newest first; ``None`` for those under way."""
        require(actor, Permission.PRACTISE)
        with self.storage.reading() as stores:
            mine = stores.attempts.attempts_of(actor.person_id)
            return tuple((a, self._ended(stores, a, stores.attempts.answers(a.attempt_id))) for a in reversed(mine))

    def sweep(self) -> int:
        """Store the submissions of all exams whose deadline has passed; the system's own task. Gives how many."""
        with self.storage.reading() as stores:
            late = stores.attempts.open_past_deadline(self.clock.now())
        for attempt in late:
            with self.storage.writing() as stores:
                self._close(stores, attempt, actor_id=None)
        return len(late)

    def _quiz(self, actor: Actor, module_id: str, questions: tuple[AnyQuestion, ...]) -> str:
        usable = tuple(q for q in questions if not leaves_exams(self._status(q).status)) or questions
        with self.storage.writing() as stores:
            if running := stores.attempts.find_open(actor.person_id, f"quiz:{module_id}"):
                return running.attempt_id
            out = open_cases(stores.rounds.rounds(), self.clock.now())
            usable = tuple(q for q in usable if case_named(q) not in out)
            if not usable:
                raise RuleError(OUT_IN_A_ROUND)
            return self.beginning.quiz(stores, actor.person_id, module_id, usable)

    def _open_exam(self, stores: Stores, person_id: str) -> Attempt | None:
        """The exam under way; one past its deadline is handed in first."""
        running = stores.attempts.find_open(person_id, "exam")
        if running is not None and is_past_deadline(running, self.clock.now()):
            self._close(stores, running, actor_id=None)
            return None
        return running

    def _close(self, stores: Stores, attempt: Attempt, *, actor_id: str | None) -> Submission:
        if stored := stores.attempts.find_submission(attempt.attempt_id):
            return stored
        now = self.clock.now()
        answers = stores.attempts.answers(attempt.attempt_id)
        submission = close(attempt, answers, self._points(stores, attempt, answers), now=now)
        if not stores.attempts.add_submission(submission):
            return submission
        stores.audit.append(
            at=now,
            actor_id=actor_id,
            action=Action.SUBMISSION,
            subject=attempt.attempt_id,
            details={
                "person": attempt.person_id,
                "kind": attempt.kind,
                "cause": submission.cause,
                "answers": submission.answers_digest,
                "points": f"{submission.points:.4f}/{submission.out_of}",
                "passed": str(submission.passed),
            },
        )
        self.issuing.after_submission(stores, attempt, submission)
        return submission

    def _view(
        self, stores: Stores, attempt: Attempt, answers: tuple[Answer, ...], *, ended: Submission | None
    ) -> AttemptView:
        now = self.clock.now()
        paused = ended is None and is_paused(attempt, now)
        shown = () if paused else attempt.items
        contents = [(i.position, *self.versions.content(stores, attempt, i)) for i in shown]
        return AttemptView(
            attempt=attempt,
            items=tuple(asked(position, question, case, attempt.seed) for position, question, case in contents),
            answers=current_answers(answers),
            submission=ended,
            now=now,
            deadline=deadline_of(attempt, now),
            paused=paused,
            waiting=frozenset(n for n, question, _ in contents if self._is_out(stores, attempt, question)),
        )

    def _require_home(self, stores: Stores, attempt: Attempt, question: AnyQuestion, stored: Answer | None) -> None:
        """Its case is out in no round, or what it tells is told already."""
        if stored is None and self._is_out(stores, attempt, question):
            raise RuleError(OUT_IN_A_ROUND)

    def _is_out(self, stores: Stores, attempt: Attempt, question: AnyQuestion) -> bool:
        if attempt.kind != AttemptKind.QUIZ or not case_named(question):
            return False
        return case_named(question) in open_cases(stores.rounds.rounds(), self.clock.now())

    def _is_closed(self, stores: Stores, attempt_id: str) -> bool:
        return bool(stores.attempts.find_submission(attempt_id) or stores.privacy.expired([attempt_id]))

    def _ended(self, stores: Stores, attempt: Attempt, answers: tuple[Answer, ...]) -> Submission | None:
        stored = counted_submission(stores, attempt.attempt_id)
        if stored is not None or not is_past_deadline(attempt, self.clock.now()):
            return stored
        return close(attempt, answers, self._points(stores, attempt, answers), now=self.clock.now())

    def _points(self, stores: Stores, attempt: Attempt, answers: tuple[Answer, ...]) -> float:
        return points_of(self.versions.judged(stores, attempt), current_answers(answers))

    def _own(self, stores: Stores, actor: Actor, attempt_id: str) -> Attempt:
        attempt = stores.attempts.find_attempt(attempt_id)
        if attempt is None:
            raise NotFound
        require_own(actor, attempt.person_id)
        return attempt

    def _item(self, stores: Stores, attempt: Attempt, position: int) -> tuple[AnyQuestion, Case | None]:
        for item in attempt.items:
            if item.position == position:
                return self.versions.content(stores, attempt, item)
        raise NotFound

    def _review(
        self, stores: Stores, attempt: Attempt, item: AttemptItem, *, judged: Judged, answer: Answer | None
    ) -> Review:
        proposed = stores.corrections.corrections()
        return Review(
            position=item.position,
            question=judged.question,
            case=judged.case,
            answer=answer,
            words=stores.texts.find(answer.response["text"]) if answer and "text" in answer.response else None,
            mark=mark_of(judged, answer),
            status=self._status(judged.question),
            certainty=judged.question.verified.content,
            void=judged.void,
            corrections=notes_of(stores, proposed, item, self.versions.content(stores, attempt, item)),
        )

    def _status(self, question: AnyQuestion) -> StatusOnDay:
        return status_on(question, self.clock.today(), self.versions.library.changes.values())


def _answer(attempt_id: str, given: Given, *, at: datetime) -> Answer:
    return Answer(
        answer_id=given.answer_id,
        attempt_id=attempt_id,
        position=given.position,
        response=response_to_json(given.response),
        certainty=given.certainty,
        given_at=at,
    )


def _reasoned(stores: Stores, actor: Actor, given: Given, stored: Answer | None, *, at: datetime) -> Given:
    """The answer with the person's words kept apart, or with what they found in words that are kept already.

    :raises InvalidInput: no words, no findings, or words with a certain identifier.
    """
    found = given.response.had if isinstance(given.response, ReasonResponse) else None
    if stored is not None:
        if found is None:
            raise InvalidInput("response", "Sæt kryds ved de punkter, du havde med.")
        return replace(given, response=ReasonResponse(text=stored.response["text"], had=found))
    words = checked("response", given.words)
    if not words:
        raise InvalidInput("response", "Skriv din begrundelse, før du gemmer.")
    text_id = f"reason:{given.answer_id}"
    stores.texts.add(text_id, author_id=actor.person_id, body=words, at=at)
    return replace(given, response=ReasonResponse(text=text_id))
