"""The part of the site for people who have a case: a start page and pages in plain words."""

from collections.abc import Mapping

from quiz_app.domain.guideline import CitizenPage
from quiz_app.domain.status import ContentStatus
from quiz_app.site_hooks.markdown import block, inline, plain
from quiz_app.site_hooks.parts import (
    Site,
    cards,
    changes_touching,
    first_sentence,
    heading,
    link,
    provisions,
    status_of,
)
from quiz_app.views.components import labels

TITLE = "Til dig, der har en sag"
_START = (
    "Her kan du læse, hvordan kommunen arbejder med sager om fleksjob og førtidspension, og hvad du har ret til.\n\n"
    "**Din sag venter ikke på et kørekort.** De, der arbejder med sagerne, tager et kørekort i det. Har din "
    "sagsbehandler det ikke endnu, er en kollega med. Det må aldrig gøre din sag langsommere.\n"
)
_OWN_CASE = (
    "\nHer står ikke noget om din egen sag. Ring til din sagsbehandler, hvis du vil vide, hvor langt den er, eller "
    "hvis der er noget her, du ikke forstår. Du må gerne have en anden til at ringe.\n"
)


def pages(site: Site) -> Mapping[str, str]:
    """The start page and a page for each citizen page, by path."""
    return {"borger/index.md": _start(site), **{f"borger/{p.id}.md": _page(site, p) for p in ordered(site)}}


def ordered(site: Site) -> list[CitizenPage]:
    """The pages in the order in which they are shown."""
    return sorted(site.library.citizen_pages.values(), key=lambda page: (page.order, page.id))


def _start(site: Site) -> str:
    shown = cards((f"{p.id}.html", p.title, inline(first_sentence(p.answer))) for p in ordered(site))
    return f"{heading(TITLE, hide='toc')}{_START}\n{shown}{_OWN_CASE}"


def _page(site: Site, page: CitizenPage) -> str:
    body = "\n".join(f"## {s.title}\n\n{block(s.body)}" for s in page.sections)
    return (
        f"{heading(page.title)}{block(page.answer, css='kk-answer')}\n{body}\n{_OWN_CASE}\n{_read(site, page)}\n"
        f"{provisions(site, page)}\n{changes_touching(site, page)}\n<p>{link('index.html', TITLE)}</p>\n"
    )


def _read(site: Site, page: CitizenPage) -> str:
    """When the page was read against the law; what is unsure or about to change is said as well."""
    status = status_of(site, page)
    more = "" if status.status == ContentStatus.CURRENT else f" {plain(status.reason)}"
    return f"Siden er sidst holdt op mod loven den {labels.day(page.verified.on)}.{more}\n"
