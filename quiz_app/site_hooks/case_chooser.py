"""*Min sag er fra …* on a page: the form, the page's dated sections, and every decision that the script looks up.

The script decides nothing: it finds the stretch that a date lies in, and shows what
:mod:`quiz_app.domain.case_date` said.
"""

import json
from collections.abc import Mapping

from quiz_app.domain.case_date import (
    Applicable,
    DatedPage,
    Decisions,
    certainty_of,
    decisions,
    offers_choice,
    span,
)
from quiz_app.domain.guideline import DatedBy, SectionPeriod
from quiz_app.domain.law import Certainty, Track
from quiz_app.site_hooks.markdown import block, plain
from quiz_app.site_hooks.parts import Site
from quiz_app.views.components import labels

_ABOUT = {DatedBy.CASE_DATE: "Gælder for sager", DatedBy.GRANTED: "Gælder, når der er bevilget eller afgjort"}


def form(site: Site, page: DatedPage) -> str:
    """The form and the place of its answer; empty when the page is the same for all cases.

    Hidden until the script runs: without it everything is shown, with its periods.
    """
    if not offers_choice(page, site.library):
        return ""
    found = decisions(page, site.library)
    data = plain(json.dumps(_data(site, page, found), ensure_ascii=False, separators=(",", ":")))
    return (
        f'<form class="kk-case" data-kk-case="{data}" hidden>\n<fieldset><legend>Min sag er fra …</legend>'
        '<label>Sagens dato<input type="date" name="sag" required></label>'
        f"{_granted(found)}{_tracks(found.tracks)}"
        '<button type="submit">Vis det, der gælder</button><button type="reset" hidden>Vis alt</button>'
        '</fieldset></form>\n\n<div class="kk-case-answer" role="status" data-search-exclude></div>\n'
    )


def sections(site: Site, page: DatedPage) -> str:
    """The sections of a page; a dated one says which cases it is about."""
    periods = {period.section: period for period in page.periods}
    parts = []
    for number, section in enumerate(page.sections):
        if period := periods.get(section.title):
            about = f'<p class="kk-period">{label(site, period)}</p>'
            parts.append(
                f'## {section.title} {{: data-kk-section="{number}" }}\n\n'
                f'<div data-kk-section="{number}">\n{about}\n{block(section.body)}</div>\n'
            )
        else:
            parts.append(f"## {section.title}\n\n{block(section.body)}")
    return "\n".join(parts)


def label(site: Site, period: SectionPeriod) -> str:
    """``Gælder for sager til og med 30. juni 2026 (datoen er udledt)``."""
    known = certainty_of(period, site.library)
    unsure = "" if known == Certainty.LAW_TEXT else f" (datoen er {labels.CERTAINTY[known].lower()})"
    return plain(f"{_ABOUT[period.by]} {span(period.days)}{unsure}")


def _granted(found: Decisions) -> str:
    return '<label>Bevilget eller afgjort<input type="date" name="bevilget"></label>' if found.grants else ""


def _tracks(tracks: tuple[Track | None, ...]) -> str:
    named = "".join(f'<option value="{t}">{plain(labels.TRACK[t])}</option>' for t in tracks if t)
    if not named:
        return ""
    return f'<label>Sagen handler om<select name="spor"><option value="">alt</option>{named}</select></label>'


def _data(site: Site, page: DatedPage, found: Decisions) -> Mapping[str, object]:
    """The decisions with each answer and each note once, and indexes in their place."""
    notes: dict[str, int] = {}
    answers: dict[str, int] = {}
    places = {section.title: number for number, section in enumerate(page.sections)}
    table = [
        [[_put(answers, _answer(site, one, places, notes)) for one in row] for row in block_]
        for block_ in found.answers
    ]
    return {
        "days": [day.isoformat() for day in found.days],
        "grants": [day.isoformat() for day in found.grants],
        "tracks": [track or "" for track in found.tracks],
        "notes": list(notes),
        "answers": [json.loads(answer) for answer in answers],
        "table": table,
    }


def _answer(site: Site, found: Applicable, places: Mapping[str, int], notes: dict[str, int]) -> str:
    elsewhere = [[f"{g}.html", site.library.guidelines[g].title] for g in found.elsewhere]
    return json.dumps(
        {
            "lead": found.lead,
            "show": [places[title] for title in found.sections],
            "notes": [_put(notes, note) for note in found.notes],
            "elsewhere": elsewhere,
        }
    )


def _put(into: dict[str, int], text: str) -> int:
    return into.setdefault(text, len(into))
