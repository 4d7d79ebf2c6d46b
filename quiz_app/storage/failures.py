"""What can be wrong with a database, each as one Danish line that names it and the remedy."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from quiz_app.errors import StorageError

LOCKED = "er låst af et andet program. Luk det, eller prøv igen om lidt."

_SQLITE = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_NOTADB: "er ikke en SQLite-database. Ret stien, eller gendan en kopi med: koerekort restore",
    sqlite3.SQLITE_CORRUPT: "er beskadiget. Gendan den seneste kopi i en ny fil med: koerekort restore",
    sqlite3.SQLITE_FULL: "kan ikke vokse: Der er ikke plads på disken. Skaf plads, og prøv igen.",
    sqlite3.SQLITE_READONLY: "kan ikke skrives. Giv programmet skriveret til filen og dens mappe.",
    sqlite3.SQLITE_CANTOPEN: "kan ikke åbnes. Giv programmet læse- og skriveret til filen og dens mappe.",
    sqlite3.SQLITE_IOERR: "kan ikke læses eller skrives på disken. Se efter disken, og gendan om nødvendigt en kopi.",
}
_POSTGRESQL = {
    "08": "svarer ikke. Start serveren, eller ret adressen i indstillingerne.",
    "28": "afviser brugernavn eller adgangskode. Ret dem i indstillingerne.",
    "3D": "findes ikke på serveren. Opret den, og kør derefter: koerekort db upgrade",
    "42": "har ikke de tabeller eller rettigheder, som programmet skal bruge. Kør: koerekort db upgrade",
    "53": "har ikke flere ressourcer (plads eller forbindelser). Se efter serveren, og prøv igen.",
    "55": LOCKED,
    "57": "er ved at lukke eller genstarte. Prøv igen om lidt.",
}
_PRIMARY = 0xFF
"""The part of SQLite's extended result code that names the primary one."""


def name_of(url: URL) -> str:
    """The database as an operator knows it: the file, or server and database; never a password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    return f"{url.host or url.query.get('host', 'localhost')}:{url.port or 5432}/{url.database}"


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn what SQLAlchemy raises in the block into a StorageError about the database called ``name``.

    :raises ValueError: a value that no column takes (a time without a zone).
    """
    try:
        yield
    except DBAPIError as error:
        raise StorageError(f"Databasen {name} {_reason(error)}") from error
    except NoConnectionError as error:
        raise StorageError(f"Databasen {name} er optaget: Alle forbindelser er i brug. Prøv igen om lidt.") from error
    except StatementError as error:
        raise error.orig or error from error


def _reason(error: DBAPIError) -> str:
    original = error.orig
    if isinstance(original, sqlite3.Error):
        code = getattr(original, "sqlite_errorcode", None)
        known = _SQLITE.get(code & _PRIMARY) if code is not None else None
        kind = getattr(original, "sqlite_errorname", type(original).__name__)
    else:
        state = getattr(original, "sqlstate", None)
        known = _POSTGRESQL.get(state[:2]) if state else _unreached(str(original))
        kind = state or type(original).__name__
    return known or f"gav en fejl ({kind}). Se loggen på serveren."


def _unreached(message: str) -> str:
    """Why no connection came about; the driver gives no code then, only the server's English words."""
    if "does not exist" in message and "database" in message:
        return _POSTGRESQL["3D"]
    if "password" in message or "authentication" in message or "role" in message:
        return _POSTGRESQL["28"]
    return _POSTGRESQL["08"]
