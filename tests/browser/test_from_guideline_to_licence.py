"""Amina from her first sign-in to a licence that anyone can verify; her manager sees it."""

import re

from playwright.sync_api import Browser, Page, expect
from visit import Visit

from bench.serving import ROOT, Server
from quiz_app import bootstrap
from quiz_app.bootstrap import demo
from quiz_app.bootstrap.settings import demo_settings, read_settings
from quiz_app.domain.library import Library
from quiz_app.domain.licence_kind import Blueprint
from quiz_app.domain.people import Actor, Grant, Role


def test_amina_earns_a_licence_and_carla_sees_it(server: Server, library: Library, page: Page) -> None:
    amina = Visit(page=page, url=server.url, library=library)
    amina.sign_in("Amina Yusuf")
    kind = library.licences["fleksjob-og-foertidspension"]
    read_and_practise(amina, kind.modules[0])
    for module in kind.modules[1:]:
        practise_elsewhere(server, module)
    sit_the_exam(amina, kind.exam)
    for _ in kind.practice:
        ask(amina, "Ida Winther")
    amina.sign_out()
    sign_off(amina, "Ida Winther", len(kind.practice))
    amina.sign_out()
    amina.sign_in("Amina Yusuf")
    assert "gyldigt" in amina.text()
    code = page.get_by_test_id("stCode").inner_text().strip()
    verify(amina, code)
    amina.sign_out()
    amina.sign_in("Carla Bech")
    amina.menu("Mit team")
    row = page.get_by_role("row").filter(has_text="Amina Yusuf")
    expect(row).to_contain_text("Gyldigt")
    steps = len(kind.modules) + 1 + len(kind.practice)
    expect(row).to_contain_text(f"{steps} af {steps}")


def read_and_practise(amina: Visit, module: str) -> None:
    page = amina.page
    page.goto(f"{amina.url}/moduler/{module}.html")
    amina.after_a_run(page.get_by_role("link", name="Svar i appen").click)
    amina.title("Øv dig")
    amina.press("Begynd")
    for number in range(len(amina.library.modules[module].questions)):
        amina.answer("Svar")
        expect(page.get_by_test_id("stMain")).to_contain_text("Gemt kl. ")
        expect(page.get_by_test_id("stMain")).to_contain_text(f"{number + 1} af ")
    expect(page.get_by_test_id("stMain")).to_contain_text("Modulet er gennemført")


def practise_elsewhere(server: Server, module: str) -> None:
    """Take a module's quiz in another process on the same database, as from another machine."""
    settings = demo_settings(read_settings({}, ROOT), port=server.port, data_dir=server.data_dir, day=None)
    amina = Actor(person_id="amina", grants=(Grant(role=Role.CASEWORKER, unit_id="nord"),))
    demo.take_quiz(bootstrap.build(settings), amina, module)


def sit_the_exam(amina: Visit, exam: Blueprint) -> None:
    amina.menu("Mit kørekort")
    amina.press("Næste skridt: Tag prøven")
    amina.title("Prøve")
    amina.press("Begynd prøven")
    expect(amina.page.get_by_role("timer")).to_have_text(
        re.compile(rf"^Tid tilbage: ({exam.minutes - 1}|{exam.minutes}|1):")
    )
    items = sum(topic.count for topic in exam.topics)
    for number in range(1, items + 1):
        amina.answer("Gem svar")
        expect(amina.page.get_by_test_id("stMain")).to_contain_text(f"Opgave {number}: Gemt kl. ")
    amina.press("Aflevér prøven")
    amina.after_a_run(amina.page.get_by_role("dialog").get_by_role("button", name="Aflevér").click)
    expect(amina.page.get_by_test_id("stMain")).to_contain_text(f"Bestået: {items} af {items} point")


def ask(amina: Visit, companion: str) -> None:
    amina.menu("Mit kørekort")
    amina.press("Næste skridt: Find en ledsager")
    amina.title("Ledsagede sager")
    form = amina.page.get_by_test_id("stForm").first
    form.get_by_role("combobox").click()
    amina.page.get_by_role("option", name=companion).click()
    amina.after_a_run(form.get_by_role("button", name="Bed om godkendelse").click)
    expect(amina.page.get_by_test_id("stMain")).to_contain_text("Din ledsager kan nu se sagen")


def sign_off(visit: Visit, companion: str, times: int) -> None:
    visit.sign_in(companion)
    visit.menu("Godkend praktik")
    for _ in range(times):
        form = visit.page.get_by_test_id("stForm").filter(has_text="Bemærkning").first
        form.get_by_role("button", name="Godkend").wait_for()
        for choice in form.get_by_role("radiogroup").all():
            choice.get_by_text("Opfyldt", exact=True).click()
        visit.after_a_run(form.get_by_role("button", name="Godkend").click)
        expect(visit.page.get_by_test_id("stMain")).to_contain_text("Amina Yusuf: godkendt")


def verify(visit: Visit, code: str) -> None:
    visit.page.goto(f"{visit.url}/verificer/{code}")
    body = visit.page.locator("body")
    expect(body).to_contain_text("Amina Yusuf")
    expect(body).to_contain_text("Gyldigt")
    visit.page.goto(f"{visit.url}/verificer/{code[:-1]}{'A' if code[-1] != 'A' else 'B'}")
    expect(body).not_to_contain_text("Amina Yusuf")


def test_a_stranger_gets_no_further_than_the_way_in(server: Server, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{server.url}/app/team")
        assert "/login" in page.url
