"""The rows of the knowledge index, taken from the content objects by name; what is withheld is left out here."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Any

from quiz_app.domain.case import Case
from quiz_app.domain.citation import Citations
from quiz_app.domain.guideline import PublishedPage
from quiz_app.domain.law import Certainty, Period, Provision, TwoCertainties, Verification
from quiz_app.domain.library import Library
from quiz_app.domain.posing import example
from quiz_app.domain.question import AnyQuestion, Use, case_named

Row = dict[str, Any]
_Link = tuple[str, str, str, str]


def rows_of(library: Library) -> dict[str, list[Row]]:
    """The rows of every table of the index."""
    questions = [q for q in library.questions.values() if Use.EXAM not in q.use]
    cases = [c for c in library.cases.values() if c.id not in library.withheld_cases()]
    return {
        **_law(library),
        **_published(library),
        **_asked(questions, cases),
        "licences": [_licence(library, k) for k in library.licences],
        "terms": [_plain(t, "term identifier meaning source") for t in library.glossary],
        "anchors": _anchors(library, questions, cases),
        "links": _links(library, questions, cases),
    }


def _law(library: Library) -> dict[str, list[Row]]:
    changes, regimes = library.changes.values(), library.regimes.values()
    return {
        "acts": [_plain(a, "id title cite kind last") for a in library.acts.values()],
        "act_versions": [
            {"act": a.id, **_plain(v, "eli label in_force ended")} for a in library.acts.values() for v in a.versions
        ],
        "changes": [{**_plain(c, "id title source commences summary"), **_sure(c.certainty)} for c in changes],
        "transitions": [
            {
                "change": c.id,
                "position": n,
                **_plain(t.applies, "track granted_from granted_until"),
                **_plain(t, "rule text"),
            }
            for c in changes
            for n, t in enumerate(c.transition, 1)
        ],
        "authorities": [
            {**_plain(a, "id title cite year status summary source"), **_sure(a.certainty)}
            for a in library.authorities.values()
        ],
        "regimes": [{**_plain(r, "id title"), **_period(r.period), **_sure(r.certainty)} for r in regimes],
        "regime_rules": [{"regime": r.id, **_plain(m, "matter certainty text")} for r in regimes for m in r.rules],
        "facts": [
            {**_plain(f, "id text source note"), **_period(f.valid), **_sure(f.certainty)}
            for f in library.facts.values()
        ],
    }


def _published(library: Library) -> dict[str, list[Row]]:
    modules = library.modules.values()
    things: Iterator[tuple[str, PublishedPage]] = chain(
        (("guideline", g) for g in library.guidelines.values()),
        (("situation", s) for s in library.situations.values()),
        (("grey_zone", z) for z in library.grey_zones.values()),
        (("citizen_page", p) for p in library.citizen_pages.values()),
        (("tool", t) for t in library.tools.values()),
    )
    return {
        "guidelines": [_page(g, "topic answer") for g in library.guidelines.values()],
        "situations": [_page(s, "order topic answer") for s in library.situations.values()],
        "grey_zones": [
            _page(z, "topic confidence release_condition decided question line") for z in library.grey_zones.values()
        ],
        "citizen_pages": [_page(p, "order answer") for p in library.citizen_pages.values()],
        "tools": [_page(t, "order answer") for t in library.tools.values()],
        "sections": [
            {"kind": kind, "id": thing.id, "position": n, **_plain(section, "title body")}
            for kind, thing in things
            for n, section in enumerate(thing.sections, 1)
        ],
        "modules": [_plain(m, "id title number minutes when body") for m in modules],
        "objectives": [{"module": m.id, **_plain(o, "id text")} for m in modules for o in m.objectives],
    }


def _asked(questions: Iterable[AnyQuestion], cases: Sequence[Case]) -> dict[str, list[Row]]:
    return {
        "questions": [
            {
                **_plain(q, "id type topic level case_date granted review stem"),
                **_period(q.valid),
                **_verified(q.verified),
            }
            for q in map(example, questions)
        ],
        "cases": [
            {**_plain(c, "id title case_date granted track difficulty review story"), **_verified(c.verified)}
            for c in cases
        ],
        "themes": [{"case": c.id, "theme": theme} for c in cases for theme in c.themes],
        "documents": [
            {"case": c.id, **_plain(d, "id number title kind date sender body")} for c in cases for d in c.documents
        ],
    }


def _licence(library: Library, licence_id: str) -> Row:
    kind = library.licences[licence_id]
    return {
        **_plain(kind, "id title summary validity renewal_window successor"),
        **_period(kind.covers, "covers"),
        **_period(kind.offered, "offered"),
    }


def _anchors(library: Library, questions: Iterable[AnyQuestion], cases: Iterable[Case]) -> list[Row]:
    citations = Citations(library.acts.values())
    anchored: Iterator[tuple[str, str, Iterable[Provision]]] = chain(
        (("guideline", g.id, g.anchors) for g in library.guidelines.values()),
        (("situation", s.id, s.anchors) for s in library.situations.values()),
        (("grey_zone", z.id, z.anchors) for z in library.grey_zones.values()),
        (("citizen_page", p.id, p.anchors) for p in library.citizen_pages.values()),
        (("tool", t.id, t.anchors) for t in library.tools.values()),
        (("question", q.id, q.anchors) for q in questions),
        (("case", c.id, c.anchors) for c in cases),
        (("authority", a.id, a.anchors) for a in library.authorities.values()),
        (("fact", f.id, f.provisions) for f in library.facts.values()),
        (("change", c.id, [p for a in c.affects for p in a.provision]) for c in library.changes.values()),
    )
    return [
        {
            "kind": kind,
            "id": object_id,
            **_plain(p, "act paragraf to stk nr litra pkt"),
            "citation": citations.format((p,)),
        }
        for kind, object_id, provisions in anchored
        for p in dict.fromkeys(provisions)
    ]


def _links(library: Library, questions: Sequence[AnyQuestion], cases: Sequence[Case]) -> list[Row]:
    shown = {q.id for q in questions}
    files = {c.id for c in cases}
    found: Iterator[_Link] = chain(
        (("situation", s.id, "guideline", g) for s in library.situations.values() for g in s.guidelines),
        (("module", m.id, "guideline", g) for m in library.modules.values() for g in m.guidelines),
        (("module", m.id, "question", q) for m in library.modules.values() for q in m.questions if q in shown),
        (("question", q.id, "guideline", q.guideline) for q in questions if q.guideline),
        (("question", q.id, "case", case_named(q)) for q in questions if case_named(q) in files),
        (("licence", k.id, "module", m) for k in library.licences.values() for m in k.modules),
        (("licence", k.id, "licence", k.successor) for k in library.licences.values() if k.successor),
        _fact_links(library, questions, cases),
    )
    names = ("from_kind", "from_id", "to_kind", "to_id")
    return [dict(zip(names, link, strict=True)) for link in dict.fromkeys(found)]


def _fact_links(library: Library, questions: Iterable[AnyQuestion], cases: Iterable[Case]) -> Iterator[_Link]:
    resting: Iterator[tuple[str, str, tuple[str, ...]]] = chain(
        (("guideline", g.id, g.facts) for g in library.guidelines.values()),
        (("situation", s.id, s.facts) for s in library.situations.values()),
        (("grey_zone", z.id, z.facts) for z in library.grey_zones.values()),
        (("citizen_page", p.id, p.facts) for p in library.citizen_pages.values()),
        (("tool", t.id, t.facts) for t in library.tools.values()),
        (("question", q.id, q.facts) for q in questions),
        (("case", c.id, c.facts) for c in cases),
        (("change", c.id, c.facts) for c in library.changes.values()),
        (("authority", a.id, a.facts) for a in library.authorities.values()),
        (("regime", r.id, r.facts) for r in library.regimes.values()),
    )
    return ((kind, object_id, "fact", fact) for kind, object_id, facts in resting for fact in facts)


def _page(page: PublishedPage, own: str) -> Row:
    """The row of a page; ``own`` are the fields of its kind."""
    return {**_plain(page, f"id title steward review {own}"), **_period(page.valid), **_verified(page.verified)}


def _period(period: Period, name: str = "valid") -> Row:
    return {f"{name}_start": _text(period.start), f"{name}_end": _text(period.end)}


def _verified(verified: Verification) -> Row:
    return {"verified_on": _text(verified.on), **_certainties(verified.content, verified.date)}


def _sure(certainty: TwoCertainties) -> Row:
    return _certainties(certainty.content, certainty.date)


def _certainties(content: Certainty, day: Certainty) -> Row:
    return {"content_certainty": content.value, "date_certainty": day.value}


def _plain(thing: object, names: str) -> Row:
    """The named fields of a content object, as values that SQLite keeps."""
    return {name: _text(getattr(thing, name)) for name in names.split()}


def _text(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value
