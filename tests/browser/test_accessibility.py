"""Every page, scanned by axe in light, dark and on a phone; no English of the framework, no console error."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from scan import COLOURS, EVERYTHING, problems
from visit import Visit

from bench.serving import Server
from quiz_app.domain.library import Library

SITE = (
    "/index.html",
    "/retningslinjer/index.html",
    "/retningslinjer/foertidspension-trin-for-trin.html",
    "/situationer/laegen-svarer-ikke.html",
    "/moduler/nok-er-nok.html",
    "/lovaendringer.html",
    "/lov/index.html",
    "/lov/lob.html",
    "/foer-og-nu.html",
    "/graazoner/index.html",
    "/graazoner/hvad-afloeser-lae-265.html",
    "/vaerktoejer/index.html",
    "/vaerktoejer/udgangskort.html",
    "/vaerktoejer/observation-af-samtale.html",
    "/borger/index.html",
    "/borger/dine-rettigheder.html",
    "/ti-minutter/index.html",
    "/ti-minutter/02-tre-gule-streger.html",
    "/oenskerne-og-svarene.html",
    "/del-en-sag.html",
    "/faelles-retsforstaaelse.html",
    "/sagskonferencer.html",
    "/om.html",
    "/tilgaengelighed.html",
    "/ordliste.html",
    "/login",
    "/verificer",
)
APP = (
    ("Amina Yusuf", ("my_licence", "quiz", "quiz?modul=nok-er-nok", "practice", "conferences")),
    ("Bo Madsen", ("conferences?konference=demo-konference-nu", "lacking_offers")),
    ("Ida Winther", ("conferences?konference=demo-konference-afholdt",)),
    (
        "Mette Krog",
        (
            "my_licence",
            "search",
            "case_library",
            "case_library?sag=laerke",
            "similar_cases",
            "month_learning",
            "calculators",
        ),
    ),
    ("Jonas Lind", ("calibration_rounds?runde=runde-kavitha",)),
    ("Fatima Nasser", ("exam",)),
    ("Oskar Riis", ("exam",)),
    ("Anders Bach", ("my_licence", "practice")),
    (
        "Sanne Friis",
        (
            "sign_off",
            "corrections",
            "drafts",
            "law_texts",
            "review_queue",
            "impact",
            "coverage",
            "agreement",
            "calibration_rounds",
            "share_case",
            "case_release",
        ),
    ),
    ("Ravi Kumar", ("my_licence",)),
    ("Tove Lund", ("my_licence",)),
    ("Gerda Nørgaard", ("panel", "proceedings", "law_confirmations", "twin_consents")),
    ("Carla Bech", ("support", "team", "monday", "calibration_rounds?runde=runde-aqqaluk-juni")),
    ("Johanne Juul", ("register_change",)),
    ("Erik Thomsen", ("people", "people_import", "sessions", "audit", "texts", "my_data")),
)
LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
}
ENGLISH = re.compile(
    r"\b(Running|Deploy|Rerun|Settings|Choose an option|Press Enter|View fullscreen|Made with|Search|Back to top|"
    r"Table of contents|Skip to content|Next|Previous|Close|Open|Loading|Show more|Copy to clipboard)\b"
)
EXPECTED_PROBES = ("_stcore/health", "_stcore/host-config")


@pytest.fixture
def look(request: pytest.FixtureRequest) -> dict[str, Any]:
    return LOOKS[str(request.param)]


@pytest.fixture
def seen(browser: Browser, look: dict[str, Any]) -> Iterator[Page]:
    with browser.new_context(locale="da-DK", **look) as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("console", lambda message: errors.extend(_error(message)))
        yield page
        assert errors == []


def _error(message: ConsoleMessage) -> list[str]:
    probe = any(path in message.location.get("url", "") for path in EXPECTED_PROBES)
    return [] if message.type != "error" or probe else [f"{message.text} ({message.location.get('url')})"]


def english(page: Page) -> list[str]:
    """What a reader or a screen reader would meet in English."""
    labels = page.locator("[aria-label], [title], [placeholder], img[alt]").evaluate_all(
        "all => all.flatMap(e => ['aria-label', 'title', 'placeholder', 'alt'].map(n => e.getAttribute(n) || ''))"
    )
    lines = [*page.locator("body").inner_text().splitlines(), *labels]
    return sorted({f"{page.url}: {line}" for line in lines if ENGLISH.search(line)})


def too_wide(page: Page) -> list[str]:
    """Pages that must be scrolled sideways."""
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")
    return [f"{page.url}: wider than the window"] if wide else []


def in_the_dark(page: Page) -> list[str]:
    """What cannot be told apart when the reader's machine turns dark; the page follows without a reload."""
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).not_to_have_css("background-color", "rgb(255, 255, 255)")
    found = problems(page, COLOURS)
    page.emulate_media(color_scheme="light")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", "rgb(255, 255, 255)")
    return [f"dark: {problem}" for problem in found]


@pytest.mark.parametrize("look", LOOKS, indirect=True)
def test_the_site_is_accessible_and_danish(server: Server, seen: Page, request: pytest.FixtureRequest) -> None:
    found = []
    what = COLOURS if "dark" in request.node.callspec.id else EVERYTHING
    for path in SITE:
        seen.goto(server.url + path)
        assert seen.locator("html").get_attribute("lang") == "da"
        found += problems(seen, what) + english(seen) + too_wide(seen)
    assert found == []


@pytest.mark.parametrize("look", ["light", "phone"], indirect=True)
def test_the_app_is_accessible_and_danish(server: Server, seen: Page, library: Library, look: dict[str, Any]) -> None:
    found = []
    for name, pages in APP:
        visit = Visit(page=seen, url=server.url, library=library)
        visit.sign_in(name, pages[0])
        for path in pages:
            visit.open(path)
            assert seen.locator("html").get_attribute("lang") == "da"
            found += problems(seen) + english(seen) + too_wide(seen)
            if look == LOOKS["light"]:
                found += in_the_dark(seen)
        visit.sign_out()
    assert found == []
