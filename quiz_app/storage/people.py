"""Units, people with their identity, roles, accounts and sessions."""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, delete, func, select, update

from quiz_app.domain.account import Account, Session
from quiz_app.domain.federation import ProviderIdentity
from quiz_app.domain.pause import Pause
from quiz_app.domain.people import Grant, Person, Unit
from quiz_app.errors import Conflict
from quiz_app.storage import schema
from quiz_app.storage.rows import add, save

LOGIN_TAKEN = "Brugernavnet er i brug."

_PERSON = (
    select(
        schema.people,
        func.coalesce(schema.identities.c.name, "").label("name"),
        func.coalesce(schema.identities.c.login, "").label("login"),
    )
    .select_from(schema.people)
    .outerjoin(schema.identities)
)
# Statements of every page that is drawn, put together once.
_PERSON_BY_ID = _PERSON.where(schema.people.c.person_id == bindparam("person_id"))
_SESSION = select(schema.sessions).where(schema.sessions.c.token_hash == bindparam("token_hash"))
_GRANTS = select(schema.role_grants.c.role, schema.role_grants.c.unit_id).where(
    schema.role_grants.c.person_id == bindparam("person_id")
)
_ACCOUNT = select(*(c for c in schema.accounts.columns if c.name != "login_key"))


@dataclass(frozen=True, slots=True)
class SqlPeople:
    """The store of people in one transaction."""

    connection: Connection

    def add_unit(self, unit: Unit) -> bool:
        """As the port says; the parent must be there when the transaction ends."""
        row = {"unit_id": unit.unit_id, "name": unit.name, "parent": unit.parent or None}
        return add(self.connection, schema.units, row)

    def units(self) -> tuple[Unit, ...]:
        """All units, by id."""
        rows = self.connection.execute(select(schema.units).order_by(schema.units.c.unit_id)).mappings()
        return tuple(Unit(unit_id=r["unit_id"], name=r["name"], parent=r["parent"] or "") for r in rows)

    def add_person(self, person: Person) -> bool:
        """As the port says.

        :raises Conflict: somebody else has the login.
        """
        other = self.find_person_by_login(person.login)
        if other is not None and other.person_id != person.person_id:
            raise Conflict(LOGIN_TAKEN)
        row = asdict(person)
        identity = {"person_id": person.person_id, "name": row.pop("name"), "login": row.pop("login")}
        new = add(self.connection, schema.people, row)
        if new:
            add(self.connection, schema.identities, {**identity, "login_key": login_key(person.login) or None})
        return new

    def save_person(self, person: Person) -> None:
        """As the port says."""
        other = self.find_person_by_login(person.login)
        if other is not None and other.person_id != person.person_id:
            raise Conflict(LOGIN_TAKEN)
        people, identities, accounts = schema.people, schema.identities, schema.accounts
        named = {"login": person.login, "login_key": login_key(person.login) or None}
        who = identities.c.person_id == person.person_id
        if self.connection.execute(update(identities).where(who).values(name=person.name, **named)).rowcount == 0:
            return
        placed = {"unit_id": person.unit_id, "active": person.active, "leaves_on": person.leaves_on}
        self.connection.execute(update(people).where(people.c.person_id == person.person_id).values(placed))
        self.connection.execute(update(accounts).where(accounts.c.person_id == person.person_id).values(named))

    def find_person(self, person_id: str) -> Person | None:
        """The person, with an empty name where the identity is erased."""
        row = self.connection.execute(_PERSON_BY_ID, {"person_id": person_id}).mappings().one_or_none()
        return Person(**row) if row else None

    def find_people(self, person_ids: Collection[str]) -> Mapping[str, Person]:
        """Those who are known, by id, with an empty name where the identity is erased."""
        query = _PERSON.where(schema.people.c.person_id.in_(person_ids))
        return {row["person_id"]: Person(**row) for row in self.connection.execute(query).mappings()}

    def find_person_by_login(self, login: str) -> Person | None:
        """By login, whatever its case."""
        return self._one_person(schema.identities.c.login_key == login_key(login))

    def people(self, *, units: frozenset[str] | None = None) -> tuple[Person, ...]:
        """Everybody, or those who work in the given units; by name, in Danish order."""
        query = _PERSON if units is None else _PERSON.where(schema.people.c.unit_id.in_(units))
        found = (Person(**row) for row in self.connection.execute(query).mappings())
        return tuple(sorted(found, key=lambda p: (danish_order(p.name), p.person_id)))

    def grant(self, person_id: str, grant: Grant, at: datetime) -> None:
        """Give the role; one that is held already stays as it is."""
        add(self.connection, schema.role_grants, {**_grant_row(person_id, grant), "granted_at": at})

    def withdraw(self, person_id: str, grant: Grant, at: datetime) -> None:  # noqa: ARG002 - the audit row keeps when
        """Take the role away; one that is not held is no error."""
        row = _grant_row(person_id, grant)
        table = schema.role_grants
        self.connection.execute(delete(table).where(*(table.c[name] == value for name, value in row.items())))

    def grants(self, person_id: str) -> tuple[Grant, ...]:
        """What the person is granted, in the grants' own order."""
        rows = self.connection.execute(_GRANTS, {"person_id": person_id}).mappings()
        return tuple(sorted(Grant(**row) for row in rows))

    def grants_of_all(self) -> Mapping[str, tuple[Grant, ...]]:
        """The grants of everybody who has some, by person."""
        found: defaultdict[str, list[Grant]] = defaultdict(list)
        for row in self.connection.execute(select(schema.role_grants)).mappings():
            found[row["person_id"]].append(Grant(role=row["role"], unit_id=row["unit_id"]))
        return {person_id: tuple(sorted(grants)) for person_id, grants in found.items()}

    def save_pause(self, pause: Pause) -> None:
        """As the port says."""
        save(self.connection, schema.pauses, asdict(pause))

    def pauses_of(self, people: Sequence[str]) -> Mapping[str, tuple[Pause, ...]]:
        """As the port says."""
        table = schema.pauses
        query = select(table).where(table.c.person_id.in_(people)).order_by(table.c.starts_on)
        found: defaultdict[str, list[Pause]] = defaultdict(list)
        for row in self.connection.execute(query).mappings():
            found[row["person_id"]].append(Pause(**row))
        return {person_id: tuple(pauses) for person_id, pauses in found.items()}

    def save_account(self, account: Account) -> None:
        """Store the account, or what has changed in it.

        :raises Conflict: somebody else's account has the login.
        """
        other = self.find_account(account.login)
        if other is not None and other.person_id != account.person_id:
            raise Conflict(LOGIN_TAKEN)
        save(self.connection, schema.accounts, {**asdict(account), "login_key": login_key(account.login)})

    def find_account(self, login: str) -> Account | None:
        """By login, whatever its case."""
        return self._one_account(schema.accounts.c.login_key == login_key(login))

    def find_account_of(self, person_id: str) -> Account | None:
        """The person's account."""
        return self._one_account(schema.accounts.c.person_id == person_id)

    def add_provider_identity(self, identity: ProviderIdentity) -> bool:
        """As the port says."""
        table = schema.provider_identities
        taken = select(table.c.person_id).where(
            table.c.issuer == identity.issuer, table.c.person_id == identity.person_id
        )
        if self.connection.execute(taken).first() is not None:
            return False
        return add(self.connection, table, asdict(identity))

    def find_provider_identity(self, issuer: str, subject: str) -> ProviderIdentity | None:
        """Exactly as the provider writes them."""
        table = schema.provider_identities
        row = self._one(select(table).where(table.c.issuer == issuer, table.c.subject == subject))
        return ProviderIdentity(**row) if row else None

    def provider_identities_of(self, person_id: str) -> tuple[ProviderIdentity, ...]:
        """By issuer."""
        table = schema.provider_identities
        query = select(table).where(table.c.person_id == person_id).order_by(table.c.issuer)
        return tuple(ProviderIdentity(**row) for row in self.connection.execute(query).mappings())

    def unlink(self, person_id: str) -> int:
        """As the port says."""
        table = schema.provider_identities
        return self.connection.execute(delete(table).where(table.c.person_id == person_id)).rowcount

    def save_session(self, session: Session) -> None:
        """Store the session, or what has changed in it; one that has ended never lives again."""
        save(self.connection, schema.sessions, asdict(session), once=("ended_at",))

    def find_session(self, token_hash: str) -> Session | None:
        """The session, alive or ended."""
        row = self.connection.execute(_SESSION, {"token_hash": token_hash}).mappings().one_or_none()
        return Session(**row) if row else None

    def sessions_of(self, people: Sequence[str]) -> tuple[Session, ...]:
        """As the port says."""
        table = schema.sessions
        query = select(table).where(table.c.person_id.in_(people))
        ordered = query.order_by(table.c.created_at.desc(), table.c.token_hash)
        return tuple(Session(**row) for row in self.connection.execute(ordered).mappings())

    def end_sessions(self, person_id: str, at: datetime, *, but: str = "") -> int:
        """As the port says; a session lives here until it is ended, however idle it is."""
        table = schema.sessions
        living = (table.c.person_id == person_id, table.c.ended_at.is_(None), table.c.token_hash != but)
        return self.connection.execute(update(table).where(*living).values(ended_at=at)).rowcount

    def _one_person(self, condition: Any) -> Person | None:  # noqa: ANN401 - a condition of SQLAlchemy
        row = self._one(_PERSON.where(condition))
        return Person(**row) if row else None

    def _one_account(self, condition: Any) -> Account | None:  # noqa: ANN401 - as above
        row = self._one(_ACCOUNT.where(condition))
        return Account(**row) if row else None

    def _one(self, query: Any) -> RowMapping | None:  # noqa: ANN401 - as above
        return self.connection.execute(query).mappings().one_or_none()


def login_key(login: str) -> str:
    """What two logins share that mean the same account."""
    return unicodedata.normalize("NFKC", login).casefold()


def danish_order(name: str) -> str:
    """A sort key by the Danish alphabet: æ, ø and å (also written aa) after z."""
    folded = unicodedata.normalize("NFC", name).casefold().replace("aa", "å")
    return folded.translate({ord("æ"): "{", ord("ø"): "|", ord("å"): "}"})


def _grant_row(person_id: str, grant: Grant) -> dict[str, Any]:
    return {"person_id": person_id, "role": grant.role, "unit_id": grant.unit_id}
