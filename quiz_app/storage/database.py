"""The database as the services know it: transactions over all stores."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from quiz_app.errors import StorageError
from quiz_app.storage.assessments import SqlAssessments
from quiz_app.storage.attempts import SqlAttempts
from quiz_app.storage.audit import SqlAudit
from quiz_app.storage.clearances import SqlClearances
from quiz_app.storage.conferences import SqlConferences
from quiz_app.storage.confirmations import SqlConfirmations
from quiz_app.storage.corrections import SqlCorrections
from quiz_app.storage.drafts import SqlDrafts
from quiz_app.storage.engine import WAIT_SECONDS, checkpoint, open_engine, reading, writing
from quiz_app.storage.failures import LOCKED, explained, name_of
from quiz_app.storage.law_texts import SqlLawTexts
from quiz_app.storage.licences import SqlLicences
from quiz_app.storage.paths import SqlPaths
from quiz_app.storage.people import SqlPeople
from quiz_app.storage.practice import SqlPractice
from quiz_app.storage.privacy import SqlPrivacy
from quiz_app.storage.proceedings import SqlProceedings
from quiz_app.storage.revisions import require_head
from quiz_app.storage.rounds import SqlRounds
from quiz_app.storage.sharing import SqlSharedCases
from quiz_app.storage.texts import SqlTexts
from quiz_app.storage.versions import SqlVersions


@dataclass(frozen=True, slots=True)
class SqlStores:
    """All stores on one connection, within its transaction."""

    people: SqlPeople
    attempts: SqlAttempts
    practice: SqlPractice
    licences: SqlLicences
    proceedings: SqlProceedings
    corrections: SqlCorrections
    confirmations: SqlConfirmations
    paths: SqlPaths
    clearances: SqlClearances
    texts: SqlTexts
    privacy: SqlPrivacy
    law_texts: SqlLawTexts
    assessments: SqlAssessments
    rounds: SqlRounds
    conferences: SqlConferences
    drafts: SqlDrafts
    shared_cases: SqlSharedCases
    versions: SqlVersions
    audit: SqlAudit


class SqlStorage:
    """A migrated database, for any number of threads. SQLite and PostgreSQL by URL.

    :raises StorageError: it is missing, not migrated, newer than the code, locked, or no database at all; later, when
        it fails under a block.
    """

    def __init__(self, url: str, *, mounts: str | None = None) -> None:
        engine = open_engine(url, mounts=mounts)
        self._engine = engine
        self._name = name_of(engine.url)
        self._reading = reading(engine)
        self._writing = writing(engine)
        self._turn = threading.Lock()
        try:
            with explained(self._name), self._reading.begin() as connection:
                require_head(connection, self._name)
        except BaseException:
            engine.dispose()
            raise

    @contextmanager
    def reading(self) -> Iterator[SqlStores]:
        """A consistent view; writes are refused."""
        with self._transaction(self._reading) as stores:
            yield stores

    @contextmanager
    def writing(self) -> Iterator[SqlStores]:
        """The write lock is taken first; committed at the end of the block, or undone when it raises.

        Blocks never nest: the inner one would wait for the outer.
        """
        with self._in_turn(), self._transaction(self._writing) as stores:
            yield stores

    def wipe(self) -> None:
        """Empty SQLite's write-ahead log; one that is being read is emptied at the next wipe."""
        if self._engine.dialect.name == "sqlite":
            with explained(self._name), self._engine.connect() as connection:
                checkpoint(connection)

    def dispose(self) -> None:
        """Close all connections of the pool."""
        self._engine.dispose()

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Threads of this process queue here: SQLite lets waiting connections try again at growing intervals only."""
        if not self._turn.acquire(timeout=WAIT_SECONDS):
            raise StorageError(f"Databasen {self._name} {LOCKED}")
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[SqlStores]:
        with explained(self._name), engine.begin() as connection:
            yield _stores(connection)


def _stores(connection: Connection) -> SqlStores:
    return SqlStores(
        people=SqlPeople(connection),
        attempts=SqlAttempts(connection),
        practice=SqlPractice(connection),
        licences=SqlLicences(connection),
        proceedings=SqlProceedings(connection),
        corrections=SqlCorrections(connection),
        confirmations=SqlConfirmations(connection),
        paths=SqlPaths(connection),
        clearances=SqlClearances(connection),
        texts=SqlTexts(connection),
        privacy=SqlPrivacy(connection),
        law_texts=SqlLawTexts(connection),
        assessments=SqlAssessments(connection),
        rounds=SqlRounds(connection),
        conferences=SqlConferences(connection),
        drafts=SqlDrafts(connection),
        shared_cases=SqlSharedCases(connection),
        versions=SqlVersions(connection),
        audit=SqlAudit(connection),
    )
