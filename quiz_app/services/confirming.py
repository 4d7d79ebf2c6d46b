"""Bekræft lovgrundlaget: a jurist answers what a document says, and a second person stands by the answer."""

import re
from dataclasses import dataclass, replace
from datetime import date

from quiz_app.domain.audit import Action
from quiz_app.domain.digest import digest
from quiz_app.domain.law_confirmation import (
    AnsweredQuestion,
    LawAnswer,
    LawApproval,
    LawReply,
    Lift,
    disputed,
    in_force,
    lift,
    lines_to_change,
    standing,
)
from quiz_app.domain.law_question import LawQuestion
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Permission
from quiz_app.errors import Conflict, InvalidInput, NotFound, RuleError
from quiz_app.services.authorising import require
from quiz_app.services.free_text import checked
from quiz_app.services.kept_words import words_of
from quiz_app.services.ports import Clock, Storage, Stores

OWN_ANSWER = "Du har selv svaret. En anden skal godkende det."
_PARAGRAPH = re.compile(r"(§{1,2}|artikel|kapitel|bilag|afsnit) ?\d+[a-z]?[\w ,.§-]{0,40}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What somebody has read: the reply, where it stands, the other day, and the difference in their own words."""

    reply: LawReply | None
    paragraph: str
    day: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """A question, its standing answer with names and words, and what a yes makes sure.

    ``in_force`` is the answer that two people stand by, also while a newer one waits.
    """

    question: LawQuestion
    lift: Lift
    answered: AnsweredQuestion | None
    in_force: AnsweredQuestion | None = None
    answered_by: str = ""
    approved_by: str = ""
    words: str = ""
    lines: str = ""
    is_mine: bool = False

    @property
    def has_lifted(self) -> bool:
        """True once a second person stands by a yes."""
        return self.in_force is not None and self.in_force.answer.reply == LawReply.YES

    @property
    def replies(self) -> tuple[LawReply, ...]:
        """What may be answered: a yes only once, and only what is approved may be taken back."""
        senseless = LawReply.YES if self.has_lifted else None if self.in_force else LawReply.TAKEN_BACK
        return tuple(reply for reply in LawReply if reply != senseless)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirming:
    """Nobody approves their own answer; ``content`` is as the files have it."""

    storage: Storage
    content: Library
    clock: Clock

    def questions(self, actor: Actor) -> tuple[QuestionView, ...]:
        """All questions, those without an approved answer first, otherwise in the order of the file."""
        require(actor, Permission.APPROVE_LAW)
        with self.storage.reading() as stores:
            answered = stores.confirmations.answered()
            found, counts = standing(self.content, answered), in_force(self.content, answered)
            views = [
                replace(self._view(stores, actor, q, found.get(q.id)), in_force=counts.get(q.id))
                for q in self.content.law_questions.values()
            ]
        return tuple(sorted(views, key=lambda v: v.answered is not None and v.answered.approval is not None))

    def disputed(self, actor: Actor) -> tuple[str, ...]:
        """The changes that an approved answer says otherwise about."""
        require(actor, Permission.APPROVE_LAW)
        with self.storage.reading() as stores:
            return tuple(disputed(self.content, stores.confirmations.answered()))

    def answer(self, actor: Actor, question: str, *, answer_id: str, reading: Reading) -> None:
        """Say what the document says. The same answer twice is once.

        :raises NotFound: no such question. :raises InvalidInput: the paragraph, day or words do not fit the reply.
        :raises Conflict: an answer waits for approval, a yes is approved already, or there is nothing to take back.
        """
        require(actor, Permission.CONFIRM_LAW)
        asked = self.content.law_questions.get(question)
        if asked is None:
            raise NotFound
        reply, paragraph, words = _checked(reading)
        with self.storage.writing() as stores:
            answered = stores.confirmations.answered()
            if answer_id in {a.answer.answer_id for a in answered}:
                return
            _require_open(standing(self.content, answered).get(question), reply)
            text_id = f"law:{answer_id}" if words else ""
            now = self.clock.now()
            if words:
                stores.texts.add(text_id, author_id=actor.person_id, body=words, at=now)
            given = LawAnswer(
                answer_id=answer_id,
                question=question,
                digest=digest(asked),
                reply=reply,
                paragraph=paragraph,
                text_id=text_id,
                person_id=actor.person_id,
                at=now,
                day=reading.day if reply == LawReply.OTHER_DATE else None,
            )
            stores.confirmations.add_answer(given)
            stores.audit.append(
                at=now,
                actor_id=actor.person_id,
                action=Action.LAW_ANSWERED,
                subject=question,
                details={"answer": answer_id, "reply": given.reply},
            )

    def approve(self, actor: Actor, answer_id: str, *, approved: bool) -> None:
        """Stand by somebody else's answer, or not; a yes then makes sure what hangs on it. The same twice is once.

        :raises NotFound: no such standing answer. :raises RuleError: the actor gave it.
        :raises Conflict: it has the opposite reply already.
        """
        require(actor, Permission.APPROVE_LAW)
        with self.storage.writing() as stores:
            found = {a.answer.answer_id: a for a in stores.confirmations.answered()}.get(answer_id)
            if found is None or found.answer.question not in self.content.law_questions:
                raise NotFound
            if found.answer.person_id == actor.person_id:
                raise RuleError(OWN_ANSWER)
            now = self.clock.now()
            approval = LawApproval(answer_id=answer_id, approved=approved, person_id=actor.person_id, at=now)
            if stores.confirmations.add_approval(approval):
                stores.audit.append(
                    at=now,
                    actor_id=actor.person_id,
                    action=Action.LAW_APPROVED,
                    subject=found.answer.question,
                    details={"answer": answer_id, "approved": str(approved)},
                )

    def _view(
        self, stores: Stores, actor: Actor, question: LawQuestion, given: AnsweredQuestion | None
    ) -> QuestionView:
        would = lift(self.content, question)
        if given is None:
            return QuestionView(question=question, lift=would, answered=None)
        answer, approval = given.answer, given.approval
        return QuestionView(
            question=question,
            lift=would,
            answered=given,
            answered_by=_name(stores, answer.person_id),
            approved_by=_name(stores, approval.person_id) if approval else "",
            words=words_of(stores, answer.text_id),
            lines=lines_to_change(self.content, question, answer) if approval else "",
            is_mine=answer.person_id == actor.person_id,
        )


def _name(stores: Stores, person_id: str) -> str:
    person = stores.people.find_person(person_id)
    return person.name if person else ""


def _checked(reading: Reading) -> tuple[LawReply, str, str]:
    if reading.reply is None:
        raise InvalidInput("reply", "Vælg, hvad dokumentet siger.")
    paragraph = checked("paragraph", reading.paragraph)
    nowhere = not paragraph and reading.reply in {LawReply.NO, LawReply.TAKEN_BACK}
    if not nowhere and not _PARAGRAPH.fullmatch(paragraph):
        raise InvalidInput("paragraph", "Skriv kun stedet, for eksempel § 21, stk. 3. Citér ikke teksten.")
    if reading.reply == LawReply.OTHER_DATE and reading.day is None:
        raise InvalidInput("day", "Skriv den dag, dokumentet nævner.")
    words = checked("words", reading.words)
    if reading.reply == LawReply.OTHER_WORDING and not words:
        raise InvalidInput("words", "Skriv med dine egne ord, hvad der er anderledes.")
    if reading.reply == LawReply.TAKEN_BACK and not words:
        raise InvalidInput("words", "Skriv med dine egne ord, hvorfor svaret var forkert.")
    return reading.reply, paragraph, words


def _require_open(found: AnsweredQuestion | None, reply: LawReply) -> None:
    if found is not None and found.approval is None:
        raise Conflict("Der er allerede et svar, som venter på godkendelse.")
    if found is not None and found.answer.reply == reply == LawReply.YES:
        raise Conflict("Det er allerede bekræftet.")
    if found is None and reply == LawReply.TAKEN_BACK:
        raise Conflict("Der er ikke noget godkendt svar at tage tilbage.")
