"""The grey-zone register and its pages: what is open, what we do until then, and what will settle it."""

from collections.abc import Mapping

from quiz_app.domain.guideline import GreyZone
from quiz_app.site_hooks.markdown import block, inline
from quiz_app.site_hooks.parts import (
    Site,
    badge,
    by_topic,
    changes_touching,
    facts_line,
    heading,
    link,
    provisions,
    status_of,
)
from quiz_app.views.components import labels

_WHAT_IT_IS = (
    "Her har loven eller praksis ikke givet et klart svar. Hver gråzone siger, hvad der er i tvivl, hvad vi gør imens, "
    "og hvad der vil afgøre det. En foreløbig linje binder ikke skønnet i den enkelte sag.\n"
)


def pages(site: Site) -> Mapping[str, str]:
    """The register and a page for each grey zone, by path."""
    zones = site.library.grey_zones.values()
    return {"graazoner/index.md": _register(site), **{f"graazoner/{z.id}.md": _page(site, z) for z in zones}}


def _register(site: Site) -> str:
    parts = [f"{heading('Gråzoner')}{_WHAT_IT_IS}"]
    if not site.library.grey_zones:
        parts.append('<p class="kk-empty">Der er ingen gråzoner endnu.</p>')
    for topic, zones in by_topic(site.library.grey_zones.values()).items():
        parts.append(f'## {topic}\n\n<ul class="kk-register">{"".join(_entry(site, z) for z in zones)}</ul>\n')
    return "\n".join(parts)


def _entry(site: Site, zone: GreyZone) -> str:
    return (
        f"<li>{link(f'{zone.id}.html', zone.title)} {badge(status_of(site, zone))}"
        f"<p>{_decision(zone)} · {inline(zone.release_condition)}</p></li>"
    )


def _decision(zone: GreyZone) -> str:
    return f"Besluttet den {labels.day(zone.decided)}" if zone.decided else "Besluttes lokalt"


def _page(site: Site, zone: GreyZone) -> str:
    question, readings, line = zone.sections
    state = (
        f"<dt>Status</dt><dd>{_decision(zone)}</dd>"
        f"<dt>Hvor fast er linjen?</dt><dd>{labels.CONFIDENCE[zone.confidence]}</dd>"
        f"<dt>Hvad afgør det?</dt><dd>{inline(zone.release_condition)}</dd>"
    )
    return (
        f"{heading(zone.title)}{facts_line(site, zone)}\n{block(question.body, css='kk-answer')}\n"
        f'<dl class="kk-state">{state}</dl>\n\n'
        f"## {line.title}\n\n{block(line.body)}\n## {readings.title}\n\n{block(readings.body)}\n"
        f"{provisions(site, zone)}\n{changes_touching(site, zone)}\n"
        f"<p>En foreløbig linje er vejledende; vurdér konkret. {link('index.html', 'Alle gråzoner')}</p>\n"
    )
