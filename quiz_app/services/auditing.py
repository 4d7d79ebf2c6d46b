"""The trail of decisions, as an administrator may read it, and whether it is whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from quiz_app.domain.audit import Action, AuditRow, broken_at
from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.request import RequestKind
from quiz_app.services.authorising import require
from quiz_app.services.ports import Clock, Storage

RESULTS = frozenset({"points", "passed", "answers", "ground"})
"""Details about how somebody did: in the chain, never on the page."""
ASKED = frozenset({"kind", "granted"})
"""What a colleague was asked: a talk after an exam would tell how the exam went."""
LEFT_OUT = frozenset({Action.SUBMISSION, Action.REGRADING})
"""Rows of single attempts: one for each try tells who had to try again."""
_ASKING = frozenset({Action.REQUEST, Action.REQUEST_REPLY, Action.REQUEST_TAKEN_BACK})
SYSTEM = "systemet"
ERASED = "en, der er slettet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A row of the trail with names in place of ids."""

    seq: int
    at: datetime
    action: Action
    actor: str
    about: str
    details: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """The decisions that were asked for, newest first; ``left_out`` are rows about how somebody did, read by nobody."""

    decisions: tuple[Decision, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """Whether the chain holds; ``broken_at`` is the first row that does not follow, ``head`` the last digest."""

    rows: int
    broken_at: int | None
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Auditing:
    """Decisions about the people in the administrator's scope.

    When somebody practised, took an exam or had a talk before another try is not among them: it is in the chain, but
    it would tell who did not pass.
    """

    storage: Storage
    clock: Clock

    def trail(
        self, actor: Actor, *, action: Action | None = None, since: date | None = None, until: date | None = None
    ) -> Trail:
        """The decisions about people in scope, or by them."""
        require(actor, Permission.ADMINISTER)
        with self.storage.reading() as stores:
            units = stores.people.units()
            scope = actor.scope(Permission.ADMINISTER, units)
            whole = scope == {u.unit_id for u in units}
            people = {p.person_id: p for p in stores.people.people()}
            rows = stores.audit.rows()
        inside = {i for i, p in people.items() if p.unit_id in scope}
        names = {i: p.name or ERASED for i, p in people.items()}
        mine = [r for r in rows if whole or inside & _involved(r)]
        shown = [r for r in mine if not _tells_how_it_went(r)]
        wanted = [
            r
            for r in shown
            if (action is None or r.action == action)
            and (since is None or danish_day(r.at) >= since)
            and (until is None or danish_day(r.at) <= until)
        ]
        return Trail(decisions=tuple(_decision(r, names) for r in reversed(wanted)), left_out=len(mine) - len(shown))

    def verify(self, actor: Actor) -> Verification:
        """Follow the whole chain from its first row."""
        require(actor, Permission.ADMINISTER)
        with self.storage.reading() as stores:
            rows = stores.audit.rows()
        return Verification(rows=len(rows), broken_at=broken_at(rows), head=rows[-1].digest if rows else "")


def _involved(row: AuditRow) -> set[str]:
    return {row.subject, row.actor_id or "", row.details.get("person", "")}


def _tells_how_it_went(row: AuditRow) -> bool:
    return row.action in LEFT_OUT or (row.action in _ASKING and row.details.get("kind") == RequestKind.TALK)


def _decision(row: AuditRow, names: Mapping[str, str]) -> Decision:
    person = row.details.get("person", row.subject)
    private = RESULTS | (ASKED if row.action in _ASKING else frozenset())
    shown = {k: v for k, v in row.details.items() if k not in private and k != "person"}
    details = {k: v for k, v in shown.items() if not k.startswith("rating:")}
    return Decision(
        seq=row.seq,
        at=row.at,
        action=row.action,
        actor=names.get(row.actor_id, row.actor_id) if row.actor_id else SYSTEM,
        about=names.get(person, person),
        details=details,
    )
