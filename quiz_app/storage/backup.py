"""Backup and restore, between databases of any engine.

A backup is read in one transaction: it is the database at one moment, whoever writes meanwhile. Sessions stay out:
after a restore everybody signs in again.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Date, DateTime, MetaData, Table, func, insert, select

from quiz_app.domain.audit import GENESIS
from quiz_app.errors import StorageError
from quiz_app.storage.archive import FORMAT, Manifest, Writer, lines, new_archive, verify
from quiz_app.storage.column_types import in_utc
from quiz_app.storage.engine import open_engine, reading, writing
from quiz_app.storage.failures import explained, name_of
from quiz_app.storage.revisions import known, require_known, revision_of, upgrade_to

__all__ = ["Manifest", "backup", "restore", "verify"]

_LEFT_OUT = frozenset({"alembic_version", "sessions"})
_BATCH = 1000


def backup(url: str, file: Path, *, at: datetime) -> Manifest:
    """Write the whole database to a new file; ``at`` is now, aware.

    The database may be older than the code, so that a copy can be taken before an upgrade.

    :raises StorageError: the database cannot be read, or the file not be written, or exists already.
    """
    engine = open_engine(url)
    name = name_of(engine.url)
    try:
        with explained(name), reading(engine).begin() as connection:
            revision = require_known(connection, name)
            if revision is None:
                raise StorageError(f"Databasen {name} har ingen tabeller, så der er intet at kopiere.")
            with new_archive(file, at) as writer:
                manifest = _dump(connection, writer, revision)
                writer.manifest(manifest)
            return manifest
    finally:
        engine.dispose()


def restore(file: Path, url: str, *, mounts: str | None = None) -> Manifest:
    """Verify the backup, put it into an empty or missing database, whole or not at all, and bring that up to date.

    :raises StorageError: the backup is damaged or newer than the code, or the database holds data already.
    """
    manifest = verify(file)
    if manifest.revision not in known():
        raise StorageError(f"Kopien {file} er nyere end programmet (udgave {manifest.revision}). Opdatér programmet.")
    engine = open_engine(url, create=True, mounts=mounts)
    name = name_of(engine.url)
    try:
        with explained(name), writing(engine).begin() as connection:
            _require_empty(connection, name, manifest)
            upgrade_to(manifest.revision, connection)
            for table in _tables(connection):
                if table.name in manifest.rows:
                    _load(connection, table, lines(file, table.name))
            upgrade_to("head", connection)
    finally:
        engine.dispose()
    return manifest


def _dump(connection: Connection, writer: Writer, revision: str) -> Manifest:
    rows: dict[str, int] = {}
    digests: dict[str, str] = {}
    tables = {table.name: table for table in _tables(connection)}
    for name, table in tables.items():
        query = select(table).order_by(*table.primary_key).execution_options(yield_per=_BATCH)
        found = connection.execute(query).mappings()
        rows[name], digests[name] = writer.table(name, ({k: _plain(v) for k, v in row.items()} for row in found))
    trail = tables["audit"].c
    head = connection.scalar(select(trail.digest).order_by(trail.seq.desc()).limit(1))
    return Manifest(
        format=FORMAT,
        made_at=in_utc(writer.at),
        revision=revision,
        rows=rows,
        digests=digests,
        audit_head=head or GENESIS,
    )


def _load(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    while batch := list(islice(rows, _BATCH)):
        connection.execute(insert(table), [_typed(table, row) for row in batch])


def _require_empty(connection: Connection, name: str, manifest: Manifest) -> None:
    require_known(connection, name)
    tables = _tables(connection)
    if any(connection.scalar(select(func.count()).select_from(table)) for table in tables):
        raise StorageError(f"Databasen {name} har allerede data. Gendan i en ny database; intet er ændret.")
    if tables and revision_of(connection) != manifest.revision:
        raise StorageError(f"Databasen {name} har andre tabeller end kopien. Gendan i en ny database; intet er ændret.")


def _tables(connection: Connection) -> tuple[Table, ...]:
    """The database's own tables, those that others refer to first: the code's may be newer."""
    found = MetaData()
    found.reflect(connection)
    return tuple(table for table in found.sorted_tables if table.name not in _LEFT_OUT)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _typed(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(table, name, value) for name, value in row.items()}


def _value(table: Table, name: str, value: Any) -> Any:  # noqa: ANN401 - any value of JSON, any of a column
    if value is None:
        return None
    kind = table.c[name].type
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value
