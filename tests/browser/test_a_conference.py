"""A case conference by four people in four tabs at once: nobody's assessment is on the wire before the reveal."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, TimeoutError, expect  # noqa: A004 - the browser's own
from visit import Visit

from bench.serving import Server
from quiz_app.domain.library import Library

TRACKS = {
    "Amina Yusuf": "Fleksjob",
    "Dorthe Kjær": "Seniorpension",
    "Ida Winther": "Førtidspension",
    "Bo Madsen": "Fleksjob",
}
REASONS = {
    "Amina Yusuf": "Begge praktikker viser arbejdsevne.",
    "Dorthe Kjær": "Timerne er alt for få.",
    "Ida Winther": "Der mangler en vurdering af behandling.",
    "Bo Madsen": "Hensyn er allerede prøvet.",
}
FACILITATOR, NOTE_TAKER = "Dorthe Kjær", "Bo Madsen"


@pytest.fixture
def tabs(
    browser: Browser, browser_context_args: dict[str, object], server: Server, library: Library
) -> Iterator[dict[str, Visit]]:
    """A browser of their own for each, signed in."""
    contexts = {name: browser.new_context(**browser_context_args) for name in TRACKS}
    found = {}
    for name, context in contexts.items():
        context.set_default_timeout(30_000)
        found[name] = Visit(context.new_page(), server.url, library)
        found[name].sign_in(name, "conferences")
    yield found
    for context in contexts.values():
        context.close()


def choose(visit: Visit, label: str, wanted: str) -> None:
    """Pick from a list by its label; a run that comes late may shut the list, and then it is opened again."""
    field = visit.page.get_by_role("combobox", name=label)
    option = visit.page.get_by_role("option", name=wanted).first
    for _ in range(10):
        visit.settled()
        field.click()
        with suppress(TimeoutError):
            option.click(timeout=2_000)
            visit.settled()
            return
        visit.page.keyboard.press("Escape")
    raise AssertionError(label)


def call(owner: Visit) -> str:
    """Amina calls the others together; the address of the room."""
    page = owner.page
    page.get_by_text("Indkald til en konference").click()
    choose(owner, "Hvilken sag?", "konstrueret sag")
    owner.after_a_run(
        lambda: page.get_by_role("radiogroup", name="Hvilken form?").get_by_text("Sagskonference").click()
    )
    for name in ("Dorthe", "Ida", "Bo Madsen"):
        search = page.get_by_label("Søg kolleger i hele kommunen")
        search.fill(name)
        owner.after_a_run(lambda: search.press("Enter"))  # noqa: B023 - called at once
        owner.press(f"Tilføj {name}")
    choose(owner, "Mødeleder", FACILITATOR)
    choose(owner, "Referent", NOTE_TAKER)
    page.get_by_label("Dag (dd.mm.åååå)").fill(f"{date.today() + timedelta(days=1):%d.%m.%Y}")  # noqa: DTZ011 - as typed
    page.get_by_label("Klokkeslæt (tt:mm)").fill("13:00")
    page.keyboard.press("Tab")
    owner.settled()
    owner.press("Indkald")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Sagskonference:")
    return page.url


def assess(visit: Visit, name: str, *, track: str = "", button: str = "Gem min vurdering") -> None:
    """Give one's own assessment."""
    pick(visit, "Er sagen oplyst nok til en afgørelse?", "Nærmest ja")
    pick(visit, "Hvilken vej peger sagen?", track or TRACKS[name])
    pick(visit, "Hvor sikker er du?", "Sikker")
    visit.page.get_by_role("textbox", name="Hvorfor? Én sætning.").fill(REASONS[name])
    visit.press(button)
    expect(visit.page.get_by_text("Din vurdering er gemt og skjult")).to_be_visible()


def pick(visit: Visit, group: str, wanted: str) -> None:
    """Choose one option of a group."""
    visit.page.get_by_role("radiogroup", name=group).get_by_text(wanted, exact=True).click()


def enter(tabs: dict[str, Visit], address: str) -> None:
    """Everybody opens the room; what has come before does not count."""
    for visit in tabs.values():
        visit.after_a_run(lambda v=visit: v.page.goto(address))
        visit.received.clear()


def nobody_has_anothers(tabs: dict[str, Visit]) -> None:
    """No frame to anybody holds what another has said; one's own comes back, so the test does look at the traffic."""
    for name, visit in tabs.items():
        others = {reason for other, reason in REASONS.items() if other != name}
        assert not any(reason.encode() in visit.received for reason in others), name
        assert REASONS[name].encode() in visit.received


def everybody_sees(tabs: dict[str, Visit], *texts: str) -> None:
    """Within seconds, without anybody doing anything."""
    for visit in tabs.values():
        for text in texts:
            expect(visit.page.get_by_text(text).last).to_be_visible(timeout=10_000)


def test_four_people_assess_alone_see_it_together_and_advise(tabs: dict[str, Visit]) -> None:
    enter(tabs, call(tabs["Amina Yusuf"]))
    for name, visit in tabs.items():
        assess(visit, name)
    everybody_sees(tabs, "4 af 4 har vurderet")
    nobody_has_anothers(tabs)
    amina = tabs["Amina Yusuf"].page
    expect(amina.get_by_role("button", name="Vis vurderingerne")).to_have_count(0)
    tabs[FACILITATOR].press("Vis vurderingerne")
    everybody_sees(tabs, "4 er sikre, men peger forskellige veje", *REASONS.values())
    for name in ("Dorthe Kjær", "Ida Winther"):
        assess(tabs[name], name, track="Fleksjob")
    tabs[FACILITATOR].press("Vis vurderingerne")
    everybody_sees(tabs, "Før og efter samtalen")
    advise(tabs[NOTE_TAKER])
    everybody_sees(tabs, "Alle deltagere kan gøre indsigelse")


def advise(visit: Visit) -> None:
    """The note taker writes."""
    page = visit.page
    expect(page.get_by_role("textbox", name="Hvad er jeres råd?")).to_be_visible()
    pick(visit, "Hvilken vej peger jeres råd?", "Fleksjob")
    for label in ("Hvilke fakta betød mest?", "Hvilke muligheder så I på?", "Hvad er jeres råd?"):
        page.get_by_role("textbox", name=label).fill("Timerne i begge praktikker.")
    page.get_by_role("textbox", name="Hvad ville få jer til at skifte mening?").fill("En vurdering af behandling.")
    visit.press("Gem rådet")
    expect(page.get_by_text("Rådet er skrevet.")).to_be_visible()
