"""The case library as people use it: narrowing, the address, reading a case, and cases that are like one's own."""

from collections.abc import Callable

import pytest
from sharing_examples import case_text, form, release
from streamlit.testing.v1 import AppTest

from quiz_app.bootstrap import Platform

Open = Callable[..., AppTest]


READER = "gry"
"""A guest, who meets the constructed cases alone: their number is that of the files."""


def headings(app: AppTest) -> set[str]:
    return {h.value for h in app.subheader}


def texts(app: AppTest) -> str:
    return "\n".join([*(m.value for m in app.markdown), *(c.value for c in app.caption)])


def test_the_address_narrows_the_library_and_says_how_many_are_left(open_as: Open) -> None:
    app = open_as(READER, "case_library", vej="fleksjob")
    assert not app.exception
    assert "Lærke: gode timer, men ikke flere af dem" in headings(app)
    assert "Kavitha: fem timer i boghandlen" not in headings(app), "it is out in a round, so its way is not told"
    assert "Signe: hun bad om at få det afgjort" not in headings(app)
    assert "7 sager af 23" in texts(app)


def test_a_choice_is_kept_in_the_address(open_as: Open) -> None:
    app = open_as(READER, "case_library")
    app.pills(key="case_library.vej").select("fleksjob").run()
    assert app.query_params["vej"] == "fleksjob"
    assert "7 sager af 23" in texts(app)


def test_choices_that_leave_nothing_say_so_and_can_be_cleared(open_as: Open) -> None:
    app = open_as(READER, "case_library", vej="fleksjob", emne="ressourceforloeb")
    assert [i.value for i in app.info] == ["Ingen sager passer. Fjern et valg, eller søg efter et andet ord."]
    app.button(key="case_library.clear").click().run()
    assert "23 sager af 23" in texts(app)


def test_a_case_shows_its_status_its_provisions_and_what_to_read_with_it(open_as: Open) -> None:
    app = open_as("amina", "case_library", sag="laerke", vej="fleksjob")
    assert [h.value for h in app.header] == ["Lærke: gode timer, men ikke flere af dem"]
    said = texts(app)
    assert "Konstrueret sag · Fleksjob" in said
    assert "Gældende" in said
    assert "/retningslinjer/naar-er-sagen-tilstraekkeligt-oplyst.html" in said
    assert "Vis facit" in [t.label for t in app.toggle]


def test_going_back_keeps_what_was_chosen(open_as: Open) -> None:
    app = open_as(READER, "case_library", sag="laerke", vej="fleksjob")
    app.button(key="case_library.back").click().run()
    assert "7 sager af 23" in texts(app)


def test_a_case_of_an_exam_is_not_found(open_as: Open) -> None:
    app = open_as("amina", "case_library", sag="besim")
    assert "Den sag findes ikke her mere." in [i.value for i in app.info]


def test_cases_like_ones_own_come_with_the_reasons(open_as: Open) -> None:
    app = open_as("amina", "similar_cases")
    app.selectbox(key="similar.track").select("ressourceforloeb").run()
    app.selectbox(key="similar.illness").select("mental").run()
    assert not app.exception
    assert app.subheader[1].value == "Simon: forløbet, som alle troede var lukket"
    assert "**Det samme:** vej (ressourceforløb), helbred (psykisk lidelse)" in texts(app)


def test_nothing_chosen_finds_nothing(open_as: Open) -> None:
    app = open_as("amina", "similar_cases")
    assert [i.value for i in app.info] == ["Vælg mindst én ting."]


@pytest.fixture
def shared(platform: Platform) -> str:
    """A colleague's released case, about two traineeships and a back."""
    with platform.storage.writing() as stores:
        return release(stores.shared_cases, case_text(form=form(regime="R3")))


def test_a_released_case_stands_among_the_constructed_ones_marked_as_what_it_is(open_as: Open, shared: str) -> None:
    app = open_as("amina", "case_library", art="released")
    assert "Anonymiseret sag · Fleksjob · første halvår 2026" in texts(app)
    assert "Konstrueret sag ·" not in texts(app)


def test_a_released_case_is_read_without_anybody_behind_it(open_as: Open, shared: str) -> None:
    app = open_as("amina", "case_library", delt=shared)
    assert [h.value for h in app.header] == ["To praktikker og en ryg"]
    assert "Foreløbig" in texts(app)
    assert any("Første gang gik det godt i tre uger" in t.value for t in app.text)
    assert "Bo " not in texts(app)


def test_a_guest_meets_no_released_case(open_as: Open, shared: str) -> None:
    assert "23 sager af 23" in texts(open_as("gry", "case_library"))
    assert "Den sag findes ikke her mere." in [i.value for i in open_as("gry", "case_library", delt=shared).info]
