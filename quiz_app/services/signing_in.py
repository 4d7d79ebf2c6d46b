"""Signing in and out: local accounts and the demo's personas, both ending in one kind of session."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from quiz_app.domain.account import (
    SHORTEST_PASSWORD,
    Account,
    Session,
    after_failure,
    after_success,
    is_alive,
    is_locked,
)
from quiz_app.domain.audit import Action
from quiz_app.domain.people import Actor, Grant
from quiz_app.errors import InvalidInput, NotAllowed, NotFound, RuleError
from quiz_app.services.ports import Clock, Entropy, PasswordHasher, Storage, Stores

WRONG = "Brugernavn eller adgangskode er forkert."
WRONG_OLD = "Den nuværende adgangskode er forkert."
LOCKED = "For mange forkerte forsøg. Vent lidt, og prøv igen, eller bed en administrator om en ny adgangskode."
NO_LOCAL = "Her logger man ind med sin arbejdskonto."
TOUCH_EVERY = timedelta(minutes=1)
TOKEN_BITS = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """Somebody whom the demo lets one be."""

    person_id: str
    name: str
    unit: str
    grants: tuple[Grant, ...]
    story: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningIn:
    """Sessions. The token is known to the browser only; the database holds its SHA-256.

    ``stories`` are the demo's words about its personas, by person id, in the order of the picker.
    """

    storage: Storage
    clock: Clock
    entropy: Entropy
    hasher: PasswordHasher
    demo: bool = False
    local_accounts: bool = True
    stories: Mapping[str, str] = field(default_factory=dict)

    def sign_in(self, login: str, password: str) -> str:
        """Open a session and give its token.

        :raises RuleError: unknown, inactive, wrong or locked; one sentence for the first three.
        :raises NotAllowed: the municipality has no local accounts.
        """
        self._require_local_accounts()
        with self.storage.reading() as stores:
            known = stores.people.find_account(login.strip())
        fits = self.hasher.fits(
            known.password_hash if known else "", password
        )  # slow by design: outside the write lock
        token = self._settle(known, fits=fits) if known else None
        if token is None:
            raise InvalidInput("password", WRONG)
        return token

    def _settle(self, known: Account, *, fits: bool) -> str | None:
        """Count the attempt on the account as it is now; the token when it is right.

        A password that fitted what has been replaced since is wrong.
        """
        now = self.clock.now()
        with self.storage.writing() as stores:
            account, person = stores.people.find_account_of(known.person_id), stores.people.find_person(known.person_id)
            if account is None or person is None:
                return None
            if is_locked(account, now):
                raise RuleError(LOCKED)
            right = fits and person.is_here(self.clock.today()) and account.password_hash == known.password_hash
            stores.people.save_account(after_success(account) if right else after_failure(account, now))
            return self._open(stores, account.person_id) if right else None

    def sign_in_as(self, person_id: str) -> str:
        """Open a session for a persona of the demo and give its token.

        :raises NotAllowed: this is not a demo. :raises NotFound: there is no such active person.
        """
        if not self.demo:
            raise NotAllowed
        with self.storage.writing() as stores:
            person = stores.people.find_person(person_id)
            if person is None or not person.is_here(self.clock.today()):
                raise NotFound
            return self._open(stores, person_id)

    def personas(self) -> tuple[Persona, ...]:
        """Everybody whom the demo lets one be; empty outside the demo."""
        if not self.demo:
            return ()
        with self.storage.reading() as stores:
            units = {u.unit_id: u.name for u in stores.people.units()}
            grants = stores.people.grants_of_all()
            people = [p for p in stores.people.people() if p.is_here(self.clock.today())]
        place = {person_id: n for n, person_id in enumerate(self.stories)}
        return tuple(
            Persona(
                person_id=p.person_id,
                name=p.name,
                unit=units.get(p.unit_id, ""),
                grants=grants.get(p.person_id, ()),
                story=self.stories.get(p.person_id, ""),
            )
            for p in sorted(people, key=lambda p: place.get(p.person_id, len(place)))
        )

    def actor(self, token: str | None) -> Actor | None:
        """Whoever the token stands for, as they are now; ``None`` when the session has ended or never was."""
        if not token:
            return None
        now = self.clock.now()
        with self.storage.reading() as stores:
            session = stores.people.find_session(token_hash(token))
            if session is None or not is_alive(session, now):
                return None
            person = stores.people.find_person(session.person_id)
            if person is None or not person.is_here(self.clock.today()):
                return None
            grants = stores.people.grants(person.person_id)
            actor = Actor(person_id=person.person_id, grants=grants, name=person.name)
        if now - session.last_seen_at >= TOUCH_EVERY:
            with self.storage.writing() as stores:
                stores.people.save_session(replace(session, last_seen_at=now))
        return actor

    def person_called(self, login: str) -> Actor:
        """Whoever has the login, for the server's command line: no password is asked for, and no session begins.

        :raises NotFound: nobody who works here has it.
        """
        with self.storage.reading() as stores:
            person = stores.people.find_person_by_login(login)
            if person is None or not person.is_here(self.clock.today()):
                raise NotFound(f"Der er ingen med brugernavnet {login}.")
            return Actor(person_id=person.person_id, grants=stores.people.grants(person.person_id))

    def sign_out(self, token: str) -> str:
        """End the session; every tab that lives on it is out at its next click.

        Gives the identity provider that the session came from, where the person may wish to sign out too; else empty.
        """
        with self.storage.writing() as stores:
            session = stores.people.find_session(token_hash(token))
            if session is not None and session.ended_at is None:
                stores.people.save_session(replace(session, ended_at=self.clock.now()))
        return session.issuer if session else ""

    def must_change(self, token: str) -> bool:
        """True when the session was opened by a password that somebody else chose."""
        with self.storage.reading() as stores:
            session = stores.people.find_session(token_hash(token))
            by_password = session is not None and not session.issuer
            account = stores.people.find_account_of(session.person_id) if session and by_password else None
            return account is not None and account.must_change

    def change_password(self, token: str, old: str, new: str) -> str:
        """Change the password, end the person's sessions, and give the token of a new one.

        :raises InvalidInput: the old one is wrong, or the new one too weak. :raises NotAllowed: no living session.
        """
        self._require_local_accounts()
        actor = self.actor(token)
        if actor is None:
            raise NotAllowed
        with self.storage.reading() as stores:
            account = stores.people.find_account_of(actor.person_id)
        if account is None:
            raise NotAllowed("Du logger ikke ind med adgangskode her.")
        if is_locked(account, self.clock.now()):
            raise RuleError(LOCKED)
        if not self.hasher.fits(account.password_hash, old):
            self._settle(account, fits=False)
            raise InvalidInput("old", WRONG_OLD)
        check_password(new, account.login, old)
        return self._replace(account, self.hasher.hash(new))

    def _require_local_accounts(self) -> None:
        if not self.local_accounts:
            raise NotAllowed(NO_LOCAL)

    def _replace(self, account: Account, password_hash: str) -> str:
        now = self.clock.now()
        with self.storage.writing() as stores:
            current = stores.people.find_account_of(account.person_id)
            if current is None or current.password_hash != account.password_hash:
                raise InvalidInput("old", WRONG_OLD)
            changed = replace(after_success(account), password_hash=password_hash, must_change=False)
            stores.people.save_account(changed)
            stores.people.end_sessions(account.person_id, now)
            stores.audit.append(
                at=now,
                actor_id=account.person_id,
                action=Action.PASSWORD_CHANGED,
                subject=account.person_id,
                details={},
            )
            return self._open(stores, account.person_id)

    def _open(self, stores: Stores, person_id: str) -> str:
        return open_session(stores, person_id, self.clock.now(), self.entropy)


def open_session(stores: Stores, person_id: str, now: datetime, entropy: Entropy, *, issuer: str = "") -> str:
    """Open a session, every way in alike, and give its token; ``issuer`` is the identity provider that vouches."""
    token = entropy.token(TOKEN_BITS)
    stores.people.save_session(
        Session(token_hash=token_hash(token), person_id=person_id, created_at=now, last_seen_at=now, issuer=issuer)
    )
    return token


def token_hash(token: str) -> str:
    """The SHA-256 (hex) under which the database knows a session's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def check_password(new: str, login: str, old: str = "") -> None:
    """Length before ornament (NIST SP 800-63B): at least 12 characters, not the login, not the old one.

    :raises InvalidInput: with the reason.
    """
    if len(new) < SHORTEST_PASSWORD:
        raise InvalidInput("new", f"Adgangskoden skal være på mindst {SHORTEST_PASSWORD} tegn. Fire ord er en god vej.")
    if login.lower() in new.lower():
        raise InvalidInput("new", "Adgangskoden må ikke indeholde dit brugernavn.")
    if new == old:
        raise InvalidInput("new", "Vælg en anden adgangskode end den, du har.")
