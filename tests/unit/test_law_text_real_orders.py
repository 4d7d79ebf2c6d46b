"""The orders on rehabilitation plans, read provision by provision by a person, and what the comparison makes of them.

A scheme that is taken out of a list (ressourceforløb) is substantive: it is neither a reference nor a name.
"""

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from law_texts import ACTS, act, only, real

from quiz_app.domain.lawtext import TextChange, TextProvision, compare
from quiz_app.domain.lawtext.text import tidied

PAGE = Path(__file__).parents[2] / "docs" / "to-bekendtgoerelser.md"
CLASSES = {
    "Uændret": "unchanged",
    "Nyt nummer": "renumbered",
    "Følgeændring": "consequential",
    "Indhold": "substantive",
    "Ophævet": "repealed",
}
READ_2408_TO_1708 = {
    "1": ("1", "substantive"),  # kategori 3 becomes § 13 c, stk. 3; the exception in stk. 2 gone
    "2": ("2", "substantive"),
    "3": ("3", "substantive"),
    "4": ("4", "substantive"),  # the medical certificate may be left out
    "5": ("5", "substantive"),
    "6": ("6", "unchanged"),
    "7": ("7", "substantive"),
    "8": ("8", "substantive"),
    "9": ("9", "consequential"),  # a colon
    "10": ("10", "unchanged"),
    "11": ("11", "consequential"),  # a colon
    "12": ("12", "unchanged"),
    "13": ("13", "unchanged"),
    "14": ("14", "unchanged"),
    "15": ("15", "consequential"),  # a colon
    "16": ("16", "unchanged"),
    "17": ("17", "unchanged"),
    "18": ("18", "unchanged"),
    "19": ("19", "unchanged"),
    "20": (None, "repealed"),  # the temporary rule of 2021-22
    "21": ("20", "consequential"),  # commencement, and which order is repealed
}


def read_1708_to_47() -> dict[str, tuple[str | None, str]]:
    """The reading as the site's page has it."""
    rows = re.findall(r"^\| § (\d+) \| (?:§ (\d+)|–) \| ([^|]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {old: (new or None, CLASSES[kind]) for old, new, kind in rows}


@pytest.mark.parametrize(
    ("old", "new", "read"),
    [("2024_1708", "2026_47", read_1708_to_47()), ("2021_2408", "2024_1708", READ_2408_TO_1708)],
    ids=["1708 to 47", "2408 to 1708"],
)
def test_the_comparison_agrees_with_the_reading(old: str, new: str, read: dict[str, tuple[str | None, str]]) -> None:
    assert {row.old: (row.new, row.kind.value) for row in compare(real(old), real(new))} == read


@pytest.mark.parametrize("name", ["2024_280", "2024_1123", "2025_1004", "2025_1221", "2025_354", "2014_433"])
def test_a_long_act_is_read_whole_and_unchanged_beside_itself(name: str) -> None:
    text = real(name)
    assert {row.kind.value for row in compare(text, text)} == {"unchanged"}


def test_two_versions_of_a_long_act_are_compared_in_the_time_one_waits_for_a_page() -> None:
    text = real("2024_280")
    changed = tuple(
        TextProvision(paragraf=p.paragraf, text=p.text.replace("kommunen", "regionen")) for p in text.provisions
    )
    before = time.process_time()
    compare(text, replace(text, provisions=changed))
    assert time.process_time() - before < 3, "one second here; three allow for a slower machine"


@pytest.mark.skipif(not ACTS.is_dir(), reason="de rigtige lovtekster ligger ikke ved siden af koden her")
def test_a_negation_taken_out_of_any_real_paragraph_is_substantive() -> None:
    mild = [
        f"{path.stem} § {provision.paragraf}: {text[found.start() - 40 : found.end() + 40]}"
        for path in sorted(ACTS.glob("*.txt"))
        for provision in real(path.stem).provisions
        for text in [tidied(provision.text)]
        for found in re.finditer(r" (?:ikke|ingen|kun)\b", text)
        if only(act(p1=text), act(p1=text[: found.start()] + text[found.end() :]), "1").kind != TextChange.SUBSTANTIVE
    ]
    assert mild == []


def test_an_amending_act_and_a_consolidation_keep_their_own_paragraphs() -> None:
    assert (len(real("2019_1559").provisions), len(real("2024_254").provisions)) == (9, 75)
