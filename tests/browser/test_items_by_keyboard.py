"""Every type of item with fields is answered by keyboard alone, can be read by a screen reader, and can be mended.

So is an exam, with its pause, from its beginning until it is handed in.
"""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect
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
    for module in ("nok-er-nok", "god-forvaltning"):
        yasmin.open(f"quiz?modul={module}")
        start(yasmin)
        missed = False
        for _ in library.modules[module].questions:
            question = yasmin.question()
            if isinstance(question, ChoiceQuestion | DocumentsQuestion):
                yasmin.answer("Svar")
                came_out(yasmin, question)
                continue
            faults += problems(page)
            met.add(question.type)
            right = missed or question.type != "order"
            missed |= not right
            yasmin.type_in(question, right=right)
            send(yasmin)
            came_out(yasmin, question, right=right)
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
    """The first order task was answered wrongly; now it is answered rightly."""
    visit.reach(visit.page.get_by_role("button", name="Prøv igen med det, du missede (1 opgave)"))
    visit.after_a_run(lambda: visit.page.keyboard.press("Enter"))
    question = visit.question()
    assert question.type == "order"
    visit.type_in(question)
    send(visit)
    expect(visit.page.get_by_test_id("stMain")).to_contain_text("Færdig: 1 af 1 point")


def test_an_exam_is_taken_by_keyboard_alone_and_keeps_what_is_chosen_on_the_way(
    new_server: Callable[[], Server], page: Page, library: Library
) -> None:
    jonas = Visit(page=page, url=new_server().url, library=library)
    jonas.sign_in("Jonas Lind", "exam")
    main = page.get_by_test_id("stMain")
    enter(jonas, page.get_by_role("button", name="Begynd prøven"))
    items = sum(topic.count for topic in library.licences["fleksjob-og-foertidspension"].exam.topics)

    first = chosen_from(jonas, 1)
    enter(jonas, number(page, first + 1))
    expect(main).to_contain_text(f"Opgave {first}: Gemt kl. ")
    expect(main).to_contain_text(f"1 af {items} besvaret")
    expect(number(page, first)).to_have_text(f"{first} ✓")
    expect(number(page, first + 1)).to_be_focused()

    second = chosen_from(jonas, first + 1)
    enter(jonas, page.get_by_role("button", name="Hold pause"))
    expect(page.get_by_role("timer")).to_contain_text("Uret går i gang om 14:")
    expect(page.get_by_test_id("stForm")).to_have_count(0)
    assert problems(page) == []
    enter(jonas, page.get_by_role("button", name="Fortsæt prøven"))
    expect(main).to_contain_text(f"2 af {items} besvaret")

    chosen_from(jonas, second + 1)
    enter(jonas, page.get_by_role("button", name="Aflevér prøven"))
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"{items - 3} opgaver er ikke besvaret")
    assert problems(page) == []
    enter(jonas, dialog.get_by_role("button", name="Aflevér"))
    expect(main).to_contain_text("Endnu ikke bestået")


def number(page: Page, position: int) -> Locator:
    return page.get_by_role("button", name=re.compile(rf"^(● )?{position}( ✓)?$"))


def enter(visit: Visit, button: Locator) -> None:
    visit.reach(button)
    visit.after_a_run(lambda: visit.page.keyboard.press("Enter"))


def chosen_from(visit: Visit, position: int) -> int:
    """Turn to the next item with options, from the position on, and choose the first; not saved yet."""
    here = visit.page.get_by_role("heading", level=3).filter(has_text=f"Opgave {position} af")
    if not here.count():
        enter(visit, number(visit.page, position))
    if not isinstance(visit.question(), ChoiceQuestion):
        return chosen_from(visit, position + 1)
    field = visit.page.get_by_test_id("stForm").locator("input[type=radio], input[type=checkbox]").first
    visit.reach(field)
    visit.page.keyboard.press("Space")
    expect(field).to_be_checked()
    return position
