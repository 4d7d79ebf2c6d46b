"""A database that cannot be used is refused with one Danish line that names it and the remedy."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from storage_examples import populate

from quiz_app.errors import StorageError
from quiz_app.storage import engine
from quiz_app.storage.database import SqlStorage
from quiz_app.storage.revisions import head, upgrade


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock is given up after a moment, so that the test need not wait."""
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.01)


def refusal(url: str, mounts: str | None = None) -> str:
    with pytest.raises(StorageError) as caught:
        SqlStorage(url, mounts=mounts)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_a_missing_file_is_named_with_the_command_that_makes_it(tmp_path: Path) -> None:
    file = tmp_path / "k.db"
    assert refusal(f"sqlite:///{file}") == (
        f"Databasen {file} findes ikke. Ret stien, eller opret den med: koerekort db upgrade"
    )
    assert not file.exists()


def test_an_empty_file_has_no_tables(tmp_path: Path) -> None:
    (tmp_path / "k.db").touch()
    assert "har ingen tabeller. Opret dem med: koerekort db upgrade" in refusal(f"sqlite:///{tmp_path / 'k.db'}")


def test_a_file_that_is_no_database_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "k.db").write_text("Dette er et brev, og slet ikke en database. " * 100)
    assert "er ikke en SQLite-database" in refusal(f"sqlite:///{tmp_path / 'k.db'}")


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    _execute(f"sqlite:///{tmp_path / 'k.db'}", "CREATE TABLE opskrifter (id INTEGER)")
    assert "tilhører et andet program" in refusal(f"sqlite:///{tmp_path / 'k.db'}")
    with pytest.raises(StorageError, match="tilhører et andet program"):
        upgrade(f"sqlite:///{tmp_path / 'k.db'}")


def test_a_database_newer_than_the_code_is_refused_and_not_upgraded(url: str, restored_revision: None) -> None:
    _execute(url, "UPDATE alembic_version SET version_num = '9999'")
    message = refusal(url)
    assert f"er nyere end programmet (udgave 9999; programmet kender til {head()}). Opdatér programmet" in message
    with pytest.raises(StorageError, match="er nyere end programmet"):
        upgrade(url)


def test_a_database_on_a_network_drive_is_refused_for_opening_and_for_making(tmp_path: Path) -> None:
    mounts = f"/dev/vda / ext4 rw 0 0\nserver:/x {tmp_path.resolve()} nfs rw 0 0\n"
    assert "ligger på et netværksdrev (nfs)" in refusal(f"sqlite:///{tmp_path / 'k.db'}", mounts)
    with pytest.raises(StorageError, match="netværksdrev"):
        upgrade(f"sqlite:///{tmp_path / 'k.db'}", mounts=mounts)
    assert list(tmp_path.iterdir()) == []


def test_a_file_held_by_another_program_is_told_as_locked(sqlite_url: str, impatient: None) -> None:
    holder = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert "er låst af et andet program" in refusal(sqlite_url)
    finally:
        holder.close()


def test_a_write_lock_that_is_not_given_up_becomes_one_line_and_leaves_the_storage_usable(
    url: str, impatient: None
) -> None:
    holder, storage = SqlStorage(url), SqlStorage(url)
    try:
        with holder.writing(), pytest.raises(StorageError, match="er låst af et andet program"):
            populate(storage)
        populate(storage)
    finally:
        holder.dispose()
        storage.dispose()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_database_that_ends_with_the_process_is_refused(url: str) -> None:
    assert "skal ligge i en fil" in refusal(url)


def test_an_address_that_is_none_is_refused_without_repeating_it() -> None:
    assert refusal("hemmelig kode") == (
        "Databasens adresse kan ikke læses. Skriv sqlite:///sti/til/fil.db eller postgresql://…"
    )


def test_other_engines_are_refused() -> None:
    assert refusal("mysql://kk:hemmelig@server/kk") == (
        "Databasen mysql kendes ikke. Brug sqlite:///… eller postgresql://…"
    )


def test_a_server_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    message = refusal(f"postgresql://kk:hemmelig@/kk?host={tmp_path}")
    assert message == (
        f"Databasen {tmp_path}:5432/kk svarer ikke. Start serveren, eller ret adressen i indstillingerne."
    )


def test_a_database_that_the_server_does_not_have_is_told_as_missing(postgresql_server: str) -> None:
    assert "findes-ikke findes ikke på serveren" in refusal(postgresql_server.format("findes-ikke"))


def test_an_empty_database_on_a_server_is_made_ready_by_the_upgrade(empty_postgresql_url: str) -> None:
    assert "har ingen tabeller" in refusal(empty_postgresql_url)
    assert upgrade(empty_postgresql_url) == head()
    SqlStorage(empty_postgresql_url).dispose()


def test_a_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "ny" / "k.db"
    upgrade(f"sqlite:///{file}")
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.fixture
def restored_revision(url: str) -> Iterator[None]:
    """PostgreSQL's database is shared by the tests, so the revision is put back."""
    yield
    _execute(url, f"UPDATE alembic_version SET version_num = '{head()}'")


def _execute(url: str, statement: str) -> None:
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        connection.execute(statement)
        connection.close()
    else:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(statement)
