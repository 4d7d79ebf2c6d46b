"""Cases about licences: notices, replies and decisions."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from quiz_app.domain.people import Grant
from quiz_app.domain.proceeding import Decision, Notice, Proceeding, Reply
from quiz_app.errors import Conflict
from quiz_app.storage import schema
from quiz_app.storage.rows import add

DECIDED = "Sagen er allerede afgjort."

_notices, _replies, _decisions = schema.notices, schema.replies, schema.decisions


@dataclass(frozen=True, slots=True)
class SqlProceedings:
    """The store of cases about licences in one transaction."""

    connection: Connection

    def add_notice(self, notice: Notice) -> bool:
        """As the port says."""
        return add(self.connection, _notices, _row(notice))

    def add_reply(self, reply: Reply) -> bool:
        """As the port says."""
        return add(self.connection, _replies, asdict(reply))

    def add_decision(self, decision: Decision) -> bool:
        """As the port says."""
        stored = self._parts(_decisions, [decision.proceeding_id]).get(decision.proceeding_id)
        if stored is not None and stored["decision_id"] != decision.decision_id:
            raise Conflict(DECIDED)
        return add(self.connection, _decisions, _row(decision))

    def find_proceeding(self, proceeding_id: str) -> Proceeding | None:
        """By id."""
        return next(iter(self._read(_notices.c.proceeding_id == proceeding_id)), None)

    def proceedings_of(self, people: Sequence[str]) -> tuple[Proceeding, ...]:
        """Newest first."""
        return self._read(_notices.c.person_id.in_(people))

    def _read(self, condition: Any) -> tuple[Proceeding, ...]:  # noqa: ANN401 - a condition of SQLAlchemy
        query = select(_notices).where(condition).order_by(_notices.c.at.desc(), _notices.c.proceeding_id.desc())
        notices = [Notice(**_fields(row)) for row in self.connection.execute(query).mappings()]
        ids = [n.proceeding_id for n in notices]
        replies, decisions = self._parts(_replies, ids), self._parts(_decisions, ids)
        return tuple(
            Proceeding(
                notice=n,
                reply=Reply(**replies[n.proceeding_id]) if n.proceeding_id in replies else None,
                decision=Decision(**_fields(decisions[n.proceeding_id])) if n.proceeding_id in decisions else None,
            )
            for n in notices
        )

    def _parts(self, table: Table, ids: Sequence[str]) -> dict[str, RowMapping]:
        """Rows of a table that has at most one per case, by case."""
        rows = self.connection.execute(select(table).where(table.c.proceeding_id.in_(ids))).mappings()
        return {row["proceeding_id"]: row for row in rows}


def _row(thing: Notice | Decision) -> dict[str, Any]:
    row = asdict(thing)
    row.update(row.pop("decider"))
    return row


def _fields(row: RowMapping) -> dict[str, Any]:
    fields = dict(row)
    return fields | {"decider": Grant(role=fields.pop("role"), unit_id=fields.pop("unit_id"))}
