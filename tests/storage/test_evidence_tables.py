"""The database itself refuses to change evidence, whoever asks."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Table, delete, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.dml import DMLWhereBase, Insert
from sqlalchemy.sql.elements import TextClause
from storage_examples import NOW, fill, person

from quiz_app.storage.database import SqlStorage
from quiz_app.storage.engine import open_engine, writing
from quiz_app.storage.schema import EVIDENCE, answers, expiries, identities, metadata

UPSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@pytest.fixture
def filled(url: str) -> Iterator[Connection]:
    """A connection of ours to a database with something in every table, in a transaction that is never committed."""
    storage, engine = SqlStorage(url), open_engine(url)
    try:
        fill(storage)
        with writing(engine).connect() as connection:
            yield connection
    finally:
        engine.dispose()
        storage.dispose()


def refused(connection: Connection, statement: DMLWhereBase | Insert | TextClause) -> bool:
    with connection.begin_nested() as attempt:
        try:
            connection.execute(statement)
        except IntegrityError as error:
            return "evidence is never changed" in str(error.orig)
        finally:
            attempt.rollback()
    return False


def first_row(connection: Connection, table: Table) -> dict[str, object]:
    return dict(connection.execute(select(table)).mappings().first() or {})


def test_every_table_has_something_in_it_so_that_the_tests_below_mean_something(filled: Connection) -> None:
    assert [name for name, table in metadata.tables.items() if not first_row(filled, table)] == []


def test_evidence_is_not_updated(filled: Connection) -> None:
    for table in EVIDENCE:
        column = next(c for c in table.columns if not c.primary_key)
        assert refused(filled, update(table).values({column.name: column})), table.name


def test_evidence_is_not_deleted(filled: Connection) -> None:
    for table in EVIDENCE:
        assert refused(filled, delete(table)), table.name


def test_evidence_is_not_upserted(filled: Connection) -> None:
    for table in EVIDENCE:
        row = first_row(filled, table)
        new = UPSERT[filled.dialect.name](table).values(row)
        assert refused(filled, new.on_conflict_do_update(index_elements=list(table.primary_key), set_=row)), table.name


def test_evidence_is_not_replaced_on_sqlite_nor_truncated_on_postgresql(filled: Connection) -> None:
    for table in EVIDENCE:
        if filled.dialect.name == "sqlite":
            statement = insert(table).prefix_with("OR REPLACE").values(first_row(filled, table))
            assert refused(filled, statement), table.name
        else:
            assert refused(filled, text(f"TRUNCATE {table.name} CASCADE")), table.name


def test_the_answers_of_an_expired_attempt_may_be_deleted_and_nothing_else_happens_to_them(filled: Connection) -> None:
    row = first_row(filled, answers)
    mine = answers.c.attempt_id == row["attempt_id"]
    assert refused(filled, delete(answers).where(mine))
    filled.execute(insert(expiries).values(attempt_id=row["attempt_id"], at=NOW))
    assert refused(filled, update(answers).where(mine).values(position=answers.c.position))
    assert refused(filled, insert(answers).values({**row, "answer_id": "ny"}))
    if filled.dialect.name == "sqlite":
        assert refused(filled, insert(answers).prefix_with("OR REPLACE").values(row))
    assert not refused(filled, delete(answers).where(mine))


def test_what_is_no_evidence_may_change(filled: Connection) -> None:
    assert not refused(filled, update(identities).values(name="Et nyt navn"))


def test_erasing_an_identity_leaves_the_person_and_their_evidence(database: SqlStorage, url: str) -> None:
    engine = open_engine(url)
    with writing(engine).begin() as connection:
        connection.execute(delete(identities).where(identities.c.person_id == "amina"))
    engine.dispose()
    with database.reading() as stores:
        assert stores.people.find_person("amina") == person("Amina", name="", login="")
        assert stores.people.find_person_by_login("amina@example.dk") is None
