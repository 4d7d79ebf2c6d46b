from pathlib import Path

import pytest
from asgi import Browser
from entrance import sign_in
from world import World

from quiz_app.web.edge import app_page
from quiz_app.web.streamlit_app import INDEX

HIDDEN = [
    "/app/_stcore/agent/interact",
    "/app/_stcore/agent/mcp",
    "/app/_stcore/agent/openapi.json",
    "/app/_stcore/metrics",
    "/app/_stcore/script-health-check",
    "/app/auth/login",
    "/app/oauth2callback",
    "/app/index.html",
    "/app/findes-ikke",
    "/app/quiz/quiz",
]
INNER = ["/app/media/a.pdf", "/app/component/x/y.js", "/app/_stcore/upload_file/s/f", "/app/_stcore/bidi-components/x"]


@pytest.fixture
def signed_in(with_account: tuple[World, Browser]) -> Browser:
    sign_in(with_account[1])
    return with_account[1]


def test_the_bare_address_leads_to_the_app(browser: Browser) -> None:
    answer = browser.get("/app?q=7")
    assert (answer.status, answer.headers["location"]) == (307, "/app/?q=7")


def test_an_anonymous_person_signs_in_first_and_keeps_the_deep_link(browser: Browser) -> None:
    answer = browser.get("/app/quiz?q=7&r=8")
    assert (answer.status, answer.headers["location"]) == (303, "/login?next=%2Fapp%2Fquiz%3Fq%3D7%26r%3D8")


def test_a_page_is_the_apps_own_page_in_danish(signed_in: Browser) -> None:
    page = signed_in.get("/app/quiz")
    assert page.status == 200
    assert '<html lang="da">' in page.text
    assert "<title>Sagskørekortet</title>" in page.text
    assert '<script src="/assets/app.js" defer>' in page.text
    assert "<title>Streamlit" not in page.text
    assert "service-desc" not in page.text


def test_the_page_says_that_it_comes_until_the_app_is_there(signed_in: Browser) -> None:
    page = signed_in.get("/app/quiz")
    inside = page.text.split('<div id="root">')[1]
    assert inside.startswith('<div class="kk-loading" role="status">')
    assert "Henter siden …" in inside
    for asset in ("waiting.css", "waiting.js"):
        assert f"/assets/{asset}" in page.text
        assert signed_in.get(f"/assets/{asset}").status == 200


def test_a_changed_page_of_the_framework_is_noticed(tmp_path: Path) -> None:
    changed = tmp_path / "index.html"
    changed.write_text(INDEX.read_text(encoding="utf-8").replace('lang="en"', 'lang="fr"'), encoding="utf-8")
    with pytest.raises(ValueError, match="lang"):
        app_page(changed)


def test_a_slash_after_a_page_is_taken_away(signed_in: Browser) -> None:
    answer = signed_in.get("/app/quiz/?q=7")
    assert (answer.status, answer.headers["location"]) == (307, "/app/quiz?q=7")


@pytest.mark.parametrize("path", HIDDEN)
def test_what_is_no_page_is_not_there(signed_in: Browser, path: str) -> None:
    answer = signed_in.get(path)
    assert answer.status == 404
    assert "Siden findes ikke" in answer.text
    assert signed_in.post(path).status == 404


@pytest.mark.parametrize("path", ["/app/static/js/index.js", "/app/_stcore/health", "/app/_stcore/host-config"])
def test_the_frameworks_own_files_are_open(browser: Browser, path: str) -> None:
    assert browser.get(path).text == f"inside {path}"


@pytest.mark.parametrize("path", INNER)
def test_what_people_make_in_the_app_is_for_those_who_are_signed_in(browser: Browser, path: str) -> None:
    assert browser.get(path).status == 403


@pytest.mark.parametrize("path", INNER)
def test_those_who_are_signed_in_get_it(signed_in: Browser, path: str) -> None:
    assert signed_in.get(path).text == f"inside {path}"


@pytest.mark.parametrize("name", ["health", "host-config"])
def test_the_clients_probes_on_a_deep_link_are_answered_shortly(browser: Browser, name: str) -> None:
    answer = browser.get(f"/app/quiz/_stcore/{name}")
    assert (answer.status, answer.text) == (404, "Findes ikke.")


def test_a_page_takes_no_form(signed_in: Browser) -> None:
    assert signed_in.post("/app/quiz").status == 405


def test_a_socket_without_a_session_is_refused(browser: Browser) -> None:
    assert browser.socket("/app/_stcore/stream") == 4401


def test_a_socket_with_a_session_is_accepted(signed_in: Browser) -> None:
    assert signed_in.socket("/app/_stcore/stream", origin="http://localhost:8000") == "websocket.accept"


def test_no_other_socket_reaches_the_app(signed_in: Browser) -> None:
    assert signed_in.socket("/app/_stcore/other") == 4401


def test_a_session_that_has_ended_opens_nothing(with_account: tuple[World, Browser]) -> None:
    made, browser = with_account
    sign_in(browser)
    made.clock.advance(minutes=31)
    assert browser.get("/app/").status == 303
    assert browser.socket("/app/_stcore/stream") == 4401
