"""A colleague's released case is for signed-in staff alone: the built site was made beside one, and knows nothing of it."""

import json
import sqlite3
from pathlib import Path

from sharing_examples import STORY, words

from quiz_app.domain.library import Library
from quiz_app.storage.knowledge import build_index

TOLD = (STORY[:40], words().title, words().question, "måned 22")


def test_no_file_of_the_site_holds_a_word_of_a_released_case(site: Path) -> None:
    texts = [f.read_text(errors="ignore") for f in site.rglob("*") if f.suffix in {".html", ".json", ".js", ".xml"}]
    assert len(texts) > 100
    assert [told for told in TOLD for text in texts if told in text or json.dumps(told)[1:-1] in text] == []


def test_the_index_that_analysts_open_holds_none_either(library: Library, tmp_path: Path) -> None:
    build_index(library, tmp_path / "k.db")
    dump = "\n".join(sqlite3.connect(tmp_path / "k.db").iterdump())
    assert "praktik" in dump
    assert [told for told in TOLD if told in dump] == []
