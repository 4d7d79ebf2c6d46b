"""Search as people use it, on this repository's own content and on the example's."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from quiz_app.content import read_library
from quiz_app.domain.citation import Citations
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Grant, Role
from quiz_app.domain.question import Use
from quiz_app.errors import StorageError
from quiz_app.services.searching import Searching
from quiz_app.storage.knowledge import build_index
from quiz_app.storage.search_index import RANKED, SqliteSearch, write_search
from quiz_app.storage.search_rows import PUBLIC, SearchDocument

ROOT = Path(__file__).parents[2]
STAFF = Actor(person_id="amina", grants=(Grant(role=Role.CASEWORKER, unit_id="nord"),))
OUTSIDER = Actor(person_id="erik", grants=(Grant(role=Role.ADMINISTRATOR, unit_id="nord"),))


def over(library: Library, path: Path) -> Searching:
    build_index(library, path)
    return Searching(index=SqliteSearch(path), library=library, citations=Citations(library.acts.values()))


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(ROOT, today=date(2026, 11, 22))


@pytest.fixture(scope="module")
def searching(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Searching:
    return over(library, tmp_path_factory.mktemp("index") / "knowledge.db")


def found(searching: Searching, query: str, actor: Actor | None = None) -> set[str]:
    return {hit.id for hit in searching.search(actor, query)}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("begrundelsen", "partshoering-notat-og-begrundelse"),
        ("partshoering", "partshoering-notat-og-begrundelse"),
        ("partshøringer", "partshoering-notat-og-begrundelse"),
        ("lægen svarer ikke", "laegen-svarer-ikke"),
        ("førtidspensionssagen", "2018-06-01-dokumentationskrav"),
        ("sundhedskoordinatorens", "samlet-beskrivelse-og-sundhedskoordinator"),
    ],
)
def test_a_form_of_a_word_finds_what_has_another(searching: Searching, query: str, expected: str) -> None:
    assert expected in found(searching, query)


def test_compounds_are_found_both_ways(searching: Searching) -> None:
    both = {h.id for h in searching.search(None, "førtidspension", kinds=["change"])}
    assert "2018-06-01-dokumentationskrav" in both, "its text has førtidspensionssager only"
    titles = [h.title for h in searching.search(None, "førtidspensionssagerne")]
    assert titles


def test_the_page_whose_title_says_it_comes_first_among_pages(searching: Searching) -> None:
    assert searching.search(None, "lægen svarer ikke")[0].id == "laegen-svarer-ikke"


@pytest.mark.parametrize("query", ["xyzzy kvarkplof", "", "   ", '"', "*", "§", "(((", "a" * 5000])
def test_nonsense_finds_nothing_and_breaks_nothing(searching: Searching, query: str) -> None:
    assert searching.search(None, query) == ()


def test_a_provision_finds_what_rests_on_it(searching: Searching, library: Library) -> None:
    hits = searching.search(None, "pensionsloven § 18, stk. 2")
    assert "helt-aabenbare-sager" in {h.id for h in hits}
    acts = {p.act for h in hits if h.kind == "guideline" for p in library.guidelines[h.id].anchors}
    assert "pensionsloven" in acts


def test_a_bare_provision_is_meant_in_every_act(searching: Searching) -> None:
    named = {h.id for h in searching.search(None, "pensionsloven § 18, stk. 2") if h.kind != "act"}
    assert named <= found(searching, "§ 18, stk. 2")


def test_a_provision_that_no_act_has_finds_nothing(searching: Searching) -> None:
    assert searching.search(None, "pensionsloven § 9999") == ()


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("§ 18, stk. 2?", "§ 18, stk. 2"),
        ("hvad siger § 18, stk. 2 fleksjob", "§ 18, stk. 2"),
        ("pensionsloven § 18, stk. 2 fleksjob", "pensionsloven § 18, stk. 2"),
    ],
)
def test_what_stands_around_a_provision_hides_nothing(searching: Searching, asked: str, plain: str) -> None:
    assert found(searching, asked) == found(searching, plain) != set()


def test_what_has_the_words_beside_a_provision_comes_first(searching: Searching) -> None:
    worded = {(h.kind, h.id) for h in searching.search(None, "partshøring")}
    hits = [(h.kind, h.id) in worded for h in searching.search(None, "forvaltningsloven § 19 partshøring")]
    assert 0 < sum(hits) < len(hits)
    assert hits[: sum(hits)] == [True] * sum(hits)


def test_a_hit_says_by_which_provision_it_was_found(searching: Searching, library: Library) -> None:
    hits = searching.search(None, "pensionsloven § 18, stk. 2")
    assert hits[0].provision == "pensionsloven § 18, stk. 2"
    assert all(h.provision for h in hits)
    assert not any(h.provision for h in searching.search(None, "partshøring"))


def test_modules_and_terms_are_found_by_what_they_cite(searching: Searching, library: Library) -> None:
    hits = searching.search(None, "forvaltningsloven § 19")
    citing = {m.id for m in library.modules.values() if "forvaltningsloven § 19" in m.body}
    assert len(citing) > 1
    assert citing <= {h.id for h in hits if h.kind == "module"}
    assert "partshøring" in {h.id for h in hits if h.kind == "term"}


@pytest.mark.parametrize("query", ["LAB", "LBK 280/2024", "lov om en aktiv beskæftigelsesindsats", "LAB § 118"])
def test_an_act_is_found_by_its_names_and_numbers_and_by_its_provisions(searching: Searching, query: str) -> None:
    hit = next(h for h in searching.search(None, query) if h.kind == "act")
    assert (hit.id, hit.url) == ("lab", "/lov/lab.html")


def test_the_found_words_are_marked_in_the_snippet(searching: Searching) -> None:
    hit = next(h for h in searching.search(None, "partshøring") if h.kind == "guideline")
    assert hit.marks
    assert all("partshør" in hit.snippet[start:end].lower() for start, end in hit.marks)


def test_only_staff_find_cases(searching: Searching, library: Library) -> None:
    open_cases = set(library.cases) - library.withheld_cases()
    case = library.cases[min(open_cases)]
    query = case.title
    assert case.id in found(searching, query, STAFF)
    assert case.id not in found(searching, query)
    assert case.id not in found(searching, query, OUTSIDER)


def test_nobody_finds_what_an_exam_uses(searching: Searching, library: Library, tmp_path: Path) -> None:
    for case_id in library.withheld_cases():
        assert case_id not in found(searching, library.cases[case_id].title, STAFF)
    build_index(library, tmp_path / "k.db")
    stored = (tmp_path / "k.db").read_bytes().decode("utf-8", "ignore")
    exam = [q for q in library.questions.values() if Use.EXAM in q.use]
    assert [q.id for q in exam if q.stem.strip()[:50] in stored] == []


def test_kinds_narrow_the_search(searching: Searching) -> None:
    assert {h.kind for h in searching.search(STAFF, "fleksjob", kinds=["guideline"])} == {"guideline"}


@pytest.mark.parametrize("kind", ['case") OR ("§case', 'x") OR ("§staff', "\0", '"', ""])
def test_the_name_of_no_kind_opens_what_is_hidden(searching: Searching, kind: str) -> None:
    assert searching.search(None, "fleksjob", kinds=[kind]) == ()


def test_a_kind_of_two_words_narrows_to_itself_alone(searching: Searching) -> None:
    assert {h.kind for h in searching.search(None, "kommunen", kinds=["citizen_page"])} == {"citizen_page"}


def test_of_very_many_the_one_whose_title_has_the_word_comes_first(tmp_path: Path) -> None:
    many = [
        SearchDocument(kind="fact", id=f"f{n}", title="Fakta" if n < RANKED else "Sikring", url="/", text="Sikring.")
        for n in range(RANKED + 1)
    ]
    with closing(sqlite3.connect(tmp_path / "k.db")) as connection, connection:
        write_search(connection, many)
    found = SqliteSearch(tmp_path / "k.db").find("sikring", audiences=frozenset({PUBLIC}), kinds=frozenset(), limit=2)
    assert [hit.id for hit in found] == [f"f{RANKED}", "f0"]


def test_a_rebuilt_index_counts_at_once(example_library: Library, tmp_path: Path) -> None:
    searching = over(example_library, tmp_path / "k.db")
    guideline = next(iter(example_library.guidelines.values()))
    assert searching.search(None, "kvarkplof") == ()
    renamed = replace(guideline, title="Om kvarkplof")
    build_index(replace(example_library, guidelines={guideline.id: renamed}), tmp_path / "k.db")
    assert [h.id for h in searching.search(None, "kvarkplof")] == [guideline.id]


def test_a_missing_index_is_one_sentence_with_the_remedy(example_library: Library, tmp_path: Path) -> None:
    index = SqliteSearch(tmp_path / "none.db")
    searching = Searching(index=index, library=example_library, citations=Citations(example_library.acts.values()))
    with pytest.raises(StorageError, match="koerekort index"):
        searching.search(None, "sag")


def test_the_index_stays_open_to_analysts(example_library: Library, tmp_path: Path) -> None:
    build_index(example_library, tmp_path / "k.db")
    with sqlite3.connect(tmp_path / "k.db") as connection:
        kinds = {row[0] for row in connection.execute("SELECT DISTINCT kind FROM search_documents")}
    connection.close()
    assert sorted(kinds) == [
        *(
            "act",
            "case",
            "change",
            "citizen_page",
            "fact",
            "grey_zone",
            "guideline",
            "module",
            "situation",
            "term",
            "tool",
        ),
    ]
