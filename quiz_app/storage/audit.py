"""The chain of decisions, kept in the transaction of what was decided."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from quiz_app.domain.audit import Action, AuditRow, chain
from quiz_app.storage import schema
from quiz_app.storage.column_types import in_utc


@dataclass(frozen=True, slots=True)
class SqlAudit:
    """The audit trail in one transaction; the write lock, taken first, keeps it one chain."""

    connection: Connection

    def append(
        self, *, at: datetime, actor_id: str | None, action: Action, subject: str, details: Mapping[str, str]
    ) -> AuditRow:
        """Add the row that follows the head, and give it."""
        row = chain(
            self.head(), at=in_utc(at), actor_id=actor_id, action=action, subject=subject, details=dict(details)
        )
        self.connection.execute(insert(schema.audit), asdict(row))
        return row

    def rows(self) -> tuple[AuditRow, ...]:
        """The whole chain, oldest first."""
        query = select(schema.audit).order_by(schema.audit.c.seq)
        return tuple(AuditRow(**row) for row in self.connection.execute(query).mappings())

    def head(self) -> AuditRow | None:
        """The newest row."""
        query = select(schema.audit).order_by(schema.audit.c.seq.desc()).limit(1)
        row = self.connection.execute(query).mappings().one_or_none()
        return AuditRow(**row) if row else None
