"""Whoever waits is told so: before there is a page, and while a page takes more than a moment."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect
from visit import Visit

from bench.serving import Server
from quiz_app.domain.library import Library

STATE = "(state) => document.querySelector('[data-testid=stApp]').setAttribute('data-test-script-state', state)"


@pytest.fixture
def amina(server: Server, page: Page, library: Library) -> Visit:
    return Visit(page=page, url=server.url, library=library)


def test_before_the_page_is_there_it_says_that_it_comes(amina: Visit) -> None:
    amina.sign_in("Amina Yusuf")
    held: list[Route] = []
    amina.page.route("**/app/static/js/index.*.js", lambda route: held.append(route))  # noqa: PLW0108 - not a builtin
    loading = amina.page.locator(".kk-loading")

    def look_and_let_go() -> None:
        amina.page.goto(f"{amina.url}/app/my_licence", wait_until="commit")
        expect(loading).to_have_text("Henter siden …")
        expect(loading.get_by_role("img", name="Sagskørekortet")).to_have_js_property("naturalWidth", 224)
        while not held:
            amina.page.wait_for_timeout(20)
        for route in held:
            route.continue_()
        amina.page.unroute("**/app/static/js/index.*.js")

    amina.after_a_run(look_and_let_go)
    expect(loading).to_have_count(0)
    amina.title("Mit kørekort")


def test_a_page_that_takes_its_time_says_so_and_then_that_it_is_there(amina: Visit) -> None:
    amina.sign_in("Amina Yusuf")
    told = amina.page.locator(".kk-waiting")
    change: Callable[[str], object] = lambda state: amina.page.evaluate(STATE, state)  # noqa: E731
    change("running")
    expect(told).to_have_text("Henter …")
    expect(told).to_have_css("position", "fixed")
    expect(told).to_have_attribute("aria-live", "polite")
    change("notRunning")
    expect(told).to_have_text("Siden er klar.")
    expect(told).to_have_css("width", "1px")


def test_nothing_moves_for_those_who_asked_for_rest(amina: Visit) -> None:
    amina.page.emulate_media(reduced_motion="reduce")
    amina.sign_in("Amina Yusuf")
    amina.page.evaluate(STATE, "running")
    expect(amina.page.locator(".kk-waiting-seen")).to_be_visible()
    moving = "getComputedStyle(document.querySelector('.kk-waiting-seen'), '::before').animationName"
    assert amina.page.evaluate(moving) == "none"
