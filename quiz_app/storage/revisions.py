"""Which version of the tables a database has, and bringing it to the one that the code knows."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from quiz_app.errors import StorageError
from quiz_app.storage.engine import open_engine, writing
from quiz_app.storage.failures import explained, name_of


def head() -> str:
    """The newest revision that the code knows."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def known() -> frozenset[str]:
    """All revisions that the code knows."""
    return frozenset(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def revision_of(connection: Connection) -> str | None:
    """The revision of the database; ``None`` when it has none of our tables."""
    return MigrationContext.configure(connection).get_current_revision()


def require_known(connection: Connection, name: str) -> str | None:
    """The revision of the database called ``name``, which the code knows how to handle; ``None`` when it is empty.

    :raises StorageError: it is newer than the code, or holds the tables of another program.
    """
    revision = revision_of(connection)
    if revision is None and inspect(connection).get_table_names():
        raise StorageError(f"Databasen {name} tilhører et andet program. Ret stien, eller vælg en ny fil.")
    if revision is not None and revision not in known():
        raise StorageError(
            f"Databasen {name} er nyere end programmet (udgave {revision}; programmet kender til {head()}). "
            "Opdatér programmet, eller gendan en ældre kopi i en ny database."
        )
    return revision


def require_head(connection: Connection, name: str) -> None:
    """Go on only with a database that has exactly the tables that the code was written for.

    :raises StorageError: with the remedy.
    """
    revision = require_known(connection, name)
    if revision is None:
        raise StorageError(f"Databasen {name} har ingen tabeller. Opret dem med: koerekort db upgrade")
    if revision != head():
        raise StorageError(
            f"Databasen {name} er ældre end programmet (udgave {revision}; programmet kræver {head()}). "
            "Tag en kopi med koerekort backup, og kør derefter: koerekort db upgrade"
        )


def upgrade(url: str, *, mounts: str | None = None) -> str:
    """Bring the database to the code's revision, whole or not at all, and give it; a missing SQLite file is made.

    :raises StorageError: the database cannot be opened, or is newer than the code.
    """
    engine = open_engine(url, create=True, mounts=mounts)
    name = name_of(engine.url)
    try:
        with explained(name), writing(engine).begin() as connection:
            require_known(connection, name)
            upgrade_to("head", connection)
            return head()
    finally:
        engine.dispose()


def upgrade_to(revision: str, connection: Connection) -> None:
    """Run the migrations up to ``revision`` within the connection's transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "quiz_app:storage/migrations")
    config.set_main_option("path_separator", "os")
    return config
