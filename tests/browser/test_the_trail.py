"""The trail of decisions as an administrator sees it: each cell says what it says."""

import re

from playwright.sync_api import Page, expect
from visit import Visit

from bench.serving import Server
from quiz_app.domain.library import Library


def test_the_day_of_a_decision_is_read_as_it_was_written(server: Server, page: Page, library: Library) -> None:
    erik = Visit(page=page, url=server.url, library=library)
    erik.sign_in("Erik Thomsen", "audit")
    table = page.get_by_role("table")
    table.wait_for()
    cells = [cell.strip() for cell in table.locator("td").all_inner_texts()]
    times = [cell for cell in cells if re.search(r" kl\. \d\d:\d\d$", cell)]
    assert len(times) == table.locator("tbody tr").count() > 0
    assert [t for t in times if not re.fullmatch(r"\d{1,2}\. [a-z]+ \d{4} kl\. \d\d:\d\d", t)] == []
    expect(table.locator("ol, ul")).to_have_count(0)
    assert re.findall(r"[0-9a-f]{12}", table.inner_text()) == []
