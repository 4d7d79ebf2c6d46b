"""*Læs igen* and *Hvad rammer ændringen?*: what a key person sees and signs."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import builders as a
import pytest
from doubles import CountingEntropy, PlainHasher, StillClock
from fakes import MemoryStorage
from streamlit.testing.v1 import AppTest

from quiz_app import bootstrap
from quiz_app.bootstrap import Outside, Platform, assemble
from quiz_app.bootstrap.settings import Settings
from quiz_app.domain.clearance import Finding
from quiz_app.domain.law import ChangeKind
from quiz_app.domain.library import Library
from quiz_app.domain.question import ChoiceQuestion

Open = Callable[..., AppTest]
GRAVE = "review_queue.aendring.question.opgave"


@pytest.fixture
def content() -> Library:
    """One question that a change touches in earnest, and two guidelines that another touches lightly."""
    grave = a.change()
    light = replace(
        a.change(id="foelge", title="En følgeændring"),
        affects=tuple(replace(x, kind=ChangeKind.CONSEQUENTIAL, provision=(PLACE,)) for x in grave.affects),
    )
    pages = [a.guideline(id=name, title=name.upper(), anchors=(PLACE,)) for name in ("en", "to")]
    module = a.module(guidelines=("en",), questions=())
    return a.library(a.act(), a.question(), *pages, module, a.licence_kind(), grave, light)


PLACE = replace(a.ANCHOR, paragraf="20")


@pytest.fixture
def platform(content: Library, seeded: MemoryStorage) -> Iterator[Platform]:
    """The demo's people over other content, in June 2026."""
    storage = MemoryStorage()
    storage._state = seeded._state.copy()
    out = Outside(
        clock=StillClock(datetime(2026, 6, 1, 9, 0, tzinfo=UTC)), entropy=CountingEntropy(), hasher=PlainHasher()
    )
    bootstrap.install(assemble(Settings(demo=True, municipality="Eksempelby Kommune"), content, storage, out))
    yield bootstrap.platform()
    bootstrap.install(None)


def everything(app: AppTest) -> str:
    return " ".join(e.value for e in (*app.markdown, *app.caption, *app.success, *app.info, *app.code))


def test_the_queue_says_why_and_what_to_do_and_what_one_signs(open_as: Open) -> None:
    app = open_as("bo", "review_queue")
    said = everything(app)
    assert "1 prøveopgave · 0 gyldige kørekort · gælder fra 1. juli 2026 (om 30 dage) · indholdet ændres" in said
    assert "Læs den op mod den nye regel, før den gælder." in said
    assert "Med din underskrift siger du" in said


def test_a_key_person_signs_one_text_and_takes_it_back(open_as: Open) -> None:
    app = open_as("bo", "review_queue")
    app.selectbox(key=GRAVE).set_value(Finding.UNCHANGED)
    app.button[0].click().run()
    assert "Du har skrevet under på 1 tekst. Det gælder nu." in [s.value for s in app.success]
    assert GRAVE not in {s.key for s in app.selectbox}
    assert (
        "verified: {on: 2026-06-01, content: law_text, date: law_text, cleared: [aendring], first: 2026-02-12}"
        in everything(app)
    )
    assert "case_library/spoergsmaal/dokumentation/opgave.yml" in everything(app)
    next(b for b in app.button if b.label == "Fortryd").click().run()
    assert app.selectbox(key=GRAVE).value is None
    assert "Fortrudt 1. juni 2026" in everything(app)


def test_who_signs_that_an_item_was_read_can_read_it_with_its_key(open_as: Open, content: Library) -> None:
    item = content.questions["opgave"]
    assert isinstance(item, ChoiceQuestion)
    said = everything(open_as("bo", "review_queue"))
    assert item.stem in said
    assert all(option.why in said for option in item.options)
    assert item.options[0].why not in everything(open_as("gerda", "review_queue"))


def test_what_lapses_gets_the_line_of_its_validity(open_as: Open) -> None:
    app = open_as("bo", "review_queue")
    app.selectbox(key=GRAVE).set_value(Finding.LAPSES)
    app.button[0].click().run()
    assert "valid: {start: null, end: 2026-06-30}" in everything(app)


def test_nothing_is_signed_before_something_is_found(open_as: Open) -> None:
    app = open_as("bo", "review_queue")
    app.button[0].click().run()
    assert "Intet er skrevet under. Læs først, og vælg, hvad du fandt." in [e.value for e in app.error]
    assert GRAVE in {s.key for s in app.selectbox}


def test_consequential_changes_are_signed_together_once_they_are_said_to_be_read(open_as: Open) -> None:
    app = open_as("johanne", "review_queue")
    together = next(b for b in app.button if b.label == "Skriv under på 2 tekster")
    together.click().run()
    assert "Skriv under på 2 tekster" in {b.label for b in app.button}
    app.checkbox(key="review_queue.light.read").check()
    next(b for b in app.button if b.label == "Skriv under på 2 tekster").click().run()
    assert "Du har skrevet under på 2 tekster. Det gælder nu." in [s.value for s in app.success]
    assert "Skriv under på 2 tekster" not in {b.label for b in app.button}


def test_a_practice_owner_sees_the_queue_and_signs_nothing(open_as: Open) -> None:
    app = open_as("gerda", "review_queue")
    assert "Læs den op mod den nye regel" in everything(app)
    assert not [b for b in app.button if b.label.startswith("Skriv under")]
    assert GRAVE not in {s.key for s in app.selectbox}


def test_an_empty_queue_says_so(open_as: Open, content: Library) -> None:
    quiet = replace(content, changes={})
    here = bootstrap.platform()
    bootstrap.install(assemble(here.settings, quiet, here.storage, here.outside))
    app = open_as("bo", "review_queue")
    assert [s.value for s in app.success] == ["Alt er læst. Intet venter."]


def test_a_text_whose_review_is_late_stands_on_a_list_of_its_own_with_the_line_for_its_file(open_as: Open) -> None:
    assert "Alle tekster er efterset til tiden." in everything(open_as("bo", "review_queue"))
    clock = bootstrap.platform().clock
    assert isinstance(clock, StillClock)
    clock.at = datetime(2027, 2, 13, 9, 0, tzinfo=UTC)
    app = open_as("gerda", "review_queue")
    said = everything(app)
    assert "3 tekster skulle være læst op mod loven nu" in said
    assert "guidelines/retningslinjer/en.md" in said
    assert "verified: {on: 2027-02-13, content: law_text, date: law_text, cleared: [], first: 2026-02-12}" in said
    assert "Retningslinje: EN · senest 12. februar 2027" in {e.label for e in app.expander}


def test_the_impact_page_opens_on_the_change_of_its_address_with_statuses_and_links(open_as: Open) -> None:
    app = open_as("bo", "impact", aendring="foelge")
    assert app.selectbox(key="impact.change").value == "foelge"
    (table,) = app.table
    frame = table.value
    assert [row for row in frame.index if "](/retningslinjer/en.html)" in row]
    assert list(frame.columns[2:4]) == ["Den 1. juni 2026", "Den 1. juli 2026"], "a bare date would be read as a list"
    assert set(frame.iloc[:, 2]) == {":material/arrow_forward: Ændres snart"}
    assert "[Læs om ændringen](/lovaendringer/foelge.html)" in everything(app)


def test_the_filters_narrow_the_table(open_as: Open) -> None:
    app = open_as("bo", "impact", aendring="foelge")
    rows = len(app.table[0].value)
    app.toggle(key="impact.direct").set_value(True).run()
    assert len(app.table[0].value) == 2 < rows


def test_the_impact_page_tells_what_leaves_the_exam_and_what_it_then_lacks(open_as: Open) -> None:
    app = open_as("johanne", "impact", aendring="aendring")
    said = everything(app)
    assert (
        "1 opgave går ud på grund af ændringen. Puljen går fra 1 til 0 opgaver. Prøven kan ikke sammensættes: emnet dokumentation"
        in said
    )
    assert date(2026, 7, 1).isoformat() not in said
