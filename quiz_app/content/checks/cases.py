"""What cases must hold beyond their types: invented, of a size one can read, and keyed document by document."""

from collections.abc import Iterator

from quiz_app.content.checks.names import repeated
from quiz_app.content.reader import Entry
from quiz_app.content.shelves import Shelves
from quiz_app.domain.case import Case
from quiz_app.errors import Problem

FEWEST, MOST = 5, 12
HARDEST = 3


def case_problems(shelves: Shelves) -> Iterator[Problem]:
    """All problems of all cases."""
    for entry in shelves.cases.values():
        yield from _frame(entry)
        yield from _documents(entry)
        yield from _facit(entry)


def _frame(entry: Entry[Case]) -> Iterator[Problem]:
    case = entry.value
    if not case.synthetic:
        yield entry.problem("kun konstruerede sager må ligge i filer: synthetic skal være true", "synthetic")
    if not 1 <= case.difficulty <= HARDEST:
        yield entry.problem(f"»difficulty« er et tal fra 1 (let) til {HARDEST} (svær)", "difficulty")


def _documents(entry: Entry[Case]) -> Iterator[Problem]:
    documents = entry.value.documents
    if not FEWEST <= len(documents) <= MOST:
        yield entry.problem(f"en sag har {FEWEST}-{MOST} akter; her er {len(documents)}")
    yield from repeated(entry, [document.id for document in documents], "documents")
    for position, document in enumerate(documents):
        if document.number != position + 1:
            message = f"akterne nummereres 01, 02, … uden huller; her ventes {position + 1:02}"
            yield entry.problem(message, "documents", position, "number")
        if document.date > entry.value.case_date:
            message = f"akten er fra {document.date}, efter sagens dato {entry.value.case_date}"
            yield entry.problem(message, "documents", position, "date")


def _facit(entry: Entry[Case]) -> Iterator[Problem]:
    documents = [document.id for document in entry.value.documents]
    keyed = [key.document for key in entry.value.facit.documents]
    for position, name in enumerate(keyed):
        if name not in documents:
            yield entry.problem(f"akten »{name}« findes ikke", "facit", "documents", position, "document")
        elif name in keyed[:position]:
            yield entry.problem(f"akten »{name}« står to gange", "facit", "documents", position, "document")
    for name in documents:
        if name not in keyed:
            yield entry.problem(f"akten »{name}« mangler i facit", "facit", "documents")
    yield from repeated(entry, [str(t.track) for t in entry.value.facit.tracks], "facit", "tracks")
