"""The events that make licences."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from quiz_app.domain.licence import LicenceEvent
from quiz_app.storage import schema
from quiz_app.storage.rows import add

_events = schema.licence_events


@dataclass(frozen=True, slots=True)
class SqlLicences:
    """The store of licence events in one transaction."""

    connection: Connection

    def add_event(self, event: LicenceEvent) -> bool:
        """As the port says."""
        return add(self.connection, _events, asdict(event))

    def events_of(self, people: Sequence[str]) -> tuple[LicenceEvent, ...]:
        """Oldest first."""
        return self._read(_events.c.person_id.in_(people))

    def events_of_all(self) -> tuple[LicenceEvent, ...]:
        """As the port says."""
        return self._read(_events.c.person_id.in_(select(schema.people.c.person_id).where(schema.people.c.active)))

    def count(self) -> int:
        """As the port says."""
        return self.connection.execute(select(func.count()).select_from(_events)).scalar_one()

    def events_by_code(self, code: str) -> tuple[LicenceEvent, ...]:
        """As the port says; events without a code are nobody's."""
        if not code:
            return ()
        return self._read(_events.c.licence_id.in_(select(_events.c.licence_id).where(_events.c.code == code)))

    def _read(self, condition: Any) -> tuple[LicenceEvent, ...]:  # noqa: ANN401 - a condition of SQLAlchemy
        query = select(_events).where(condition).order_by(_events.c.at, _events.c.event_id)
        rows = self.connection.execute(query)
        return tuple(LicenceEvent(**{**row, "untested": tuple(row["untested"])}) for row in rows.mappings())
