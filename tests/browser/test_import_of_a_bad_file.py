"""An administrator brings a bad file, is told every bad line, mends it, and saves it whole."""

from playwright.sync_api import Page, expect
from visit import Visit

from bench.serving import Server
from quiz_app.domain.library import Library

HEAD = "navn;brugernavn;enhed;roller;slut"
BAD = (
    HEAD,
    "Åse Ny;aase;Center Nord;sagsbehandler;",
    ";tom;Center Nord;;",
    "Bo Ny;bony;Center Nrd;;",
    "Eva Ny;AASE;Center Syd;ledr;",
    "=1+1;formel;Center Syd;leder;31.2.2027",
)
GOOD = (
    HEAD,
    "Åse Ny;aase;Center Nord;sagsbehandler;",
    "Bo Ny;bony;Center Nord / Hold 7;;",
    "=1+1;formel;Center Syd;leder;28.2.2027",
)


def choose(visit: Visit, lines: tuple[str, ...]) -> None:
    """Give the page a file as a Danish spreadsheet writes it."""
    file = {"name": "folk.csv", "mimeType": "text/csv", "buffer": "\r\n".join(lines).encode("cp1252")}
    visit.after_a_run(lambda: visit.page.locator("input[type=file]").set_input_files([file]))  # type: ignore[list-item]


def test_a_bad_file_is_told_line_by_line_and_a_mended_one_is_saved(
    server: Server, page: Page, library: Library
) -> None:
    visit = Visit(page=page, url=server.url, library=library)
    visit.sign_in("Erik Thomsen", "people_import")
    choose(visit, BAD)
    told = visit.text()
    assert "Filen har 4 fejl, og intet er gemt." in told
    for sentence in (
        "Linje 3: navn er tom.",
        "Linje 4: enheden »Center Nrd« findes ikke; mente du Center Nord?",
        "Linje 5: rollen »ledr« kendes ikke; mente du leder?",
        "Linje 6: slut er ikke en dato; skriv fx 2026-07-01 eller 1.7.2026.",
    ):
        assert sentence in told
    expect(page.get_by_role("button", name="Gem ændringerne")).to_have_count(0)

    visit.after_a_run(page.get_by_role("button", name="Fjern folk.csv").click)
    choose(visit, GOOD)
    assert "findes ikke" in visit.text()
    visit.after_a_run(page.get_by_text("Opret enheder, der mangler").click)
    assert "3 nye, 0 ændres, 0 er uændrede." in visit.text()
    visit.press("Gem ændringerne")
    assert "Gemt: 3 nye" in visit.text()

    visit.open("people")
    search = page.get_by_label("Søg", exact=True)
    search.fill("formel")
    visit.after_a_run(lambda: search.press("Enter"))
    expect(page.get_by_role("table")).to_contain_text("=1+1")
    search.fill("hold 7")
    visit.after_a_run(lambda: search.press("Enter"))
    expect(page.get_by_role("table")).to_contain_text("Bo Ny")
