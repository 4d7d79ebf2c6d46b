"""A wrong key is put right by two people in the browser, and told to a caseworker who answered by it."""

from playwright.sync_api import Locator, Page, expect
from visit import Visit

from bench.serving import Server
from quiz_app.domain.library import Library
from quiz_app.domain.question import ChoiceQuestion


def main(visit: Visit) -> Locator:
    return visit.page.get_by_test_id("stMain")


def test_a_wrong_key_is_put_right_by_two_and_told_to_a_caseworker(server: Server, library: Library, page: Page) -> None:
    visit = Visit(page=page, url=server.url, library=library)
    visit.sign_in("Emil Storm", "quiz?modul=nok-er-nok")
    visit.press("Begynd" if page.get_by_role("button", name="Begynd").count() else "Tag")
    asked = visit.answer("Svar")
    while not (isinstance(asked, ChoiceQuestion) and asked.type == "single"):
        asked = visit.answer("Svar")
    finish(visit, len(library.modules["nok-er-nok"].questions))

    be(visit, "Bo Madsen", "corrections")
    field = page.get_by_role("combobox", name="Hvilken opgave?")
    field.fill(asked.id)
    visit.after_a_run(page.get_by_role("option", name=asked.id).first.click)
    other = next(o for o in asked.options if not o.correct)
    visit.after_a_run(main(visit).get_by_text(other.text.strip(), exact=True).first.click)
    expect(main(visit)).to_contain_text("Konsekvensoversigt")
    page.get_by_role("textbox", name="Hvorfor er facit forkert?").fill("Bestemmelsen siger det modsatte.")
    visit.press("Foreslå rettelsen")
    expect(main(visit)).to_contain_text("Intet er ændret endnu")

    be(visit, "Johanne Juul", "corrections")
    visit.press("Skriv under")
    expect(main(visit)).to_contain_text("Rettelsen gælder nu")

    be(visit, "Emil Storm", "my_licence")
    shown = main(visit)
    right = next(o for o in asked.options if o.correct)
    for part in ("Facit er rettet", "Før:", right.text.strip(), "Nu:", other.text.strip(), "siger det modsatte"):
        expect(shown).to_contain_text(part)


def finish(visit: Visit, items: int) -> None:
    """Answer what is left of a quiz."""
    for _ in range(items):
        if "Modulet er gennemført" in visit.text():
            return
        visit.answer("Svar")


def be(visit: Visit, name: str, page: str) -> None:
    visit.sign_out()
    visit.sign_in(name, page)
