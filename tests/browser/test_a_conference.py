"""A round and a conference by four people in four tabs at once: no assessment is on the wire before its reveal.

Days later, when nobody has objected, the advice stands in the library, and one click makes a draft of it.
"""

import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, TimeoutError, expect  # noqa: A004 - the browser's own
from visit import Visit

from bench.serving import Server, free_port
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
    "Bo Madsen": "Arbejdsevnen er uklar.",
}
OUTSIDE = "Sanne Friis"
"""A key person who took no part."""
ROUND = "runde-kavitha"
"""The demo's open round."""
DATABASE, LATER = "koerekort.db", timedelta(days=5)
"""After the days in which one may object, and after the deadline of the demo's open round."""
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


@pytest.fixture
def days_later(server: Server, tmp_path: Path) -> Iterator[Callable[[], Server]]:
    """The same municipality as it will be in some days, in a process of its own."""
    started: list[Server] = []

    def start() -> Server:
        folder = tmp_path / "later"
        shutil.copytree(server.data_dir, folder, ignore=shutil.ignore_patterns(f"{DATABASE}*", "*.log"))
        with (
            closing(sqlite3.connect(server.data_dir / DATABASE)) as now,
            closing(sqlite3.connect(folder / DATABASE)) as then,
        ):
            now.backup(then)
        day = date.today() + LATER  # noqa: DTZ011 - the server's day is the machine's
        started.append(Server(port=free_port(), data_dir=folder, day=day.isoformat()))
        started[0].start()
        return started[0]

    yield start
    for each in started:
        each.stop()


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
    fill_in(visit, name, track or TRACKS[name])
    visit.press(button)
    expect(visit.page.get_by_text("Din vurdering er gemt og skjult")).to_be_visible()


def fill_in(visit: Visit, name: str, track: str) -> None:
    """What the person thinks, in the form."""
    pick(visit, "Er sagen oplyst nok til en afgørelse?", "Nærmest ja")
    pick(visit, "Hvilken vej peger sagen?", track)
    pick(visit, "Hvor sikker er du?", "Sikker")
    visit.page.get_by_role("textbox", name="Hvorfor? Én sætning.").fill(REASONS[name])


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


def test_four_people_answer_a_round_assess_a_case_see_it_together_advise_and_pass_it_on(
    tabs: dict[str, Visit], days_later: Callable[[], Server], context: BrowserContext, tmp_path: Path
) -> None:
    answer_round(tabs)
    address = call(tabs["Amina Yusuf"])
    enter(tabs, address)
    for name, visit in tabs.items():
        assess(visit, name)
    everybody_sees(tabs, "4 af 4 har vurderet")
    nobody_has_anothers(tabs)
    amina = tabs["Amina Yusuf"].page
    expect(amina.get_by_role("button", name="Vis vurderingerne")).to_have_count(0)
    tabs[FACILITATOR].press("Vis vurderingerne")
    everybody_sees(tabs, "4 er sikre, men peger forskellige veje", *REASONS.values())
    expect(amina.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first).to_be_visible()
    for name in ("Dorthe Kjær", "Ida Winther"):
        assess(tabs[name], name, track="Fleksjob")
    tabs[FACILITATOR].press("Vis vurderingerne")
    everybody_sees(tabs, "Før og efter samtalen")
    advise(tabs[NOTE_TAKER])
    everybody_sees(tabs, "Alle deltagere kan gøre indsigelse")

    amina = Visit(context.new_page(), days_later().url, tabs["Amina Yusuf"].library)
    title = drafted(amina, address)
    in_the_library(amina, title)
    round_is_shown(amina)
    amina.sign_out()
    taken_home(Visit(context.new_page(), amina.url, amina.library), title, tmp_path)


def answer_round(tabs: dict[str, Visit]) -> None:
    """Each assesses the case of the open round alone; the facit stays shut."""
    for name, visit in tabs.items():
        visit.open(f"calibration_rounds?runde={ROUND}")
        visit.received.clear()
        assess(visit, name, button="Gem")
    nobody_has_anothers(tabs)
    for visit in tabs.values():
        assert "Facit" not in visit.text()
        visit.open("conferences")


def round_is_shown(visit: Visit) -> None:
    """After the deadline everybody reads it, without names, and nobody assesses any more."""
    visit.open(f"calibration_rounds?runde={ROUND}")
    expect(visit.page.get_by_role("heading", name="Facit")).to_be_visible()
    assert "Gem den nye vurdering" not in visit.text()
    visit.page.get_by_text("sætninger uden navn").first.click()
    expect(visit.page.get_by_text(REASONS["Bo Madsen"])).to_be_visible()


def drafted(visit: Visit, address: str) -> str:
    """Amina makes the draft of questions with one click; the title of the case."""
    visit.sign_in("Amina Yusuf", "conferences")
    visit.open(address.split("/app/")[1])
    expect(visit.page.get_by_text("Rådet er gemt. Udgave 1.")).to_be_visible()
    visit.press("Kladde til opgaver")
    expect(visit.page.get_by_text("Kladde til opgaver ligger nu hos nøglepersonerne.")).to_be_visible()
    return visit.page.get_by_role("heading", level=2).first.inner_text().removeprefix("Sagskonference: ")


def in_the_library(visit: Visit, title: str) -> None:
    """The advice stands with the case, and those who took part find the way back."""
    case = next(c for c in visit.library.cases.values() if c.title == title)
    visit.open(f"case_library?sag={case.id}")
    expect(visit.page.get_by_text("Råd til praksis, ").first).to_be_visible()
    assert "En vurdering af behandling." in visit.text()
    expect(visit.page.get_by_role("link", name="Konferencen, du var med i")).to_be_visible()


def taken_home(visit: Visit, title: str, folder: Path) -> None:
    """A key person reads the draft and takes its files; nothing that somebody wrote alone is in them."""
    visit.sign_in(OUTSIDE, "drafts")
    card = visit.page.get_by_test_id("stVerticalBlock").filter(has_text=f"Fra konferencen om »{title}«").last
    with visit.page.expect_download() as download:
        card.get_by_role("button", name="Hent filerne").click()
    download.value.save_as(folder / "kladde.zip")
    with zipfile.ZipFile(folder / "kladde.zip") as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert files
    assert all(name.startswith("case_library/spoergsmaal/") for name in files)
    assert all("UDFYLD" in text for text in files.values())
    assert not any(reason in text for reason in REASONS.values() for text in files.values())


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
