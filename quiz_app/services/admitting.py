"""Who gets in: first passwords that an administrator hands over, and sessions that one ends."""

from collections.abc import Mapping
from dataclasses import dataclass

from quiz_app.domain.account import Account, is_alive
from quiz_app.domain.audit import Action
from quiz_app.domain.people import Actor, Permission, Person
from quiz_app.errors import RuleError
from quiz_app.services.authorising import person_in_scope, require
from quiz_app.services.ports import Clock, Entropy, PasswordHasher, Storage

NO_PASSWORDS = "Her logger alle ind med deres arbejdskonto. Der er ingen adgangskoder at give."
NOT_HERE = "Personen er her ikke længere og kan ikke få en adgangskode."


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitting:
    """Passwords and sessions of the people in the administrator's scope."""

    storage: Storage
    clock: Clock
    entropy: Entropy
    hasher: PasswordHasher
    local_accounts: bool = True

    def new_password(self, actor: Actor, person_id: str) -> str:
        """Give the person a password that they must change, end their sessions, and return it: nobody sees it again.

        :raises NotFound: out of scope. :raises RuleError: the person has left, or nobody signs in by a password.
        """
        require(actor, Permission.ADMINISTER)
        if not self.local_accounts:
            raise RuleError(NO_PASSWORDS)
        password = self.entropy.code()
        hashed = self.hasher.hash(password)  # slow by design: outside the write lock
        now = self.clock.now()
        with self.storage.writing() as stores:
            person = person_in_scope(stores, actor, Permission.ADMINISTER, person_id)
            if not person.is_here(self.clock.today()):
                raise RuleError(NOT_HERE)
            stores.people.save_account(
                Account(person_id=person_id, login=person.login, password_hash=hashed, must_change=True)
            )
            stores.people.end_sessions(person_id, now)
            stores.audit.append(
                at=now,
                actor_id=actor.person_id,
                action=Action.PASSWORD_CHANGED,
                subject=person_id,
                details={"must_change": "True"},
            )
        return password

    def sessions(self, actor: Actor) -> tuple[tuple[Person, int], ...]:
        """Who in scope is signed in now, by name, and in how many browsers; when they work is nobody's business."""
        require(actor, Permission.ADMINISTER)
        now = self.clock.now()
        with self.storage.reading() as stores:
            people = stores.people.people(units=actor.scope(Permission.ADMINISTER, stores.people.units()))
            living: dict[str, int] = {}
            for session in stores.people.sessions_of([p.person_id for p in people]):
                if is_alive(session, now):
                    living[session.person_id] = living.get(session.person_id, 0) + 1
        return tuple((p, living[p.person_id]) for p in people if p.person_id in living)

    def end_sessions(self, actor: Actor, person_id: str) -> int:
        """End all sessions of the person; their tabs are out at the next click. Gives how many.

        :raises NotFound: out of scope.
        """
        require(actor, Permission.ADMINISTER)
        now = self.clock.now()
        with self.storage.writing() as stores:
            person_in_scope(stores, actor, Permission.ADMINISTER, person_id)
            alive = sum(is_alive(s, now) for s in stores.people.sessions_of([person_id]))
            if stores.people.end_sessions(person_id, now):
                details: Mapping[str, str] = {"sessions": str(alive)}
                stores.audit.append(
                    at=now,
                    actor_id=actor.person_id,
                    action=Action.SESSIONS_ENDED,
                    subject=person_id,
                    details=details,
                )
        return alive
