"""Conferences, their members, their advice with its objections, and outcomes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from quiz_app.domain.cancellation import Cancellation
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.conference import (
    Conclusion,
    ConclusionPart,
    Conference,
    Member,
    Objection,
    Offer,
    Outcome,
    counting_outcomes,
)
from quiz_app.domain.deadline import LaterDeadline
from quiz_app.errors import Conflict
from quiz_app.storage import conference_schema
from quiz_app.storage.rows import add

WRITTEN = "Der er skrevet en nyere udgave i mellemtiden. Læs den, og skriv så din."

_conferences, _members = conference_schema.conferences, conference_schema.conference_members
_conclusions, _objections = conference_schema.conclusions, conference_schema.objections
_cancellations = conference_schema.cancellations
_later_deadlines = conference_schema.later_deadlines
_outcomes = conference_schema.outcomes


@dataclass(frozen=True, slots=True)
class SqlConferences:
    """The store of conferences in one transaction."""

    connection: Connection

    def add_conference(self, conference: Conference) -> bool:
        """As the port says."""
        row = asdict(conference)
        case = row.pop("case")
        return add(self.connection, _conferences, {**row, "case_kind": case["kind"], "case_id": case["id"]})

    def find_conference(self, conference_id: str) -> Conference | None:
        """By id."""
        return next(iter(self._conferences(_conferences.c.conference_id == conference_id)), None)

    def conferences(self) -> tuple[Conference, ...]:
        """As the port says."""
        return self._conferences()

    def conferences_of(self, person_id: str) -> tuple[Conference, ...]:
        """As the port says."""
        mine = select(_members.c.conference_id).where(_members.c.person_id == person_id)
        return self._conferences(_conferences.c.conference_id.in_(mine))

    def conferences_about(self, case_ids: Collection[str]) -> tuple[Conference, ...]:
        """As the port says."""
        shared = _conferences.c.case_kind == CaseRefKind.RELEASED
        return self._conferences(shared, _conferences.c.case_id.in_(case_ids)) if case_ids else ()

    def add_member(self, member: Member) -> bool:
        """As the port says."""
        return add(self.connection, _members, asdict(member))

    def members(self, conference_id: str) -> tuple[Member, ...]:
        """As the port says."""
        query = select(_members).where(_members.c.conference_id == conference_id)
        rows = self.connection.execute(query.order_by(_members.c.at, _members.c.person_id)).mappings()
        return tuple(Member(**row) for row in rows)

    def memberships(self, person_id: str) -> tuple[Member, ...]:
        """As the port says."""
        query = select(_members).where(_members.c.person_id == person_id)
        rows = self.connection.execute(query.order_by(_members.c.at, _members.c.conference_id)).mappings()
        return tuple(Member(**row) for row in rows)

    def is_member(self, conference_id: str, person_id: str) -> bool:
        """As the port says."""
        mine = (_members.c.conference_id == conference_id, _members.c.person_id == person_id)
        return self.connection.execute(select(_members.c.at).where(*mine)).first() is not None

    def add_cancellation(self, cancellation: Cancellation) -> bool:
        """As the port says."""
        return add(self.connection, _cancellations, asdict(cancellation))

    def cancellations(self, conference_ids: Sequence[str]) -> tuple[Cancellation, ...]:
        """As the port says."""
        found = self._rows(_cancellations, _cancellations.c.conference_id.in_(conference_ids), "conference_id")
        return tuple(Cancellation(**row) for row in found)

    def add_later_deadline(self, later_deadline: LaterDeadline) -> bool:
        """As the port says."""
        return add(self.connection, _later_deadlines, asdict(later_deadline))

    def later_deadlines(self, conference_ids: Sequence[str]) -> tuple[LaterDeadline, ...]:
        """As the port says."""
        found = self._rows(_later_deadlines, _later_deadlines.c.conference_id.in_(conference_ids), "later_deadline_id")
        return tuple(LaterDeadline(**row) for row in found)

    def add_conclusion(self, conclusion: Conclusion) -> bool:
        """As the port says."""
        same = next((c for c in self.conclusions([conclusion.conference_id]) if c.version == conclusion.version), None)
        if same is not None and same.conclusion_id != conclusion.conclusion_id:
            raise Conflict(WRITTEN)
        row = asdict(conclusion)
        return add(self.connection, _conclusions, row | {"next_owner_id": conclusion.next_owner_id or None})

    def conclusions(self, conference_ids: Sequence[str]) -> tuple[Conclusion, ...]:
        """As the port says."""
        found = self._rows(_conclusions, _conclusions.c.conference_id.in_(conference_ids), "conclusion_id")
        return tuple(map(_conclusion, found))

    def conclusions_by(self, person_id: str) -> tuple[Conclusion, ...]:
        """As the port says."""
        found = self._rows(_conclusions, _conclusions.c.author_id == person_id, "conclusion_id")
        return tuple(map(_conclusion, found))

    def add_objection(self, objection: Objection) -> bool:
        """As the port says."""
        return add(self.connection, _objections, asdict(objection))

    def objections(self, conference_ids: Sequence[str]) -> tuple[Objection, ...]:
        """As the port says."""
        found = self._rows(_objections, _objections.c.conference_id.in_(conference_ids), "objection_id")
        return tuple(Objection(**row) for row in found)

    def objections_by(self, person_id: str) -> tuple[Objection, ...]:
        """As the port says."""
        found = self._rows(_objections, _objections.c.person_id == person_id, "objection_id")
        return tuple(Objection(**row) for row in found)

    def add_outcome(self, outcome: Outcome) -> bool:
        """As the port says."""
        return add(self.connection, _outcomes, asdict(outcome))

    def outcomes(self, conference_ids: Sequence[str]) -> tuple[Outcome, ...]:
        """As the port says."""
        found = self._rows(_outcomes, _outcomes.c.conference_id.in_(conference_ids), "outcome_id")
        return counting_outcomes(Outcome(**row) for row in found)

    def _conferences(self, *conditions: Any) -> tuple[Conference, ...]:  # noqa: ANN401 - conditions of SQLAlchemy
        query = select(_conferences).where(*conditions)
        ordered = query.order_by(_conferences.c.starts_at, _conferences.c.conference_id)
        return tuple(_conference(row) for row in self.connection.execute(ordered).mappings())

    def _rows(self, table: Table, condition: Any, key: str) -> list[dict[str, Any]]:  # noqa: ANN401 - as above
        query = select(table).where(condition).order_by(table.c.at, table.c[key])
        return [dict(row) for row in self.connection.execute(query).mappings()]


def _conference(row: Mapping[Any, Any]) -> Conference:
    fields = dict(row)
    case = CaseRef(kind=fields.pop("case_kind"), id=fields.pop("case_id"))
    return Conference(case=case, **fields)


def _conclusion(row: dict[str, Any]) -> Conclusion:
    return Conclusion(
        **row
        | {
            "provisions": tuple(row["provisions"]),
            "parts": tuple(map(ConclusionPart, row["parts"])),
            "offers": tuple(map(Offer, row["offers"])),
            "next_owner_id": row["next_owner_id"] or "",
        }
    )
