"""A case is submitted, settled by keyboard, released by another centre and hidden; and its original stands nowhere."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from scan import problems
from visit import Visit

from bench.serving import Server, free_port
from quiz_app.domain.library import Library
from quiz_app.services.releasing import Check

NAME, NUMBER, MAIL = "Zebedajka", "241157-9931", "zebedajka.maerke@borgerpost.dk"
STORY = (
    "Borgeren har haft smerter i skulderen i flere år. Den første praktik gik godt, fordi opgaverne kunne deles op. "
    f"{NAME} Sørensen ringede. {NAME}s CPR er {NUMBER}, og hun skriver fra {MAIL}."
)
CHOSEN = {
    "Alder": "40-49 år",
    "Region": "Region Hovedstaden",
    "Familie": "Bor med partner og barn/børn",
    "Sygdom": "Ryg, led og muskler",
    "Erhverv": "Kontor og it",
    "Hvad handler": "fleksjob",
    "Hvor er sagen": "Afsluttet sag",
    "halvår": "1. halvår 2026",
    "regler": "Friere brug af teamet",
}
SECONDS = 5.0  # a loaded machine is slow; alone it takes a quarter of one


@pytest.fixture
def own_server(lived_through: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server whose every file, temporary ones too, lies in one folder."""
    shutil.copytree(lived_through, tmp_path / "data")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setitem(os.environ, "TMPDIR", str(tmp_path / "temporary"))
    server = Server(port=free_port(), data_dir=tmp_path / "data")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def visiting(new_context: Callable[..., BrowserContext], own_server: Server, library: Library) -> Callable[[], Visit]:
    """A browser of its own for each person."""

    def visit() -> Visit:
        page = new_context().new_page()
        page.set_default_timeout(20_000)
        return Visit(page=page, url=own_server.url, library=library)

    return visit


def fill_in(visit: Visit, story: str) -> None:
    page = visit.page
    for label, option in CHOSEN.items():
        field = page.get_by_role("combobox", name=label)
        field.focus()
        page.keyboard.type(option)
        page.get_by_role("option", name=option, exact=True).wait_for()
        page.keyboard.press("Enter")
        expect(field).to_have_value(option)
    page.get_by_role("combobox", name="Emner").click()
    page.get_by_role("option", name="Fleksjob").click()
    page.keyboard.press("Escape")
    page.get_by_role("textbox", name="Titel").fill("Skulderen og den første praktik")
    page.get_by_role("textbox", name="Hvad er du i tvivl om?").fill("Er arbejdsevnen belyst godt nok?")
    page.get_by_role("textbox", name="Det, skemaet ikke kan sige").fill(story)


def settle_by_keyboard(visit: Visit) -> None:
    """Enter on the first button, until nothing is left; none takes long."""
    for _ in range(30):
        if "ikke flere fund" in visit.text():
            return
        visit.page.locator('button[kind="primary"]').first.focus()
        began = time.monotonic()
        visit.after_a_run(lambda: visit.page.keyboard.press("Enter"))
        assert time.monotonic() - began < SECONDS
    raise AssertionError(visit.text())


def found(folder: Path) -> list[str]:
    """Files in which something of the original stands."""
    marks = [m.encode() for m in (NAME, NAME.lower(), NUMBER, NUMBER.replace("-", ""))]
    files = (f for f in folder.rglob("*") if f.is_file())
    return [str(f) for f in files if any(mark in f.read_bytes() for mark in marks)]


def test_a_case_is_shared_released_by_another_centre_and_hidden(
    visiting: Callable[[], Visit], own_server: Server, tmp_path: Path
) -> None:
    amina = visiting()
    amina.sign_in("Amina Yusuf", "share_case")
    fill_in(amina, STORY.upper())
    amina.press("Læs teksten igennem")
    assert "store bogstaver" in amina.text()
    amina.page.get_by_role("textbox", name="Det, skemaet ikke kan sige").fill(STORY)
    amina.press("Læs teksten igennem")
    expect(amina.page.locator("mark.kk-t1").first).to_be_visible()
    assert problems(amina.page) == []
    settle_by_keyboard(amina)
    amina.press("Send til frigivelse")
    assert "Sagen er sendt" in amina.text()

    near, sanne = visiting(), visiting()
    near.sign_in("Bo Madsen", "case_release")
    assert "Skulderen" not in near.text()
    sanne.sign_in("Sanne Friis", "case_release")
    sanne.after_a_run(sanne.page.get_by_role("button", name="Læs sagen").last.click)
    assert "Borger A ringede" in sanne.text()
    assert "Amina" not in sanne.text()
    expect(sanne.page.get_by_role("checkbox")).to_have_count(len(Check))
    for box in sanne.page.get_by_role("checkbox").all():
        box.focus()
        sanne.page.keyboard.press("Space")
        expect(box).to_be_checked()
    sanne.page.get_by_text("Nej", exact=True).click()
    expect(sanne.page.get_by_role("radio", name="Nej")).to_be_checked()
    assert problems(sanne.page) == []
    sanne.press("Frigiv")
    assert "Sagen er frigivet" in sanne.text()
    assert found(tmp_path) == []
    assert b"Skulderen" in b"".join(f.read_bytes() for f in own_server.data_dir.glob("*.db*"))
    hide(visiting(), amina)


def hide(reader: Visit, other: Visit) -> None:
    """Any reader hides it, and then nobody finds it: not the reader, and not who shared it."""
    reader.sign_in("Bo Madsen", "case_library")
    reader.open("case_library?art=released")
    link = reader.page.get_by_role("link", name="Skulderen og den første praktik")
    address = str(link.get_attribute("href")).split("/app/")[-1]
    reader.after_a_run(link.click)
    assert "Skulderen og den første praktik" in reader.text()
    reader.settled()
    reader.page.get_by_text("Kan du genkende borgeren, eller er noget galt?").click()
    expect(reader.page.get_by_role("button", name="Skjul sagen nu")).to_be_visible()
    reader.settled()
    reader.press("Skjul sagen nu")
    expect(reader.page.get_by_text("Sagen er skjult for alle.")).to_be_visible()
    for visit in (reader, other):
        visit.open(address)
        assert "Den sag findes ikke her mere." in visit.text()
        assert "Skulderen" not in visit.text()


def test_leaving_a_text_that_is_stored_nowhere_asks_first(visiting: Callable[[], Visit]) -> None:
    amina = visiting()
    amina.sign_in("Amina Yusuf", "share_case")
    amina.page.get_by_role("textbox", name="Hvad er du i tvivl om?").fill("Er det nok?")
    asked: list[str] = []
    amina.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    amina.page.reload()
    assert asked == ["beforeunload"]
