"""The documents of the search index: what each is called, where it is read, and by whom it may be found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from quiz_app.domain.guideline import GreyZone
from quiz_app.domain.library import Library
from quiz_app.domain.search import PUBLIC, STAFF

_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`#|]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument:
    """One thing that can be found."""

    kind: str
    id: str
    title: str
    url: str
    text: str
    audience: str = PUBLIC


def documents_of(library: Library) -> Iterator[SearchDocument]:
    """Everything that may be found; exam items and the case files that an exam uses are not among it."""
    return chain(_pages(library), _law(library), _cases(library))


def _pages(library: Library) -> Iterator[SearchDocument]:
    for kind, folder, things in (
        ("situation", "situationer", library.situations),
        ("guideline", "retningslinjer", library.guidelines),
        ("grey_zone", "graazoner", library.grey_zones),
        ("citizen_page", "borger", library.citizen_pages),
        ("tool", "vaerktoejer", library.tools),
    ):
        for thing in things.values():
            opening = thing.release_condition if isinstance(thing, GreyZone) else thing.answer
            text = "\n".join([opening, *(f"{s.title}. {s.body}" for s in thing.sections)])
            yield _document(kind, thing.id, thing.title, f"/{folder}/{thing.id}.html", text)
    for module in library.modules.values():
        goals = "\n".join(o.text for o in module.objectives)
        url = f"/moduler/{module.id}.html"
        yield _document("module", module.id, module.title, url, f"{module.when}\n{goals}\n{module.body}")
    for term in library.glossary:
        yield _document("term", term.term, term.term, "/ordliste.html", term.meaning)


def _law(library: Library) -> Iterator[SearchDocument]:
    for act in library.acts.values():
        names = [act.cite, *act.aliases, act.title, str(act.kind), *(v.label for v in act.versions)]
        yield _document("act", act.id, f"{act.cite}: {act.title}", f"/lov/{act.id}.html", ". ".join(names))
    for change in library.changes.values():
        url = f"/lovaendringer.html#{change.id}"
        yield _document("change", change.id, change.title, url, change.summary)
    for authority in library.authorities.values():
        yield _document("authority", authority.id, authority.title, "/lov/index.html", authority.summary)
    for fact in library.facts.values():
        yield _document("fact", fact.id, f"Fakta {fact.id}", f"/lov/fakta.html#{fact.id}", fact.text)


def _cases(library: Library) -> Iterator[SearchDocument]:
    withheld = library.withheld_cases()
    for case in library.cases.values():
        if case.id not in withheld:
            text = "\n".join([case.story, *(f"{d.title}. {d.body}" for d in case.documents)])
            url = f"/app/case_library?sag={case.id}"
            yield SearchDocument(kind="case", id=case.id, title=case.title, url=url, text=_plain(text), audience=STAFF)


def _document(kind: str, object_id: str, title: str, url: str, text: str) -> SearchDocument:  # noqa: PLR0917 - a row
    return SearchDocument(kind=kind, id=object_id, title=title, url=url, text=_plain(text))


def _plain(text: str) -> str:
    """Markdown as a reader hears it."""
    return re.sub(r"\s+", " ", _MARKUP.sub(lambda m: m[1] or "", text)).strip()
