"""Changes to somebody's place here, within a transaction; each leaves its row in the trail."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from quiz_app.domain.audit import Action
from quiz_app.domain.pause import Pause, pause_on
from quiz_app.domain.people import Grant, Person, Role, Unit
from quiz_app.services.ports import Stores

NEVER_BY_A_MOVE = frozenset({Role.MANAGER, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Decider:
    """Who decides (``None``: the system or the server's command line), when, and on which Danish day."""

    actor_id: str | None
    at: datetime
    today: date

    def tell(self, stores: Stores, action: Action, subject: str, details: Mapping[str, str]) -> None:
        """Add the decision to the trail."""
        stores.audit.append(at=self.at, actor_id=self.actor_id, action=action, subject=subject, details=details)


def add_unit(stores: Stores, unit: Unit, by: Decider) -> None:
    """Add the unit unless it is there."""
    if stores.people.add_unit(unit):
        by.tell(stores, Action.UNIT_ADDED, unit.unit_id, {"parent": unit.parent})


def change_person(stores: Stores, before: Person, after: Person, by: Decider) -> None:
    """Store what differs; names and logins are told as changed, never repeated.

    :raises Conflict: somebody else has the login.
    """
    details = {}
    if before.name != after.name:
        details["name"] = "changed"
    if before.login != after.login:
        details["login"] = "changed"
    if before.unit_id != after.unit_id:
        details |= {"unit": after.unit_id, "from": before.unit_id}
    if before.leaves_on != after.leaves_on:
        details["leaves_on"] = str(after.leaves_on or "")
    if details:
        stores.people.save_person(after)
        by.tell(stores, Action.PERSON_CHANGED, after.person_id, details)


def give_and_take(stores: Stores, person_id: str, *, give: Iterable[Grant], take: Iterable[Grant], by: Decider) -> None:
    """Give and withdraw roles."""
    for grant in take:
        stores.people.withdraw(person_id, grant, by.at)
        by.tell(stores, Action.ROLE_WITHDRAWN, person_id, {"role": grant.role, "unit": grant.unit_id})
    for grant in give:
        stores.people.grant(person_id, grant, by.at)
        by.tell(stores, Action.ROLE_GRANTED, person_id, {"role": grant.role, "unit": grant.unit_id})


def moved(held: frozenset[Grant], before: str, after: str) -> tuple[tuple[Grant, ...], tuple[Grant, ...]]:
    """What a move from one unit to another gives and takes: leading and administering never come along."""
    if before == after:
        return (), ()
    own = {g for g in held if g.unit_id == before}
    target = {Grant(role=g.role, unit_id=after) for g in own if g.role not in NEVER_BY_A_MOVE}
    return tuple(sorted(target - held)), tuple(sorted(own))


def set_pause(stores: Stores, person_id: str, back_on: date | None, by: Decider) -> None:
    """Begin a pause today, move the end of the one that runs, or end it today.

    The trail, which is never forgotten, keeps that it changed, not for how long somebody was away.
    """
    running = pause_on(stores.people.pauses_of((person_id,)).get(person_id, ()), by.today)
    ends = back_on if back_on is not None and back_on > by.today else by.today
    if (running.back_on if running else by.today) == ends:
        return
    starts = running.starts_on if running else by.today
    stores.people.save_pause(Pause(person_id=person_id, starts_on=starts, back_on=ends))
    by.tell(stores, Action.PERSON_CHANGED, person_id, {"pause": "changed"})
