"""The knowledge index: the published content as tables, for search and for analysts (sqlite-utils, Datasette).

It is rebuilt whole from the files and never edited. What an exam asks is not in it, nor the case files that an exam
uses, nor any option, key or facit: a copy of the index gives nobody an answer.
"""

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from quiz_app.domain.digest import digest
from quiz_app.domain.library import Library
from quiz_app.fingerprint import of_code
from quiz_app.storage.index_rows import Row, rows_of
from quiz_app.storage.search_index import write_search
from quiz_app.storage.search_rows import documents_of

_VALID = {"valid_start": str, "valid_end": str}
_CERTAINTY = {"content_certainty": str, "date_certainty": str}
_VERIFIED = {"verified_on": str, **_CERTAINTY}
_PAGE = {"id": str, "title": str, **_VALID, **_VERIFIED, "steward": str, "review": int}

COLUMNS: Mapping[str, Mapping[str, type]] = {
    "acts": {"id": str, "title": str, "cite": str, "kind": str, "last": int},
    "act_versions": {"act": str, "eli": str, "label": str, "in_force": str, "ended": str},
    "changes": {"id": str, "title": str, "source": str, "commences": str, **_CERTAINTY, "summary": str},
    "transitions": {
        "change": str,
        "position": int,
        "track": str,
        "granted_from": str,
        "granted_until": str,
        "rule": str,
        "text": str,
    },
    "authorities": {
        "id": str,
        "title": str,
        "cite": str,
        "year": int,
        "status": str,
        **_CERTAINTY,
        "summary": str,
        "source": str,
    },
    "regimes": {"id": str, "title": str, **_VALID, **_CERTAINTY},
    "regime_rules": {"regime": str, "matter": str, "certainty": str, "text": str},
    "facts": {"id": str, **_VALID, **_CERTAINTY, "text": str, "source": str, "note": str},
    "guidelines": {**_PAGE, "topic": str, "answer": str},
    "situations": {**_PAGE, "order": int, "topic": str, "answer": str},
    "grey_zones": {
        **_PAGE,
        "topic": str,
        "confidence": str,
        "release_condition": str,
        "decided": str,
        "question": str,
        "line": str,
    },
    "citizen_pages": {**_PAGE, "order": int, "answer": str},
    "tools": {**_PAGE, "order": int, "answer": str},
    "sections": {"kind": str, "id": str, "position": int, "title": str, "body": str},
    "modules": {"id": str, "title": str, "number": int, "minutes": int, "when": str, "body": str},
    "objectives": {"module": str, "id": str, "text": str},
    "questions": {
        "id": str,
        "type": str,
        "topic": str,
        "level": str,
        **_VALID,
        "case_date": str,
        "granted": str,
        **_VERIFIED,
        "review": int,
        "stem": str,
    },
    "cases": {
        "id": str,
        "title": str,
        "case_date": str,
        "granted": str,
        "track": str,
        "difficulty": int,
        **_VERIFIED,
        "review": int,
        "story": str,
    },
    "themes": {"case": str, "theme": str},
    "documents": {
        "case": str,
        "id": str,
        "number": int,
        "title": str,
        "kind": str,
        "date": str,
        "sender": str,
        "body": str,
    },
    "licences": {
        "id": str,
        "title": str,
        "summary": str,
        "covers_start": str,
        "covers_end": str,
        "offered_start": str,
        "offered_end": str,
        "validity": int,
        "renewal_window": int,
        "successor": str,
    },
    "terms": {"term": str, "identifier": str, "meaning": str, "source": str},
    "anchors": {
        "kind": str,
        "id": str,
        "act": str,
        "paragraf": str,
        "to": str,
        "stk": int,
        "nr": int,
        "litra": str,
        "pkt": int,
        "citation": str,
    },
    "links": {"from_kind": str, "from_id": str, "to_kind": str, "to_id": str},
}
"""The tables with their columns. Days are ISO text; an open end is NULL."""

_LOOKED_UP = {
    "anchors": (("kind", "id"), ("act", "paragraf")),
    "links": (("from_kind", "from_id"), ("to_kind", "to_id")),
    "sections": (("kind", "id"),),
    "documents": (("case",),),
}


BUILT_FROM = "built_from"
"""The table with the one line that says what the index was built from."""


def refresh_index(library: Library, path: Path) -> None:
    """Write the index to ``path`` unless it was built from this content by this code."""
    if not _is_fresh(library, path):
        build_index(library, path)


def build_index(library: Library, path: Path) -> None:
    """Write the index of a library to ``path``; readers see the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)
    try:
        _write(fresh, rows_of(library))
        with closing(sqlite3.connect(fresh)) as connection, connection:
            write_search(connection, documents_of(library))
            connection.execute(f"CREATE TABLE {BUILT_FROM} (stamp TEXT)")
            connection.execute(f"INSERT INTO {BUILT_FROM} VALUES (?)", (_stamp(library),))  # noqa: S608 - our own name
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _is_fresh(library: Library, path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            stamps = connection.execute(f"SELECT stamp FROM {BUILT_FROM}").fetchall()  # noqa: S608 - our own name
    except sqlite3.Error:
        return False
    return bool(stamps == [(_stamp(library),)])


def _stamp(library: Library) -> str:
    return f"{digest(library)} {of_code()}"


def _write(path: Path, rows: Mapping[str, list[Row]]) -> None:
    from sqlite_utils import Database  # noqa: PLC0415 - half a second's import that a fresh index does not need

    database = Database(path)
    try:
        with database.atomic():  # nobody else knows the file yet
            for name, columns in COLUMNS.items():
                table = database.table(name)
                table.create(dict(columns), pk="id" if _is_kind(columns) else None)
                table.insert_all(rows[name])
                for looked_up in _LOOKED_UP.get(name, ()):
                    table.create_index(looked_up)
    finally:
        database.close()


def _is_kind(columns: Mapping[str, type]) -> bool:
    """True of a table whose rows are objects of their own, not parts of some."""
    return next(iter(columns)) == "id"
