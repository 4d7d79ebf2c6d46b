import pytest
from asgi import Browser
from entrance import PASSWORD, Serve, add_account, sign_in
from world import World

from quiz_app.domain.people import Role
from quiz_app.services.signing_in import LOCKED, WRONG
from quiz_app.web.session import safe_next

NEW = "en helt ny adgangskode"


@pytest.mark.parametrize("wanted", ["/app", "/app/", "/app/quiz?q=7", "/app?x=1", "/app/a/b"])
def test_next_may_name_a_page_of_the_app(wanted: str) -> None:
    assert safe_next(wanted) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        None,
        "",
        "/login",
        "/index.html/x",
        "/apple",
        "//fremmed.example",
        "https://fremmed.example/app/",
        "/app\\@fremmed.example",
        "/app/\n",
        "/app/x y",
        " /app/",
        "app/",
    ],
)
def test_next_may_name_nothing_else(wanted: str | None) -> None:
    assert safe_next(wanted) == "/app/"


def test_the_right_password_opens_a_session_and_goes_where_one_was_going(with_account: tuple[World, Browser]) -> None:
    made, browser = with_account
    answer = browser.post("/login", {"login": "Amina", "password": PASSWORD, "next": "/app/quiz?q=7"})
    assert (answer.status, answer.headers["location"]) == (303, "/app/quiz?q=7")
    assert made.platform.signing_in.actor(browser.cookies["kk_session"])


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(with_account: tuple[World, Browser]) -> None:
    _, browser = with_account
    cookie = browser.post("/login", {"login": "amina", "password": PASSWORD}).headers["set-cookie"].lower()
    assert {"httponly", "samesite=lax", "path=/"} <= set(cookie.split("; "))
    assert "secure" not in cookie
    assert "max-age" not in cookie


def test_the_cookie_is_secure_under_https(serve: Serve) -> None:
    made, browser = serve(public_url="https://localhost:8000")
    add_account(made)
    answer = browser.post("/login", {"login": "amina", "password": PASSWORD}, origin="https://localhost:8000")
    assert "secure" in answer.headers["set-cookie"].lower()


@pytest.mark.parametrize("login", ["amina", "findes-ikke"])
def test_a_wrong_password_and_an_unknown_login_get_the_same_sentence(
    with_account: tuple[World, Browser], login: str
) -> None:
    _, browser = with_account
    answer = browser.post("/login", {"login": login, "password": "forkert"})
    assert answer.status == 403
    assert WRONG in answer.text
    assert browser.cookies == {}


def test_what_was_typed_is_shown_again_as_text(browser: Browser) -> None:
    answer = browser.post("/login", {"login": '"><script>x()</script>', "password": "forkert"})
    assert "<script" not in answer.text
    assert "&lt;script&gt;" in answer.text


def test_too_many_wrong_passwords_lock_the_account_even_for_the_right_one(with_account: tuple[World, Browser]) -> None:
    _, browser = with_account
    for _ in range(5):
        browser.post("/login", {"login": "amina", "password": "forkert"})
    answer = browser.post("/login", {"login": "amina", "password": PASSWORD})
    assert LOCKED in answer.text
    assert browser.cookies == {}


def test_one_address_may_not_try_without_end(browser: Browser) -> None:
    tried = [browser.post("/login", {"login": "x", "password": "y"}).status for _ in range(121)]
    assert (tried[119], tried[120]) == (403, 429)


def test_signing_in_ends_the_session_that_the_browser_had(with_account: tuple[World, Browser]) -> None:
    made, browser = with_account
    sign_in(browser)
    old = browser.cookies["kk_session"]
    sign_in(browser)
    assert made.platform.signing_in.actor(old) is None


def test_who_is_signed_in_need_not_sign_in(with_account: tuple[World, Browser]) -> None:
    _, browser = with_account
    sign_in(browser)
    assert browser.get("/login?next=/app/exam").headers["location"] == "/app/exam"


def test_a_link_of_our_own_signs_out(with_account: tuple[World, Browser]) -> None:
    made, browser = with_account
    sign_in(browser)
    token = browser.cookies["kk_session"]
    answer = browser.get("/logout", sec_fetch_site="same-origin")
    assert (answer.status, browser.cookies) == (303, {})
    assert made.platform.signing_in.actor(token) is None
    assert "Du er logget ud" in browser.get(answer.headers["location"]).text


@pytest.mark.parametrize("said", ["cross-site", "same-site", "none", ""])
def test_a_link_from_elsewhere_asks_first(with_account: tuple[World, Browser], said: str) -> None:
    _, browser = with_account
    sign_in(browser)
    assert "Vil du logge ud?" in browser.get("/logout", sec_fetch_site=said).text
    assert browser.get("/app/").status == 200


def test_a_password_chosen_by_another_must_be_changed_before_the_app_opens(serve: Serve) -> None:
    made, browser = serve()
    add_account(made, must_change=True)
    sign_in(browser)
    answer = browser.get("/app/exam")
    assert answer.headers["location"] == "/konto/adgangskode?next=%2Fapp%2Fexam"
    assert browser.socket("/app/_stcore/stream") == 4401
    assert "Vælg din egen" in browser.get(answer.headers["location"]).text


def test_a_changed_password_gives_a_new_session(serve: Serve) -> None:
    made, browser = serve()
    add_account(made, must_change=True)
    sign_in(browser)
    old = browser.cookies["kk_session"]
    answer = browser.post("/konto/adgangskode", {"old": PASSWORD, "new": NEW, "repeat": NEW, "next": "/app/exam"})
    assert (answer.status, answer.headers["location"]) == (303, "/app/exam")
    assert made.platform.signing_in.actor(old) is None
    assert browser.get("/app/").status == 200


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old": "forkert", "new": NEW, "repeat": NEW}, "Den nuværende adgangskode er forkert."),
        ({"old": PASSWORD, "new": "kort", "repeat": "kort"}, "mindst 12 tegn"),
        ({"old": PASSWORD, "new": NEW, "repeat": "noget andet"}, "ikke ens"),
    ],
)
def test_what_is_wrong_with_a_new_password_stands_beside_its_field(
    with_account: tuple[World, Browser], typed: dict[str, str], said: str
) -> None:
    _, browser = with_account
    sign_in(browser)
    answer = browser.post("/konto/adgangskode", typed)
    assert answer.status == 422
    assert said in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert NEW not in answer.text


def test_the_password_page_is_for_those_who_are_signed_in(browser: Browser) -> None:
    assert browser.get("/konto/adgangskode").headers["location"].startswith("/login")
    assert browser.post("/konto/adgangskode", {"old": "a", "new": NEW, "repeat": NEW}).status == 403


def test_the_demo_shows_its_people_as_cards(serve: Serve) -> None:
    made, browser = serve(demo=True)
    made.person("Bo", Role.KEY_PERSON, Role.CASEWORKER)
    page = browser.get("/login").text
    assert "Fortsæt som Bo" in page
    assert "Sagsbehandler, nøgleperson, Center Nord" in page


def test_a_card_of_the_demo_opens_a_session(serve: Serve) -> None:
    made, browser = serve(demo=True)
    made.person("Bo")
    answer = browser.post("/login", {"person_id": "bo", "next": "/app/quiz"})
    assert (answer.status, answer.headers["location"]) == (303, "/app/quiz")
    assert browser.get("/app/quiz").status == 200


def test_nobody_becomes_a_person_whom_the_demo_does_not_have(serve: Serve) -> None:
    _, browser = serve(demo=True)
    assert browser.post("/login", {"person_id": "findes-ikke"}).status == 403
    assert browser.cookies == {}


def test_outside_the_demo_nobody_becomes_a_person_by_id(with_account: tuple[World, Browser]) -> None:
    _, browser = with_account
    assert browser.post("/login", {"person_id": "amina"}).status == 403
    assert browser.cookies == {}
