"""The knowledge index holds what is published, and nothing that answers a question."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import builders
import pytest

from quiz_app.domain.law import Provision
from quiz_app.domain.library import Library
from quiz_app.domain.question import Use
from quiz_app.storage import knowledge
from quiz_app.storage.knowledge import BUILT_FROM, COLUMNS, build_index, refresh_index

PRACTICE = {"use": (Use.MODULE, Use.REPETITION)}
ANCHORS = (
    Provision(act="eksempelloven", paragraf="5", stk=2, nr=1),
    Provision(act="eksempelloven", paragraf="7", to="9"),
)


@pytest.fixture(scope="module")
def library() -> Library:
    return builders.library(
        builders.act(last=40),
        builders.change(),
        builders.guideline(anchors=ANCHORS),
        builders.situation(),
        builders.grey_zone(decided=date(2026, 9, 1)),
        builders.citizen_page(),
        builders.tool(),
        builders.module(guidelines=("retningslinje",), questions=("oevelse", "opgave")),
        builders.question(stem="Kun til prøven?"),
        builders.question(id="oevelse", stem="Til øvelse?", **PRACTICE),
        builders.documents_question(id="proeveakter", case="proevesag", stem="Akter til prøven?"),
        builders.documents_question(id="akter", case="sag", stem="Akter til øvelse?", **PRACTICE),
        builders.case(),
        builders.case(id="proevesag", story="Historien fra prøvens sag."),
        builders.licence_kind(successor="naeste"),
    )


@pytest.fixture(scope="module")
def index(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("index") / "viden.db"
    build_index(library, path)
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def test_every_table_is_there_even_when_it_is_empty(index: sqlite3.Connection) -> None:
    tables = {name for (name,) in index.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {name for name in tables if not name.startswith("search_")} == {*COLUMNS, BUILT_FROM}


def test_an_object_is_a_row_with_plain_columns(index: sqlite3.Connection) -> None:
    row = index.execute("SELECT title, topic, verified_on, valid_start, review, answer FROM guidelines").fetchall()
    assert row == [("En retningslinje", "dokumentation", "2026-02-12", None, 12, "Kort sagt.")]
    assert index.execute('SELECT id, "order" FROM situations').fetchall() == [("situation", 1)]
    zone = index.execute("SELECT confidence, release_condition, decided, question, line FROM grey_zones").fetchall()
    assert zone == [("low", "Afgøres af lov nr. 9.", "2026-09-01", "Hvad gælder?", "Gør det ene.")]
    assert index.execute('SELECT id, "order", answer FROM citizen_pages').fetchall() == [
        ("din-sag", 1, "Vi ser på din sag.")
    ]
    assert index.execute("SELECT commences, content_certainty FROM changes").fetchall() == [("2026-07-01", "law_text")]


def test_anchors_give_the_place_and_the_citation_as_it_is_written(index: sqlite3.Connection) -> None:
    query = "SELECT paragraf, \"to\", stk, nr, citation FROM anchors WHERE kind = 'guideline' AND id = 'retningslinje'"
    assert index.execute(query).fetchall() == [
        ("5", "", 2, 1, "eksempelloven § 5, stk. 2, nr. 1"),
        ("7", "9", None, None, "eksempelloven §§ 7-9"),
    ]
    assert index.execute("SELECT citation FROM anchors WHERE kind = 'change'").fetchall() == [("eksempelloven § 5",)]


def test_links_join_what_refers_to_each_other(index: sqlite3.Connection) -> None:
    links = set(index.execute("SELECT from_kind, from_id, to_kind, to_id FROM links"))
    assert {
        ("situation", "situation", "guideline", "retningslinje"),
        ("module", "modul", "question", "oevelse"),
        ("question", "akter", "case", "sag"),
        ("licence", "koerekort", "licence", "naeste"),
    } <= links


def test_what_an_exam_asks_is_nowhere_in_the_index(index: sqlite3.Connection) -> None:
    assert index.execute("SELECT id FROM questions ORDER BY id").fetchall() == [("akter",), ("oevelse",)]
    assert index.execute("SELECT id FROM cases").fetchall() == [("sag",)]
    for withheld in ("'opgave'", "proeveakter", "proevesag", "Kun til prøven", "Akter til prøven", "prøvens sag"):
        assert [line for line in index.iterdump() if withheld in line] == []


def test_no_option_key_or_facit_is_in_the_index(index: sqlite3.Connection) -> None:
    text = "\n".join(index.iterdump())
    assert "Til øvelse?" in text
    assert "Teksten i a." in text
    for secret in ("Mulighed", "Fordi", "correct", "relevant", "irrelevant", "Et svar", "Vi mangler ét svar"):
        assert secret not in text


def test_real_content_keeps_its_answers_to_itself(example_library: Library, tmp_path: Path) -> None:
    build_index(example_library, tmp_path / "viden.db")
    text = (tmp_path / "viden.db").read_bytes().decode(errors="ignore")
    questions = example_library.questions.values()
    options = [o for q in questions for o in (*getattr(q, "options", ()), *getattr(q, "missing", ()))]
    secrets = [o.why for o in options] + [k.why for c in example_library.cases.values() for k in c.facit.documents]
    secrets += [q.stem for q in questions if Use.EXAM in q.use]
    assert secrets
    assert [s for s in secrets if s.strip() in text] == []


def test_a_rebuilt_index_takes_the_place_of_the_old_one_at_once(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "ny" / "viden.db"
    build_index(library, path)
    build_index(builders.library(builders.act()), path)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM guidelines").fetchone() == (0,)
    connection.close()
    assert [p.name for p in path.parent.iterdir()] == ["viden.db"]


def test_a_build_that_fails_leaves_the_old_index_and_no_part(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "viden.db"
    build_index(library, path)
    before = path.read_bytes()
    monkeypatch.setattr(knowledge, "rows_of", lambda _: {})
    with pytest.raises(KeyError):
        build_index(library, path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["viden.db"]


def test_an_index_is_built_again_only_when_content_or_code_has_changed(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "viden.db"

    def is_new(library: Library) -> bool:
        before = path.stat().st_ino if path.is_file() else None
        refresh_index(library, path)
        return path.stat().st_ino != before

    other = builders.library(builders.act())
    assert [is_new(library), is_new(library), is_new(other), is_new(other)] == [True, False, True, False]
    monkeypatch.setattr(knowledge, "of_code", lambda: "newer")
    assert is_new(other)


def test_what_is_no_index_is_built_anew(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "viden.db"
    path.write_text("ikke en database, men længe nok til at ligne en" * 50)
    refresh_index(library, path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM guidelines").fetchone() != (0,)
    connection.close()
