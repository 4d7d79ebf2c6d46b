"""People, units, roles and what each role may do; scope is a unit and everything below it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to the platform; one person may hold several roles, each in a unit."""

    CASEWORKER = "caseworker"
    KEY_PERSON = "key_person"
    MEETING_LEADER = "meeting_leader"
    TEAM_MEMBER = "team_member"
    MANAGER = "manager"
    PRACTICE_OWNER = "practice_owner"
    JURIST = "jurist"
    GUEST = "guest"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """What a service method asks for; see :data:`PERMITTED`."""

    PRACTISE = "practise"
    EARN = "earn"
    ASSESS = "assess"
    SUPPORT = "support"
    DECIDE = "decide"
    SECOND = "second"
    PANEL = "panel"
    CALIBRATE = "calibrate"
    RECORD_CONSENT = "record_consent"
    SEE_IMPACT = "see_impact"
    VERIFY = "verify"
    VIEW_TEAM = "view_team"
    DECIDE_LICENCES = "decide_licences"
    CORRECT = "correct"
    COUNTERSIGN = "countersign"
    REGISTER_CHANGES = "register_changes"
    CONFIRM_LAW = "confirm_law"
    APPROVE_LAW = "approve_law"
    KEEP_LAW = "keep_law"
    ADMINISTER = "administer"
    CONFER = "confer"
    SEE_OFFERS = "see_offers"
    TAKE_DRAFTS = "take_drafts"
    RELEASE = "release"
    SEE_OWN_DATA = "see_own_data"


_STAFF = frozenset(Role) - {Role.GUEST, Role.ADMINISTRATOR}

PERMITTED: Mapping[Permission, frozenset[Role]] = {
    Permission.PRACTISE: frozenset(Role) - {Role.ADMINISTRATOR},
    Permission.EARN: _STAFF,
    Permission.ASSESS: _STAFF,
    Permission.SUPPORT: frozenset({Role.KEY_PERSON, Role.MANAGER}),
    Permission.DECIDE: frozenset({Role.PRACTICE_OWNER}),
    Permission.SECOND: frozenset({Role.KEY_PERSON}),
    Permission.CALIBRATE: frozenset({Role.KEY_PERSON}),
    Permission.RECORD_CONSENT: frozenset({Role.PRACTICE_OWNER, Role.ADMINISTRATOR}),
    Permission.PANEL: frozenset({Role.PRACTICE_OWNER, Role.KEY_PERSON}),
    Permission.SEE_IMPACT: frozenset({Role.KEY_PERSON, Role.JURIST, Role.PRACTICE_OWNER}),
    Permission.VERIFY: frozenset({Role.KEY_PERSON, Role.JURIST}),
    Permission.VIEW_TEAM: frozenset({Role.MANAGER}),
    Permission.DECIDE_LICENCES: frozenset({Role.MANAGER, Role.PRACTICE_OWNER}),
    Permission.CORRECT: frozenset({Role.KEY_PERSON}),
    Permission.COUNTERSIGN: frozenset({Role.KEY_PERSON, Role.JURIST}),
    Permission.REGISTER_CHANGES: frozenset({Role.KEY_PERSON, Role.JURIST}),
    Permission.CONFIRM_LAW: frozenset({Role.JURIST}),
    Permission.APPROVE_LAW: frozenset({Role.JURIST, Role.PRACTICE_OWNER}),
    Permission.KEEP_LAW: frozenset({Role.KEY_PERSON, Role.JURIST}),
    Permission.ADMINISTER: frozenset({Role.ADMINISTRATOR}),
    Permission.CONFER: _STAFF,
    Permission.TAKE_DRAFTS: frozenset({Role.KEY_PERSON}),
    Permission.SEE_OFFERS: frozenset({Role.KEY_PERSON, Role.PRACTICE_OWNER}),
    Permission.RELEASE: frozenset({Role.KEY_PERSON}),
    Permission.SEE_OWN_DATA: frozenset(Role),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A part of the municipality; ``parent`` is empty for the municipality itself."""

    unit_id: str
    name: str
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Grant:
    """A role in a unit and everything below it."""

    role: Role
    unit_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with their identity; ``name`` is empty and ``active`` false once the identity is erased.

    ``unit_id`` is where they work, ``leaves_on`` the first day on which they do so no more.
    """

    person_id: str
    name: str
    login: str
    unit_id: str
    active: bool
    created_at: datetime
    leaves_on: date | None = None

    def is_here(self, day: date) -> bool:
        """True while the person works here: not erased, and before the day on which they leave."""
        return self.active and (self.leaves_on is None or day < self.leaves_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Whoever asks a service for something: the person and what they are granted. ``name`` is only for their screen."""

    person_id: str
    grants: tuple[Grant, ...]
    name: str = field(default="", compare=False)

    def has(self, permission: Permission) -> bool:
        """True when some role of the actor, in whatever unit, permits it."""
        return any(g.role in PERMITTED[permission] for g in self.grants)

    def scope(self, permission: Permission, units: Iterable[Unit]) -> frozenset[str]:
        """The ids of the units in which the actor may do it; empty when nowhere."""
        known = tuple(units)
        roots = [g.unit_id for g in self.grants if g.role in PERMITTED[permission]]
        return frozenset().union(*(subtree(known, root) for root in roots))

    def grants_over(self, permission: Permission, unit_id: str, units: Iterable[Unit]) -> tuple[Grant, ...]:
        """The grants that permit it in the unit, in their own order."""
        known = tuple(units)
        able = (g for g in self.grants if g.role in PERMITTED[permission])
        return tuple(sorted(g for g in able if unit_id in subtree(known, g.unit_id)))


def subtree(units: Iterable[Unit], root: str) -> frozenset[str]:
    """The id of ``root`` and of every unit below it; empty when there is no such unit."""
    known = tuple(units)
    found = {u.unit_id for u in known if u.unit_id == root}
    while below := {u.unit_id for u in known if u.parent in found} - found:
        found |= below
    return frozenset(found)


def centre(units: Iterable[Unit], unit_id: str) -> str:
    """The id of the centre that a unit belongs to: the part of the municipality right below its top.

    The municipality itself is its own centre; empty when there is no such unit.
    """
    known = {u.unit_id: u for u in units}
    while (here := known.get(unit_id)) and here.parent and known[here.parent].parent:
        unit_id = here.parent
    return unit_id if unit_id in known else ""
