"""What guidelines and situations must hold beyond their types."""

from collections.abc import Iterator

from quiz_app.content.checks.names import repeated
from quiz_app.content.reader import Entry
from quiz_app.content.shelves import Shelves
from quiz_app.domain.citation import Citations
from quiz_app.domain.guideline import Guideline, Situation
from quiz_app.errors import Problem

STATUTE = frozenset({"Lov", "Loven"})
"""The headings under which a page says what the statute says."""


def guideline_problems(shelves: Shelves) -> Iterator[Problem]:
    """Pages without sections, and statute sections that rest on nothing."""
    for shelf in (shelves.guidelines, shelves.situations):
        for entry in shelf.values():
            yield from _page(entry, shelves.citations)


def _page(entry: Entry[Guideline] | Entry[Situation], citations: Citations | None) -> Iterator[Problem]:
    page = entry.value
    if not page.sections:
        yield entry.problem("siden har ingen afsnit: skriv mindst ét (## …)", "answer")
    yield from repeated(entry, [section.title for section in page.sections], "sections")
    for position, section in enumerate(page.sections):
        grounded = page.facts or citations is None or citations.find(section.body, whole_acts=True)
        if section.title in STATUTE and not grounded:
            message = f"afsnittet {section.title} har ingen henvisning, vi kan genkende, og siden nævner ingen »facts«"
            yield entry.problem(message, "sections", position)
