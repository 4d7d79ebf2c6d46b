"""Tables to take away: CSV and XLSX in which no cell is ever a formula."""

import csv
import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(rows: Sequence[Mapping[str, str]]) -> bytes:
    """Semicolons and a byte order mark, as Danish spreadsheets expect; a cell that would be a formula is quoted."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    if rows:
        writer.writerow(rows[0])
    writer.writerows([[_safe(value) for value in row.values()] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def xlsx_of(title: str, rows: Sequence[Mapping[str, str]]) -> bytes:
    """One sheet with a frozen head; every cell is text."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title[:31]
    for number, row in enumerate([{k: k for k in rows[0]} if rows else {}, *rows], 1):
        for column, value in enumerate(row.values(), 1):
            cell = sheet.cell(row=number, column=column)
            cell.value, cell.data_type = value, "s"
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _safe(value: str) -> str:
    """An apostrophe before what a spreadsheet would calculate (OWASP, CSV injection)."""
    return f"'{value}" if value.startswith(FORMULA) else value
