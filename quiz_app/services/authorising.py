"""Default deny: every use case asks here before it does anything."""

from quiz_app.domain.people import Actor, Permission, Person
from quiz_app.errors import NotAllowed, NotFound
from quiz_app.services.ports import Stores


def require(actor: Actor, permission: Permission) -> None:
    """Go on only if some role of the actor permits it.

    :raises NotAllowed: none does.
    """
    if not actor.has(permission):
        raise NotAllowed


def require_own(actor: Actor, person_id: str) -> None:
    """Go on only if the thing belongs to the actor; others learn nothing, not even that it exists.

    :raises NotFound: it is somebody else's.
    """
    if actor.person_id != person_id:
        raise NotFound


def person_in_scope(stores: Stores, actor: Actor, permission: Permission, person_id: str) -> Person:
    """The person, whose identity is not erased and who works where the actor may act.

    :raises NotFound: there is no such person, or they work elsewhere.
    """
    person = stores.people.find_person(person_id)
    if person is None or not person.active or person.unit_id not in actor.scope(permission, stores.people.units()):
        raise NotFound
    return person
