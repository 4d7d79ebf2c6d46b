"""Carla takes her table away, looks at an earlier day, and prints her Monday."""

import csv
import io
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from visit import Visit

from bench.serving import Server
from quiz_app.domain.library import Library


def test_carla_exports_her_team_and_looks_back(server: Server, page: Page, library: Library) -> None:
    carla = Visit(page=page, url=server.url, library=library)
    carla.sign_in("Carla Bech", "team")
    with page.expect_download() as download:
        page.get_by_role("button", name="Hent som CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = {row["Navn"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}
    assert rows["Mette Krog"]["Kørekort"] == "Gyldigt"
    assert set(next(iter(rows.values()))) == {"Navn", "Enhed", "Kørekort", "Trin", "Næste", "Venter (dage)"}
    with page.expect_download() as download:
        page.get_by_role("button", name="Hent som Excel").click()
    sheet = [list(row) for row in load_workbook(io.BytesIO(download.value.path().read_bytes())).active.values]
    assert [dict(zip(sheet[0], (cell or "" for cell in row), strict=True)) for row in sheet[1:]] == [*rows.values()]

    field = page.get_by_role("textbox", name="Vis status pr.")
    field.fill("31.12.2020")
    carla.after_a_run(lambda: field.press("Enter"))
    expect(page.get_by_test_id("stMain")).to_contain_text("ingen sagsbehandlere")
    field.fill("1.6.2019")
    carla.after_a_run(lambda: field.press("Enter"))
    expect(page.get_by_test_id("stMain")).to_contain_text("ikke noget kørekort på den dag")
    field.fill("i går")
    carla.after_a_run(lambda: field.press("Enter"))
    expect(page.get_by_test_id("stMain")).to_contain_text("dd.mm.åååå")


def test_monday_names_who_waits_and_prints_on_one_page(server: Server, page: Page, library: Library) -> None:
    carla = Visit(page=page, url=server.url, library=library)
    carla.sign_in("Carla Bech", "monday")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("Piotr Nowak (Center Nord): har ventet 12 dage")
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    pdf = page.pdf(format="A4")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 1
