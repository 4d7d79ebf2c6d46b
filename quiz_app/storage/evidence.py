"""Makes tables insert-only in the database itself, whoever writes.

On SQLite, ``INSERT OR REPLACE`` is caught by the DELETE trigger only under ``PRAGMA recursive_triggers``, which every
connection of the program sets.
"""

from collections.abc import Iterable

_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change_of_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE integrity_constraint_violation USING MESSAGE = 'evidence is never changed: ' || TG_TABLE_NAME;
END $$
"""


def protect(dialect: str, tables: Iterable[str]) -> tuple[str, ...]:
    """The statements after which UPDATE, DELETE, REPLACE and TRUNCATE of the tables raise IntegrityError."""
    if dialect == "postgresql":
        return (_FUNCTION, *(_postgresql(table) for table in tables))
    return tuple(_sqlite(table, act) for table in tables for act in ("UPDATE", "DELETE"))


def _postgresql(table: str) -> str:
    return (
        f"CREATE TRIGGER evidence_{table} BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_evidence()"
    )


def _sqlite(table: str, act: str) -> str:
    return (
        f"CREATE TRIGGER evidence_{table}_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'evidence is never changed: {table}'); END"
    )
