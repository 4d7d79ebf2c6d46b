"""Units, people and roles: what an administrator does, and how the first one comes to be."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from quiz_app.domain.account import Account
from quiz_app.domain.audit import Action
from quiz_app.domain.naming import checked_login, checked_name
from quiz_app.domain.pause import pause_on
from quiz_app.domain.people import Actor, Grant, Permission, Person, Role, Unit
from quiz_app.errors import Conflict, InvalidInput, NotFound, RuleError
from quiz_app.services.authorising import person_in_scope, require
from quiz_app.services.ports import Clock, Entropy, PasswordHasher, Storage, Stores
from quiz_app.services.signing_in import check_password
from quiz_app.services.staffing import Decider, change_person, give_and_take, moved, set_pause

ONESELF = "Du kan ikke tage din egen adgang fra dig. Bed en anden administrator om det."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """What is needed to add somebody; without a ``password`` they cannot sign in by a local account."""

    name: str
    login: str
    unit_id: str
    grants: tuple[Grant, ...]
    password: str = ""
    must_change: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Administering:
    """People and roles. Every change is a decision in the audit trail."""

    storage: Storage
    clock: Clock
    entropy: Entropy
    hasher: PasswordHasher

    def units(self, actor: Actor) -> tuple[Unit, ...]:
        """All units."""
        require(actor, Permission.ADMINISTER)
        with self.storage.reading() as stores:
            return stores.people.units()

    def people(self, actor: Actor) -> tuple[tuple[Person, tuple[Grant, ...]], ...]:
        """Everybody in the administrator's scope, with their roles; by name."""
        require(actor, Permission.ADMINISTER)
        with self.storage.reading() as stores:
            scope = actor.scope(Permission.ADMINISTER, stores.people.units())
            grants = stores.people.grants_of_all()
            return tuple((p, grants.get(p.person_id, ())) for p in stores.people.people(units=scope))

    def add_unit(self, actor: Actor, unit: Unit) -> None:
        """Add a unit below one in scope.

        :raises NotFound: the parent is outside the administrator's scope.
        """
        require(actor, Permission.ADMINISTER)
        with self.storage.writing() as stores:
            if unit.parent not in actor.scope(Permission.ADMINISTER, stores.people.units()):
                raise NotFound
            if stores.people.add_unit(unit):
                stores.audit.append(
                    at=self.clock.now(),
                    actor_id=actor.person_id,
                    action=Action.UNIT_ADDED,
                    subject=unit.unit_id,
                    details={"parent": unit.parent},
                )

    def add_person(self, actor: Actor, new: NewPerson) -> str:
        """Add somebody within the scope and give their id.

        :raises InvalidInput: a field is wrong. :raises Conflict: the login is taken. :raises NotFound: out of scope.
        """
        require(actor, Permission.ADMINISTER)
        with self.storage.writing() as stores:
            scope = actor.scope(Permission.ADMINISTER, stores.people.units())
            if {new.unit_id, *(g.unit_id for g in new.grants)} - scope:
                raise NotFound
            return self._add(stores, new, actor_id=actor.person_id)

    def add_first_administrator(self, municipality: str, new: NewPerson) -> str:
        """Add an administrator of the whole municipality from the server's own command line.

        ``new.unit_id`` becomes the root unit if there is none. Whoever may run the command owns the database file.

        :raises InvalidInput: a field is wrong. :raises Conflict: the login is taken.
        """
        with self.storage.writing() as stores:
            roots = [u for u in stores.people.units() if not u.parent]
            root = roots[0] if roots else Unit(unit_id=new.unit_id, name=municipality)
            stores.people.add_unit(root)
            grants = (Grant(role=Role.ADMINISTRATOR, unit_id=root.unit_id), *new.grants)
            placed = NewPerson(
                name=new.name,
                login=new.login,
                unit_id=root.unit_id,
                grants=grants,
                password=new.password,
                must_change=new.must_change,
            )
            return self._add(stores, placed, actor_id=None)

    def set_password(self, login: str, password: str, *, must_change: bool) -> None:
        """Give somebody who is here a local account, or a new password for it, from the server's own command line.

        Their sessions end, and a lock after wrong passwords is lifted. Whoever may run the command owns the database.

        :raises NotFound: nobody who works here has the login. :raises InvalidInput: the password is too weak.
        """
        with self.storage.reading() as stores:
            person = stores.people.find_person_by_login(login.strip())
        if person is None or not person.is_here(self.clock.today()):
            raise NotFound(f"Der er ingen med brugernavnet {login}.")
        check_password(password, person.login)
        account = Account(
            person_id=person.person_id,
            login=person.login,
            password_hash=self.hasher.hash(password),
            must_change=must_change,
        )
        now = self.clock.now()
        with self.storage.writing() as stores:
            stores.people.save_account(account)
            stores.people.end_sessions(person.person_id, now)
            stores.audit.append(
                at=now, actor_id=None, action=Action.PASSWORD_CHANGED, subject=person.person_id, details={}
            )

    def grant(self, actor: Actor, person_id: str, grant: Grant) -> None:
        """Give a role in a unit of the scope.

        :raises NotFound: person or unit is outside it.
        """
        self._change(actor, person_id, grant, Action.ROLE_GRANTED)

    def withdraw(self, actor: Actor, person_id: str, grant: Grant) -> None:
        """Take a role away; it holds from the person's next click.

        :raises NotFound: person or unit is outside the scope. :raises RuleError: it is the actor's own administration.
        """
        if actor.person_id == person_id and grant.role == Role.ADMINISTRATOR:
            raise RuleError(ONESELF)
        self._change(actor, person_id, grant, Action.ROLE_WITHDRAWN)

    def away(self, actor: Actor) -> Mapping[str, date]:
        """Who in scope is on a pause today, with the day on which they are back."""
        require(actor, Permission.ADMINISTER)
        today = self.clock.today()
        with self.storage.reading() as stores:
            scope = actor.scope(Permission.ADMINISTER, stores.people.units())
            people = [p.person_id for p in stores.people.people(units=scope)]
            pauses = stores.people.pauses_of(people)
        running = {person_id: pause_on(mine, today) for person_id, mine in pauses.items()}
        return {person_id: pause.back_on for person_id, pause in running.items() if pause}

    def place(self, actor: Actor, person_id: str, *, name: str, login: str, unit_id: str) -> None:
        """Give somebody another name, login or unit. Roles of the old unit move along, but leading ones end.

        :raises NotFound: the person or the unit is out of scope. :raises InvalidInput: name or login cannot be taken.
        :raises Conflict: the login is taken. :raises RuleError: the actor's own administration would end.
        """
        require(actor, Permission.ADMINISTER)
        name, login = checked_name(name), checked_login(login)
        with self.storage.writing() as stores:
            before = person_in_scope(stores, actor, Permission.ADMINISTER, person_id)
            if unit_id not in actor.scope(Permission.ADMINISTER, stores.people.units()):
                raise NotFound
            give, take = moved(frozenset(stores.people.grants(person_id)), before.unit_id, unit_id)
            if person_id == actor.person_id and any(g.role == Role.ADMINISTRATOR for g in take):
                raise RuleError(ONESELF)
            by = self._decider(actor)
            change_person(stores, before, replace(before, name=name, login=login, unit_id=unit_id), by)
            give_and_take(stores, person_id, give=give, take=take, by=by)

    def pause(self, actor: Actor, person_id: str, back_on: date | None) -> None:
        """Pause somebody until the day they are back, or end the pause; there is no place for a reason.

        :raises NotFound: out of scope. :raises InvalidInput: the day is not ahead.
        """
        require(actor, Permission.ADMINISTER)
        if back_on is not None and back_on <= self.clock.today():
            raise InvalidInput("back_on", "Vælg en dag efter i dag.")
        with self.storage.writing() as stores:
            person_in_scope(stores, actor, Permission.ADMINISTER, person_id)
            set_pause(stores, person_id, back_on, self._decider(actor))

    def leave(self, actor: Actor, person_id: str, leaves_on: date | None) -> None:
        """Set the day from which somebody is here no more, or take it away; sessions end at their next click.

        :raises NotFound: out of scope. :raises RuleError: the actor would leave by it now.
        """
        require(actor, Permission.ADMINISTER)
        with self.storage.writing() as stores:
            before = person_in_scope(stores, actor, Permission.ADMINISTER, person_id)
            after = replace(before, leaves_on=leaves_on)
            if person_id == actor.person_id and not after.is_here(self.clock.today()):
                raise RuleError(ONESELF)
            change_person(stores, before, after, self._decider(actor))

    def _decider(self, actor: Actor) -> Decider:
        return Decider(actor_id=actor.person_id, at=self.clock.now(), today=self.clock.today())

    def _change(self, actor: Actor, person_id: str, grant: Grant, action: Action) -> None:
        require(actor, Permission.ADMINISTER)
        now = self.clock.now()
        with self.storage.writing() as stores:
            scope = actor.scope(Permission.ADMINISTER, stores.people.units())
            person = stores.people.find_person(person_id)
            if person is None or person.unit_id not in scope or grant.unit_id not in scope:
                raise NotFound
            if (grant in stores.people.grants(person_id)) == (action == Action.ROLE_GRANTED):
                return
            act = stores.people.grant if action == Action.ROLE_GRANTED else stores.people.withdraw
            act(person_id, grant, now)
            stores.audit.append(
                at=now,
                actor_id=actor.person_id,
                action=action,
                subject=person_id,
                details={"role": grant.role, "unit": grant.unit_id},
            )

    def _add(self, stores: Stores, new: NewPerson, *, actor_id: str | None) -> str:
        name, login = _checked(new)
        if stores.people.find_person_by_login(login) is not None:
            raise Conflict(f"Brugernavnet {login} er i brug.")
        person_id, now = self.entropy.new_id(), self.clock.now()
        stores.people.add_person(
            Person(person_id=person_id, name=name, login=login, unit_id=new.unit_id, active=True, created_at=now)
        )
        for grant in new.grants:
            stores.people.grant(person_id, grant, now)
        if new.password:
            stores.people.save_account(
                Account(
                    person_id=person_id,
                    login=login,
                    password_hash=self.hasher.hash(new.password),
                    must_change=new.must_change,
                )
            )
        roles = ",".join(sorted(f"{g.role}@{g.unit_id}" for g in new.grants))
        stores.audit.append(
            at=now, actor_id=actor_id, action=Action.PERSON_ADDED, subject=person_id, details={"roles": roles}
        )
        return person_id


def _checked(new: NewPerson) -> tuple[str, str]:
    """Name and login as they are stored.

    :raises InvalidInput: one of them, or the password, cannot be taken.
    """
    name, login = checked_name(new.name), checked_login(new.login)
    if new.password:
        check_password(new.password, login)
    return name, login
