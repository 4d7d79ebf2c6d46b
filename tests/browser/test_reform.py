"""The reform of 2026 in the browser: the demo's clock is set to one day after another, on the same data.

Each step says what the site and the app must show on that day. What else must change on a day (delta tests, succession)
belongs in :func:`step`, where the server stands on the day.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from visit import Visit

from bench.serving import Server, free_port
from quiz_app.domain.library import Library
from quiz_app.domain.status import status_on
from quiz_app.views.components import labels

TEAM = "2026-07-01-rehabiliteringsteam"
NEW_ACT = "2027-01-01-ny-hovedlov"
DAYS = (date(2026, 1, 31), date(2026, 2, 1), date(2026, 7, 1), date(2027, 1, 1))


@pytest.fixture
def clockwork(tmp_path: Path) -> Iterator[list[Server]]:
    """The servers that the steps start; what still runs is stopped."""
    started: list[Server] = []
    yield started
    for server in started:
        if server.process is not None and server.process.poll() is None:
            server.stop()


def changing_pages(library: Library) -> list[str]:
    """A guideline whose status differs between two of the days, and one that never changes status."""
    changes = library.changes.values()
    found = {name: {status_on(g, day, changes).status for day in DAYS} for name, g in library.guidelines.items()}
    return [
        next(name for name, statuses in found.items() if len(statuses) > 1),
        next(name for name, statuses in found.items() if len(statuses) == 1),
    ]


def test_stepping_over_the_reform_changes_what_the_site_and_the_app_say(
    clockwork: list[Server], tmp_path: Path, library: Library, page: Page
) -> None:
    said: dict[str, list[str]] = {}
    for day in DAYS:
        server = Server(port=free_port(), data_dir=tmp_path, day=day.isoformat())
        clockwork.append(server)
        server.start()
        visit = Visit(page=page, url=server.url, library=library)
        for name, word in step(visit, day).items():
            said.setdefault(name, []).append(word)
        server.stop()
    changing, steady = changing_pages(library)
    assert len(set(said[changing])) > 1
    assert len(set(said[steady])) == 1


def step(visit: Visit, day: date) -> dict[str, str]:
    """All that a visit checks on the day; gives the word of each page's badge."""
    words = {name: badge(visit, name, day) for name in changing_pages(visit.library)}
    timeline(visit, day)
    impact(visit, day)
    return words


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
    word = "trådte i kraft" if day >= date(2026, 7, 1) else "træder i kraft"
    expect(visit.page.locator(f"li[id='{TEAM}'] > p").first).to_contain_text(f"{word} 1. juli 2026")
    waits = "ventes" if day < date(2027, 1, 1) else "vent"
    expect(visit.page.locator(f"li[id='{NEW_ACT}'] > p").first).to_contain_text(waits)


def impact(visit: Visit, day: date) -> None:
    """A key person sees the change with its statuses on both sides of the commencement."""
    visit.sign_in("Sanne Friis", f"impact?aendring={TEAM}")
    page = visit.page
    expect(page.get_by_role("heading", name="Hvad rammer ændringen?")).to_be_visible()
    before = min(day, date(2026, 6, 30))
    after = max(day, date(2026, 7, 1))
    table = page.get_by_test_id("stTable").first
    expect(table).to_contain_text(f"Den {labels.day(before)}")
    expect(table).to_contain_text(f"Den {labels.day(after)}")
    visit.sign_out()
