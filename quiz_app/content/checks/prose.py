"""How pages are written: their length, how hard they are to read, and words that would bind the judgement in a case."""

import re
from collections.abc import Iterator

from quiz_app.content.reader import Entry
from quiz_app.content.shelves import Shelves
from quiz_app.domain.guideline import CitizenPage, Guideline, Situation, Tool
from quiz_app.domain.readability import lix
from quiz_app.errors import Problem

FEWEST_WORDS, MOST_WORDS = 300, 1200
"""Of a guideline: less says too little to act on, more is not read."""
HARDEST, HARDEST_FOR_CITIZENS = 45, 35
"""The LIX below which a page keeps: what caseworkers read, and what citizens read."""
SAME_FOR_ALL = "Reglen er den samme for alle"
"""How a guideline about a group begins."""

_Written = Guideline | Situation | CitizenPage | Tool
_LAW = frozenset({"Lov", "Loven", "Praksis", "Før"})
"""The first word of sections that say what law and authorities say: they may bind."""
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
_NUMBER = rf"(?:\d+(?!\.\s?(?:{_MONTH}|\d))|én|et|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|fjorten)\b"
_BINDING = re.compile(
    rf"\b(?:altid|aldrig|(?:mindst|højst|senest|inden for)\b[^.:;]{{0,20}}?\b{_NUMBER})", re.IGNORECASE
)
_POINT = re.compile(r"\n(?=\s*(?:[-*]|\d+\.)\s)|\n\s*\n")
_RESERVED = ("§", "vejledende", "|")


def prose_problems(shelves: Shelves) -> Iterator[Problem]:
    """Guidelines too short or too long, pages too hard, and numbers outside statute that would bind."""
    for guideline in shelves.guidelines.values():
        yield from _length(guideline)
        yield from _opening(guideline)
        yield from _hardness(guideline, HARDEST)
        yield from _binding(guideline)
    for situation in shelves.situations.values():
        yield from _hardness(situation, HARDEST)
        yield from _binding(situation)
    for tool in shelves.tools.values():
        yield from _hardness(tool, HARDEST)
    for page in shelves.citizen_pages.values():
        yield from _hardness(page, HARDEST_FOR_CITIZENS)


def _text(page: _Written) -> str:
    return "\n\n".join([page.answer, *(f"{s.title}.\n\n{s.body}" for s in page.sections)])


def _length(entry: Entry[Guideline]) -> Iterator[Problem]:
    count = len(_text(entry.value).split())
    if not FEWEST_WORDS <= count <= MOST_WORDS:
        yield entry.problem(f"retningslinjen har {count} ord; den skal have {FEWEST_WORDS}-{MOST_WORDS}", "answer")


def _opening(entry: Entry[Guideline]) -> Iterator[Problem]:
    if entry.value.about_group and not entry.value.answer.startswith(SAME_FOR_ALL):
        yield entry.problem(f"en retningslinje om en gruppe begynder med »{SAME_FOR_ALL}, …«", "answer")


def _hardness(
    entry: Entry[Guideline] | Entry[Situation] | Entry[CitizenPage] | Entry[Tool], limit: int
) -> Iterator[Problem]:
    hardness = lix(_text(entry.value))
    if hardness >= limit:
        whom = "til borgere skal den" if limit == HARDEST_FOR_CITIZENS else "den skal"
        told = f"siden har lix {hardness:.0f}; {whom} være under {limit}: kortere sætninger og kortere ord"
        yield entry.problem(told, "answer")


def _binding(entry: Entry[Guideline] | Entry[Situation]) -> Iterator[Problem]:
    """*altid*, *aldrig* and limits with a number, in a point that neither cites a provision nor says *vejledende*.

    Bare *skal*, *mindst* and *højst* pass: too many of them bind nobody. Letters to copy (*Skabelon*) are no advice.
    """
    for position, section in enumerate(entry.value.sections):
        if section.title.replace(",", "").split(" ")[0] in {*_LAW, "Skabelon"}:
            continue
        for point in _POINT.split(section.body):
            found = _BINDING.search(point)
            if found and not any(sign in point for sign in _RESERVED):
                told = f"»{found[0]}« binder skønnet: henvis til bestemmelsen, eller skriv »vejledende; vurdér konkret«"
                yield entry.problem(told, "sections", position, "body")
