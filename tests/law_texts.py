"""Small acts of our own for the tests of law texts."""

from pathlib import Path

import pytest

from quiz_app.content.lawtext import read_law_text
from quiz_app.domain.lawtext import Compared, LawText, TextProvision, compare

ACTS = Path(__file__).parents[2] / "shared" / "law" / "acts"


def act(**paragraphs: str) -> LawText:
    """An act of ``p1="Første ord."``; ``p2_a`` is § 2 a."""
    found = [TextProvision(paragraf=name[1:].replace("_", " "), text=text) for name, text in paragraphs.items()]
    return LawText(title="Lov om eksempler", provisions=tuple(found))


def only(old: LawText, new: LawText, number: str) -> Compared:
    """The row of a paragraph of the old act."""
    return next(row for row in compare(old, new) if row.old == number)


def real(name: str) -> LawText:
    """An act as it really is; the test is skipped where the texts are not at hand."""
    path = ACTS / f"{name}.txt"
    if not path.is_file():
        pytest.skip("de rigtige lovtekster ligger ikke ved siden af koden her")
    return read_law_text(path)
