"""Search where people look for it: in the site's box, and in the app."""

from playwright.sync_api import Page, expect
from visit import Visit

from bench.serving import Server
from quiz_app.domain.library import Library


def test_the_sites_box_asks_the_apps_search(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/index.html")
    page.get_by_role("textbox", name="Søg").fill("partshoering")
    first = page.locator(".md-search-result__link").filter(has_text="Partshøring, notat og begrundelse").first
    expect(first.locator("mark").first).to_contain_text("artshøring")
    first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Partshøring")


def test_the_app_finds_a_case_and_opens_it(server: Server, page: Page, library: Library) -> None:
    case = library.cases["laerke"]
    amina = Visit(page=page, url=server.url, library=library)
    amina.sign_in("Mette Krog", "search")
    page.get_by_role("textbox", name="Hvad leder du efter?").fill(case.title)
    amina.after_a_run(lambda: page.keyboard.press("Enter"))
    amina.after_a_run(page.get_by_role("link", name=case.title).first.click)
    amina.title("Sagsbibliotek")
    expect(page.get_by_test_id("stMain")).to_contain_text(case.documents[0].title)
    assert case.facit.tell_citizen[:40] not in amina.text()
