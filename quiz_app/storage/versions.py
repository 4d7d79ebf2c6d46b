"""Content as it was when somebody was judged by it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from quiz_app.storage import schema
from quiz_app.storage.rows import add

_versions = schema.content_versions


@dataclass(frozen=True, slots=True)
class SqlVersions:
    """The store of content versions in one transaction."""

    connection: Connection

    def keep(self, *, kind: str, object_id: str, digest: str, canonical: str, at: datetime) -> bool:
        """As the port says."""
        row = {"digest": digest, "kind": kind, "object_id": object_id, "canonical": canonical, "kept_at": at}
        return add(self.connection, _versions, row)

    def find(self, digest: str) -> tuple[str, str] | None:
        """``(kind, canonical JSON)``."""
        query = select(_versions.c.kind, _versions.c.canonical).where(_versions.c.digest == digest)
        row = self.connection.execute(query).one_or_none()
        return (row.kind, row.canonical) if row else None
