"""Blanking words that should not have been written: one administrator proposes it, another does it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from quiz_app.domain.audit import Action
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.privacy import Blanking, Gone, TextKind, WrittenText
from quiz_app.errors import Conflict, NotFound, RuleError
from quiz_app.services.authorising import person_in_scope, require
from quiz_app.services.erasing import Erasing
from quiz_app.services.kept_words import NAMELESS, private
from quiz_app.services.ports import Clock, Storage, Stores

OWN_PROPOSAL = "Du har selv foreslået det. En anden administrator skal sige ja."
PROPOSED = "Det er allerede foreslået."


@dataclass(frozen=True, slots=True, kw_only=True)
class TextInfo:
    """A text without its words: whose it is, whom it is about, and where its blanking stands.

    ``author`` is empty where they were promised that others see it without their name, and when they are erased.
    """

    text_id: str
    kind: TextKind
    author: str
    about: str
    at: datetime
    is_blank: bool
    proposed_by: str = ""
    is_own_proposal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacting:
    """Texts by and about the people in the administrator's scope. Reading one leaves a row in the trail.

    What somebody wrote in answer to an item, or to an assessment that nobody was shown, is theirs alone and is not
    among them.
    """

    storage: Storage
    clock: Clock
    erasing: Erasing

    def texts(self, actor: Actor, person_id: str) -> tuple[TextInfo, ...]:
        """Texts by or about the person, newest first, without their words; none that was promised to be without a name.

        :raises NotFound: out of scope.
        """
        require(actor, Permission.ADMINISTER)
        with self.storage.reading() as stores:
            person_in_scope(stores, actor, Permission.ADMINISTER, person_id)
            theirs = stores.texts.by_or_about(person_id)
            return self._infos(stores, actor, [t for t in theirs if t.kind not in NAMELESS])

    def nameless(self, actor: Actor) -> tuple[TextInfo, ...]:
        """What people in scope wrote on the promise that it is without a name, together, newest first."""
        require(actor, Permission.ADMINISTER)
        with self.storage.reading() as stores:
            written = [t for p in self._inside(stores, actor) for t in stores.texts.by_or_about(p)]
            found = {t.text_id: t for t in written if t.kind in NAMELESS}
            return self._infos(stores, actor, _newest_first(found.values()))

    def left_behind(self, actor: Actor) -> tuple[TextInfo, ...]:
        """What people in scope wrote who are erased since, newest first, without the words."""
        require(actor, Permission.ADMINISTER)
        with self.storage.reading() as stores:
            erased = [e.person_id for e in stores.privacy.erasures()]
            inside = self._inside(stores, actor)
            theirs = [t for p in erased if p in inside for t in stores.texts.by_or_about(p)]
            left = [t for t in theirs if t.author_id in erased and t.body is not None and t.kind not in NAMELESS]
            return self._infos(stores, actor, _newest_first(left))

    def read(self, actor: Actor, text_id: str) -> str:
        """The words; empty when they are blanked.

        :raises NotFound: no such text in scope.
        """
        require(actor, Permission.ADMINISTER)
        with self.storage.writing() as stores:
            text = self._text(stores, actor, text_id)
            self._tell(stores, actor, Action.TEXT_READ, text)
            return text.body or ""

    def propose(self, actor: Actor, text_id: str) -> None:
        """Propose to blank a text.

        :raises NotFound: no such text in scope. :raises Conflict: it is proposed already, or blank.
        """
        require(actor, Permission.ADMINISTER)
        with self.storage.writing() as stores:
            text = self._text(stores, actor, text_id)
            if text.body is None or text_id in {b.text_id for b in stores.texts.blankings()}:
                raise Conflict(PROPOSED)
            stores.texts.save_blanking(
                Blanking(text_id=text_id, proposed_by=actor.person_id, proposed_at=self.clock.now())
            )
            self._tell(stores, actor, Action.BLANKING_PROPOSED, text)

    def proposals(self, actor: Actor) -> tuple[TextInfo, ...]:
        """What waits for a second person, oldest first."""
        require(actor, Permission.ADMINISTER)
        with self.storage.reading() as stores:
            open_ones = [b.text_id for b in stores.texts.blankings() if b.approved_by is None]
            found = [t for text_id in open_ones if (t := stores.texts.find_written(text_id))]
            return tuple(self._info(stores, actor, t) for t in found if self._may(stores, actor, t))

    def approve(self, actor: Actor, text_id: str) -> None:
        """Blank the text for good.

        :raises NotFound: nothing is proposed in scope. :raises RuleError: the actor proposed it.
        """
        require(actor, Permission.ADMINISTER)
        with self.storage.writing() as stores:
            text, blanking = self._proposed(stores, actor, text_id)
            if blanking.proposed_by == actor.person_id:
                raise RuleError(OWN_PROPOSAL)
            now = self.clock.now()
            stores.texts.save_blanking(replace(blanking, approved_by=actor.person_id, approved_at=now))
            stores.texts.blank((text_id,))
            self._tell(stores, actor, Action.TEXT_BLANKED, text)
            self.erasing.note(Gone.TEXT, (text_id,))

    def reject(self, actor: Actor, text_id: str) -> None:
        """Take the proposal away, one's own or another's; the words stay.

        :raises NotFound: nothing is proposed in scope.
        """
        require(actor, Permission.ADMINISTER)
        with self.storage.writing() as stores:
            text, _ = self._proposed(stores, actor, text_id)
            stores.texts.drop_blanking(text_id)
            self._tell(stores, actor, Action.BLANKING_REJECTED, text)

    def _inside(self, stores: Stores, actor: Actor) -> frozenset[str]:
        scope = actor.scope(Permission.ADMINISTER, stores.people.units())
        return frozenset(p.person_id for p in stores.people.people() if p.unit_id in scope)

    def _text(self, stores: Stores, actor: Actor, text_id: str) -> WrittenText:
        text = stores.texts.find_written(text_id)
        if text is None or not self._may(stores, actor, text):
            raise NotFound
        return text

    def _proposed(self, stores: Stores, actor: Actor, text_id: str) -> tuple[WrittenText, Blanking]:
        text = self._text(stores, actor, text_id)
        for blanking in stores.texts.blankings():
            if blanking.text_id == text_id and blanking.approved_by is None:
                return text, blanking
        raise NotFound

    def _may(self, stores: Stores, actor: Actor, text: WrittenText) -> bool:
        scope = actor.scope(Permission.ADMINISTER, stores.people.units())
        people = (stores.people.find_person(p) for p in (text.author_id, text.about_id) if p)
        return any(p.unit_id in scope for p in people if p) and not private(stores, [text])

    def _infos(self, stores: Stores, actor: Actor, texts: Sequence[WrittenText]) -> tuple[TextInfo, ...]:
        theirs = private(stores, texts)
        return tuple(self._info(stores, actor, t) for t in texts if t.text_id not in theirs)

    def _info(self, stores: Stores, actor: Actor, text: WrittenText) -> TextInfo:
        proposed = next((b for b in stores.texts.blankings() if b.text_id == text.text_id), None)
        return TextInfo(
            text_id=text.text_id,
            kind=text.kind,
            author="" if text.kind in NAMELESS else _name(stores, text.author_id),
            about=_name(stores, text.about_id),
            at=text.at,
            is_blank=text.body is None,
            proposed_by=_name(stores, proposed.proposed_by) if proposed else "",
            is_own_proposal=proposed is not None and proposed.proposed_by == actor.person_id,
        )

    def _tell(self, stores: Stores, actor: Actor, action: Action, text: WrittenText) -> None:
        stores.audit.append(
            at=self.clock.now(),
            actor_id=actor.person_id,
            action=action,
            subject=text.text_id,
            details={} if text.kind in NAMELESS else {"person": text.about_id or text.author_id},
        )


def _newest_first(texts: Iterable[WrittenText]) -> list[WrittenText]:
    return sorted(texts, key=lambda t: (t.at, t.text_id), reverse=True)


def _name(stores: Stores, person_id: str | None) -> str:
    person = stores.people.find_person(person_id) if person_id else None
    return person.name if person else ""
