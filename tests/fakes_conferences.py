"""Conferences in memory: the promises of ``services/conference_store.py``."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quiz_app.domain.cancellation import Cancellation
from quiz_app.domain.case_ref import CaseRefKind
from quiz_app.domain.conference import Conclusion, Conference, Member, Objection, Outcome, counting_outcomes
from quiz_app.domain.deadline import LaterDeadline
from quiz_app.errors import Conflict


@dataclass
class MemoryConferences:
    """Over the rows of a memory database; ``write`` and ``require`` are its guards."""

    state: Any
    people: Mapping[str, object]
    write: Callable[..., None]
    require: Callable[..., None] = field(repr=False)

    def add_conference(self, conference: Conference) -> bool:
        self.write(conference.at, conference.starts_at, conference.ends_at)
        self.require(self.people, conference.owner_id, conference.facilitator_id, conference.note_taker_id)
        return _added(self.state.conferences, conference.conference_id, conference)

    def find_conference(self, conference_id: str) -> Conference | None:
        return self.state.conferences.get(conference_id)

    def conferences(self) -> tuple[Conference, ...]:
        return tuple(sorted(self.state.conferences.values(), key=lambda c: (c.starts_at, c.conference_id)))

    def conferences_of(self, person_id: str) -> tuple[Conference, ...]:
        return tuple(c for c in self.conferences() if (c.conference_id, person_id) in self.state.conference_members)

    def conferences_about(self, case_ids: Collection[str]) -> tuple[Conference, ...]:
        shared = (c for c in self.conferences() if c.case.kind == CaseRefKind.RELEASED)
        return tuple(c for c in shared if c.case.id in case_ids)

    def add_member(self, member: Member) -> bool:
        self.write(member.at)
        self.require(self.state.conferences, member.conference_id)
        self.require(self.people, member.person_id, member.invited_by)
        return _added(self.state.conference_members, (member.conference_id, member.person_id), member)

    def members(self, conference_id: str) -> tuple[Member, ...]:
        found = [m for m in self.state.conference_members.values() if m.conference_id == conference_id]
        return tuple(sorted(found, key=lambda m: (m.at, m.person_id)))

    def memberships(self, person_id: str) -> tuple[Member, ...]:
        found = [m for m in self.state.conference_members.values() if m.person_id == person_id]
        return tuple(sorted(found, key=lambda m: (m.at, m.conference_id)))

    def is_member(self, conference_id: str, person_id: str) -> bool:
        return (conference_id, person_id) in self.state.conference_members

    def add_cancellation(self, cancellation: Cancellation) -> bool:
        self.write(cancellation.at)
        self.require(self.state.conferences, cancellation.conference_id)
        if cancellation.person_id is not None:
            self.require(self.people, cancellation.person_id)
        return _added(self.state.cancellations, cancellation.conference_id, cancellation)

    def cancellations(self, conference_ids: Sequence[str]) -> tuple[Cancellation, ...]:
        found = (c for c in self.state.cancellations.values() if c.conference_id in conference_ids)
        return _ordered(found, "conference_id")

    def add_later_deadline(self, later_deadline: LaterDeadline) -> bool:
        self.write(later_deadline.at, later_deadline.ends_at)
        self.require(self.state.conferences, later_deadline.conference_id)
        self.require(self.people, later_deadline.person_id)
        return _added(self.state.later_deadlines, later_deadline.later_deadline_id, later_deadline)

    def later_deadlines(self, conference_ids: Sequence[str]) -> tuple[LaterDeadline, ...]:
        found = (e for e in self.state.later_deadlines.values() if e.conference_id in conference_ids)
        return _ordered(found, "later_deadline_id")

    def add_conclusion(self, conclusion: Conclusion) -> bool:
        self.write(conclusion.at)
        self.require(self.state.conferences, conclusion.conference_id)
        same = [c for c in self.conclusions([conclusion.conference_id]) if c.version == conclusion.version]
        if same and same[0].conclusion_id != conclusion.conclusion_id:
            raise Conflict("Der er skrevet en nyere udgave i mellemtiden. Læs den, og skriv så din.")
        return _added(self.state.conclusions, conclusion.conclusion_id, conclusion)

    def conclusions(self, conference_ids: Sequence[str]) -> tuple[Conclusion, ...]:
        return _ordered(
            (c for c in self.state.conclusions.values() if c.conference_id in conference_ids), "conclusion_id"
        )

    def conclusions_by(self, person_id: str) -> tuple[Conclusion, ...]:
        return _ordered((c for c in self.state.conclusions.values() if c.author_id == person_id), "conclusion_id")

    def add_objection(self, objection: Objection) -> bool:
        self.write(objection.at)
        self.require(self.state.conferences, objection.conference_id)
        self.require(self.people, objection.person_id)
        return _added(self.state.objections, objection.objection_id, objection)

    def objections(self, conference_ids: Sequence[str]) -> tuple[Objection, ...]:
        return _ordered(
            (o for o in self.state.objections.values() if o.conference_id in conference_ids), "objection_id"
        )

    def objections_by(self, person_id: str) -> tuple[Objection, ...]:
        return _ordered((o for o in self.state.objections.values() if o.person_id == person_id), "objection_id")

    def add_outcome(self, outcome: Outcome) -> bool:
        self.write(outcome.at)
        self.require(self.state.conferences, outcome.conference_id)
        return _added(self.state.outcomes, outcome.outcome_id, outcome)

    def outcomes(self, conference_ids: Sequence[str]) -> tuple[Outcome, ...]:
        found = (o for o in self.state.outcomes.values() if o.conference_id in conference_ids)
        return counting_outcomes(_ordered(found, "outcome_id"))


def _added(rows: dict[Any, Any], key: object, row: object) -> bool:
    if key in rows:
        return False
    rows[key] = row
    return True


def _ordered(rows: Iterable[Any], key: str) -> tuple[Any, ...]:
    return tuple(sorted(rows, key=lambda r: (r.at, getattr(r, key))))
