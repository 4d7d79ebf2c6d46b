"""A page for each act: its texts, and what rests on it here, provision by provision."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain

from quiz_app.domain.citation import position
from quiz_app.domain.law import Act, Provision
from quiz_app.site_hooks.markdown import plain
from quiz_app.site_hooks.parts import ELI, Site, heading, link
from quiz_app.views.components import labels

_Resting = tuple[str, str, tuple[Provision, ...]]


def pages(site: Site) -> Mapping[str, str]:
    """The page of each act, by path."""
    found = _by_provision(site)
    return {f"lov/{act.id}.md": _page(site, act, found.get(act.id, {})) for act in site.library.acts.values()}


def _by_provision(site: Site) -> dict[str, dict[Provision, list[str]]]:
    """By act and provision the links to what rests on it, each once."""
    found: dict[str, dict[Provision, list[str]]] = defaultdict(lambda: defaultdict(list))
    for href, text, anchors in _resting(site):
        for anchor in dict.fromkeys(anchors):
            found[anchor.act][anchor].append(link(f"../{href}", text))
    return found


def _resting(site: Site) -> Iterator[_Resting]:
    """``(address, text, provisions)`` of all that is published and rests on law."""
    lib = site.library
    yield from chain(
        ((f"situationer/{s.id}.html", f"Situation: {s.title}", s.anchors) for s in lib.situations.values()),
        ((f"retningslinjer/{g.id}.html", f"Retningslinje: {g.title}", g.anchors) for g in lib.guidelines.values()),
        ((f"graazoner/{z.id}.html", f"Gråzone: {z.title}", z.anchors) for z in lib.grey_zones.values()),
        ((f"borger/{p.id}.html", f"Til borgere: {p.title}", p.anchors) for p in lib.citizen_pages.values()),
        ((f"vaerktoejer/{t.id}.html", f"Værktøj: {t.title}", t.anchors) for t in lib.tools.values()),
        (
            (f"lovaendringer.html#{c.id}", f"Lovændring: {c.title}", tuple(p for a in c.affects for p in a.provision))
            for c in lib.changes.values()
        ),
        ((f"lov/fakta.html#{f.id}", f"Fakta {f.id}", f.provisions) for f in lib.facts.values()),
    )


def _page(site: Site, act: Act, resting: Mapping[Provision, list[str]]) -> str:
    back = f"<p>{link('index.html', 'Hele lovgrundlaget')}</p>"
    return (
        f"{heading(act.cite)}{labels.ACT_KIND[act.kind]}: {act.title}\n\n## Tekster\n\n{_versions(act)}\n"
        f"## Det hviler på {act.cite} her\n\n{_rows(site, resting)}\n{back}\n"
    )


def _versions(act: Act) -> str:
    if not act.versions:
        return "Teksten er ikke fundet.\n"
    rows = "".join(
        f'<li><a href="{ELI}{version.eli}">{plain(version.label)}</a>, {_since(version.in_force, version.ended)}</li>'
        for version in reversed(act.versions)
    )
    return f"<ul>{rows}</ul>\n"


def _since(start: date | None, end: date | None) -> str:
    since = f"fra {labels.day(start)}" if start else "startdatoen er ikke fundet"
    return since if end is None else f"{since} til og med {labels.day(end)}"


def _rows(site: Site, resting: Mapping[Provision, list[str]]) -> str:
    if not resting:
        return "Intet endnu.\n"
    rows = "".join(
        f"<tr><th scope='row'>{plain(site.citations.format((place,)))}</th>"
        f"<td><ul>{''.join(f'<li>{one}</li>' for one in resting[place])}</ul></td></tr>"
        for place in sorted(resting, key=position)
    )
    return f"<table><thead><tr><th>Bestemmelse</th><th>Her</th></tr></thead><tbody>{rows}</tbody></table>\n"
