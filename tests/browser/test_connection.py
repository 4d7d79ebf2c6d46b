"""When the server goes away, the page says so and says what is kept; when it is back, the page goes on."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from visit import Visit

from bench.serving import Server
from quiz_app.domain.library import Library


def test_a_lost_connection_is_told_and_its_return_too(
    new_server: Callable[[], Server], page: Page, library: Library
) -> None:
    server = new_server()
    amina = Visit(page=page, url=server.url, library=library)
    amina.sign_in("Amina Yusuf")
    server.stop()
    told = page.locator(".kk-connection")
    expect(told).to_contain_text("Det, der stod som gemt, er gemt")
    server.start()
    expect(told).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Mit kørekort")
