"""Whatever is typed into a form or stands in a code, the answer is a page in Danish, and never a fault."""

import re
from urllib.parse import quote

import pytest
from asgi import Answer, Browser
from entrance import PASSWORD, Serve, add_account
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quiz_app.storage.knowledge import build_index
from quiz_app.web.verification import normal_code

TYPED = st.text(st.characters(codec="utf-8"), max_size=80)
ODD = st.sampled_from(
    ["", " ", "\x00", "' OR 1=1 --", "<script>", "æøå" * 200, "0" * 20_000, "\u202e", "%00", "{{7*7}}"]
)
WORDS = TYPED | ODD
thorough = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def browser(serve: Serve) -> Browser:
    """Amina has an account here, and there is something to search."""
    made, browser = serve()
    add_account(made)
    build_index(made.platform.library, made.platform.settings.index_file)
    return browser


def calm(answer: Answer) -> bool:
    """An answer below 500; a page says something in Danish and shows no traceback."""
    danish = not answer.text or 'lang="da"' in answer.text or answer.headers["content-type"].startswith("text/plain")
    return answer.status < 500 and danish and "Traceback" not in answer.text


@thorough
@given(WORDS)
@example("00000-00000-00000-00000")
@example("O0000 IIIII 00000 LLLLL")
def test_any_code_gets_an_answer(browser: Browser, code: str) -> None:
    assert calm(browser.post("/verificer", {"code": code}))
    assert calm(browser.get(f"/verificer/{quote(code, safe='')}"))


@thorough
@given(WORDS)
def test_what_is_read_as_a_code_has_the_form_of_a_code(typed: str) -> None:
    found = normal_code(typed)
    assert found is None or re.fullmatch(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){3}", found)


@thorough
@given(login=WORDS, password=WORDS, after=WORDS)
def test_any_sign_in_gets_an_answer_and_opens_nothing(browser: Browser, login: str, password: str, after: str) -> None:
    answer = browser.post("/login", {"login": login, "password": password, "next": after})
    assert calm(answer)
    assert "kk_session" not in browser.cookies


@thorough
@given(after=WORDS)
@example("https://andetsteds.dk/")
@example("//andetsteds.dk")
@example("/app/../../andetsteds")
def test_after_signing_in_one_stays_here(browser: Browser, after: str) -> None:
    answer = browser.post("/login", {"login": "amina", "password": PASSWORD, "next": after})
    assert answer.status == 413 or re.match(r"/(?!/)", answer.headers["location"])


@thorough
@given(old=WORDS | st.just(PASSWORD), new=WORDS, repeat=WORDS | st.none())
@example(old=PASSWORD, new="amina", repeat=None)
def test_any_new_password_gets_an_answer(browser: Browser, old: str, new: str, repeat: str | None) -> None:
    browser.post("/login", {"login": "amina", "password": PASSWORD})
    again = new if repeat is None else repeat
    assert calm(browser.post("/konto/adgangskode", {"old": old, "new": new, "repeat": again}))


@thorough
@given(st.dictionaries(TYPED, WORDS, max_size=4))
def test_a_form_without_its_fields_gets_an_answer(browser: Browser, fields: dict[str, str]) -> None:
    for path in ("/login", "/verificer", "/konto/adgangskode"):
        assert calm(browser.post(path, fields))


@thorough
@given(WORDS)
def test_any_search_from_the_site_gets_an_answer(browser: Browser, query: str) -> None:
    answer = browser.get(f"/soeg?q={quote(query, safe='')}")
    assert answer.status < 500
