"""Notice, answer, decision and reinstatement: four visits, and the public page after each."""

from playwright.sync_api import Locator, Page, expect
from visit import Visit

from bench.serving import Server
from quiz_app.domain.library import Library


def test_a_licence_is_suspended_by_two_deciders_and_given_back(server: Server, library: Library, page: Page) -> None:
    visit = Visit(page=page, url=server.url, library=library)
    visit.sign_in("Mette Krog")
    code = page.get_by_test_id("stCode").inner_text().strip()
    assert certificate(visit).startswith(b"%PDF-")
    give_notice(visit, "Carla Bech", "Mette Krog")
    worth(visit, code, "Gyldigt")
    answer(visit, "Mette Krog")
    decide(visit, "Gerda Nørgaard", "Mette Krog")
    worth(visit, code, "I bero")
    be(visit, "Mette Krog", "my_licence")
    expect(main(visit)).to_contain_text("i bero")
    expect(page.get_by_role("button", name="Hent bevis")).to_have_count(0)
    lift(visit, "Carla Bech", "Mette Krog")
    worth(visit, code, "Gyldigt")


def certificate(visit: Visit) -> bytes:
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Hent bevis").click()
    return download.value.path().read_bytes()


def main(visit: Visit) -> Locator:
    return visit.page.get_by_test_id("stMain")


def write(visit: Visit, field: str, text: str) -> None:
    """Fill a field that stands in no form, and leave it."""
    box = visit.page.get_by_role("textbox", name=field).first
    box.fill(text)
    visit.after_a_run(lambda: box.press("Tab"))


def be(visit: Visit, name: str, page: str) -> None:
    visit.sign_out()
    visit.sign_in(name, page)


def worth(visit: Visit, code: str, word: str) -> None:
    visit.page.goto(f"{visit.url}/verificer/{code}")
    expect(visit.page.locator(".verdict strong")).to_have_text(word)


def give_notice(visit: Visit, decider: str, person: str) -> None:
    be(visit, decider, "proceedings")
    page = visit.page
    page.get_by_role("combobox", name="Hvem handler det om?").click()
    visit.after_a_run(page.get_by_role("option", name=person).click)
    write(visit, "Hvad er der sket?", "To sager gik videre uden partshøring.")
    visit.press("Send varsel")
    expect(page.get_by_role("dialog")).to_contain_text("ti arbejdsdage")
    visit.after_a_run(page.get_by_role("dialog").get_by_role("button", name="Send").last.click)
    expect(main(visit)).to_contain_text(f"Varslet er sendt til {person}")
    expect(page.get_by_role("button", name="Afgør sagen")).to_have_count(0)


def answer(visit: Visit, person: str) -> None:
    be(visit, person, "my_licence")
    expect(main(visit)).to_contain_text("Du har ret til en bisidder")
    visit.page.get_by_role("textbox", name="Dit svar").fill("De hastede. Jeg retter op.")
    visit.press("Send svar")
    expect(main(visit)).to_contain_text("Dit svar er gemt")


def decide(visit: Visit, decider: str, person: str) -> None:
    be(visit, decider, "proceedings")
    page = visit.page
    expect(main(visit)).to_contain_text("De hastede. Jeg retter op.")
    visit.after_a_run(page.get_by_text("Kørekortet er sat i bero", exact=True).first.click)
    write(visit, "Begrundelse", "Svaret er læst, og der rettes op.")
    visit.press("Afgør sagen")
    visit.after_a_run(page.get_by_role("dialog").get_by_role("button", name="Afgør").last.click)
    expect(main(visit)).to_contain_text(f"Sagen om {person} er afgjort")


def lift(visit: Visit, decider: str, person: str) -> None:
    be(visit, decider, "proceedings")
    form = visit.page.get_by_test_id("stForm").filter(has_text=person)
    form.get_by_role("textbox", name="Hvorfor gælder kørekortet igen?").fill("Sagerne er rettet.")
    visit.after_a_run(form.get_by_role("button", name="Genindsæt").click)
    expect(main(visit)).to_contain_text(f"Kørekortet gælder igen for {person}")
