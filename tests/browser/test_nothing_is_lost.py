"""Answers outlive reloads, second tabs and the server's sudden death; the key stays on the server."""

import signal
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from scan import problems
from visit import Visit, reasons_of

from bench.serving import Server
from quiz_app.domain.library import Library
from quiz_app.domain.question import AnyQuestion, Use


@pytest.fixture(scope="module")
def own_server(new_server: Callable[[], Server]) -> Server:
    """A server that these tests may kill."""
    return new_server()


def begin_exam(page: Page, server: Server, library: Library, name: str) -> Visit:
    visit = Visit(page=page, url=server.url, library=library)
    visit.sign_in(name)
    visit.open("exam")
    visit.press("Begynd prøven")
    return visit


def main(page: Page):  # noqa: ANN201 - an assertion's subject
    return expect(page.get_by_test_id("stMain"))


def leaks(visit: Visit, library: Library) -> list[str]:
    """The exam items of whose key something has reached the browser."""
    exam = [q for q in library.questions.values() if Use.EXAM in q.use]
    return [q.id for q in exam if any(why.strip()[:60].encode() in visit.received for why in reasons_of(q))]


def test_an_exam_survives_reload_and_kill_and_keeps_its_key(
    own_server: Server, context: BrowserContext, page: Page, library: Library
) -> None:
    visit = begin_exam(page, own_server, library, "Jonas Lind")
    assert problems(page) == []
    items = sum(topic.count for topic in library.licences["fleksjob-og-foertidspension"].exam.topics)
    first = visit.answer("Gem svar")
    main(page).to_contain_text("Opgave 1: Gemt kl. ")

    visit.after_a_run(page.reload)
    main(page).to_contain_text(f"1 af {items} besvaret")

    own_server.stop(signal.SIGKILL)
    own_server.start()
    visit.open("exam?opgave=1")
    main(page).to_contain_text(f"1 af {items} besvaret")
    main(page).to_contain_text("Gemt kl. ")
    assert visit.question().id == first.id
    assert marked(page, first), "the stored answer is shown again"

    visit.open("exam?opgave=2")
    second_tab = Visit(page=context.new_page(), url=own_server.url, library=library)
    second_tab.open("exam?opgave=2")
    second_tab.answer("Gem svar")
    visit.fill(visit.question(), right=False)
    visit.press("Gem svar")
    main(page).to_contain_text("Svaret er ændret i et andet vindue siden")
    main(page).to_contain_text(f"2 af {items} besvaret")

    assert leaks(visit, library) == []
    assert leaks(second_tab, library) == []
    visit.press("Aflevér prøven")
    visit.after_a_run(page.get_by_role("dialog").get_by_role("button", name="Aflevér").click)
    main(page).to_contain_text("Endnu ikke bestået")
    assert leaks(visit, library) != [], "the check can find what the result shows"


def marked(page: Page, question: AnyQuestion) -> bool:
    """Some field of the item's form is filled."""
    del question
    return page.get_by_test_id("stForm").locator("input:checked").count() > 0
