"""Erasing a leaver: the identity goes for good, what counts as evidence stays under an id that names nobody.

Words about the leaver go, and those that were theirs alone. What they wrote about others' licences, the law, a key or
practice stays without a name: others were judged by it, and work by it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz_app.domain.audit import Action
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.privacy import Erasure, Gone, LedgerEntry
from quiz_app.errors import RuleError
from quiz_app.services.authorising import person_in_scope, require
from quiz_app.services.kept_words import own_alone
from quiz_app.services.ports import Clock, ErasureLedger, Storage, Stores

STILL_HERE = "Sæt først en slutdato. En person kan slettes fra den dag, slutdatoen er nået."
ONESELF = "Du kan ikke slette dig selv. Bed en anden administrator om det."


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasing:
    """Erasures, kept in the database and in a ledger beside it, so that a restored copy brings nobody back."""

    storage: Storage
    clock: Clock
    ledger: ErasureLedger

    def erase(self, actor: Actor, person_id: str) -> None:
        """Erase a person who has left.

        :raises NotFound: out of scope. :raises RuleError: the person is still here, or is the actor.
        """
        require(actor, Permission.ADMINISTER)
        if actor.person_id == person_id:
            raise RuleError(ONESELF)
        with self.storage.writing() as stores:
            if person_in_scope(stores, actor, Permission.ADMINISTER, person_id).is_here(self.clock.today()):
                raise RuleError(STILL_HERE)
            self.erase_all(stores, (person_id,), actor_id=actor.person_id)
            self.note(Gone.PERSON, (person_id,))

    def replay(self) -> int:
        """Erase again what a restored copy has brought back; the system's own task. Gives how many people and texts.

        Done after a restore and whenever the server starts: a copy may come back by other ways than our own.
        """
        entries = self.ledger.entries()
        with self.storage.writing() as stores:
            people = [e.subject for e in entries if e.gone == Gone.PERSON]
            people += [e.person_id for e in stores.privacy.erasures()]
            back = [p for p in dict.fromkeys(people) if _is_back(stores, p)]
            self.erase_all(stores, back, actor_id=None)
            words = [e.subject for e in entries if e.gone == Gone.TEXT]
            return len(back) + stores.texts.blank(words) + stores.shared_cases.blank(words)

    def erase_all(self, stores: Stores, people: Iterable[str], *, actor_id: str | None) -> None:
        """Erase within a transaction of another service, which then calls :meth:`note` before its end."""
        now = self.clock.now()
        for person_id in people:
            words = own_alone(stores, stores.texts.by_or_about(person_id), person_id)
            blanked = stores.texts.blank(words)
            stores.privacy.erase(Erasure(person_id=person_id, at=now, actor_id=actor_id))
            stores.audit.append(
                at=now,
                actor_id=actor_id,
                action=Action.ERASURE,
                subject=person_id,
                details={"texts": str(blanked)},
            )

    def note(self, gone: Gone, subjects: Iterable[str]) -> None:
        """Put it into the ledger. The last thing in a transaction: what the ledger refuses is undone."""
        now = self.clock.now()
        for subject in subjects:
            self.ledger.add(LedgerEntry(gone=gone, subject=subject, at=now))


def _is_back(stores: Stores, person_id: str) -> bool:
    person = stores.people.find_person(person_id)
    return person is not None and (person.active or bool(person.name or person.login))
