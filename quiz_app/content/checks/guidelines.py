"""What guidelines, situations, grey zones and pages for citizens must hold beyond their types."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from quiz_app.content.checks.names import repeated
from quiz_app.content.reader import Entry
from quiz_app.content.shelves import Shelves
from quiz_app.domain.guideline import (
    GREY_ZONE_SECTIONS,
    CitizenPage,
    GreyZone,
    Guideline,
    SectionPeriod,
    Situation,
    Tool,
)
from quiz_app.domain.law import Certainty
from quiz_app.errors import Problem

_READING = re.compile(r"^### +\S", re.MULTILINE)


def guideline_problems(shelves: Shelves) -> Iterator[Problem]:
    """Pages without sections, grey zones without readings or without doubt."""
    for shelf in (shelves.guidelines, shelves.situations, shelves.citizen_pages, shelves.tools):
        for entry in shelf.values():
            yield from _page(entry)
    for guideline in shelves.guidelines.values():
        yield from _replacing(guideline, shelves)
    for zone in shelves.grey_zones.values():
        yield from _grey_zone(zone)


def _grey_zone(entry: Entry[GreyZone]) -> Iterator[Problem]:
    verified = entry.value.verified
    if verified.content == verified.date == Certainty.LAW_TEXT:
        told = "en gråzone er ikke læst i loven fra ende til anden: sænk »content« eller »date«"
        yield entry.problem(told, "verified", "content")
    titles = tuple(section.title for section in entry.value.sections)
    if titles != GREY_ZONE_SECTIONS:
        wanted = ", ".join(f"## {title}" for title in GREY_ZONE_SECTIONS)
        yield entry.problem(f"en gråzone har disse afsnit i denne orden: {wanted}", "sections")
    elif len(_READING.findall(entry.value.sections[1].body)) < 2:  # noqa: PLR2004 - one reading is no doubt
        yield entry.problem("en gråzone har mindst to fortolkninger, hver under sin overskrift (### …)", "sections", 1)


def _page(entry: Entry[Guideline] | Entry[Situation] | Entry[CitizenPage] | Entry[Tool]) -> Iterator[Problem]:
    page = entry.value
    if not page.sections:
        yield entry.problem("siden har ingen afsnit: skriv mindst ét (## …)", "answer")
    titles = [section.title for section in page.sections]
    yield from repeated(entry, titles, "sections")
    if not isinstance(page, CitizenPage | Tool):
        yield from _periods(entry, page.periods, titles)


def _periods(entry: Entry[Any], periods: Sequence[SectionPeriod], titles: Sequence[str]) -> Iterator[Problem]:
    """Periods of headings that the page lacks, and a heading with two."""
    yield from repeated(entry, [period.section for period in periods], "periods")
    for position, period in enumerate(periods):
        if period.section not in titles:
            near = get_close_matches(period.section, titles, n=1)
            meant = f"; mente du »{near[0]}«?" if near else f"; siden har: {', '.join(titles)}"
            yield entry.problem(f"afsnittet »{period.section}« findes ikke{meant}", "periods", position, "section")


def _replacing(entry: Entry[Guideline], shelves: Shelves) -> Iterator[Problem]:
    """The older guideline's cases end the day before this one's begin, or earlier, so that no case has two."""
    older = shelves.guidelines.find(entry.value.replaces)
    if older and older.valid.overlaps(entry.value.valid):
        told = f"perioden overlapper den for »{older.id}«, som siden afløser; giv den en slutdato (valid.end) før"
        yield entry.problem(told, "replaces")
