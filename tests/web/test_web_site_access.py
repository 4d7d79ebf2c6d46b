"""Who may read the site: everybody, or only those who are signed in, as the installation decides."""

import json
from pathlib import Path

import pytest
from asgi import Browser
from entrance import Serve, add_account, sign_in

from quiz_app.bootstrap.setting_values import SiteAccess
from quiz_app.storage.knowledge import build_index

OPEN = (
    "/borger/index.html",
    "/borger/",
    "/om.html",
    "/tilgaengelighed.html",
    "/assets/site.css",
    "/verificer",
    "/login",
)
CLOSED = ("/", "/index.html", "/retningslinjer/x.html")
ROUND_ABOUT = ("/borger/../index.html", "/assets/../index.html", "/borger/..%2findex.html", "//index.html")


@pytest.fixture
def closed(serve: Serve, site: Path, tmp_path: Path) -> Browser:
    for name in ("borger/index.html", "om.html", "tilgaengelighed.html", "retningslinjer/x.html", "assets/site.css"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("Her er siden", encoding="utf-8")
    (site / "search").mkdir()
    (site / "search" / "search_index.json").write_text('{"docs": [{"text": "Her er alt"}]}', encoding="utf-8")
    made, browser = serve(site_access=SiteAccess.SIGNED_IN)
    build_index(made.platform.library, tmp_path / "knowledge.db")
    add_account(made)
    return browser


@pytest.mark.parametrize("path", OPEN)
def test_what_citizens_need_stays_open(closed: Browser, path: str) -> None:
    assert closed.get(path).status == 200


@pytest.mark.parametrize("path", CLOSED)
def test_the_rest_asks_to_sign_in_and_leads_back(closed: Browser, path: str) -> None:
    answer = closed.get(path)
    assert (answer.status, answer.headers["location"]) == (303, "/login?next=" + path.replace("/", "%2F"))
    sign_in(closed)
    assert closed.get(path).status == 200


@pytest.mark.parametrize("path", ROUND_ABOUT)
def test_no_way_around_leads_in(closed: Browser, path: str) -> None:
    assert "Situationer" not in closed.get(path).text


def test_the_sites_search_index_is_empty_to_a_stranger(closed: Browser) -> None:
    assert json.loads(closed.get("/search/search_index.json").text)["docs"] == []
    assert closed.get("/search/search_index.js").status == 403
    sign_in(closed)
    assert "Her er alt" in closed.get("/search/search_index.json").text


def test_a_stranger_finds_only_what_is_open(closed: Browser) -> None:
    assert {hit["kind"] for hit in json.loads(closed.get("/soeg?q=sag").text)} == {"Til borgere"}
    sign_in(closed)
    assert len({hit["kind"] for hit in json.loads(closed.get("/soeg?q=sag").text)}) > 1


def test_after_signing_in_one_is_where_one_wanted_to_be(closed: Browser) -> None:
    sign_in(closed)
    assert closed.get("/login?next=/retningslinjer/x.html").headers["location"] == "/retningslinjer/x.html"
    for elsewhere in ("//example.org/x.html", "/\\example.org/x.html", "https://example.org/x.html", "/logout"):
        assert closed.get(f"/login?next={elsewhere}").headers["location"] == "/app/"


def test_a_public_site_is_open(browser: Browser) -> None:
    assert browser.get("/").status == 200
