"""The two ways in which a row is stored: added once, or saved over the one with its key."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Executable, Table, func
from sqlalchemy.dialects import postgresql, sqlite

_INSERT: Mapping[str, Callable[[Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


def add(connection: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Insert the row unless one with its primary key is stored; returns whether it was new."""
    return connection.execute(_added(connection.dialect.name, table), dict(row)).rowcount == 1


def save(connection: Connection, table: Table, row: Mapping[str, Any], *, once: Sequence[str] = ()) -> None:
    """Insert the row, or put its values into the one with its primary key; columns in ``once``, when set, stay."""
    connection.execute(_saved(connection.dialect.name, table, tuple(once)), dict(row))


@cache
def _added(dialect: str, table: Table) -> Executable:
    insert = _INSERT[dialect](table)
    statement = insert.on_conflict_do_nothing(index_elements=list(table.primary_key))
    return statement.execution_options(preserve_rowcount=True)


@cache
def _saved(dialect: str, table: Table, once: tuple[str, ...]) -> Executable:
    insert = _INSERT[dialect](table)
    values = {
        c.name: func.coalesce(c, insert.excluded[c.name]) if c.name in once else insert.excluded[c.name]
        for c in table.columns
        if not c.primary_key
    }
    return insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=values)
