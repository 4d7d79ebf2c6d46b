"""Every type of item with fields is answered by keyboard alone, can be read by a screen reader, and can be mended."""

import re

from playwright.sync_api import Page, expect
from scan import problems
from visit import Visit

from bench.serving import Server
from quiz_app.domain.library import Library
from quiz_app.domain.question import AnyQuestion, ChoiceQuestion, DocumentsQuestion, ReasonQuestion

BY_KEYBOARD = {"order", "match", "number", "date", "reason"}


def test_every_new_type_is_answered_by_keyboard_alone(server: Server, library: Library, page: Page) -> None:
    yasmin = Visit(page=page, url=server.url, library=library)
    yasmin.sign_in("Yasmin Demir")
    met, faults = set(), []
    for module in ("nok-er-nok", "fra-1-juli-2026"):
        yasmin.open(f"quiz?modul={module}")
        start(yasmin)
        for _ in library.modules[module].questions:
            question = yasmin.question()
            if isinstance(question, ChoiceQuestion | DocumentsQuestion):
                yasmin.answer("Svar")
                came_out(yasmin, question)
                continue
            faults += problems(page)
            met.add(question.type)
            yasmin.type_in(question, right=question.type != "order")
            send(yasmin)
            came_out(yasmin, question, right=question.type != "order")
            if isinstance(question, ReasonQuestion):
                faults += problems(page)
                yasmin.find_points(question)
            else:
                faults += problems(page)
        try_the_missed_again(yasmin)
    assert met == BY_KEYBOARD
    assert faults == []


def start(visit: Visit) -> None:
    """Begin the quiz anew, by keyboard."""
    button = visit.page.get_by_role("button", name="Prøv igen fra begyndelsen")
    visit.reach(button)
    visit.after_a_run(lambda: visit.page.keyboard.press("Enter"))


def send(visit: Visit) -> None:
    visit.reach(visit.page.get_by_test_id("stForm").last.get_by_role("button", name="Svar"))
    visit.after_a_run(lambda: visit.page.keyboard.press("Enter"))
    expect(visit.page.get_by_test_id("stMain")).to_contain_text("Gemt kl. ")


def came_out(visit: Visit, question: AnyQuestion, *, right: bool = True) -> None:
    """The page judges what was meant to be answered: no key was lost on the way."""
    if not isinstance(question, ReasonQuestion):
        verdict = visit.page.get_by_test_id("stAlert").filter(has_text=re.compile("[Rr]igtigt")).last
        expect(verdict, question.id).to_contain_text("Rigtigt." if right else "igtigt")


def try_the_missed_again(visit: Visit) -> None:
    """The order task was answered wrongly; now it is answered rightly."""
    visit.reach(visit.page.get_by_role("button", name="Prøv igen med det, du missede (1 opgave)"))
    visit.after_a_run(lambda: visit.page.keyboard.press("Enter"))
    question = visit.question()
    assert question.type == "order"
    visit.type_in(question)
    send(visit)
    expect(visit.page.get_by_test_id("stMain")).to_contain_text("Færdig: 1 af 1 point")
