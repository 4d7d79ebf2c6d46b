"""*Ti minutter til teammødet* and the page of wishes: hand-written pages that the menu leads to and that print well."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHEETS = sorted((ROOT / "docs" / "ti-minutter").glob("[0-9]*.md"))
BREAK = 'class="kk-overleaf"'
ITEM = re.compile(r"<li>")


def read(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def article(site: Path, sheet: Path) -> str:
    return read(site, f"ti-minutter/{sheet.stem}.html").split("<article")[1].split("</article>")[0]


def test_there_is_a_sheet_for_each_of_twelve_weeks_and_the_list_leads_to_all() -> None:
    assert [sheet.name[:2] for sheet in SHEETS] == [f"{week:02}" for week in range(1, 13)]
    listed = (ROOT / "docs" / "ti-minutter" / "index.md").read_text(encoding="utf-8")
    assert [sheet.name for sheet in SHEETS if f"({sheet.name})" not in listed] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_a_sheet_asks_three_questions_and_answers_them_overleaf(site: Path, sheet: Path) -> None:
    front, back = article(site, sheet).split(BREAK)
    assert len(ITEM.findall(front.split('id="tal-om-det"')[1])) == 3
    assert len(ITEM.findall(back)) == 3
    assert "§" not in front


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_a_sheet_says_that_its_case_is_invented_and_when_it_was_held_against_the_law(site: Path, sheet: Path) -> None:
    page = article(site, sheet)
    assert "Sagen er konstrueret" in page
    assert "Holdt op mod loven den 12. februar 2026" in page


def test_the_answers_begin_a_page_of_their_own_on_paper() -> None:
    look = (ROOT / "docs" / "assets" / "site.css").read_text(encoding="utf-8")
    printed = look.split("@media print {")[1]
    assert ".kk-overleaf { break-before: page; }" in printed


def test_the_menu_leads_to_the_sheets_and_to_the_wishes(site: Path) -> None:
    menu = read(site, "moduler/index.html")
    assert "../ti-minutter/index.html" in menu
    assert "../oenskerne-og-svarene.html" in menu
    assert "../oenskerne-og-svarene.html" in menu.split("md-copyright")[1]


def test_every_wish_has_one_of_the_three_kinds_of_answer(site: Path) -> None:
    page = read(site, "oenskerne-og-svarene.html").split("<article")[1].split("</article>")[0]
    rows = [row.split("<td>") for row in page.split("<tr>") if "<td>" in row]
    assert rows
    assert [row[1] for row in rows if not re.match(r"<strong>(Her|Lidt endnu|Ikke her)", row[2])] == []
