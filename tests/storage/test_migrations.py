"""The migrations make exactly the tables that the code describes."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, select

from quiz_app.storage import revisions
from quiz_app.storage.engine import open_engine, reading
from quiz_app.storage.revisions import head, upgrade
from quiz_app.storage.schema import metadata, units


def test_a_migrated_database_has_the_tables_of_the_code(url: str) -> None:
    engine = open_engine(url)
    with reading(engine).begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_exams_at_which_somebody_is_present_are_found_by_an_index(url: str) -> None:
    engine = open_engine(url)
    try:
        found = inspect(engine).get_indexes("attempts")
    finally:
        engine.dispose()
    assert ["support_id"] in [index["column_names"] for index in found]


def test_upgrading_twice_changes_nothing(url: str) -> None:
    assert upgrade(url) == upgrade(url) == head()


def test_an_upgrade_that_fails_leaves_no_part_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = revisions.upgrade_to

    def fail_afterwards(revision: str, connection: object) -> None:
        whole(revision, connection)  # type: ignore[arg-type]
        raise LookupError

    url = f"sqlite:///{tmp_path / 'k.db'}"
    monkeypatch.setattr(revisions, "upgrade_to", fail_afterwards)
    with pytest.raises(LookupError):
        upgrade(url)
    monkeypatch.undo()
    assert upgrade(url) == head()
    engine = open_engine(url)
    with reading(engine).begin() as connection:
        assert connection.execute(select(units)).all() == []
    engine.dispose()
