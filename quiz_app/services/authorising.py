"""Default deny: every use case asks here before it does anything."""

from quiz_app.domain.people import Actor, Permission
from quiz_app.errors import NotAllowed, NotFound


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
