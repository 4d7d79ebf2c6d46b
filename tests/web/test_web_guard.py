import pytest
from asgi import Browser
from entrance import Serve

FOREIGN = {"origin": "https://fremmed.example", "sec_fetch_site": "cross-site"}


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:9", "[::1]:8000", "LOCALHOST"])
def test_own_hosts_are_answered(browser: Browser, host: str) -> None:
    assert browser.get("/", host=host).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "fremmed.example",
        "localhost.fremmed.example",
        "localhost:8000@fremmed.example",
        "localhost/x",
        "localhost:x",
        "10.0.0.1",
    ],
)
def test_other_hosts_are_refused(browser: Browser, host: str) -> None:
    assert browser.get("/", host=host).status == 400


def test_a_listed_host_is_answered_and_no_other(serve: Serve) -> None:
    _, browser = serve(public_url="https://koerekort.example", allowed_hosts=("koerekort.example",))
    assert browser.get("/", host="koerekort.example").status == 200
    assert browser.get("/", host="localhost").status == 400


@pytest.mark.parametrize(
    "headers",
    [
        FOREIGN,
        FOREIGN | {"sec_fetch_site": ""},
        FOREIGN | {"origin": ""},
        {"origin": "", "sec_fetch_site": ""},
        {"origin": "null"},
        {"origin": "https://localhost:8000"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_a_form_from_elsewhere_is_refused(browser: Browser, headers: dict[str, str]) -> None:
    assert browser.post("/verificer", {"code": "x"}, **headers).status == 403


@pytest.mark.parametrize("headers", [{}, {"origin": ""}, {"sec_fetch_site": ""}])
def test_a_form_of_our_own_is_taken(browser: Browser, headers: dict[str, str]) -> None:
    assert browser.post("/verificer", {"code": "x"}, **headers).status == 422


def test_the_public_address_is_an_own_origin_behind_a_proxy(serve: Serve) -> None:
    _, browser = serve(public_url="https://localhost:8000")
    assert browser.post("/verificer", {"code": "x"}, origin="https://localhost:8000").status == 422


def test_a_form_beyond_its_size_is_refused(browser: Browser) -> None:
    assert browser.post("/verificer", {"code": "x" * 20_000}).status == 413


def test_a_socket_from_a_foreign_page_is_refused(browser: Browser) -> None:
    assert browser.socket("/app/_stcore/stream", origin="https://fremmed.example") == 4403


def test_a_socket_to_a_foreign_host_is_refused(browser: Browser) -> None:
    assert browser.socket("/app/_stcore/stream", host="fremmed.example") == 4403


@pytest.mark.parametrize("header", ["forwarded", "x_forwarded_for", "x_forwarded_host", "x_forwarded_proto"])
def test_the_demo_refuses_what_a_proxy_sends(serve: Serve, header: str) -> None:
    _, browser = serve(demo=True)
    assert browser.get("/login").status == 200
    assert browser.get("/login", **{header: "127.0.0.1"}).status == 403


def test_the_demo_refuses_other_machines(serve: Serve) -> None:
    _, browser = serve(demo=True)
    browser.client = "10.0.0.7"
    assert browser.get("/login").status == 403
    assert browser.post("/login", {"person_id": "amina"}).status == 403


def test_the_demo_refuses_other_names_of_this_machine(serve: Serve) -> None:
    _, browser = serve(demo=True)
    assert browser.get("/login", host="min-maskine.local").status == 400
