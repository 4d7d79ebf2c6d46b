"""The glossary: one Markdown table of terms."""

import re
from collections.abc import Iterator

from quiz_app.domain.library import Term
from quiz_app.errors import Problem

COLUMNS = ("Term", "Identifikator", "Betydning", "Kilde")
_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_CELL = re.compile(r"(?<!\\)\|")


def read_glossary(text: str, path: str, problems: list[Problem]) -> tuple[Term, ...]:
    """The terms in the order of the table; text around the table is for readers."""
    rows = list(_rows(text))
    header = " | ".join(COLUMNS)
    if not rows or rows[0][1] != COLUMNS:
        problems.append(Problem(path, rows[0][0] if rows else 1, f"ordlisten er en tabel med kolonnerne {header}"))
        return ()
    terms: dict[str, Term] = {}
    for line, cells in rows[1:]:
        if len(cells) != len(COLUMNS):
            problems.append(
                Problem(path, line, f"rækken har {len(cells)} felter; der skal være {len(COLUMNS)}: {header}")
            )
        elif not (cells[0] and cells[2]):
            problems.append(Problem(path, line, "både term og betydning skal udfyldes"))
        elif cells[0] in terms:
            problems.append(Problem(path, line, f"»{cells[0]}« står to gange i ordlisten"))
        else:
            term, identifier, meaning, source = cells
            terms[term] = Term(term=term, identifier=identifier.strip("`"), meaning=meaning, source=source)
    return tuple(terms.values())


def _rows(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        row = line.strip()
        if row.startswith("|") and not _RULE.fullmatch(row):
            yield number, tuple(cell.strip().replace("\\|", "|") for cell in _CELL.split(row[1:].removesuffix("|")))
