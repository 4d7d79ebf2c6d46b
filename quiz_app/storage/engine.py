"""Opens the database by its URL and begins its transactions.

Writers take turns on both engines: the write lock is taken as the transaction begins, so what a block reads stays true
until it has written, and no block ever has to be run again. SQLite's own lock does it there; on PostgreSQL it is one
advisory lock, held until the commit.
"""

import json
import os
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from quiz_app.errors import StorageError
from quiz_app.storage.mounts import network_mount

WAIT_SECONDS = 10.0
"""How long a transaction waits for a lock or a connection before it gives up."""

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON", "secure_delete=ON")
_KEPT = 10
_MORE = 20
_WRITE_LOCK = 0x6B6F657265
"""The key of the advisory lock: "koere" in ASCII; another program in the same database would choose another."""


def open_engine(url: str, *, create: bool = False, mounts: str | None = None) -> Engine:
    """An engine with a pool, for many threads; with ``create``, a missing SQLite file is made.

    Begin transactions on :func:`reading` or :func:`writing` of it. ``mounts`` as in :func:`network_mount`.

    :raises StorageError: the URL names no database, the file is missing or lies on a network drive.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(address, create=create, mounts=mounts)
    return _postgresql(address)


def is_there(url: str) -> bool:
    """False for a SQLite file that has not been made; a server is taken to be there.

    :raises StorageError: the URL names no database.
    """
    address = _address(url)
    return address.get_backend_name() != "sqlite" or Path(str(address.database)).is_file()


def reading(engine: Engine) -> Engine:
    """The same engine and pool, whose transactions see one moment and refuse to write."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def writing(engine: Engine) -> Engine:
    """The same engine and pool, whose transactions take the write lock first."""
    return engine.execution_options(writes=True)


def checkpoint(connection: Connection) -> None:
    """Write SQLite's log into the database file and empty it; the connection is in no transaction."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, SqliteConnection)
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StorageError(
            "Databasens adresse kan ikke læses. Skriv sqlite:///sti/til/fil.db eller postgresql://…"
        ) from error
    if address.get_backend_name() == "postgresql":
        return address.set(drivername="postgresql+psycopg")
    if address.get_backend_name() != "sqlite":
        raise StorageError(f"Databasen {address.drivername} kendes ikke. Brug sqlite:///… eller postgresql://…")
    if address.database in {None, "", ":memory:"}:
        raise StorageError("En SQLite-database skal ligge i en fil. Skriv sqlite:///sti/til/fil.db")
    return address.set(drivername="sqlite+pysqlite")


def _sqlite(address: URL, *, create: bool, mounts: str | None) -> Engine:
    file = Path(str(address.database))
    if kind := network_mount(file, mounts):
        raise StorageError(
            f"Databasen {file} ligger på et netværksdrev ({kind}), hvor SQLite kan miste data. "
            "Flyt den til en lokal disk, eller brug PostgreSQL."
        )
    if create:
        _create(file)
    elif not file.is_file():
        raise StorageError(f"Databasen {file} findes ikke. Ret stien, eller opret den med: koerekort db upgrade")
    engine = create_engine(address, hide_parameters=True, json_serializer=_json, pool_size=_KEPT, max_overflow=_MORE)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgresql(address: URL) -> Engine:
    engine = create_engine(
        address,
        hide_parameters=True,
        json_serializer=_json,
        pool_pre_ping=True,
        connect_args={"connect_timeout": int(WAIT_SECONDS)},
        pool_size=_KEPT,
        max_overflow=_MORE,
    )
    event.listen(engine, "connect", _set_parameters)
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _create(file: Path) -> None:
    """An empty file that only its owner may read; SQLite gives the files beside it the same rights."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise StorageError(
            f"Databasen {file} kan ikke oprettes ({error.strerror}). Ret stien eller rettighederne."
        ) from error


def _set_pragmas(connection: SqliteConnection, _record: object) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself
    connection.execute(f"PRAGMA busy_timeout={int(WAIT_SECONDS * 1000)}")
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = _writes(connection)
    connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _set_parameters(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type is generic
    connection.autocommit = True
    connection.execute(f"SET lock_timeout = {int(WAIT_SECONDS * 1000)}")
    connection.execute("SET TIME ZONE 'UTC'")
    connection.autocommit = False


def _begin_postgresql(connection: Connection) -> None:
    if _writes(connection):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITE_LOCK})")


def _writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("writes"))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
