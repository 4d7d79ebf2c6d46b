"""Four eyes: somebody from another centre reads the redacted text alone, and releases it or gives it back."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.people import Actor, Permission, centre
from quiz_app.domain.sharing.case_text import CaseText
from quiz_app.domain.sharing.history import CaseRecord, CaseStatus, Happening, ReturnReason
from quiz_app.domain.sharing.risk import Risk
from quiz_app.domain.sharing.settling import Harmless
from quiz_app.errors import InvalidInput, NotFound, RuleError, Stale
from quiz_app.services.authorising import require
from quiz_app.services.case_steps import CaseSteps
from quiz_app.services.ports import Storage, Stores
from quiz_app.services.screened_text import screened
from quiz_app.services.sharing import TOO_FEW, Advice, Sharing

LONGEST_WORDS = 500
CHANGED = "Sagen er ændret, siden du åbnede den. Læs den nye tekst."
UNANSWERED = "Svar på hvert punkt, før du frigiver."
CAN_TELL = "Kan du sige, hvem borgeren er, skal sagen sendes tilbage."
NEW_FINDINGS = "Reglerne er ændret, og der er fundet noget nyt i teksten. Send sagen tilbage, så det kan blive rettet."


class Check(StrEnum):
    """Who would not know the citizen."""

    COLLEAGUE = "colleague"
    FAMILY = "family"
    NEIGHBOUR = "neighbour"
    PRESS = "press"
    NO_DETAIL = "no_detail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the releaser answers: the points that hold, and whether they can say who the citizen is."""

    checked: AbstractSet[Check]
    can_tell: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A case in the queue; nothing tells from whom."""

    case_id: str
    title: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """A place in the whole text that the submitter says identifies nobody, and why."""

    start: int
    end: int
    reason: Harmless


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What the releaser sees: the redacted text, never whose it is."""

    case_id: str
    version_id: str
    text: CaseText
    confirmed: tuple[Confirmed, ...]
    advice: Advice


@dataclass(frozen=True, slots=True, kw_only=True)
class Releasing:
    """The releaser works in another centre than the one from which the case came, and where its submitter is now."""

    storage: Storage
    steps: CaseSteps
    sharing: Sharing

    def queue(self, actor: Actor) -> tuple[Waiting, ...]:
        """What waits for somebody like the actor, oldest first."""
        require(actor, Permission.RELEASE)
        with self.storage.reading() as stores:
            found = [r for r in stores.shared_cases.records() if self._may(stores, actor, r)]
            there = [r for r in found if stores.shared_cases.words(r.latest.version_id)]
            return tuple(
                Waiting(case_id=r.case_id, title=self.steps.text(stores, r).words.title, since=danish_day(r.touched_at))
                for r in there
            )

    def review(self, actor: Actor, case_id: str) -> Review:
        """The case to be read.

        :raises NotFound: it does not wait for somebody like the actor.
        """
        require(actor, Permission.RELEASE)
        with self.storage.reading() as stores:
            record = self._record(stores, actor, case_id)
            text = self.steps.text(stores, record)
            return Review(
                case_id=case_id,
                version_id=record.latest.version_id,
                text=text,
                confirmed=tuple(
                    Confirmed(start=r.start, end=r.end, reason=r.reason) for r in record.latest.resolutions
                ),
                advice=self.sharing.advised(stores, text, but=case_id),
            )

    def release(self, actor: Actor, case_id: str, version_id: str, judgement: Judgement) -> None:
        """Let everybody read the version that the actor has read; the gate reads it once more.

        :raises RuleError: a point is open, the actor knows the citizen, too few people fit, or today's rules find more.
        :raises NotFound: it does not wait for the actor. :raises Stale: it was changed meanwhile.
        """
        require(actor, Permission.RELEASE)
        if judgement.can_tell:
            raise RuleError(CAN_TELL)
        if judgement.checked != set(Check):
            raise RuleError(UNANSWERED)
        with self.storage.writing() as stores:
            record = self._record(stores, actor, case_id, version_id)
            text = self.steps.text(stores, record)
            if self.sharing.advised(stores, text).risk == Risk.BLOCKED:
                raise RuleError(TOO_FEW)
            if not self.steps.is_clean(text, record):
                raise RuleError(NEW_FINDINGS)
            self.steps.keeping.keep(stores, record, self.steps.act(Happening.RELEASED, actor.person_id))

    def give_back(self, actor: Actor, case_id: str, version_id: str, *, reason: ReturnReason, words: str = "") -> None:
        """Send the case back with a reason, and perhaps some words that pass the gate themselves.

        :raises InvalidInput: the words are not clean. :raises NotFound: it does not wait for the actor.
        :raises Stale: it was changed meanwhile.
        """
        require(actor, Permission.RELEASE)
        words = screened(self.steps.gate, "words", words)
        if len(words) > LONGEST_WORDS:
            raise InvalidInput("words", f"Skriv højst {LONGEST_WORDS} tegn.")
        with self.storage.writing() as stores:
            record = self._record(stores, actor, case_id, version_id)
            text_id = f"returned:{self.steps.keeping.entropy.new_id()}" if words else ""
            if words:
                now = self.steps.keeping.clock.now()
                stores.texts.add(
                    text_id, author_id=actor.person_id, about_id=record.opened.person_id, body=words, at=now
                )
            act = self.steps.act(Happening.RETURNED, actor.person_id, reason=reason.value, text_id=text_id)
            self.steps.keeping.keep(stores, record, act)

    def _record(self, stores: Stores, actor: Actor, case_id: str, version_id: str = "") -> CaseRecord:
        record = stores.shared_cases.find(case_id)
        if record is None or not self._may(stores, actor, record):
            raise NotFound
        if version_id and record.latest.version_id != version_id:
            raise Stale(CHANGED)
        return record

    def _may(self, stores: Stores, actor: Actor, record: CaseRecord) -> bool:
        """True when the case waits, and the actor neither shares it nor works where it comes from."""
        if record.status != CaseStatus.SUBMITTED or record.opened.person_id == actor.person_id:
            return False
        theirs = {record.opened.centre_id, _centre(stores, record.opened.person_id)}
        mine = _centre(stores, actor.person_id)
        return bool(mine) and mine not in theirs


def _centre(stores: Stores, person_id: str) -> str:
    person = stores.people.find_person(person_id)
    return centre(stores.people.units(), person.unit_id) if person else ""
