"""Full-text search in the knowledge index: FTS5 over stemmed keys, with compounds taken apart.

The index holds keys, not words, so the highlighting maps keys back onto the text's own words. A query is tried as it
stands first (every word, or a longer word that begins with it); only where that finds little are compounds tried by
their parts. The commonest words of the index are dropped from queries, so that a long question stays quick.

Matching, narrowing and ranking happen inside FTS5, on numbers alone; texts are read of what is shown. So that no query
costs more than others, no more than :data:`RANKED` documents are weighed against each other: first those whose title
has it all, then others in the documents' own order, in which pages come before cases.
"""

import re
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
RANKED = 2000
SHORTEST_BEGINNING = 3
SNIPPET = 220
_SCHEMA = """
CREATE TABLE search_documents (
    number INTEGER PRIMARY KEY, kind TEXT, id TEXT, title TEXT, url TEXT, text TEXT, audience TEXT
);
CREATE INDEX search_names ON search_documents (kind, id);
CREATE VIRTUAL TABLE search_words USING fts5 (title, words, parts, labels, content='', tokenize='ascii');
CREATE TABLE search_vocabulary (word TEXT PRIMARY KEY, common INTEGER) WITHOUT ROWID;
"""
_RANK = """
SELECT number FROM (
    SELECT rowid AS number, bm25(search_words, 8.0, 4.0, 1.0, 0.0) AS score
    FROM search_words WHERE search_words MATCH ? LIMIT ?
) ORDER BY score, number LIMIT ?
"""
_READ = "SELECT kind, id, title, url, text FROM search_documents WHERE number = ?"


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
            "INSERT INTO search_words (rowid, title, words, parts, labels) VALUES (?, ?, ?, ?, ?)",
            (
                number,
                " ".join(title),
                " ".join([*title, *text]),
                " ".join(found),
                f"{_label(document.kind)} {_label(document.audience)}",
            ),
        )
    often = {k for k, n in seen.most_common(COMMON) if n > len(kept) / 4}
    connection.executemany("INSERT INTO search_vocabulary VALUES (?, ?)", [(k, k in often) for k in vocabulary])


@dataclass(frozen=True, slots=True)
class SqliteSearch:
    """The search tables of one knowledge index, read afresh for every query: a rebuilt index counts at once."""

    path: Path

    def find(self, query: str, *, audiences: frozenset[str], kinds: frozenset[str], limit: int) -> tuple[Hit, ...]:
        """Documents with every word of the query, best first; then, if they are few, those with the words' parts."""
        narrowed = " AND ".join(f"({_any(map(_label, names))})" for names in (audiences, kinds) if names)
        with self._open() as connection:
            keys = dict.fromkeys(k for _, _, k in words(query))
            common = _common(connection, keys)
            rare = [k for k in keys if k not in common] or [*keys]
            if not rare:
                return ()
            wanted: dict[str, tuple[str, ...]] = {k: (k,) for k in rare}
            numbers = _match(connection, _expression(wanted, common), narrowed, limit)
            if len(numbers) < FEW:
                wanted = {k: _alternatives(connection, k) for k in rare}
                numbers += _match(connection, _expression(wanted, common), narrowed, limit)
            shown = [*dict.fromkeys(numbers)][:limit]
            rows = [connection.execute(_READ, (number,)).fetchone() for number in shown]
        looked_for = tuple(dict.fromkeys(k for choices in wanted.values() for k in choices))
        return tuple(_found(row, looked_for) for row in rows)

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


def _common(connection: sqlite3.Connection, keys: Collection[str]) -> set[str]:
    """Those of the keys that are among the index's commonest words."""
    marks = ", ".join("?" * len(keys))
    statement = f"SELECT word FROM search_vocabulary WHERE common AND word IN ({marks})"  # noqa: S608 - question marks
    return {row[0] for row in connection.execute(statement, [*keys])}


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


def _expression(wanted: Mapping[str, tuple[str, ...]], common: Collection[str]) -> str:
    """All words, each by one of its alternatives or a longer word that begins with the first of them.

    A common word stands for itself alone, and so does a very short one: too many words begin with it.
    """
    return " AND ".join(
        f"({_any(choices)})" if k in common or len(k) < SHORTEST_BEGINNING else f'("{k}" * OR {_any(choices)})'
        for k, choices in wanted.items()
    )


def _any(tokens: Iterable[str]) -> str:
    return " OR ".join(f'"{token}"' for token in tokens)


def _label(name: str) -> str:
    """The token of a kind or an audience: no word of a text or a query has its sign, and no name ends the quotes."""
    return "§" + re.sub(r"\W|_", "§", name)


def _match(connection: sqlite3.Connection, expression: str, narrowed: str, limit: int) -> list[int]:
    """The numbers of documents: those whose title has it all, then the others, each best first."""
    found: list[int] = []
    for where in (f"{{title}} : ({expression})", expression):
        found += [n for (n,) in connection.execute(_RANK, (f"{narrowed} AND {where}", RANKED, limit))]
    return found


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
