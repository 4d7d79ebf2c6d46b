import logging

import pytest
from asgi import Browser
from entrance import sign_in
from world import World

from quiz_app.web.access_log import masked

CODE = "7K3MQ-9XW2T-4BD8R-1HZ6N"


@pytest.fixture(autouse=True)
def _listen(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)


@pytest.mark.parametrize(
    ("path", "status", "logged"),
    [
        ("/", 200, "/"),
        ("/retningslinjer/x.html", 200, "/retningslinjer/x.html"),
        ("/app/quiz", 200, "/app/quiz"),
        ("/app/quiz", 303, "/app/quiz"),
        (f"/verificer/{CODE}", 200, "/verificer/*"),
        (f"/verificer/{CODE}", 404, "/verificer/*"),
        ("/verificer", 200, "/verificer"),
        (f"/{CODE}", 404, "/*"),
        ("/amina-yusuf", 405, "/*"),
        ("/app/amina-yusuf", 404, "/app/*"),
        ("/app/media/3f2a.pdf", 200, "/app/media/*"),
        ("/app/_stcore/upload_file/session/file", 200, "/app/_stcore/*"),
        ("/x\n2026 INFO forged", 200, "/*"),
    ],
)
def test_a_path_is_whole_only_where_it_names_a_page(path: str, status: int, logged: str) -> None:
    assert masked(path, status) == logged


def test_a_line_holds_no_code_query_or_search(browser: Browser, caplog: pytest.LogCaptureFixture) -> None:
    browser.get(f"/verificer/{CODE}?q=borger")
    browser.post("/verificer", {"code": CODE})
    browser.get("/app/quiz?soeg=borger")
    browser.get("/login?next=/app/hemmeligt")
    assert "GET /verificer/* 404" in caplog.text
    for secret in (CODE, "7K3MQ", "borger", "hemmeligt"):
        assert secret not in caplog.text


def test_a_line_holds_no_name_of_who_signs_in(
    with_account: tuple[World, Browser], caplog: pytest.LogCaptureFixture
) -> None:
    _, browser = with_account
    sign_in(browser)
    browser.post("/login", {"login": "amina", "password": "forkert"})
    assert "POST /login 403" in caplog.text
    assert "amina" not in caplog.text.lower()
    assert browser.cookies["kk_session"] not in caplog.text


def test_a_fault_gives_a_page_with_a_number_that_the_log_knows(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    page = browser.get("/app/static/breaks")
    assert page.status == 500
    assert "Der skete en fejl" in page.text
    assert page.headers["x-content-type-options"] == "nosniff"
    number = page.text.split("<code>")[1].split("</code>")[0]
    assert f"fejl {number}: RuntimeError" in caplog.text
    assert "behind_the_edge" in caplog.text


def test_neither_page_nor_log_repeats_what_the_fault_said(browser: Browser, caplog: pytest.LogCaptureFixture) -> None:
    page = browser.get("/app/static/breaks")
    assert "amina@example.dk" not in page.text + caplog.text
    assert "Traceback" not in page.text
