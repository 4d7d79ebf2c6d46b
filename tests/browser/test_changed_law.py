"""The demo's clock steps over changes in the law: a holder proves the new rules; and a wrong key is put right by two."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from visit import Visit

from bench.serving import ROOT, Server
from quiz_app.content import read_library
from quiz_app.domain.library import Library
from quiz_app.domain.question import ChoiceQuestion

ANCHOR = "LOB § 9, stk. 1"
ITEM = """\
type: single
topic: dokumentation
level: apply
valid: {{start: 2025-01-01, end: null}}
case_date: 2025-09-01
anchors: ["{anchor}"]
verified: {{on: 2025-01-02, content: law_text, date: law_text}}
guideline: naar-er-sagen-tilstraekkeligt-oplyst
use: [exam]
review: P60M
stem: Prøvens egen opgave {name}. Hvad er rigtigt?
options:
  - {{id: a, text: "Det rigtige {name}", correct: true, why: "Fordi."}}
  - {{id: b, text: "Det forkerte {name}", why: "Fordi ikke."}}
  - {{id: c, text: "Det tredje {name}", why: "Heller ikke."}}
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's content with three items more, on text that changed on 1 January 2025."""
    root = tmp_path_factory.mktemp("content")
    for folder in ("docs", "guidelines", "case_library", "theme"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "quiz_app").symlink_to(ROOT / "quiz_app")  # the hook that builds the site
    for name in ("et", "to", "tre"):
        item = root / "case_library" / "spoergsmaal" / "dokumentation" / f"egen-{name}.yml"
        item.write_text(ITEM.format(name=name, anchor=ANCHOR))
    return root


@pytest.fixture
def stepping(new_server: Callable[..., Server], content: Path) -> Server:
    """A municipality that was seeded before the rules changed."""
    return new_server("2024-12-20", content)


def on(server: Server, day: str) -> Server:
    """The same municipality on another day."""
    server.stop()
    server.day = day
    server.start()
    return server


def main(visit: Visit) -> Locator:
    return visit.page.get_by_test_id("stMain")


def test_a_holder_passes_an_aendringsproeve_and_the_public_page_shows_the_law(
    stepping: Server, content: Path, page: Page
) -> None:
    mette = Visit(page=page, url=stepping.url, library=read_library(content, today=date(2025, 2, 15)))
    mette.sign_in("Mette Krog")
    expect(main(mette)).not_to_contain_text("Ændringsprøve")
    code = page.get_by_test_id("stCode").inner_text().strip()

    on(stepping, "2025-02-15")
    mette.sign_out()
    mette.sign_in("Mette Krog")
    expect(main(mette)).to_contain_text("Tag den senest 2. april 2025")

    on(stepping, "2025-05-20")
    mette.sign_out()
    mette.sign_in("Mette Krog")
    expect(main(mette)).to_contain_text("gyldigt – book ledsaget")
    page.goto(f"{mette.url}/verificer/{code}")
    expect(page.locator(".verdict strong")).to_have_text("Gyldigt")

    mette.open("my_licence")
    mette.press("Næste skridt: Ændringsprøve")
    mette.title("Prøve")
    items = int(re.findall(r"0 af (\d) besvaret", mette.text())[0])
    for _ in range(items):
        mette.answer("Gem svar")
    mette.press("Aflevér prøven")
    mette.after_a_run(page.get_by_role("dialog").get_by_role("button", name="Aflevér").click)
    expect(main(mette)).to_contain_text(f"Bestået: {items} af {items} point")
    mette.open("my_licence")
    expect(main(mette)).not_to_contain_text("book ledsaget")
    page.goto(f"{mette.url}/verificer/{code}")
    expect(page.locator("dl")).to_contain_text("Bestået for regler fra 1. januar 2025")


def test_a_wrong_key_is_put_right_by_two_and_told_to_a_caseworker(server: Server, library: Library, page: Page) -> None:
    visit = Visit(page=page, url=server.url, library=library)
    visit.sign_in("Emil Storm", "quiz?modul=nok-er-nok")
    visit.press("Begynd" if page.get_by_role("button", name="Begynd").count() else "Tag")
    asked = visit.answer("Svar")
    while not (isinstance(asked, ChoiceQuestion) and asked.type == "single"):
        asked = visit.answer("Svar")
    finish(visit, len(library.modules["nok-er-nok"].questions))

    be(visit, "Bo Madsen", "corrections")
    field = page.get_by_role("combobox", name="Hvilken opgave?")
    field.fill(asked.id)
    visit.after_a_run(page.get_by_role("option", name=asked.id).first.click)
    other = next(o for o in asked.options if not o.correct)
    visit.after_a_run(main(visit).get_by_text(other.text.strip(), exact=True).first.click)
    expect(main(visit)).to_contain_text("Konsekvensoversigt")
    page.get_by_role("textbox", name="Hvorfor er facit forkert?").fill("Bestemmelsen siger det modsatte.")
    visit.press("Foreslå rettelsen")
    expect(main(visit)).to_contain_text("Intet er ændret endnu")

    be(visit, "Johanne Juul", "corrections")
    visit.press("Skriv under")
    expect(main(visit)).to_contain_text("Rettelsen gælder nu")

    be(visit, "Emil Storm", "my_licence")
    shown = main(visit)
    right = next(o for o in asked.options if o.correct)
    for part in ("Facit er rettet", "Før:", right.text.strip(), "Nu:", other.text.strip(), "siger det modsatte"):
        expect(shown).to_contain_text(part)


def finish(visit: Visit, items: int) -> None:
    """Answer what is left of a quiz."""
    for _ in range(items):
        if "Modulet er gennemført" in visit.text():
            return
        visit.answer("Svar")


def be(visit: Visit, name: str, page: str) -> None:
    visit.sign_out()
    visit.sign_in(name, page)
