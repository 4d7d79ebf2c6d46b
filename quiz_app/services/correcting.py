"""Facitrettelse: one person proposes another key, sees what it does, and it takes effect when a second one signs."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from quiz_app.domain.attempt import AttemptItem, AttemptKind
from quiz_app.domain.audit import Action
from quiz_app.domain.case import Case
from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.grading import key_response
from quiz_app.domain.key_correction import (
    NOTICE_DAYS,
    CorrectionReason,
    CorrectionReply,
    KeyCorrection,
    ProposedCorrection,
    check_key,
    file_lines,
    has_key,
    in_force,
    is_told,
    may_sign,
    version_of,
    withdrawn_at,
)
from quiz_app.domain.pause import postponed
from quiz_app.domain.people import Actor, Grant, Permission, Role
from quiz_app.domain.posing import example
from quiz_app.domain.question import AnyQuestion
from quiz_app.domain.replay import judged
from quiz_app.domain.response import Response, response_to_json
from quiz_app.errors import Conflict, InvalidInput, NotAllowed, NotFound
from quiz_app.services.asking import Versions
from quiz_app.services.authorising import require
from quiz_app.services.correction_views import (
    CorrectionNotice,
    CorrectionView,
    Count,
    ImpactStatement,
    hidden_if_few,
    note_of,
    notes_of,
)
from quiz_app.services.free_text import checked
from quiz_app.services.issuing import Issuing
from quiz_app.services.ports import Clock, Storage, Stores
from quiz_app.services.regrading import A_MOMENT, Consequences, Regrader

ANOTHER = "En anden end den, der foreslog rettelsen, skriver under: en jurist eller en nøgleperson fra en anden enhed."
OWN_RESULT = "Rettelsen vender dit eget resultat. En anden skriver under."


class _OnlyTrying(Exception):
    """Undoes what is only tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedVersion:
    """A version of an item, as content has it or as it was asked; ``is_void`` and the key are those in force."""

    item: AttemptItem
    question: AnyQuestion
    case: Case | None
    people: Count
    is_current: bool
    is_void: bool
    has_key: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a key person proposes; ``key`` is ``None`` for a void item."""

    correction_id: str
    item: AttemptItem
    key: Response | None
    reason: CorrectionReason
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting:
    """Corrections are rows that are only added; an undo is one more, signed in the same way."""

    storage: Storage
    versions: Versions
    clock: Clock
    issuing: Issuing

    def asked_versions(self, actor: Actor, question: str) -> tuple[AskedVersion, ...]:
        """Today's version of an item first, then older ones that somebody was asked.

        :raises NotFound: there never was such an item.
        """
        require(actor, Permission.CORRECT)
        with self.storage.reading() as stores:
            asked = self._items(stores, question)
            if not asked:
                raise NotFound("Der er ingen opgave med det id.")
            return tuple(self._asked(stores, item, people) for item, people in asked.items())

    def impact(self, actor: Actor, item: AttemptItem, key: Response | None) -> ImpactStatement:
        """What the correction would do today; nothing is kept of it.

        :raises NotFound: no such item. :raises InvalidInput: the key is no answer to it, or is the one it has.
        """
        require(actor, Permission.CORRECT)
        trial = Proposal(correction_id="trial", item=item, key=key, reason=CorrectionReason.SLIP, words="")
        found: list[Consequences] = []
        with suppress(_OnlyTrying), self.storage.writing() as stores:
            correction = self._correction(stores, actor, trial)
            stores.corrections.add_correction(correction)
            found.append(self._sign(stores, correction, actor))
            raise _OnlyTrying
        return found[0].statement()

    def propose(self, actor: Actor, proposal: Proposal) -> None:
        """Store a correction that waits for a second person. Twice is once.

        :raises NotFound: no such item. :raises InvalidInput: the key does not fit, or the sentence is missing or holds
            a certain identifier. :raises Conflict: another correction of the version waits already.
        """
        require(actor, Permission.CORRECT)
        words = _words(proposal.words)
        with self.storage.writing() as stores:
            self._add(stores, self._correction(stores, actor, proposal), words)

    def withdraw(self, actor: Actor, *, correction_id: str, withdraws: str, words: str) -> None:
        """Propose to take a correction back, which a second person signs too.

        :raises NotFound: it is not in force. :raises InvalidInput: the sentence is missing or cannot be taken.
        :raises Conflict: something about the version waits already.
        """
        require(actor, Permission.CORRECT)
        words = _words(words)
        with self.storage.writing() as stores:
            standing = {c.correction_id: c for c in in_force(stores.corrections.corrections()).values()}
            if withdraws not in standing:
                raise NotFound("Rettelsen gælder ikke, så den kan ikke trækkes tilbage.")
            taken = standing[withdraws]
            self._add(
                stores,
                KeyCorrection(
                    correction_id=correction_id,
                    question=taken.question,
                    digest=taken.digest,
                    case_digest=taken.case_digest,
                    key=None,
                    reason=taken.reason,
                    text_id=f"correction:{correction_id}",
                    proposer_id=actor.person_id,
                    unit_id=_unit(actor),
                    at=self.clock.now(),
                    withdraws=withdraws,
                ),
                words,
            )

    def reviews(self, actor: Actor) -> tuple[CorrectionView, ...]:
        """All corrections: those that wait first, with what signing them does today; then the newest."""
        require(actor, Permission.COUNTERSIGN)
        with self.storage.reading() as stores:
            proposed = stores.corrections.corrections()
        waiting = {p.correction.correction_id: self._trial(p.correction, actor) for p in proposed if p.reply is None}
        with self.storage.reading() as stores:
            found = [self._view(stores, p, actor, proposed=proposed, waiting=waiting) for p in reversed(proposed)]
        return tuple(sorted(found, key=lambda v: v.proposed.reply is not None))

    def reply(self, actor: Actor, correction_id: str, *, signed: bool) -> None:
        """Sign a correction, which is in force from then on, or say no. Twice is once.

        :raises NotFound: no such correction. :raises NotAllowed: the actor proposed it, is a key person of the same
            unit, or their own result would turn. :raises Conflict: it has another reply.
        """
        require(actor, Permission.COUNTERSIGN)
        with self.storage.writing() as stores:
            correction = next(
                (p.correction for p in stores.corrections.corrections() if p.correction.correction_id == correction_id),
                None,
            )
            if correction is None:
                raise NotFound
            if not may_sign(correction, actor.person_id, actor.grants):
                raise NotAllowed(ANOTHER)
            if signed:
                found = self._sign(stores, correction, actor)
                if actor.person_id in found.now_passed | found.now_failed:
                    raise NotAllowed(OWN_RESULT)
            else:
                stores.corrections.add_reply(self._reply(stores, correction, actor, signed=False))
            self._audit(stores, actor, Action.KEY_CORRECTION_REPLY, correction, signed=str(signed))

    def notices(self, actor: Actor) -> tuple[CorrectionNotice, ...]:
        """Corrections of items that the actor was asked, for 60 days from each, newest first; pauses count."""
        require(actor, Permission.PRACTISE)
        with self.storage.reading() as stores:
            pauses = stores.people.pauses_of((actor.person_id,)).get(actor.person_id, ())
            found = [
                n
                for n in self._notices(stores, actor)
                if is_told(
                    danish_day(n.note.withdrawn_at or n.note.at),
                    self.clock.today(),
                    until=postponed(
                        danish_day(n.note.withdrawn_at or n.note.at) + timedelta(days=NOTICE_DAYS),
                        pauses,
                        since=danish_day(n.note.at),
                    ),
                )
            ]
        return tuple(sorted(found, key=lambda n: (n.note.at, n.attempt_id), reverse=True))

    def _notices(self, stores: Stores, actor: Actor) -> Iterator[CorrectionNotice]:
        proposed = stores.corrections.corrections()
        touched = {p.correction.version for p in proposed if p.signed_at}
        for attempt in stores.attempts.attempts_of(actor.person_id):
            submission = stores.attempts.find_submission(attempt.attempt_id)
            for item in attempt.items if submission else ():
                if version_of(item) not in touched:
                    continue
                for note in notes_of(stores, proposed, item, self.versions.content(stores, attempt, item)):
                    yield CorrectionNotice(
                        attempt_id=attempt.attempt_id,
                        is_quiz=attempt.kind == AttemptKind.QUIZ,
                        subject=attempt.subject,
                        position=item.position,
                        note=note,
                    )

    def _items(self, stores: Stores, question: str) -> dict[AttemptItem, set[str]]:
        """The versions of an item, with who was asked each."""
        today = self.versions.library.questions.get(question)
        found: dict[AttemptItem, set[str]] = {self.versions.item(1, today): set()} if today else {}
        for attempt in reversed(stores.attempts.attempts_asking(question)):
            for item in attempt.items:
                if item.question == question:
                    found.setdefault(_placeless(item), set()).add(attempt.person_id)
        return found

    def _asked(self, stores: Stores, item: AttemptItem, people: set[str]) -> AskedVersion:
        question, case = self.versions.version(stores, item)
        correction = in_force(stores.corrections.corrections()).get(version_of(item))
        now = judged(1, question, case, correction)
        return AskedVersion(
            item=item,
            question=now.question,
            case=now.case,
            people=hidden_if_few(len(people)),
            is_current=self._is_current(item),
            is_void=now.void,
            has_key=has_key(question),
        )

    def _is_current(self, item: AttemptItem) -> bool:
        today = self.versions.library.questions.get(item.question)
        return today is not None and version_of(self.versions.item(1, today)) == version_of(item)

    def _correction(self, stores: Stores, actor: Actor, proposal: Proposal) -> KeyCorrection:
        item = _placeless(proposal.item)
        asked = self._items(stores, item.question)
        if item not in asked:
            raise NotFound
        version = self._asked(stores, item, asked[item])
        if proposal.key is not None:
            check_key(version.question, version.case, proposal.key, key_response(version.question, version.case))
        elif version.is_void:
            raise InvalidInput("key", "Opgaven er allerede udgået.")
        return KeyCorrection(
            correction_id=proposal.correction_id,
            question=item.question,
            digest=item.digest,
            case_digest=item.case_digest,
            key=None if proposal.key is None else response_to_json(proposal.key),
            reason=proposal.reason,
            text_id=f"correction:{proposal.correction_id}",
            proposer_id=actor.person_id,
            unit_id=_unit(actor),
            at=self.clock.now(),
        )

    def _add(self, stores: Stores, correction: KeyCorrection, words: str) -> None:
        others = [p for p in stores.corrections.corrections() if p.correction.correction_id != correction.correction_id]
        if any(p.reply is None and p.correction.version == correction.version for p in others):
            raise Conflict("Der venter allerede en rettelse af opgaven på underskrift.")
        if stores.corrections.add_correction(correction):
            stores.texts.add(correction.text_id, author_id=correction.proposer_id, body=words, at=correction.at)
            self._audit(stores, None, Action.KEY_CORRECTION, correction, reason=correction.reason)

    def _sign(self, stores: Stores, correction: KeyCorrection, actor: Actor) -> Consequences:
        """Put it in force; what was signed before is left alone."""
        if not stores.corrections.add_reply(self._reply(stores, correction, actor, signed=True)):
            return Consequences()
        regrader = Regrader(versions=self.versions, issuing=self.issuing, clock=self.clock)
        return regrader.carry_out(stores, correction, signer_id=actor.person_id, grant=_grant(actor))

    def _trial(self, correction: KeyCorrection, actor: Actor) -> ImpactStatement:
        found: list[Consequences] = []
        with suppress(_OnlyTrying), self.storage.writing() as stores:
            found.append(self._sign(stores, correction, actor))
            raise _OnlyTrying
        return found[0].statement()

    def _reply(self, stores: Stores, correction: KeyCorrection, actor: Actor, *, signed: bool) -> CorrectionReply:
        """The reply, later than every earlier one, also when the clock was set back."""
        earlier = [p.reply.at + A_MOMENT for p in stores.corrections.corrections() if p.reply]
        return CorrectionReply(
            correction_id=correction.correction_id,
            signer_id=actor.person_id,
            signed=signed,
            at=max([self.clock.now(), *earlier]),
        )

    def _view(
        self,
        stores: Stores,
        each: ProposedCorrection,
        actor: Actor,
        *,
        proposed: tuple[ProposedCorrection, ...],
        waiting: dict[str, ImpactStatement],
    ) -> CorrectionView:
        correction = each.correction
        known = {p.correction.correction_id: p.correction for p in proposed}
        taken = known.get(correction.withdraws)
        item = AttemptItem(
            position=1, question=correction.question, digest=correction.digest, case_digest=correction.case_digest
        )
        item = next((i for i in self._items(stores, correction.question) if version_of(i) == version_of(item)), item)
        question, case = self.versions.version(stores, item)
        shown = taken or correction
        ended = withdrawn_at(proposed, correction.correction_id)
        standing = in_force(proposed).get(correction.version)
        return CorrectionView(
            proposed=each,
            note=note_of(stores, shown, (example(question), case), at=correction.at, ended=ended),
            proposer=_name(stores, correction.proposer_id),
            signer=_name(stores, each.reply.signer_id) if each.reply else "",
            withdraws=taken,
            may_sign=each.reply is None and may_sign(correction, actor.person_id, actor.grants),
            may_withdraw=actor.has(Permission.CORRECT) and standing == correction,
            impact=waiting.get(correction.correction_id),
            file_lines="" if taken else file_lines(question, case, correction.key),
            is_current=self._is_current(item),
        )

    def _audit(
        self, stores: Stores, actor: Actor | None, action: Action, correction: KeyCorrection, **details: str
    ) -> None:
        stores.audit.append(
            at=self.clock.now(),
            actor_id=actor.person_id if actor else correction.proposer_id,
            action=action,
            subject=correction.correction_id,
            details={"question": correction.question, **details},
        )


def _words(words: str) -> str:
    words = checked("words", words)
    if not words:
        raise InvalidInput("words", "Skriv en sætning om, hvorfor facit er forkert; alle, der fik opgaven, ser den.")
    return words


def _grant(actor: Actor) -> Grant:
    able = {Role.KEY_PERSON, Role.JURIST}
    return min(g for g in actor.grants if g.role in able)


def _unit(actor: Actor) -> str:
    return min(g.unit_id for g in actor.grants if g.role == Role.KEY_PERSON)


def _placeless(item: AttemptItem) -> AttemptItem:
    return AttemptItem(
        position=1, question=item.question, digest=item.digest, case=item.case, case_digest=item.case_digest
    )


def _name(stores: Stores, person_id: str) -> str:
    person = stores.people.find_person(person_id)
    return person.name if person else ""
