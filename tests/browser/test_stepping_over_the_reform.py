"""The reform of 2026 in the browser: the demo's clock is set to one day after another, on the same data.

Each day says what the site and the app must show on it; a holder is asked for an Ændringsprøve, lets its date pass, and
takes it after all.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from visit import Visit

from bench.serving import Server, free_port
from quiz_app.domain.library import Library
from quiz_app.domain.status import status_on
from quiz_app.views.components import labels

TEAM = "2026-07-01-rehabiliteringsteam"
NEW_ACT = "2027-01-01-ny-hovedlov"
BEFORE, CLOSED, JULY, EXPECTED = DAYS = (date(2026, 1, 31), date(2026, 2, 1), date(2026, 7, 1), date(2027, 1, 1))


@pytest.fixture
def municipality(tmp_path: Path) -> Iterator[Server]:
    """A demo that is not started yet, and is stopped if it runs."""
    server = Server(port=free_port(), data_dir=tmp_path)
    yield server
    if server.process is not None and server.process.poll() is None:
        server.stop()


def test_stepping_over_the_reform_changes_what_the_site_and_the_app_say(
    municipality: Server, library: Library, page: Page
) -> None:
    said: dict[str, list[str]] = {}
    code = ""
    for day in DAYS:
        municipality.day = day.isoformat()
        municipality.start()
        visit = Visit(page=page, url=municipality.url, library=library)
        for name in changing_pages(library):
            said.setdefault(name, []).append(badge(visit, name, day))
        timeline(visit, day)
        if day in {BEFORE, JULY}:
            offered(visit, day)
        code = holder(visit, day, code)
        if day == JULY:
            impact(visit, day)
        visit.sign_out()
        municipality.stop()
    changing, steady = changing_pages(library)
    assert len(set(said[changing])) > 1
    assert len(set(said[steady])) == 1


def changing_pages(library: Library) -> list[str]:
    """A guideline whose status differs between two of the days, and one that never changes status."""
    changes = library.changes.values()
    found = {name: {status_on(g, day, changes).status for day in DAYS} for name, g in library.guidelines.items()}
    return [
        next(name for name, statuses in found.items() if len(statuses) > 1),
        next(name for name, statuses in found.items() if len(statuses) == 1),
    ]


def badge(visit: Visit, guideline: str, day: date) -> str:
    """The site says what the status of the page is on the day."""
    visit.page.goto(f"{visit.url}/retningslinjer/{guideline}.html")
    found = visit.page.locator(".kk-badge").first
    changes = visit.library.changes.values()
    expected = labels.CONTENT_STATUS[status_on(visit.library.guidelines[guideline], day, changes).status]
    expect(found).to_have_text(expected)
    return expected


def timeline(visit: Visit, day: date) -> None:
    """The site says whether the change is to come, has come, or is only expected."""
    visit.page.goto(f"{visit.url}/lovaendringer.html")
    word = "trådte i kraft" if day >= JULY else "træder i kraft"
    expect(visit.page.locator(f"li[id='{TEAM}'] > p").first).to_contain_text(f"{word} 1. juli 2026")
    waits = "ventes" if day < EXPECTED else "vent"
    expect(visit.page.locator(f"li[id='{NEW_ACT}'] > p").first).to_contain_text(waits)


def offered(visit: Visit, day: date) -> None:
    """Somebody new earns the licence of the day, with its exam."""
    visit.sign_in("Amina Yusuf")
    kinds = visit.library.licences
    title = kinds["rehabiliteringsmoedet" if day < JULY else "fleksjob-og-foertidspension"].title
    expect(visit.page.get_by_role("heading", level=2)).to_have_text([title])
    visit.sign_out()


def holder(visit: Visit, day: date, code: str) -> str:
    """Who earned a licence in December is asked, is late, and passes; gives the licence's code."""
    visit.sign_in("Mette Krog")
    shown = main(visit)
    if day == BEFORE:
        expect(shown).not_to_contain_text("Ændringsprøve")
    elif day == CLOSED:
        expect(shown).to_contain_text("Reglerne bag dit kørekort er ændret: »Ressourceforløb lukker for nye borgere«.")
        expect(shown).to_contain_text("Tag den senest 13. maj 2026")
    elif day == JULY:
        expect(shown).to_contain_text("gyldigt – book ledsaget")
        expect(shown).to_contain_text("Det dækker sager til og med 30. juni 2026. Du begynder ikke forfra")
        pass_delta_test(visit)
        visit.page.goto(f"{visit.url}/verificer/{code}")
        expect(visit.page.locator(".verdict strong")).to_have_text("Gyldigt")
        expect(visit.page.locator("dl")).to_contain_text("Bestået for regler fra 1. februar 2026")
    else:
        expect(shown).not_to_contain_text("book ledsaget")
        expect(shown).not_to_contain_text("Næste skridt: Ændringsprøve")
    return code or visit.page.get_by_test_id("stCode").inner_text().strip()


def pass_delta_test(visit: Visit) -> None:
    """Take the test to its end; the right to book alone is back."""
    visit.press("Næste skridt: Ændringsprøve")
    visit.title("Prøve")
    items = int(re.findall(r"0 af (\d) besvaret", visit.text())[0])
    for _ in range(items):
        visit.answer("Gem svar")
    visit.press("Aflevér prøven")
    visit.after_a_run(visit.page.get_by_role("dialog").get_by_role("button", name="Aflevér").click)
    expect(main(visit)).to_contain_text(f"Bestået: {items} af {items} point")
    visit.open("my_licence")
    expect(main(visit)).not_to_contain_text("book ledsaget")


def impact(visit: Visit, day: date) -> None:
    """A key person sees the change with its statuses on both sides of the commencement."""
    visit.sign_out()
    visit.sign_in("Sanne Friis", f"impact?aendring={TEAM}")
    page = visit.page
    expect(page.get_by_role("heading", name="Hvad rammer ændringen?")).to_be_visible()
    table = page.get_by_test_id("stTable").first
    expect(table).to_contain_text(f"Den {labels.day(date(2026, 6, 30))}")
    expect(table).to_contain_text(f"Den {labels.day(day)}")


def main(visit: Visit) -> Locator:
    return visit.page.get_by_test_id("stMain")
