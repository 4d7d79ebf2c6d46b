"""How pages are written: their length, how hard they are to read, and words that would bind the judgement in a case."""

import re
from collections.abc import Iterator
from typing import Any

from quiz_app.content.reader import Entry
from quiz_app.content.shelves import Shelves
from quiz_app.content.tree import Loc
from quiz_app.domain.guideline import CitizenPage, GreyZone, Guideline, Module, Situation, Tool
from quiz_app.domain.readability import lix
from quiz_app.errors import Problem

FEWEST_WORDS, MOST_WORDS = 300, 1200
"""Of a guideline: less says too little to act on, more is not read."""
HARDEST, HARDEST_FOR_CITIZENS = 45, 35
"""The LIX below which a page keeps: what caseworkers read, and what citizens read."""
SAME_FOR_ALL = "Reglen er den samme for alle"
"""How a guideline about a group begins."""

_LAW = frozenset({"Lov", "Loven", "Praksis", "Før"})
"""The first word of sections that say what law and authorities say: they may bind."""
_TOLD = (["Problemet"], ["Et"])
"""The first word of a module's sections that tell a story: what happened in it binds nobody (*Et eksempel*)."""
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
_NUMBER = rf"(?:\d+(?!\.\s?(?:{_MONTH}|\d))|én|et|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|fjorten)\b"
_ALWAYS = re.compile(r"(?<!ikke )(?<!næsten )\b(?:altid|aldrig)\b", re.IGNORECASE)
_BINDING = re.compile(
    rf"(?<!ikke )(?<!næsten )\b(?:altid|aldrig|(?:mindst|højst|senest|inden for)\b[^.:;]{{0,20}}?\b{_NUMBER})",
    re.IGNORECASE,
)
_POINT = re.compile(r"\n(?=\s*(?:[-*]|\d+\.)\s)|\n\s*\n")
_HEADING = re.compile(r"^## +", re.MULTILINE)
_RESERVED = ("§", "vejledende", "|")


def prose_problems(shelves: Shelves) -> Iterator[Problem]:
    """Guidelines too short or too long, pages too hard, and words outside statute that would bind."""
    for guideline in shelves.guidelines.values():
        yield from _length(guideline)
        yield from _opening(guideline)
        yield from _hardness(guideline, _text(guideline.value), HARDEST, "answer")
        yield from _binding(guideline)
    for situation in shelves.situations.values():
        yield from _hardness(situation, _text(situation.value), HARDEST, "answer")
        yield from _binding(situation)
    for tool in shelves.tools.values():
        yield from _hardness(tool, _text(tool.value), HARDEST, "answer")
    for zone in shelves.grey_zones.values():
        yield from _hardness(zone, _sections(zone.value), HARDEST, "sections")
        yield from _binding(zone)
    for module in shelves.modules.values():
        yield from _hardness(module, module.value.body, HARDEST, "body")
        yield from _bound_by_module(module)
    for citizen in shelves.citizen_pages.values():
        yield from _hardness(citizen, _text(citizen.value), HARDEST_FOR_CITIZENS, "answer")
        yield from _bound_by_citizen_page(citizen)


def _text(page: Guideline | Situation | CitizenPage | Tool) -> str:
    return f"{page.answer}\n\n{_sections(page)}"


def _sections(page: Guideline | Situation | CitizenPage | Tool | GreyZone) -> str:
    return "\n\n".join(f"{s.title}.\n\n{s.body}" for s in page.sections)


def _length(entry: Entry[Guideline]) -> Iterator[Problem]:
    count = len(_text(entry.value).split())
    if not FEWEST_WORDS <= count <= MOST_WORDS:
        yield entry.problem(f"retningslinjen har {count} ord; den skal have {FEWEST_WORDS}-{MOST_WORDS}", "answer")


def _opening(entry: Entry[Guideline]) -> Iterator[Problem]:
    if entry.value.about_group and not entry.value.answer.startswith(SAME_FOR_ALL):
        yield entry.problem(f"en retningslinje om en gruppe begynder med »{SAME_FOR_ALL}, …«", "answer")


def _hardness(entry: Entry[Any], text: str, limit: int, field: str) -> Iterator[Problem]:
    hardness = lix(text)
    if hardness >= limit:
        whom = "til borgere skal den" if limit == HARDEST_FOR_CITIZENS else "den skal"
        told = f"siden har lix {hardness:.0f}; {whom} være under {limit}: kortere sætninger og kortere ord"
        yield entry.problem(told, field)


def _binding(entry: Entry[Guideline] | Entry[Situation] | Entry[GreyZone]) -> Iterator[Problem]:
    """*altid*, *aldrig* and limits with a number, in a point that neither cites a provision nor says *vejledende*.

    Bare *skal*, *mindst* and *højst* pass: too many of them bind nobody. Letters to copy (*Skabelon*) are no advice.
    """
    for position, section in enumerate(entry.value.sections):
        if section.title.replace(",", "").split(" ")[0] not in {*_LAW, "Skabelon"}:
            yield from _bound(entry, section.body, _BINDING, ("sections", position, "body"))


def _bound_by_module(entry: Entry[Module]) -> Iterator[Problem]:
    """The same, in what a module says outside its stories."""
    for section in _HEADING.split(entry.value.body):
        if section.split(maxsplit=1)[:1] not in _TOLD:
            yield from _bound(entry, section, _BINDING, ("body",))


def _bound_by_citizen_page(entry: Entry[CitizenPage]) -> Iterator[Problem]:
    """*altid* and *aldrig* only: pages for citizens give the law's own limits in plain words, without paragraphs."""
    yield from _bound(entry, entry.value.answer, _ALWAYS, ("answer",))
    for position, section in enumerate(entry.value.sections):
        yield from _bound(entry, section.body, _ALWAYS, ("sections", position, "body"))


def _bound(entry: Entry[Any], text: str, binding: re.Pattern[str], loc: Loc) -> Iterator[Problem]:
    for point in _POINT.split(text):
        found = binding.search(point)
        if found and not any(sign in point for sign in _RESERVED):
            told = f"»{found[0]}« binder skønnet: henvis til bestemmelsen, eller skriv »vejledende; vurdér konkret«"
            yield entry.problem(told, *loc)
