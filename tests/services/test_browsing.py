"""The case library: what is in it, what is looked for, and what stays out."""

from pathlib import Path

import pytest
from doubles import StillClock

from quiz_app.domain.case_facets import Facet
from quiz_app.domain.citation import Citations
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Grant, Role
from quiz_app.errors import NotFound
from quiz_app.services.browsing import Browsing
from quiz_app.services.searching import Searching
from quiz_app.storage.knowledge import build_index
from quiz_app.storage.search_index import SqliteSearch

AMINA = Actor(person_id="amina", grants=(Grant(role=Role.CASEWORKER, unit_id="nord"),))


@pytest.fixture
def browsing(example_library: Library, tmp_path: Path) -> Browsing:
    index = tmp_path / "k.db"
    build_index(example_library, index)
    citations = Citations(example_library.acts.values())
    searching = Searching(index=SqliteSearch(index), library=example_library, citations=citations)
    return Browsing(library=example_library, searching=searching, clock=StillClock())


def found(browsing: Browsing, query: str = "") -> list[str]:
    return [c.ref.id for c in browsing.shelf(AMINA, {}, query).cases]


def test_cases_of_an_exam_are_in_no_list_no_search_and_cannot_be_opened(browsing: Browsing) -> None:
    assert found(browsing) == ["oevesag"]
    assert found(browsing, "Bjarke") == []
    with pytest.raises(NotFound):
        browsing.case(AMINA, "proevesag")


@pytest.mark.parametrize("query", ["ryggen", "eksempelloven § 5", "  "])
def test_a_case_is_found_by_its_words_and_by_what_it_rests_on(browsing: Browsing, query: str) -> None:
    assert found(browsing, query) == ["oevesag"]


def test_what_is_looked_for_is_narrowed_too(browsing: Browsing) -> None:
    shelf = browsing.shelf(AMINA, {Facet.TRACK: ["foertidspension"]}, "ryggen")
    assert (shelf.cases, shelf.total) == ((), 1)
    assert [(c.value, c.count) for c in shelf.facets[Facet.TRACK]] == [("fleksjob", 1)]
