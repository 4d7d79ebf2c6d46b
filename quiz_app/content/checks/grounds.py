"""What a page says that the law says rests on something: provisions, facts, decisions that are known to exist."""

import re
from collections.abc import Iterator
from typing import Any

from quiz_app.content.reader import Entry
from quiz_app.content.shelves import Shelf, Shelves
from quiz_app.domain.citation import Citations
from quiz_app.errors import Problem

STATUTE = frozenset({"Lov", "Loven"})
"""The first word of the headings under which a page says what the statute says (*Lov fra 1. juli 2026*)."""

_DECISION = re.compile(
    r"\bprincip(?:meddelelse|afgørelse)\w*\s+(\d+-\d\d\b(?:(?:,|\s+og)\s+\d+-\d\d\b)*)", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+-\d\d")
_FACT = re.compile(r"\b[A-Z]+-\d\d\b")
_OWN = re.compile(r"ikke (?:læst|fundet|afklaret)|vores læsning|udledt|anden kilde", re.IGNORECASE)
"""The writer says that this is not what the statute says."""
_BLANK = re.compile(r"\n\s*\n")
_ITEM = re.compile(r"(?:[-*|]|\d+\.)\s")
_ENDS = re.compile(r"[.!?)»|](?:\*\*)?$")
_FEW = 40


def ground_problems(shelves: Shelves) -> Iterator[Problem]:
    """Paragraphs of a statute section without a citation or a fact, and decisions that nobody has registered."""
    pages: tuple[Shelf[Any], ...] = (shelves.guidelines, shelves.situations, shelves.citizen_pages, shelves.tools)
    for entry in (entry for shelf in pages for entry in shelf.values() if shelves.citations):
        yield from _statute(entry, shelves.citations, shelves)
    if not shelves.authorities.unread:
        for path, text in shelves.texts.items():
            yield from _decisions(path, text, shelves)


def _statute(entry: Entry[Any], citations: Citations | None, shelves: Shelves) -> Iterator[Problem]:
    for position, section in enumerate(entry.value.sections):
        if citations is None or section.title.replace(",", "").split(" ")[0] not in STATUTE:
            continue
        for paragraph in _paragraphs(section.body):
            facts = any(shelves.facts.claims(name) for name in _FACT.findall(paragraph))
            cites = citations.find(paragraph, whole_acts=True) or citations.impossible(paragraph)
            if not (facts or cites or _OWN.search(paragraph)):
                began = " ".join(paragraph.split())[:_FEW]
                told = f"»{began} …« under {section.title} har ingen henvisning: nævn bestemmelsen eller et faktum"
                yield entry.problem(f"{told}, eller skriv, at det er udledt eller ikke læst", "sections", position)


def _paragraphs(body: str) -> Iterator[str]:
    """The paragraphs, a list with the words that lead to it, and a heading in bold with what it heads."""
    held = ""
    for part in (*_BLANK.split(body.strip()), ""):
        goes_on = bool(held) and (bool(_ITEM.match(part.strip())) or not _ENDS.search(held.strip()))
        if part and (goes_on or not held):
            held = f"{held}\n{part}"
        else:
            if held.strip():
                yield held.strip()
            held = part


def _decisions(path: str, text: str, shelves: Shelves) -> Iterator[Problem]:
    for found in _DECISION.finditer(text):
        for number in _NUMBER.findall(found[1]):
            if not shelves.authorities.claims(number):
                line = text.count("\n", 0, found.start()) + 1
                yield Problem(path, line, f"principmeddelelse {number} står ikke i lovgrundlagets authorities")
