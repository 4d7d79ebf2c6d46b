"""Før og nu: the periods side by side in one table, and what the guidelines themselves compare."""

from quiz_app.domain.law import Regime
from quiz_app.site_hooks.markdown import block, inline, plain
from quiz_app.site_hooks.parts import Site, heading, link, period
from quiz_app.views.components import labels

SECTION = "Før og nu"
"""The heading under which a guideline compares periods."""


def page(site: Site) -> str:
    """The page as Markdown."""
    compared = "".join(
        f"### {guideline.title}\n\n{block(section.body, up='')}\n"
        f"<p>{link(f'retningslinjer/{guideline.id}.html', 'Hele retningslinjen')}</p>\n\n"
        for guideline in site.library.guidelines.values()
        for section in guideline.sections
        if section.title == SECTION
    )
    return (
        f"{heading(SECTION, hide='toc')}Hvilke regler der gælder, følger sagens dato, ikke dagens. Find perioden, og "
        f"læs ned. Det, der er udledt eller ikke bekræftet, står der.\n\n## Perioderne ved siden af hinanden\n\n"
        f"{_comparison(tuple(site.library.regimes.values()))}\n## Fra retningslinjerne\n\n{compared}"
    )


def _comparison(regimes: tuple[Regime, ...]) -> str:
    heads = "".join(f"<th scope='col'>{plain(r.id)}: {plain(r.title)}<br>{period(r.period)}</th>" for r in regimes)
    matters = dict.fromkeys(rule.matter for regime in regimes for rule in regime.rules)
    rows = "".join(
        f"<tr><th scope='row'>{plain(matter.capitalize())}</th>{''.join(_cell(r, matter) for r in regimes)}</tr>"
        for matter in matters
    )
    return (
        '<div class="kk-compare" tabindex="0" role="region" aria-label="Perioderne ved siden af hinanden">'
        f"<table class='kk-wide'><thead><tr><th scope='col'>Emne</th>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        "</div>\n"
    )


def _cell(regime: Regime, matter: str) -> str:
    rules = [
        f"{inline(rule.text)} <em>({labels.CERTAINTY[rule.certainty].lower()})</em>"
        for rule in regime.rules
        if rule.matter == matter
    ]
    return f"<td>{'<br>'.join(rules) or 'Ikke beskrevet her'}</td>"
