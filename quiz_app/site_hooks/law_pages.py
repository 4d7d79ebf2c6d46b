"""The pages about the law itself: changes as a timeline, periods, acts and facts."""

from collections.abc import Mapping

from quiz_app.domain.law import Act, Change, Fact, Regime, awaits_confirmation
from quiz_app.site_hooks import change_pages
from quiz_app.site_hooks.markdown import inline, plain
from quiz_app.site_hooks.parts import Site, eli_link, link, period
from quiz_app.views.components import labels


def pages(site: Site) -> Mapping[str, str]:
    """The generated pages by path."""
    return {
        "lovaendringer.md": _changes(site),
        "lov/index.md": _acts(site),
        "lov/fakta.md": _facts(site),
        **change_pages.pages(site),
    }


def newest_first(site: Site) -> list[Change]:
    """The changes by commencement, those to come first."""
    return sorted(site.library.changes.values(), key=lambda c: (c.commences, c.id), reverse=True)


def _changes(site: Site) -> str:
    changes = newest_first(site)
    timeline = "".join(_change(site, c) for c in changes)
    unsure = "".join(
        f'<li><a href="#{c.id}">{plain(c.title)}</a>: indholdet er {labels.CERTAINTY[c.certainty.content].lower()}, '
        f"datoen er {labels.CERTAINTY[c.certainty.date].lower()}</li>"
        for c in changes
        if awaits_confirmation(c)
    )
    return (
        "---\ntitle: Lovændringer\n---\n# Lovændringer\n\nNyeste først. Hver ændring siger, hvor sikkert den er læst, "
        "og hvilke sager der bliver under gamle regler.\n\n## Afventer bekræftelse {#afventer}\n\n"
        f'<ul>{unsure}</ul>\n\n## Tidslinje\n\n<ol class="kk-timeline">{timeline}</ol>\n\n{_regimes(site)}'
    )


def _change(site: Site, change: Change) -> str:
    when = change_pages.verb(site, change, change.commences)
    return (
        f'<li id="{change.id}"><p><strong>{link(f"lovaendringer/{change.id}.html", change.title)}</strong><br>'
        f"{when} {labels.day(change.commences)} · indhold: {labels.CERTAINTY[change.certainty.content].lower()} · "
        f"dato: {labels.CERTAINTY[change.certainty.date].lower()} · {plain(change.source)}</p>"
        f"<p>{inline(change.summary)}</p>{change_pages.provisions(site, change)}{change_pages.transitions(change)}"
        f"{change_pages.impact_link(change)}</li>"
    )


def _regimes(site: Site) -> str:
    rows = "".join(_regime(r) for r in site.library.regimes.values())
    return (
        "## Perioder\n\nHvilke regler der gjaldt hvornår, efter sagens dato.\n\n<table><thead><tr><th>Periode</th>"
        f"<th>Regler</th></tr></thead><tbody>{rows}</tbody></table>\n"
    )


def _regime(regime: Regime) -> str:
    rules = "".join(
        f"<li>{plain(r.matter)}: {inline(r.text)} <em>({labels.CERTAINTY[r.certainty].lower()})</em></li>"
        for r in regime.rules
    )
    return (
        f"<tr><th scope='row'>{plain(regime.id)}: {plain(regime.title)}<br>{period(regime.period)}</th>"
        f"<td><ul>{rules}</ul></td></tr>"
    )


def by_name(site: Site) -> list[Act]:
    """The acts by the name that they are cited by."""
    return sorted(site.library.acts.values(), key=lambda act: act.cite.lower())


def _acts(site: Site) -> str:
    rows = "".join(
        f"<tr><th scope='row'>{link(f'{a.id}.html', a.cite)}</th><td>{plain(a.title)}</td>"
        f"<td>{labels.ACT_KIND[a.kind]}</td><td>{eli_link(a)}</td></tr>"
        for a in by_name(site)
    )
    authorities = "".join(
        f"<li><strong>{plain(a.cite)}</strong> ({a.year}): {inline(a.summary)} "
        f"<em>{labels.CERTAINTY[a.certainty.content]}</em></li>"
        for a in site.library.authorities.values()
    )
    return (
        "---\ntitle: Lovgrundlag\n---\n# Lovgrundlag\n\n## Love og bekendtgørelser\n\n"
        "<table><thead><tr><th>Citeres</th>"
        f"<th>Titel</th><th>Art</th><th>Nyeste kendte tekst</th></tr></thead><tbody>{rows}</tbody></table>\n\n"
        f"## Ankestyrelsens principmeddelelser\n\nKun dem, der er bekræftet.\n\n<ul>{authorities}</ul>\n"
    )


def _facts(site: Site) -> str:
    rows = "".join(_fact(site, f) for f in site.library.facts.values())
    return (
        "---\ntitle: Fakta om loven\nhide: [toc]\n---\n# Fakta om loven\n\n"
        "De udsagn, som indholdet bygger på, med kilde "
        "og sikkerhed.\n\n<table><thead><tr><th>Nr.</th><th>Udsagn</th><th>Hvor</th><th>Sikkerhed</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>\n"
    )


def _fact(site: Site, fact: Fact) -> str:
    where = plain(site.citations.format(fact.provisions)) if fact.provisions else plain(fact.source)
    note = f"<br><em>{inline(fact.note)}</em>" if fact.note else ""
    sure = labels.CERTAINTY[fact.certainty.content]
    if fact.certainty.date != fact.certainty.content:
        sure += f"; datoen: {labels.CERTAINTY[fact.certainty.date].lower()}"
    dates = "" if fact.valid.start is None and fact.valid.end is None else f"<br>{period(fact.valid)}"
    return (
        f"<tr id='{fact.id}'><th scope='row'>{fact.id}</th><td>{inline(fact.text)}{note}</td>"
        f"<td>{where}{dates}</td><td>{sure}</td></tr>"
    )
