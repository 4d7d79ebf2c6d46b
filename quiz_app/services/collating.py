"""Texts of acts side by side: imported, compared, and classed by people where the program is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from quiz_app.domain.audit import Action
from quiz_app.domain.law import Act, Change
from quiz_app.domain.lawtext import LawText, TextChange, compare
from quiz_app.domain.lawtext.drafting import Version, act_of, draft
from quiz_app.domain.lawtext.versions import (
    Decided,
    Overruling,
    StoredText,
    decided,
    law_text_id,
    open_kinds,
)
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Permission
from quiz_app.errors import InvalidInput, NotFound, RuleError
from quiz_app.services.authorising import require
from quiz_app.services.free_text import checked
from quiz_app.services.kept_words import words_of
from quiz_app.services.ports import Clock, Storage, Stores

GONE = "en tidligere kollega"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A person's class for the provision with these numbers, and the words in which they say why."""

    overruling_id: str
    old: str
    new: str
    kind: TextChange
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Who decided on a row, and why, as it is shown."""

    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collation:
    """Two texts with what became of each provision; ``rulings`` are by overruling."""

    old: StoredText
    new: StoredText
    rows: tuple[Decided, ...]
    rulings: dict[str, Ruling]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collating:
    """The municipality's law texts: imported on the server, compared by those who keep the law up to date."""

    storage: Storage
    library: Library
    clock: Clock

    def import_text(self, text: LawText, *, act: str = "", label: str = "") -> tuple[StoredText, bool]:
        """Store a text under an act, or under the one that knows its eli; says whether it was new.

        :raises InvalidInput: no act of the register is given, and none of it knows the eli.
        :raises Conflict: the label belongs to another text of the act.
        """
        if act and act not in self.library.acts:
            known = ", ".join(sorted(self.library.acts))
            raise InvalidInput("act", f"»{act}« er ikke en lov i lovgrundlaget. Brug en af: {known}.")
        act, label = act or self._act_of(text), label or text.eli or text.title
        if not label:
            raise InvalidInput("label", "Teksten siger ikke, hvad den er. Giv den et navn med --label.")
        known = law_text_id(act, text)
        with self.storage.writing() as stores:
            if earlier := stores.law_texts.find_text(known):
                return earlier, False
            stored = StoredText(law_text_id=known, act=act, label=label, text=text, at=self.clock.now())
            return stored, stores.law_texts.add_text(stored)

    def find_version(self, act: str, name: str) -> StoredText:
        """A text by label or eli: one of the act first, else the one of another (an order that it replaces).

        Whoever asks tells of another act: ``act`` of what is found says so. :raises NotFound: there is none, or several
        other acts have one.
        """
        with self.storage.reading() as stores:
            texts = stores.law_texts.texts()
        fitting = [t for t in texts if name in {t.label, t.text.eli, t.text.eli.removeprefix("lta/")}]
        own = [t for t in fitting if t.act == act]
        if not (own or fitting):
            known = ", ".join(t.label for t in texts if t.act == act) or "ingen"
            raise NotFound(f"»{name}« er ikke indlæst. Indlæste tekster af {act}: {known}.")
        if not own and len({t.act for t in fitting}) > 1:
            acts = ", ".join(sorted({t.act for t in fitting}))
            raise NotFound(f"»{name}« er ikke indlæst under {act}, men under flere andre: {acts}.")
        return (own or fitting)[0]

    def texts(self, actor: Actor) -> tuple[StoredText, ...]:
        """All imported texts, by act, the newest first."""
        require(actor, Permission.KEEP_LAW)
        with self.storage.reading() as stores:
            return stores.law_texts.texts()

    def collation(self, actor: Actor, old_id: str, new_id: str) -> Collation:
        """Two texts compared, with what people have decided about it.

        :raises NotFound: one of them is not imported.
        """
        require(actor, Permission.KEEP_LAW)
        with self.storage.reading() as stores:
            return _collation(stores, old_id, new_id)

    def collated(self, old_id: str, new_id: str) -> Collation:
        """The same for the server's command line, whose user owns the database."""
        with self.storage.reading() as stores:
            return _collation(stores, old_id, new_id)

    def overrule(self, actor: Actor, old_id: str, new_id: str, choice: Choice) -> None:
        """Give a provision another class than the program did. Said again, the newest counts.

        :raises NotFound: no such texts or provision. :raises InvalidInput: the class cannot be decided, or no reason.
        """
        require(actor, Permission.KEEP_LAW)
        words = checked("words", choice.words)
        if not words:
            raise InvalidInput("words", "Skriv, hvorfor klassen skal være en anden.")
        with self.storage.writing() as stores:
            rows = _collation(stores, old_id, new_id).rows
            row = next((r.row for r in rows if (r.row.old or "", r.row.new or "") == (choice.old, choice.new)), None)
            if row is None:
                raise NotFound
            if choice.kind not in open_kinds(row):
                raise InvalidInput(
                    "kind", "Den klasse passer ikke: bestemmelsen står kun i den ene tekst eller i begge."
                )
            now, text_id = self.clock.now(), f"overruling:{choice.overruling_id}"
            overruling = Overruling(
                overruling_id=choice.overruling_id,
                old_id=old_id,
                new_id=new_id,
                old=choice.old,
                new=choice.new,
                kind=choice.kind,
                text_id=text_id,
                person_id=actor.person_id,
                at=now,
            )
            if stores.law_texts.add_overruling(overruling):
                stores.texts.add(text_id, author_id=actor.person_id, body=words, at=now)
                _audit(stores, overruling, was=row.kind)

    def drafted(self, collation: Collation, *, commences: date | None = None) -> Change:
        """The change that a comparison shows, with people's classes, for its file in the register.

        :raises RuleError: an act is not in the register, or nobody says from when.
        """
        one, other = (Version(act=self._known(side.act), text=side.text) for side in (collation.old, collation.new))
        return draft(one, other, [r.as_decided() for r in collation.rows], commences=commences)

    def _act_of(self, text: LawText) -> str:
        try:
            return act_of(text, self.library.acts.values()).id
        except RuleError as error:
            raise InvalidInput("act", f"{error} Eller giv lovens id med --act.") from error

    def _known(self, act: str) -> Act:
        if act not in self.library.acts:
            raise NotFound(f"»{act}« er ikke en lov i lovgrundlaget; en ændring kan ikke henvise til den.")
        return self.library.acts[act]


def _collation(stores: Stores, old_id: str, new_id: str) -> Collation:
    old, new = (stores.law_texts.find_text(each) for each in (old_id, new_id))
    if old is None or new is None:
        raise NotFound
    mine = [o for o in stores.law_texts.overrulings() if (o.old_id, o.new_id) == (old_id, new_id)]
    return Collation(
        old=old,
        new=new,
        rows=decided(compare(old.text, new.text), mine),
        rulings=_rulings(stores, mine),
    )


def _rulings(stores: Stores, overrulings: Sequence[Overruling]) -> dict[str, Ruling]:
    people = {o.person_id: stores.people.find_person(o.person_id) for o in overrulings}
    names = {i: p.name for i, p in people.items() if p is not None}
    return {
        o.overruling_id: Ruling(name=names.get(o.person_id) or GONE, words=words_of(stores, o.text_id))
        for o in overrulings
    }


def _audit(stores: Stores, overruling: Overruling, *, was: TextChange) -> None:
    stores.audit.append(
        at=overruling.at,
        actor_id=overruling.person_id,
        action=Action.TEXT_CHANGE_OVERRULED,
        subject=overruling.overruling_id,
        details={"provision": f"{overruling.old}-{overruling.new}", "was": was, "kind": overruling.kind},
    )
