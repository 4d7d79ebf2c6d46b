"""Min sag er fra …: a reader says when the case is from, and reads the text that applies; by keyboard, from a folder too."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from scan import problems

from quiz_app.domain.library import Library
from quiz_app.site_hooks.build import build_site

ROOT = Path(__file__).parents[2]
STEPS = "retningslinjer/foertidspension-trin-for-trin.html"
OLD, NEW = "Lov til og med 30. juni 2026", "Lov fra 1. juli 2026"


@pytest.fixture(scope="module")
def folder(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site_dir = tmp_path_factory.mktemp("dated") / "site"
    build_site(library, root=ROOT, site_dir=site_dir, day=date(2026, 11, 22))
    return site_dir


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    with browser.new_context(locale="da-DK") as context:
        page, wrong = context.new_page(), []
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        yield page
        assert wrong == []


def shown(page: Page) -> list[str]:
    """The headings of dated sections that can be seen, without the sign of their link."""
    found = page.locator("h2[data-kk-section]:visible").all_inner_texts()
    return [text.removesuffix("Link til afsnittet").strip() for text in found]


def test_a_date_typed_by_keyboard_shows_the_text_that_applies(folder: Path, reader: Page) -> None:
    reader.goto((folder / STEPS).as_uri())
    assert shown(reader) == [OLD, NEW]
    reader.get_by_label("Sagens dato").focus()
    reader.keyboard.type("05052026")  # the same day whether the browser puts days or months first
    reader.keyboard.press("Enter")
    answer = reader.get_by_role("status")
    expect(answer).to_contain_text("For en sag fra 5. maj 2026 gælder reglerne i perioden »Teamet uden nye")
    assert shown(reader) == [OLD]
    assert reader.url.endswith("#sag=2026-05-05")
    assert problems(reader) == []
    reader.get_by_role("button", name="Vis alt").press("Enter")
    expect(answer).to_be_empty()
    assert shown(reader) == [OLD, NEW]
    assert "#" not in reader.url


def test_a_shared_address_opens_on_the_text_and_carries_the_case_to_the_next_page(folder: Path, reader: Page) -> None:
    reader.goto((folder / STEPS).as_uri() + "#sag=2026-07-01")
    expect(reader.get_by_role("status")).to_contain_text("Samlet beskrivelse og sundhedskoordinator")
    assert shown(reader) == [NEW]
    expect(reader.get_by_label("Sagens dato")).to_have_value("2026-07-01")
    carried = reader.locator(".md-content a[href*='situationer/']").first
    expect(carried).to_have_attribute("href", re.compile(r"#sag=2026-07-01$"))


def test_a_forloeb_granted_a_day_later_gives_other_text(folder: Path, reader: Page) -> None:
    address = (folder / "retningslinjer/loebende-ressourceforloeb.html").as_uri()
    reader.goto(f"{address}#sag=2026-08-14&spor=ressourceforloeb&bevilget=2026-01-31")
    assert shown(reader) == ["Lov, når forløbet er bevilget senest 31. januar 2026"]
    reader.get_by_label("Bevilget eller afgjort").fill("2026-02-01")
    reader.get_by_role("button", name="Vis det, der gælder").click()
    expect(reader.get_by_role("status")).to_contain_text("Der kan ikke længere bevilges ressourceforløb")
    assert shown(reader) == ["Lov, når der spørges om et forløb fra 1. februar 2026"]


def test_a_case_from_before_leads_to_the_older_guideline(folder: Path, reader: Page) -> None:
    address = folder / "retningslinjer/samlet-beskrivelse-og-sundhedskoordinator.html"
    reader.goto(address.as_uri() + "#sag=2026-06-30")
    reader.get_by_role("status").get_by_role("link", name="Den forberedende del og dens syv punkter").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Den forberedende del")
    assert reader.url.endswith("forberedende-del.html#sag=2026-06-30")


def test_what_is_printed_is_what_was_chosen(folder: Path, reader: Page) -> None:
    reader.emulate_media(media="print")
    reader.goto((folder / STEPS).as_uri() + "#sag=2026-05-14")
    expect(reader.get_by_role("status")).to_be_visible()
    expect(reader.locator("form.kk-case")).to_be_hidden()
    assert shown(reader) == [OLD]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_chosen_page_is_accessible_on_a_phone(folder: Path, reader: Page, scheme: str) -> None:
    reader.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    reader.set_viewport_size({"width": 390, "height": 844})
    reader.goto((folder / STEPS).as_uri() + "#sag=2026-06-30&spor=foertidspension&bevilget=2026-07-01")
    expect(reader.get_by_role("status")).to_contain_text("Begge tekster vises")
    assert problems(reader) == []
    assert not reader.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")
