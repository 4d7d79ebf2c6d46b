"""Who may do what with shared cases: the rows of the table of authorisation, as the keywords of one."""

from typing import Any

from sharing_examples import case_text
from world import World

from quiz_app.domain.people import Actor, Grant, Role
from quiz_app.domain.sharing.history import HideReason, ReturnReason
from quiz_app.services.releasing import Check, Judgement
from quiz_app.services.sharing import Draft

STAFF = frozenset(Role) - {Role.GUEST, Role.ADMINISTRATOR}
KEY_PERSONS = frozenset({Role.KEY_PERSON})
EGO = Actor(person_id="ego", grants=(Grant(role=Role.CASEWORKER, unit_id="nord"),))
BO = Actor(person_id="bo", grants=(Grant(role=Role.KEY_PERSON, unit_id="syd"),))
VIP = Actor(person_id="vip", grants=(Grant(role=Role.KEY_PERSON, unit_id="nord"),))
UNKNOWN = Judgement(checked=frozenset(Check), can_tell=False)


def saved(town: World, actor: Actor) -> str:
    """A draft of the actor's."""
    town.platform.conferences.sharing.save(actor, Draft(case_id="c", version_id="v", text=case_text()))
    return "c"


def submitted(town: World, actor: Actor) -> str:
    """The same, sent for release."""
    town.platform.conferences.sharing.submit(actor, saved(town, actor))
    return "c"


def released(town: World) -> str:
    """A case from Center Syd that Center Nord has released."""
    town.platform.conferences.releasing.release(VIP, submitted(town, BO), "v", UNKNOWN)
    return "c"


def hidden(town: World) -> str:
    """The same, hidden by Vip."""
    town.platform.conferences.taking_down.hide(VIP, released(town), HideReason.RECOGNISED)
    return "c"


ROWS: dict[str, dict[str, Any]] = {
    "sharing.screen": {"roles": STAFF, "call": lambda t, a: t.platform.conferences.sharing.screen(a, "Borgeren går.")},
    "sharing.save": {"roles": STAFF, "call": saved},
    "sharing.submit": {
        "roles": STAFF,
        "call": lambda t, a: t.platform.conferences.sharing.submit(a, saved(t, EGO)),
    },
    "sharing.discard": {
        "roles": STAFF,
        "call": lambda t, a: t.platform.conferences.sharing.discard(a, saved(t, EGO)),
    },
    "sharing.own": {"roles": STAFF, "call": lambda t, a: t.platform.conferences.sharing.own(a)},
    "sharing.released": {"roles": STAFF, "call": lambda t, a: t.platform.conferences.sharing.released(a)},
    "sharing.case": {"roles": STAFF, "call": lambda t, a: t.platform.conferences.sharing.case(a, released(t))},
    "sharing.advice": {"roles": STAFF, "call": lambda t, a: t.platform.conferences.sharing.advice(a, case_text())},
    "releasing.queue": {"roles": KEY_PERSONS, "call": lambda t, a: t.platform.conferences.releasing.queue(a)},
    "releasing.review": {
        "roles": KEY_PERSONS,
        "call": lambda t, a: t.platform.conferences.releasing.review(a, submitted(t, BO)),
    },
    "releasing.release": {
        "roles": KEY_PERSONS,
        "call": lambda t, a: t.platform.conferences.releasing.release(a, submitted(t, BO), "v", UNKNOWN),
    },
    "releasing.give_back": {
        "roles": KEY_PERSONS,
        "call": lambda t, a: t.platform.conferences.releasing.give_back(
            a, submitted(t, BO), "v", reason=ReturnReason.TOO_DETAILED
        ),
    },
    "taking_down.hide": {
        "roles": STAFF,
        "call": lambda t, a: t.platform.conferences.taking_down.hide(a, released(t), HideReason.CITIZEN_ASKS),
    },
    "taking_down.hidden": {"roles": KEY_PERSONS, "call": lambda t, a: t.platform.conferences.taking_down.hidden(a)},
    "taking_down.put_back": {
        "roles": KEY_PERSONS,
        "call": lambda t, a: t.platform.conferences.taking_down.put_back(a, hidden(t)),
    },
    "taking_down.delete": {
        "roles": KEY_PERSONS,
        "call": lambda t, a: t.platform.conferences.taking_down.delete(a, hidden(t)),
    },
}
WITHOUT_AN_ACTOR = {
    "sharing.advised": "within another service's transaction, which has asked",
    "rescreening.run": "the system's own task",
}
