"""Full-text search in the knowledge index: FTS5 over stemmed keys, with compounds taken apart.

The index holds keys, not words, so the highlighting maps keys back onto the text's own words. A query is tried as it
stands first (every word, or a longer word that begins with it); only where that finds little are compounds tried by
their parts. The commonest words of the index are dropped from queries, so that a long question stays quick.
"""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from quiz_app.domain.search import SHORTEST_PART, part, splits, words
from quiz_app.errors import StorageError
from quiz_app.services.search_port import Hit
from quiz_app.storage.search_rows import SearchDocument

FEW = 5
COMMON = 100
SNIPPET = 220
_SCHEMA = """
CREATE TABLE search_documents (
    number INTEGER PRIMARY KEY, kind TEXT, id TEXT, title TEXT, url TEXT, text TEXT, audience TEXT
);
CREATE INDEX search_names ON search_documents (kind, id);
CREATE VIRTUAL TABLE search_words USING fts5 (title, words, parts, content='', tokenize='ascii');
CREATE TABLE search_vocabulary (word TEXT PRIMARY KEY, common INTEGER) WITHOUT ROWID;
"""
_FIND = """
SELECT d.kind, d.id, d.title, d.url, d.text FROM search_words w JOIN search_documents d ON d.number = w.rowid
WHERE search_words MATCH ? AND d.audience IN ({audiences}) {kinds}
ORDER BY bm25(search_words, 8.0, 4.0, 1.0), d.number LIMIT ?
"""


def write_search(connection: sqlite3.Connection, documents: Iterable[SearchDocument]) -> None:
    """Fill an empty file with the search tables."""
    connection.executescript(_SCHEMA)
    kept = list(documents)
    keyed = [([k for _, _, k in words(d.title)], [k for _, _, k in words(d.text)]) for d in kept]
    seen = Counter(k for title, text in keyed for k in {*title, *text})
    vocabulary = frozenset(seen)
    parts = {k: part(k, vocabulary) for k in vocabulary if len(k) > SHORTEST_PART + 2}
    for number, (document, (title, text)) in enumerate(zip(kept, keyed, strict=True), 1):
        found = [p for k in {*title, *text} if (p := parts.get(k))]
        row = (document.kind, document.id, document.title, document.url, document.text, document.audience)
        connection.execute("INSERT INTO search_documents VALUES (?, ?, ?, ?, ?, ?, ?)", (number, *row))
        connection.execute(
            "INSERT INTO search_words (rowid, title, words, parts) VALUES (?, ?, ?, ?)",
            (number, " ".join(title), " ".join([*title, *text]), " ".join(found)),
        )
    often = {k for k, n in seen.most_common(COMMON) if n > len(kept) / 4}
    connection.executemany("INSERT INTO search_vocabulary VALUES (?, ?)", [(k, k in often) for k in vocabulary])


@dataclass(frozen=True, slots=True)
class SqliteSearch:
    """The search tables of one knowledge index, read afresh for every query: a rebuilt index counts at once."""

    path: Path

    def find(self, query: str, *, audiences: frozenset[str], kinds: frozenset[str], limit: int) -> tuple[Hit, ...]:
        """Documents with every word of the query, best first; then, if they are few, those with the words' parts."""
        with self._open() as connection:
            keys = _rare(connection, [k for _, _, k in words(query)])
            if not keys:
                return ()
            wanted: dict[str, tuple[str, ...]] = {k: (k,) for k in keys}
            rows = _match(connection, _expression(wanted), audiences, kinds, limit)
            if len(rows) < FEW:
                wanted = {k: _alternatives(connection, k) for k in keys}
                loose = _match(connection, _expression(wanted), audiences, kinds, limit)
                rows += [row for row in loose if row not in rows]
        looked_for = tuple(dict.fromkeys(k for choices in wanted.values() for k in choices))
        return tuple(_found(row, looked_for) for row in rows[:limit])

    def named(self, names: Sequence[tuple[str, str]], *, audiences: frozenset[str]) -> tuple[Hit, ...]:
        """The documents by kind and id, in that order."""
        marks = ", ".join("?" * len(audiences))
        statement = (
            "SELECT kind, id, title, url, text FROM search_documents "  # noqa: S608 - only question marks are put in
            f"WHERE kind = ? AND id = ? AND audience IN ({marks})"
        )
        with self._open() as connection:
            rows = [row for n in names if (row := connection.execute(statement, (*n, *audiences)).fetchone())]
        return tuple(_found(row, ()) for row in rows)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as connection:
                yield connection
        except sqlite3.OperationalError as error:
            raise StorageError(f"{self.path}: søgeindekset kan ikke læses; kør koerekort index.") from error


def _rare(connection: sqlite3.Connection, keys: list[str]) -> list[str]:
    """The keys without the commonest words, unless nothing else is asked for."""
    marks = ", ".join("?" * len(keys))
    often = {
        row[0]
        for row in connection.execute(
            f"SELECT word FROM search_vocabulary WHERE common AND word IN ({marks})",  # noqa: S608 - question marks
            keys,
        )
    }
    return [k for k in keys if k not in often] or keys


def _alternatives(connection: sqlite3.Connection, wanted: str) -> tuple[str, ...]:
    """The word itself, and the longest known word that it begins or ends with."""
    pieces = splits(wanted)
    marks = ", ".join("?" * len(pieces))
    known = {
        row[0]
        for row in connection.execute(f"SELECT word FROM search_vocabulary WHERE word IN ({marks})", pieces)  # noqa: S608
    }
    piece = part(wanted, known)
    return (wanted, piece) if piece else (wanted,)


def _expression(wanted: Mapping[str, tuple[str, ...]]) -> str:
    """All words, each by one of its alternatives or a longer word that begins with the first of them."""
    return " AND ".join(
        "(" + " OR ".join([f'"{choices[0]}" *', *(f'"{c}"' for c in choices)]) + ")" for choices in wanted.values()
    )


def _match(  # noqa: PLR0917 - the parts of one query
    connection: sqlite3.Connection,
    expression: str,
    audiences: Collection[str],
    kinds: Collection[str],
    limit: int,
) -> list[tuple[str, str, str, str, str]]:
    narrowed = f"AND d.kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    statement = _FIND.format(audiences=", ".join("?" * len(audiences)), kinds=narrowed)
    return connection.execute(statement, (expression, *audiences, *kinds, limit)).fetchall()


def _found(row: tuple[str, str, str, str, str], wanted: tuple[str, ...]) -> Hit:
    kind, object_id, title, url, text = row
    first = next((start for start, _, k in words(text) if _meets(k, wanted)), 0)
    begin = _beginning(text, first)
    snippet = text[begin : begin + SNIPPET]
    marks = tuple((start, end) for start, end, k in words(snippet) if _meets(k, wanted))
    return Hit(kind=kind, id=object_id, title=title, url=url, snippet=snippet, marks=marks)


def _beginning(text: str, first: int) -> int:
    """Where a snippet begins: at the start of a word, a little before the first word found."""
    if first < SNIPPET // 3:
        return 0
    return text.find(" ", first - SNIPPET // 3) + 1


def _meets(found: str, wanted: tuple[str, ...]) -> bool:
    """True when the key of a word in the text begins with something asked for, or is a compound that ends with it."""
    return any(found.startswith(w) or (len(w) >= SHORTEST_PART and found.endswith(w)) for w in wanted)
