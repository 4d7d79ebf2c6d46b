"""Where people worked and which roles they had on a day that has gone, read back from the trail of decisions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from quiz_app.domain.audit import Action, AuditRow
from quiz_app.domain.danish_time import end_of
from quiz_app.domain.people import Grant, Role


@dataclass(slots=True)
class Placement:
    """Somebody's unit and roles."""

    unit_id: str
    grants: frozenset[Grant]


def placed_on(day: date, rows: Iterable[AuditRow], today: Mapping[str, Placement]) -> Mapping[str, Placement]:
    """Everybody's placement at the end of the day: today's, with what was decided since undone, newest first.

    ``rows`` are the trail, oldest first. A unit or a role that no decision has touched is as it always was.
    """
    found = {person_id: Placement(p.unit_id, p.grants) for person_id, p in today.items()}
    for row in reversed([r for r in rows if r.at >= end_of(day) and r.subject in found]):
        mine = found[row.subject]
        if row.action == Action.ROLE_GRANTED:
            mine.grants -= {_grant(row)}
        elif row.action == Action.ROLE_WITHDRAWN:
            mine.grants |= {_grant(row)}
        elif row.action == Action.PERSON_CHANGED:
            mine.unit_id = row.details.get("from", mine.unit_id)
    return found


def _grant(row: AuditRow) -> Grant:
    return Grant(role=Role(row.details["role"]), unit_id=row.details["unit"])
