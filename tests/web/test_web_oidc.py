"""Signing in by the municipality's identity provider, the whole way round, against a real one."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from asgi import Answer, Browser
from entrance import PASSWORD, Serve, add_account
from provider import Provider, running_provider
from world import World

from quiz_app.bootstrap.oidc_settings import OidcSettings
from quiz_app.domain.account import Account
from quiz_app.domain.people import Grant, Role
from quiz_app.services.federating import INACTIVE, NO_ROLE, UNKNOWN

LEADS_NORD = Grant(role=Role.MANAGER, unit_id="nord")


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with running_provider() as running:
        yield running


@pytest.fixture
def oidc(provider: Provider) -> OidcSettings:
    return OidcSettings(
        issuer=provider.issuer, client_id="koerekort", client_secret="hemmelig", roles={"Leder": LEADS_NORD}
    )


@pytest.fixture
def town(serve: Serve, oidc: OidcSettings) -> tuple[World, Browser]:
    """Amina is a caseworker, and the provider knows her."""
    made, browser = serve(oidc=oidc)
    made.person("Amina")
    return made, browser


def ask(browser: Browser, wanted: str = "/app/quiz?q=7") -> str:
    """Begin at our own page; where the provider is asked."""
    answer = browser.get("/login/oidc?next=" + wanted.replace("?", "%3F"))
    assert answer.status == 302, answer.text
    return answer.headers["location"]


def come_back(browser: Browser, address: str, **changed: str) -> Answer:
    parts = urlsplit(address)
    query = {k: v[0] for k, v in parse_qs(parts.query).items()} | changed
    return browser.get(parts.path + "?" + "&".join(f"{k}={v}" for k, v in query.items()))


def sign_in(provider: Provider, browser: Browser, subject: str, **claims: object) -> Answer:
    provider.knows(subject, **claims)
    return come_back(browser, provider.agrees(ask(browser), subject))


def test_whoever_the_provider_names_gets_the_usual_session_and_goes_where_they_were_going(
    provider: Provider, town: tuple[World, Browser]
) -> None:
    made, browser = town
    answer = sign_in(provider, browser, "s1", preferred_username="AMINA")
    assert (answer.status, answer.headers["location"]) == (303, "/app/quiz?q=7")
    actor = made.platform.signing_in.actor(browser.cookies["kk_session"])
    assert actor is not None
    assert actor.person_id == "amina"
    assert browser.get("/app/quiz").status == 200


def test_the_provider_is_asked_with_state_nonce_and_a_challenge(town: tuple[World, Browser]) -> None:
    asked = parse_qs(urlsplit(ask(town[1])).query)
    assert {"state", "nonce", "code_challenge"} <= set(asked)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["scope"] == ["openid profile"]
    assert asked["redirect_uri"] == ["http://localhost:8000/login/oidc/retur"]


def test_next_leads_to_no_other_site(provider: Provider, town: tuple[World, Browser]) -> None:
    _, browser = town
    provider.knows("s1", preferred_username="amina")
    back = provider.agrees(ask(browser, "https://fremmed.example/app/"), "s1")
    assert come_back(browser, back).headers["location"] == "/app/"


def test_a_next_too_long_for_the_cookie_is_left_out(provider: Provider, town: tuple[World, Browser]) -> None:
    _, browser = town
    provider.knows("s1", preferred_username="amina")
    back = provider.agrees(ask(browser, "/app/quiz?q=" + "7" * 5000), "s1")
    assert come_back(browser, back).headers["location"] == "/app/"


def test_the_session_that_the_browser_had_ends(provider: Provider, town: tuple[World, Browser]) -> None:
    made, browser = town
    sign_in(provider, browser, "s1", preferred_username="amina")
    old = browser.cookies["kk_session"]
    sign_in(provider, browser, "s1", preferred_username="amina")
    assert made.platform.signing_in.actor(old) is None


def test_a_second_name_at_the_provider_is_still_the_same_person(
    provider: Provider, town: tuple[World, Browser]
) -> None:
    _, browser = town
    sign_in(provider, browser, "s1", preferred_username="amina")
    answer = sign_in(provider, browser, "s1", preferred_username="nyt-navn")
    assert answer.status == 303


def test_somebody_unknown_is_refused_with_a_sentence(provider: Provider, town: tuple[World, Browser]) -> None:
    answer = sign_in(provider, town[1], "s9", preferred_username="fremmed", roles=["Leder"])
    assert answer.status == 403
    assert UNKNOWN in answer.text
    assert "kk_session" not in town[1].cookies


def test_somebody_who_has_left_is_refused_with_a_sentence(provider: Provider, town: tuple[World, Browser]) -> None:
    made, browser = town
    made.change_person("amina", leaves_on=made.clock.today())
    answer = sign_in(provider, browser, "s1", preferred_username="amina")
    assert (answer.status, INACTIVE in answer.text) == (403, True)


def test_the_tokens_roles_hold_from_the_next_click_in_every_tab(
    provider: Provider, town: tuple[World, Browser]
) -> None:
    made, browser = town
    other_tab = Browser(browser.app)
    sign_in(provider, other_tab, "s1", preferred_username="amina", roles=["Leder", "Ukendt"])
    signing_in = made.platform.signing_in
    assert LEADS_NORD in signing_in.actor(other_tab.cookies["kk_session"]).grants  # type: ignore[union-attr]
    sign_in(provider, browser, "s1", preferred_username="amina", roles=[])
    assert LEADS_NORD not in signing_in.actor(other_tab.cookies["kk_session"]).grants  # type: ignore[union-attr]


def test_somebody_without_any_role_is_refused_with_a_sentence(
    provider: Provider, serve: Serve, oidc: OidcSettings
) -> None:
    made, browser = serve(oidc=oidc)
    made.person("Bo", Role.MANAGER)
    answer = sign_in(provider, browser, "s2", preferred_username="bo")
    assert (answer.status, NO_ROLE in answer.text) == (403, True)


def test_whoever_says_no_at_the_provider_is_told_so(provider: Provider, town: tuple[World, Browser]) -> None:
    _, browser = town
    answer = come_back(browser, provider.agrees(ask(browser), action="deny"))
    assert (answer.status, "Login blev afbrudt" in answer.text) == (403, True)


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(
    provider: Provider, town: tuple[World, Browser]
) -> None:
    _, browser = town
    provider.knows("s1", preferred_username="amina")
    back = provider.agrees(ask(browser), "s1")
    assert come_back(Browser(browser.app), back).status == 403
    assert come_back(browser, back, state="et-andet").status == 403
    assert come_back(browser, back).status == 303


def test_a_token_whose_issuer_is_not_written_exactly_as_ours_is_refused(provider: Provider, serve: Serve) -> None:
    nearly = OidcSettings(issuer=provider.issuer + "/", client_id="koerekort", client_secret="hemmelig")
    made, browser = serve(oidc=nearly)
    made.person("Amina")
    answer = sign_in(provider, browser, "s1", preferred_username="amina")
    assert (answer.status, "Login-tjenesten svarer ikke, som den skal" in answer.text) == (503, True)


def test_a_provider_that_does_not_answer_is_told_in_danish(serve: Serve) -> None:
    nobody = OidcSettings(issuer="http://localhost:9", client_id="koerekort", client_secret="hemmelig")
    _, browser = serve(oidc=nobody)
    answer = browser.get("/login/oidc")
    assert (answer.status, "Login-tjenesten svarer ikke" in answer.text) == (503, True)


def test_signing_out_ends_our_session_and_leads_to_the_providers_own_way_out(
    provider: Provider, town: tuple[World, Browser]
) -> None:
    made, browser = town
    sign_in(provider, browser, "s1", preferred_username="amina")
    token = browser.cookies["kk_session"]
    answer = browser.get("/logout", sec_fetch_site="same-origin")
    place = urlsplit(answer.headers["location"])
    assert f"{place.scheme}://{place.netloc}{place.path}" == f"{provider.issuer}/oauth2/end_session"
    assert parse_qs(place.query)["post_logout_redirect_uri"] == ["http://localhost:8000/login/ud"]
    assert made.platform.signing_in.actor(token) is None
    assert "Du er logget ud" in browser.get("/login/ud").text


def test_signing_out_of_a_local_account_leads_to_no_provider(town: tuple[World, Browser]) -> None:
    made, browser = town
    account = Account(person_id="amina", login="amina", password_hash=made.hasher.hash(PASSWORD), must_change=False)
    with made.storage.writing() as stores:
        stores.people.save_account(account)
    assert browser.post("/login", {"login": "amina", "password": PASSWORD}).status == 303
    assert browser.get("/logout", sec_fetch_site="same-origin").headers["location"] == "/login/ud"


def test_the_page_that_asks_may_lead_its_form_to_the_provider(provider: Provider, town: tuple[World, Browser]) -> None:
    policy = town[1].get("/logout", sec_fetch_site="cross-site").headers["content-security-policy"]
    assert f"form-action 'self' {provider.issuer};" in policy


def test_the_way_to_the_provider_stands_above_the_local_accounts(town: tuple[World, Browser]) -> None:
    page = town[1].get("/login?next=/app/quiz").text
    assert page.index('href="/login/oidc?next=/app/quiz"') < page.index('name="password"')


def test_local_accounts_may_be_switched_off(serve: Serve, oidc: OidcSettings) -> None:
    made, browser = serve(oidc=oidc, local_accounts=False)
    add_account(made)
    assert 'name="password"' not in browser.get("/login").text
    assert browser.post("/login", {"login": "amina", "password": PASSWORD}).status == 405
    assert browser.get("/konto/adgangskode").status == 404


def test_without_a_provider_there_is_no_way_to_one(browser: Browser) -> None:
    assert browser.get("/login/oidc").status == 404
    assert "/login/oidc" not in browser.get("/login").text
