import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from asgi import Browser
from entrance import Serve, behind_the_edge

from quiz_app.errors import StorageError
from quiz_app.web.application import create_app


def test_the_built_site_is_the_front(browser: Browser) -> None:
    answer = browser.get("/")
    assert "Situationer" in answer.text
    assert answer.headers["cache-control"] == "no-cache"


def test_a_missing_page_is_told_in_danish_and_not_by_the_theme(browser: Browser) -> None:
    for path in ("/findes-ikke", "/404.html", "/a/b/c.html"):
        answer = browser.get(path)
        assert answer.status == 404
        assert "Siden findes ikke" in answer.text
        assert "Not found" not in answer.text


def test_without_a_site_the_rest_still_answers(serve: Serve, tmp_path: Path) -> None:
    _, browser = serve(site_dir=tmp_path / "mangler")
    assert browser.get("/").status == 503
    assert browser.get("/login").status == 200


@pytest.mark.parametrize(
    ("name", "kind"),
    [("app.js", "javascript"), ("koerekort.css", "text/css"), ("favicon.svg", "svg"), ("app.css", "text/css")],
)
def test_our_assets_are_served(browser: Browser, name: str, kind: str) -> None:
    answer = browser.get(f"/assets/{name}")
    assert answer.status == 200
    assert kind in answer.headers["content-type"]


def test_the_sites_own_assets_lie_beside_ours(browser: Browser, site: Path) -> None:
    (site / "assets").mkdir()
    (site / "assets" / "site.css").write_text("body {}", encoding="utf-8")
    assert browser.get("/assets/site.css").text == "body {}"


def test_the_process_lives(browser: Browser) -> None:
    assert browser.get("/healthz").status == 200


def test_readiness_names_what_is_missing(serve: Serve, tmp_path: Path) -> None:
    _, browser = serve(site_dir=tmp_path / "mangler")
    answer = browser.get("/readyz")
    told = json.loads(answer.text)
    assert answer.status == 503
    assert told["klar"] is False
    assert set(told["mangler"]) == {"indeks", "websted"}
    assert "koerekort index" in told["mangler"]["indeks"]


def test_readiness_notices_a_database_that_does_not_answer(serve: Serve) -> None:
    class Broken:
        @contextmanager
        def reading(self) -> Iterator[None]:
            raise StorageError("Databasen /hemmelig/sti er låst")
            yield

    made, _ = serve()
    browser = Browser(create_app(replace(made.platform, storage=Broken()), ui=behind_the_edge))
    answer = browser.get("/readyz")
    assert "database" in json.loads(answer.text)["mangler"]
    assert "hemmelig" not in answer.text


def test_a_platform_with_everything_is_ready(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "knowledge.db").touch()
    answer = serve()[1].get("/readyz")
    assert (answer.status, json.loads(answer.text)) == (200, {"klar": True, "mangler": {}})
