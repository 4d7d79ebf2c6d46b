import csv
import io

import pytest
from openpyxl import load_workbook

from quiz_app.views.components.export import FORMULA, csv_of, xlsx_of

EVIL = ("=1+1", "+45 12", "-2", "@SUM(A1)", "\tx", '=HYPERLINK("http://x")')


@pytest.mark.parametrize("cell", EVIL)
def test_no_cell_of_a_csv_file_begins_as_a_formula(cell: str) -> None:
    rows = list(csv.reader(io.StringIO(csv_of([{"Navn": cell}]).decode("utf-8-sig")), delimiter=";"))
    assert not rows[1][0].startswith(FORMULA)
    assert rows[1][0].endswith(cell)


@pytest.mark.parametrize("cell", EVIL)
def test_no_cell_of_a_spreadsheet_is_a_formula(cell: str) -> None:
    sheet = load_workbook(io.BytesIO(xlsx_of("Mit team", [{"Navn": cell, "Dage": "3"}]))).active
    assert sheet is not None
    assert [c.data_type for c in sheet[2]] == ["s", "s"]
    assert sheet["A2"].value == cell


def test_a_csv_file_opens_in_a_danish_spreadsheet() -> None:
    text = csv_of([{"Navn": "Søren; Ærø", "Enhed": "Nord"}])
    assert text.startswith(b"\xef\xbb\xbf")
    assert "Navn;Enhed" in text.decode("utf-8-sig")
    assert '"Søren; Ærø"' in text.decode("utf-8-sig")


def test_an_empty_table_is_an_empty_file() -> None:
    assert csv_of([]).decode("utf-8-sig") == ""
    assert xlsx_of("Tom", [])
