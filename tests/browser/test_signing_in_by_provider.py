"""Signing in by the municipality's identity provider, and what happens to the tabs that are open already."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from provider import Provider, running_provider
from visit import Visit

from bench.serving import ROOT, Server, free_port
from quiz_app.domain.library import Library
from quiz_app.domain.people import Grant, Person, Role, Unit
from quiz_app.storage.database import SqlStorage
from quiz_app.storage.revisions import upgrade

LABEL = "Log ind med Eksempelby-konto"


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with running_provider() as running:
        running.knows("s1", preferred_username="amina")
        yield running


@pytest.fixture(scope="module")
def municipality(server: Server, provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real installation without local accounts, with the site that the demo has built."""
    folder, port = tmp_path_factory.mktemp("serve"), free_port()
    config = folder / "koerekort.toml"
    config.write_text(
        f"""
        municipality = "Eksempelby Kommune"
        content_root = "{ROOT}"
        data_dir = "{folder}"
        site_dir = "{server.data_dir / "site"}"
        public_url = "http://localhost:{port}"
        local_accounts = false
        [oidc]
        issuer = "{provider.issuer}"
        client_id = "koerekort"
        client_secret = "hemmelig"
        label = "{LABEL}"
        [oidc.roles]
        "Koerekort.Leder" = "manager@kommunen"
        """,
        encoding="utf-8",
    )
    config.chmod(0o600)
    populate(f"sqlite:///{folder / 'koerekort.db'}")
    running = Server(port=port, data_dir=folder, config=config)
    running.start()
    yield running
    running.stop()


def populate(url: str) -> None:
    """One unit and one caseworker."""
    upgrade(url)
    storage, now = SqlStorage(url), datetime.now(UTC)
    with storage.writing() as stores:
        stores.people.add_unit(Unit(unit_id="kommunen", name="Eksempelby Kommune"))
        stores.people.add_person(
            Person(person_id="a", name="Amina Ek", login="amina", unit_id="kommunen", active=True, created_at=now)
        )
        stores.people.grant("a", Grant(role=Role.CASEWORKER, unit_id="kommunen"), now)
    storage.dispose()


def sign_in(page: Page, server: Server, library: Library) -> Visit:
    """From the app's address by the provider's page, and back to where one was going."""
    visit = Visit(page=page, url=server.url, library=library)
    page.goto(f"{server.url}/app/my_licence")
    page.get_by_role("link", name=LABEL).click()
    page.get_by_placeholder("sub").fill("s1")
    visit.after_a_run(page.get_by_role("button", name="Authorize").click)
    visit.title("Mit kørekort")
    return visit


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[[], Page]]:
    """Pages of browsers that share nothing; what the provider's own page wants from elsewhere it does not get."""
    contexts: list[BrowserContext] = []

    def new() -> Page:
        contexts.append(browser.new_context(locale="da-DK"))
        contexts[-1].set_default_timeout(20_000)
        contexts[-1].route(re.compile(r"^https:"), lambda route: route.abort())
        return contexts[-1].new_page()

    yield new
    for context in contexts:
        context.close()


def test_a_role_given_a_role_taken_and_a_sign_out_reach_a_live_tab_at_its_next_click(
    municipality: Server, provider: Provider, new_page: Callable[[], Page], library: Library
) -> None:
    page = new_page()
    live = sign_in(page, municipality, library)
    menu = page.get_by_test_id("stSidebarNav")
    expect(menu.get_by_role("link", name="Mit team")).to_have_count(0)
    expect(page.get_by_role("link", name="Skift adgangskode")).to_have_count(0)

    provider.knows("s1", preferred_username="amina", roles=["Koerekort.Leder"])
    sign_in(new_page(), municipality, library)
    live.menu("Ledsagede sager")
    expect(menu.get_by_role("link", name="Mit team")).to_be_visible()

    live.menu("Mit team")
    provider.knows("s1", preferred_username="amina", roles=[])
    sign_in(new_page(), municipality, library)
    live.menu("Ledsagede sager")
    expect(menu.get_by_role("link", name="Mit team")).to_have_count(0)

    second = page.context.new_page()
    second.goto(f"{municipality.url}/app/my_licence")
    second.get_by_role("link", name="Log ud").click()
    second.wait_for_url(re.compile(re.escape(provider.issuer)))
    live.after_a_run(menu.get_by_role("link", name="Mit kørekort").click)
    expect(page.get_by_role("heading", level=1)).to_have_text("Du er logget ud")
