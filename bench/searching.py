"""How quickly the search answers over many documents, and how long its index takes to build."""

import random
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from quiz_app.domain.library import Library
from quiz_app.storage.search_index import SqliteSearch, write_search
from quiz_app.storage.search_rows import PUBLIC, SearchDocument, documents_of

WORDS_EACH = 250
QUERIES = 300
HITS = 50


@dataclass(frozen=True, slots=True)
class Searched:
    """Seconds to build the index, its size in MB, and seconds per query."""

    documents: int
    build: float
    size: float
    seconds: list[float]


def measure(library: Library, folder: Path, documents: int) -> Searched:
    """Random texts of the content's own words, with its own word frequencies; queries of one to five such words."""
    chance = random.Random(8)
    text = " ".join(f"{d.title} {d.text}" for d in documents_of(library))
    spoken = re.findall(r"[^\W\d_]{2,}", text)
    path = folder / "search.db"
    path.unlink(missing_ok=True)
    before = time.perf_counter()
    with closing(sqlite3.connect(path)) as connection, connection:
        write_search(connection, _texts(spoken, documents, chance))
    build = time.perf_counter() - before
    search = SqliteSearch(path)
    seconds = []
    for _ in range(QUERIES):
        query = " ".join(chance.choices(spoken, k=chance.randint(1, 5)))
        before = time.perf_counter()
        search.find(query, audiences=frozenset({PUBLIC}), kinds=frozenset(), limit=HITS)
        seconds.append(time.perf_counter() - before)
    return Searched(documents, build, path.stat().st_size / 1024**2, seconds)


def _texts(spoken: list[str], count: int, chance: random.Random) -> Iterator[SearchDocument]:
    for n in range(count):
        words = chance.choices(spoken, k=WORDS_EACH)
        yield SearchDocument(kind="guideline", id=f"d{n}", title=" ".join(words[:6]), url="/", text=" ".join(words))
