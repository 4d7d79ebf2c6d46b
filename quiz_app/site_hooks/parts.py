"""Pieces of a page: status badge, dates, provisions with links, what links here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from quiz_app.domain.case_date import span
from quiz_app.domain.case_facets import Facet
from quiz_app.domain.citation import Citations
from quiz_app.domain.guideline import GreyZone, Guideline, PublishedPage
from quiz_app.domain.law import Act, Certainty, Period, Provision, Verification
from quiz_app.domain.library import Library
from quiz_app.domain.library_case import constructed
from quiz_app.domain.renumbering import is_only_moved, moved, moves_in
from quiz_app.domain.status import ContentStatus, StatusOnDay, status_on, touching_changes
from quiz_app.site_hooks.markdown import plain
from quiz_app.views.components import labels

ELI = "https://www.retsinformation.dk/eli/"
_T = TypeVar("_T", Guideline, GreyZone)
_SIGN = {
    ContentStatus.CURRENT: "M3 8.5l3.5 3.5L13 4.5",
    ContentStatus.PROVISIONAL: "M8 2v7M8 13v.5",
    ContentStatus.OVERDUE: "M8 3v5l3 2M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13",
    ContentStatus.CHANGING: "M2 8h11M9 4l4 4l-4 4",
    ContentStatus.SUSPENDED: "M5.5 3v10M10.5 3v10",
    ContentStatus.HISTORIC: "M2 5h12M3 5v8h10V5M6 8h4M3 2h10",
}
"""A sign for each status as the path of a picture 16 wide and high: colour alone tells nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page is made from: the content, how citations are written, and the day of its status."""

    library: Library
    citations: Citations
    day: date


def heading(title: str, *, hide: str = "") -> str:
    """The page's front matter and its first heading; ``hide`` takes away the table of contents (``toc``)."""
    said = title.replace('"', "'")
    hidden = f"hide: [{hide}]\n" if hide else ""
    return f'---\ntitle: "{said}"\n{hidden}---\n# {title}\n\n'


def first_sentence(text: str) -> str:
    """The first sentence of a Markdown text, for a card."""
    return text.strip().split("\n\n", maxsplit=1)[0].replace("\n", " ").split(". ")[0].rstrip(".") + "."


def by_topic(things: Iterable[_T]) -> dict[str, list[_T]]:
    """The things under the word for their topic, in the order of topics; topics without any are left out."""
    kept = list(things)
    found = {word: [t for t in kept if t.topic == topic] for topic, word in labels.TOPIC.items()}
    return {word: of_topic for word, of_topic in found.items() if of_topic}


def badge(status: StatusOnDay) -> str:
    """The status as a sign and a word in a frame; its reason follows as text, for those who cannot hover."""
    word, sign = labels.CONTENT_STATUS[status.status], _SIGN[status.status]
    icon = f'<svg viewBox="0 0 16 16" aria-hidden="true"><path d="{sign}"/></svg>'
    return f'<span class="kk-badge kk-{status.status}">{icon}{word}</span>'


def status_of(site: Site, thing: PublishedPage) -> StatusOnDay:
    """The status of the object on the site's day."""
    return status_on(thing, site.day, site.library.changes.values())


def facts_line(site: Site, thing: PublishedPage) -> str:
    """Badge, reason, verification, certainty and the case dates that the object is about."""
    status = status_of(site, thing)
    bits = (
        f"{badge(status)} {plain(status.reason)}",
        verified(thing.verified),
        f"Gælder for sager {period(thing.valid)}",
        f"Emneansvarlig: {plain(labels.steward(thing.steward))}",
    )
    on_paper = f'<li class="kk-print" data-search-exclude>Bestemmelser: {plain(_cited(site, thing.anchors))}</li>'
    return '<ul class="kk-facts">' + "".join(f"<li>{bit}</li>" for bit in bits) + on_paper + "</ul>\n"


def _cited(site: Site, anchors: Sequence[Provision]) -> str:
    return "; ".join(site.citations.format(places) for places in by_act(anchors).values())


def by_act(anchors: Iterable[Provision]) -> dict[str, list[Provision]]:
    """The provisions of each act, in the order in which the acts are first named."""
    found: dict[str, list[Provision]] = {}
    for anchor in anchors:
        found.setdefault(anchor.act, []).append(anchor)
    return found


def verified(verification: Verification) -> str:
    """When it was read against the law, and how surely."""
    text = f"Efterset den {labels.day(verification.on)} · {labels.CERTAINTY[verification.content]}"
    if verification.date not in {verification.content, Certainty.LAW_TEXT}:
        text += f" · datoen: {labels.CERTAINTY[verification.date].lower()}"
    return text


def period(of: Period) -> str:
    """``fra 1. juli 2026``, ``til og med 30. juni 2026``, ``uanset dato``."""
    return span(of) or "uanset dato"


def eli_link(act: Act) -> str:
    """The newest known text of an act at Retsinformation; an act without a known text is only named."""
    if not act.versions:
        return "teksten er ikke fundet"
    newest = act.versions[-1]
    return f'<a href="{ELI}{newest.eli}">{plain(newest.label)}</a>'


_SAME, _CHANGED = "indholdet er det samme", "noget af indholdet er ændret"


def provisions(site: Site, thing: PublishedPage) -> str:
    """The provisions by act, each with a link to the act's text, and the new numbers of those that have one."""
    rows = (
        f"<li>{link(f'../lov/{act}.html', site.citations.format(places))} ({eli_link(site.library.acts[act])})</li>"
        for act, places in by_act(thing.anchors).items()
    )
    return "## Bestemmelser\n\n<ul>" + "".join(rows) + "</ul>\n" + _renumbered(site, thing)


def _renumbered(site: Site, thing: PublishedPage) -> str:
    """A note for each anchor whose provision has another number by now, and whether its content is the same."""
    changes = site.library.changes.values()
    found = moved(thing.anchors, moves_in(changes), read_on=thing.verified.on, day=site.day)
    return "".join(
        f"<p>{plain(site.citations.format([old]))} hedder nu {plain(site.citations.format([new]))}; "
        f"{_SAME if is_only_moved(old, changes, site.day) else _CHANGED}.</p>\n"
        for old, new in found
    )


def changes_touching(site: Site, thing: PublishedPage) -> str:
    """The law changes that the object still must be read against, and which are not confirmed; empty without any."""
    touches = touching_changes(thing, site.library.changes.values())
    if not touches:
        return ""
    rows = (
        f'<li><a href="../lovaendringer.html#{t.change.id}">{plain(t.change.title)}</a>, {labels.day(t.commences)}'
        f"{'' if t.is_confirmed else ' (datoen er ikke bekræftet)'}</li>"
        for t in touches
    )
    return "## Lovændringer, der rører denne side\n\n<ul>" + "".join(rows) + "</ul>\n"


def links_here(site: Site, guideline: Guideline) -> str:
    """Situations, modules and cases that lead here, and how many practice items rest on it."""
    lib = site.library
    found = [
        *(
            (f"../situationer/{s.id}.html", f"Situation: {s.title}")
            for s in lib.situations.values()
            if guideline.id in s.guidelines
        ),
        *(
            (f"../moduler/{m.id}.html", f"Modul: {m.title}")
            for m in lib.modules.values()
            if guideline.id in m.guidelines
        ),
    ]
    if any(guideline.id in c.guidelines for c in constructed(lib)):
        found.append(
            (f"/app/case_library?{Facet.GUIDELINE}={guideline.id}", "Sager i sagsbiblioteket (for medarbejdere)")
        )
    items = sum(q.guideline == guideline.id for q in lib.questions.values())
    rows = [*(link(href, text) for href, text in found), labels.count(items, "opgave", "opgaver") + " bygger på den"]
    return "## Her bruges den\n\n<ul>" + "".join(f"<li>{row}</li>" for row in rows) + "</ul>\n"


def link(href: str, text: str) -> str:
    """A link with its text made safe."""
    return f'<a href="{href}">{plain(text)}</a>'


def cards(entries: Iterable[tuple[str, str, str]]) -> str:
    """``(href, title, HTML)`` as a list of cards."""
    rows = "".join(f"<li>{link(href, title)}<p>{html}</p></li>" for href, title, html in entries)
    return f'<ul class="kk-cards">{rows}</ul>\n'
