"""The site as a folder: opened from the disk it can be read and searched, and asks nobody for anything."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from quiz_app.domain.library import Library
from quiz_app.site_hooks.build import build_site

ROOT = Path(__file__).parents[2]
OWN = ("file:", "data:", "blob:", "about:")


@pytest.fixture(scope="module")
def folder(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site_dir = tmp_path_factory.mktemp("offline") / "site"
    build_site(library, root=ROOT, site_dir=site_dir, day=date(2026, 11, 22))
    return site_dir


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """Somebody without a net; whatever is asked for elsewhere, and every error in the console, fails the test."""
    with browser.new_context(locale="da-DK") as context:
        page, wrong = context.new_page(), []
        page.on("request", lambda r: None if r.url.startswith(OWN) else wrong.append(r.url))
        page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
        yield page
        assert wrong == []


def test_the_search_works_from_a_folder(folder: Path, reader: Page) -> None:
    reader.goto((folder / "index.html").as_uri())
    reader.get_by_role("textbox", name="Søg").fill("partshøring")
    hit = reader.locator(".md-search-result__link").filter(has_text="Partshøring, notat og begrundelse").first
    hit.click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Partshøring")
    assert reader.url.startswith("file:")


def test_what_needs_the_app_is_put_away_in_a_folder(folder: Path, reader: Page) -> None:
    reader.goto((folder / "moduler" / "nok-er-nok.html").as_uri())
    expect(reader.get_by_role("heading", name="Tjek dig selv")).to_be_visible()
    expect(reader.get_by_role("link", name="Svar i appen")).to_be_hidden()


def test_every_link_of_a_page_leads_to_a_file(folder: Path, reader: Page) -> None:
    for name in (
        "index.html",
        "graazoner/index.html",
        "lov/lob.html",
        "borger/dine-rettigheder.html",
        "foer-og-nu.html",
    ):
        reader.goto((folder / name).as_uri())
        links = reader.locator("a[href]:visible").evaluate_all("all => all.map(a => a.href.split('#')[0])")
        here = [link for link in links if link.startswith("file:")]
        assert [link for link in here if not Path(link.removeprefix("file://")).is_file()] == []


def test_a_printed_page_has_no_menus_and_says_status_and_provisions(folder: Path, reader: Page) -> None:
    reader.emulate_media(media="print")
    reader.goto((folder / "retningslinjer" / "foertidspension-trin-for-trin.html").as_uri())
    for gone in (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer"):
        expect(reader.locator(gone).first).to_be_hidden()
    head = reader.locator(".kk-facts")
    expect(head).to_contain_text("Bestemmelser: pensionsloven §§ 16-21")
    expect(reader.get_by_text("Lovgrundlaget er læst til og med")).to_be_visible()
