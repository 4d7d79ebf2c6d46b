"""Who may be asked for what: companions, and those who support the people of their units."""

from dataclasses import dataclass
from datetime import date

from quiz_app.domain.licence import LicenceStatus, licences_on
from quiz_app.domain.pause import pause_on
from quiz_app.domain.people import PERMITTED, Actor, Permission, Person, Role
from quiz_app.services.ports import Stores


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Somebody who may be asked; ``why`` is ``key_person`` or ``holder``."""

    person_id: str
    name: str
    unit: str
    unit_id: str
    why: str

    @property
    def key_person(self) -> bool:
        """True for a key person, whether they hold a licence or not."""
        return self.why == "key_person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody by name and unit."""

    person_id: str
    name: str
    unit: str


def companions(stores: Stores, day: date, *, also_paused: bool = False) -> tuple[Companion, ...]:
    """Key persons and holders of a valid licence who are here and, unless said, not on a pause; by name."""
    units = {u.unit_id: u.name for u in stores.people.units()}
    grants = stores.people.grants_of_all()
    everybody = [p for p in stores.people.people() if p.is_here(day)]
    away = stores.people.pauses_of([p.person_id for p in everybody])
    people = [p for p in everybody if also_paused or pause_on(away.get(p.person_id, ()), day) is None]
    licences = licences_on(stores.licences.events_of([p.person_id for p in people]), day)
    holders = {x.person_id for x in licences if x.status == LicenceStatus.VALID}
    found = []
    for p in people:
        roles = {g.role for g in grants.get(p.person_id, ())}
        if roles & PERMITTED[Permission.ASSESS] and (Role.KEY_PERSON in roles or p.person_id in holders):
            found.append(
                Companion(
                    person_id=p.person_id,
                    name=p.name,
                    unit=units.get(p.unit_id, ""),
                    unit_id=p.unit_id,
                    why="key_person" if Role.KEY_PERSON in roles else "holder",
                )
            )
    return tuple(found)


def supporters(stores: Stores, person_id: str, day: date) -> tuple[Colleague, ...]:
    """The managers and key persons of a person's unit who are here, never the person; by name."""
    person = stores.people.find_person(person_id)
    return _permitted(stores, Permission.SUPPORT, person, day) if person else ()


def deciders(stores: Stores, person_id: str, day: date) -> tuple[Colleague, ...]:
    """Who may propose to a panel that the person gets a licence, and is here; never the person; by name."""
    person = stores.people.find_person(person_id)
    return _permitted(stores, Permission.DECIDE, person, day) if person else ()


def seconds(stores: Stores, person_id: str, decider_id: str, day: date) -> tuple[Colleague, ...]:
    """The key persons of any unit who are here and may join the decider in a panel about the person; by name."""
    found = _permitted(stores, Permission.SECOND, None, day)
    return tuple(c for c in found if c.person_id not in {person_id, decider_id})


def supports(stores: Stores, actor: Actor, person_id: str) -> bool:
    """True when the actor is a manager or key person of the person's unit, and not the person."""
    person = stores.people.find_person(person_id)
    if person is None or person_id == actor.person_id:
        return False
    return person.unit_id in actor.scope(Permission.SUPPORT, stores.people.units())


def staff(stores: Stores, actor: Actor, permission: Permission, day: date) -> tuple[Colleague, ...]:
    """Those of the actor's units by the permission who are here and may earn a licence, never the actor; by name."""
    units, grants = stores.people.units(), stores.people.grants_of_all()
    names = {u.unit_id: u.name for u in units}
    return tuple(
        Colleague(person_id=p.person_id, name=p.name, unit=names.get(p.unit_id, ""))
        for p in stores.people.people(units=actor.scope(permission, units))
        if p.is_here(day)
        and p.person_id != actor.person_id
        and {g.role for g in grants.get(p.person_id, ())} & PERMITTED[Permission.EARN]
    )


def _permitted(stores: Stores, permission: Permission, about: Person | None, day: date) -> tuple[Colleague, ...]:
    units, grants = stores.people.units(), stores.people.grants_of_all()
    names = {u.unit_id: u.name for u in units}
    found = []
    for p in stores.people.people():
        actor = Actor(person_id=p.person_id, grants=grants.get(p.person_id, ()))
        within = about is None or (p != about and about.unit_id in actor.scope(permission, units))
        if p.is_here(day) and actor.has(permission) and within:
            found.append(Colleague(person_id=p.person_id, name=p.name, unit=names.get(p.unit_id, "")))
    return tuple(found)
