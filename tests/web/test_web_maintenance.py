"""The banner before an upgrade, on the site's pages and on ours."""

from datetime import time

import pytest
from asgi import Browser
from entrance import INLINE, Serve
from world import World

TOLD = "Sagskørekortet opdateres kl. 21.00; det, du har gemt, er gemt."


@pytest.fixture
def announced(serve: Serve) -> tuple[World, Browser]:
    made, browser = serve()
    made.platform.maintenance.announce(time(21))
    return made, browser


@pytest.mark.parametrize("path", ["/", "/index.html", "/login", "/verificer"])
def test_every_page_tells_of_the_upgrade_until_it_is_done(announced: tuple[World, Browser], path: str) -> None:
    made, browser = announced
    assert browser.get(path).text.count(TOLD) == 1
    made.platform.maintenance.end()
    answer = browser.get(path)
    assert (answer.status, TOLD in answer.text) == (200, False)


def test_the_pages_script_may_still_run(announced: tuple[World, Browser]) -> None:
    answer = announced[1].get("/")
    assert INLINE in answer.text
    assert "sha256-" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/findes-ikke", "/findes-ikke.html", "/../../etc/passwd"])
def test_what_is_not_there_is_still_not_there(announced: tuple[World, Browser], path: str) -> None:
    assert announced[1].get(path).status == 404


def test_a_file_that_is_no_time_announces_nothing(announced: tuple[World, Browser]) -> None:
    made, browser = announced
    made.platform.maintenance.file.write_text("<b>snart</b>", encoding="utf-8")
    assert made.platform.maintenance.banner() == ""
    assert "snart" not in browser.get("/").text
