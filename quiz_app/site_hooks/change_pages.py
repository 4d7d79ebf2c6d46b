"""A change in the law: when each provision commences, who stays under old rules, and which pages it touches."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain

from quiz_app.domain.guideline import PublishedPage
from quiz_app.domain.law import Affected, Applies, Certainty, Change
from quiz_app.domain.status import touching_changes
from quiz_app.site_hooks.markdown import inline, plain
from quiz_app.site_hooks.parts import Site, heading, link
from quiz_app.views.components import labels


def pages(site: Site) -> Mapping[str, str]:
    """The page of each change, by path."""
    return {f"lovaendringer/{change.id}.md": _page(site, change) for change in site.library.changes.values()}


def verb(site: Site, change: Change, day: date) -> str:
    """``trådte i kraft``, ``træder i kraft`` or, while nobody has confirmed the date, ``ventes``."""
    if change.certainty.date == Certainty.UNVERIFIED:
        return "ventes" if day > site.day else "var ventet"
    return "træder i kraft" if day > site.day else "trådte i kraft"


def provisions(site: Site, change: Change) -> str:
    """What happens to each provision, and from when; said once at the top when it is the same day for all."""
    rows = "".join(_provision(site, change, affected) for affected in change.affects)
    days = {affected.commences or change.commences for affected in change.affects}
    partial = "<p>Ændringen kommer i flere omgange: se datoen ved hver bestemmelse.</p>" if len(days) > 1 else ""
    return (
        f"{partial}<table><thead><tr><th>Bestemmelse</th><th>Hvad sker der?</th><th>Fra</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def impact_link(change: Change) -> str:
    """The way to everything that the change touches, in the app."""
    return f"<p>{link(f'/app/impact?aendring={change.id}', 'Hvad rammer ændringen?')} (for nøglepersoner)</p>"


def transitions(change: Change) -> str:
    """Which cases follow which rules, by track and grant; empty when the change has no rule of transition."""
    if not change.transition:
        return ""
    rows = "".join(
        f"<tr><th scope='row'>{plain(_cases(rule.applies))}</th><td>{labels.TRANSITION_RULE[rule.rule]}</td>"
        f"<td>{inline(rule.text)}</td></tr>"
        for rule in change.transition
    )
    known = labels.CERTAINTY[change.certainty.date].lower()
    return (
        f"<p>Overgang (datoen er {known}):</p><table><thead><tr><th>Sager</th><th>Følger</th><th>Regel</th></tr>"
        f"</thead><tbody>{rows}</tbody></table>"
    )


def _page(site: Site, change: Change) -> str:
    sure = change.certainty
    return (
        f"{heading(change.title, hide='toc')}"
        f"<ul class='kk-facts'><li>{verb(site, change, change.commences).capitalize()} {labels.day(change.commences)}"
        f" · datoen: {labels.CERTAINTY[sure.date].lower()}</li><li>Indholdet: {labels.CERTAINTY[sure.content].lower()}"
        f"</li><li>Kilde: {plain(change.source)}</li></ul>\n\n<p>{inline(change.summary)}</p>\n\n"
        f"## Bestemmelserne\n\n{provisions(site, change)}\n\n{_transition_part(change)}"
        f"{_touched(site, change)}\n{impact_link(change)}\n"
        f"<p>{link('../lovaendringer.html', 'Alle lovændringer')}</p>\n"
    )


def _transition_part(change: Change) -> str:
    return f"## Hvem bliver under gamle regler?\n\n{transitions(change)}\n\n" if change.transition else ""


def _provision(site: Site, change: Change, affected: Affected) -> str:
    day = affected.commences or change.commences
    return (
        f"<tr><th scope='row'>{plain(site.citations.format(affected.provision))}</th>"
        f"<td>{labels.EFFECT[affected.effect]} ({labels.CHANGE_KIND[affected.kind]}){_becomes(site, affected)}</td>"
        f"<td>{verb(site, change, day)} {labels.day(day)}</td></tr>"
    )


def _becomes(site: Site, affected: Affected) -> str:
    return f": {plain(site.citations.format(affected.becomes))}" if affected.becomes else ""


def _cases(applies: Applies) -> str:
    parts = (
        labels.TRACK[applies.track] if applies.track else "alle slags sager",
        f"bevilget eller afgjort senest {labels.day(applies.granted_until)}" if applies.granted_until else "",
        f"bevilget eller afgjort {labels.day(applies.granted_from)} eller senere" if applies.granted_from else "",
        f"begyndt, men ikke afgjort {labels.day(applies.pending_on)}" if applies.pending_on else "",
    )
    return ", ".join(filter(None, parts)).capitalize()


def _touched(site: Site, change: Change) -> str:
    lib = site.library
    published: Iterable[tuple[str, PublishedPage]] = chain(
        ((f"../retningslinjer/{g.id}.html", g) for g in lib.guidelines.values()),
        ((f"../situationer/{s.id}.html", s) for s in lib.situations.values()),
        ((f"../graazoner/{z.id}.html", z) for z in lib.grey_zones.values()),
        ((f"../borger/{p.id}.html", p) for p in lib.citizen_pages.values()),
        ((f"../vaerktoejer/{t.id}.html", t) for t in lib.tools.values()),
    )
    rows = "".join(
        f"<li>{link(href, page.title)}</li>" for href, page in published if touching_changes(page, (change,))
    )
    return f"## Sider, der skal læses igennem\n\n<ul>{rows or '<li>Ingen.</li>'}</ul>\n"
