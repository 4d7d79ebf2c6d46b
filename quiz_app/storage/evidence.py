"""Makes tables insert-only in the database itself, whoever writes.

On SQLite, ``INSERT OR REPLACE`` is caught by the DELETE trigger only under ``PRAGMA recursive_triggers``, which every
connection of the program sets.

Answers are the one exception, for people have a right to be forgotten: an attempt's answers may be deleted once it has
a row in ``expiries``. That table is evidence itself, so no answer goes without a trace that stays, no trigger is ever
lifted, and nothing else about an answer can change. An attempt with an expiry takes no answers any more.
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


def protect_until_expiry(dialect: str) -> tuple[str, ...]:
    """The same for ``answers``, less the deletion of those whose attempt has an expiry."""
    if dialect == "postgresql":
        return _EXPIRY_POSTGRESQL
    return (_sqlite("answers", "UPDATE"), *_EXPIRY_SQLITE)


_EXPIRED = "EXISTS (SELECT 1 FROM expiries WHERE attempt_id = {row}.attempt_id)"
_REFUSED = "evidence is never changed: answers"
_EXPIRY_SQLITE = (
    (
        f"CREATE TRIGGER evidence_answers_delete BEFORE DELETE ON answers WHEN NOT {_EXPIRED.format(row='OLD')} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
    ),
    (
        f"CREATE TRIGGER evidence_answers_insert BEFORE INSERT ON answers WHEN {_EXPIRED.format(row='NEW')} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
    ),
)
_EXPIRY_POSTGRESQL = (
    f"""
CREATE FUNCTION refuse_by_expiry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF {_EXPIRED.format(row="OLD")} THEN RETURN OLD; END IF;
    ELSIF NOT {_EXPIRED.format(row="NEW")} THEN RETURN NEW;
    END IF;
    RAISE integrity_constraint_violation USING MESSAGE = '{_REFUSED}';
END $$
""",
    (
        "CREATE TRIGGER evidence_answers BEFORE UPDATE OR TRUNCATE ON answers "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_evidence()"
    ),
    (
        "CREATE TRIGGER evidence_answers_expiry BEFORE INSERT OR DELETE ON answers "
        "FOR EACH ROW EXECUTE FUNCTION refuse_by_expiry()"
    ),
)


_REVEALED = """EXISTS (
    SELECT 1 FROM reveals r WHERE r.kind = NEW.kind AND r.occasion_id = NEW.occasion_id
    AND r.version = NEW.version AND r.turn = NEW.turn)"""
_LATE = "evidence is never changed: assessments are revealed"
_CANCELLED = """NEW.kind = 'conference' AND EXISTS (
    SELECT 1 FROM cancellations c WHERE c.conference_id = NEW.occasion_id)"""
_SEALED = "evidence is never changed: the conference is cancelled"


def refuse_after_reveal(dialect: str) -> tuple[str, ...]:
    """The statements after which nobody can assess in a turn that is revealed."""
    if dialect == "postgresql":
        return (
            f"""
CREATE FUNCTION refuse_after_reveal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {_REVEALED} THEN
        RAISE integrity_constraint_violation USING MESSAGE = '{_LATE}';
    END IF;
    RETURN NEW;
END $$
""",
            (
                "CREATE TRIGGER sealed_assessments BEFORE INSERT ON assessments "
                "FOR EACH ROW EXECUTE FUNCTION refuse_after_reveal()"
            ),
        )
    return (
        (
            f"CREATE TRIGGER sealed_assessments BEFORE INSERT ON assessments WHEN {_REVEALED} "
            f"BEGIN SELECT RAISE(ABORT, '{_LATE}'); END"
        ),
    )


def refuse_after_cancellation(dialect: str) -> tuple[str, ...]:
    """The statements after which nobody can assess in a conference that is cancelled, or reveal anything of it."""
    if dialect == "postgresql":
        function = f"""
CREATE FUNCTION refuse_after_cancellation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {_CANCELLED} THEN
        RAISE integrity_constraint_violation USING MESSAGE = '{_SEALED}';
    END IF;
    RETURN NEW;
END $$
"""
        return (
            function,
            *(
                f"CREATE TRIGGER cancelled_{table} BEFORE INSERT ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION refuse_after_cancellation()"
                for table in ("assessments", "reveals")
            ),
        )
    return tuple(
        f"CREATE TRIGGER cancelled_{table} BEFORE INSERT ON {table} WHEN {_CANCELLED} "
        f"BEGIN SELECT RAISE(ABORT, '{_SEALED}'); END"
        for table in ("assessments", "reveals")
    )
