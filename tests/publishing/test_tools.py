"""Checklists and templates: each is a page to print and a document with the same text."""

import html
import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from builders import tool
from docx import Document

from quiz_app.domain.guideline import Section, Tool
from quiz_app.domain.library import Library
from quiz_app.site_hooks.tool_document import document
from quiz_app.views.components.menu import PAGES

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 22)
COLOUR = re.compile(r"#[0-9a-f]{6}\b")
NEEDED = {
    "situationer/sagen-er-sendt-tilbage": {"bestilling-til-laege", "sagsoversigt"},
    "situationer/laegen-svarer-ikke": {"bestilling-til-laege"},
    "situationer/jeg-har-overtaget-en-sag": {"overdragelsesark", "sagsoversigt"},
    "situationer/jeg-skal-skrive-afslag": {"brevets-begyndelse", "udgangskort"},
    "retningslinjer/bestil-helbredsoplysninger": {"bestilling-til-laege"},
    "retningslinjer/virksomhedspraktik-og-rapporter": {"bestilling-til-arbejdsgiver", "bestilling-til-leverandoer"},
    "retningslinjer/sprog-og-foerste-kontakt": {"brevets-begyndelse", "observation-af-samtale"},
    "retningslinjer/borgere-over-60": {"beregnere"},
}


def made(*bodies: str) -> "Document":
    sections = tuple(Section(title=f"Del {n}", body=body) for n, body in enumerate(bodies, 1))
    return Document(BytesIO(document(tool(sections=sections), DAY, "Efterset den 12. februar 2026")))


def by_hand(library: Library) -> list[Tool]:
    return [t for t in library.tools.values() if not t.app]


def test_each_tool_has_a_page_and_a_document_with_the_same_sections(library: Library, site: Path) -> None:
    assert len(by_hand(library)) >= 9
    for found in by_hand(library):
        page = html.unescape((site / "vaerktoejer" / f"{found.id}.html").read_text(encoding="utf-8"))
        assert f'href="{found.id}.docx"' in page
        written = Document(str(site / "vaerktoejer" / f"{found.id}.docx"))
        headings = [p.text for p in written.paragraphs if p.style.name == "Heading 1"]
        assert headings == [s.title for s in found.sections]
        assert "Efterset den" in written.sections[0].footer.paragraphs[0].text


def test_a_tool_that_works_in_the_app_leads_there_and_has_no_document(library: Library, site: Path) -> None:
    pages = {Path(view).stem for view, *_ in PAGES}
    for found in (t for t in library.tools.values() if t.app):
        assert found.app in pages
        assert f'href="/app/{found.app}"' in (site / "vaerktoejer" / f"{found.id}.html").read_text(encoding="utf-8")
        assert not (site / "vaerktoejer" / f"{found.id}.docx").exists()


def test_a_picture_is_there_in_our_colours_with_words_for_those_who_do_not_see_it(library: Library, site: Path) -> None:
    tokens = set(COLOUR.findall((ROOT / "quiz_app/web/assets/tokens.css").read_text(encoding="utf-8")))
    pictured = [t for t in library.tools.values() if t.picture]
    assert pictured
    for found in pictured:
        assert found.picture
        drawing = (site / "assets" / found.picture.file).read_text(encoding="utf-8")
        assert set(COLOUR.findall(drawing)) <= tokens
        assert "<title" in drawing
        page = html.unescape((site / "vaerktoejer" / f"{found.id}.html").read_text(encoding="utf-8"))
        assert f'alt="{found.picture.text}"' in page


@pytest.mark.parametrize("page", NEEDED)
def test_the_pages_that_need_a_tool_lead_to_it(site: Path, page: str) -> None:
    text = (site / f"{page}.html").read_text(encoding="utf-8")
    assert {name for name in NEEDED[page] if f'<a href="../vaerktoejer/{name}.html"' not in text} == set()


def test_a_table_in_the_document_keeps_its_empty_cells_and_repeats_its_head() -> None:
    (table,) = made("| Felt | Udfyld |\n|---|---|\n| **Hvem?** | |\n| Hvad? | |").tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Felt", "Udfyld"],
        ["Hvem?", ""],
        ["Hvad?", ""],
    ]
    assert "tblHeader" in table.rows[0]._tr.xml
    assert [run.text for run in table.cell(1, 0).paragraphs[0].runs if run.bold] == ["Hvem?"]


def test_every_numbered_list_begins_at_one() -> None:
    written = made("1. Først\n2. Så\n\n- Et punkt", "1. Forfra")
    numbered = [p for p in written.paragraphs if p.style.name == "List Number"]
    first, second, third = (p._p.pPr.numPr.numId.val for p in numbered)
    assert first == second != third
    assert written.part.numbering_part.element.xml.count("w:startOverride") == 2


def test_links_become_their_words_and_quotations_stay_quotations() -> None:
    written = made("Se [arket](vaerktoej:ark).\n\n> Kære *du*")
    assert "Se arket." in [p.text for p in written.paragraphs]
    assert [p.text for p in written.paragraphs if p.style.name == "Quote"] == ["Kære du"]


def test_the_document_says_its_language_its_title_and_the_day_of_the_site() -> None:
    written = made("Tekst")
    assert written.core_properties.title == "Et ark"
    assert 'w:lang w:val="da-DK"' in written.styles["Normal"].element.xml
    assert written.core_properties.created.date() == DAY
