"""``koerekort law impact``: what a change touches, from a terminal."""

import json
from datetime import date, datetime
from typing import Any

import click

from quiz_app import bootstrap
from quiz_app.bootstrap.settings import read_settings
from quiz_app.cli.law import law
from quiz_app.domain.exam_impact import ExamImpact, exam_impacts
from quiz_app.domain.impact import Impact, Reach, Touched, days_around
from quiz_app.domain.status import StatusOnDay
from quiz_app.errors import RuleError
from quiz_app.views.components import impact_words, labels


@law.command(help="Vis alt, hvad en lovændring rammer, med status før og efter.")
@click.argument("change")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Den ene af de to dage; ellers i dag.")
@click.option("--json", "as_json", is_flag=True, help="Som JSON.")
def impact(*, change: str, day: datetime | None, as_json: bool) -> None:
    """Print the impact on the content as its people have re-verified it; a database is not needed."""
    settings = read_settings()
    library = bootstrap.published(settings)
    if change not in library.changes:
        known = ", ".join(sorted(library.changes))
        raise RuleError(f"Ændringen »{change}« findes ikke. Der er: {known}.")
    reach = Reach(library)
    today = day.date() if day else bootstrap.outside(settings).clock.today()
    before, after = days_around(library.changes[change], today)
    found = reach.impact(library.changes[change], before=before, after=after)
    exams = exam_impacts(library, reach, found)
    if as_json:
        click.echo(json.dumps(_plain(found, exams), ensure_ascii=False, indent=2))
        return
    for line in _told(found, exams):
        click.echo(line)


def _plain(found: Impact, exams: tuple[ExamImpact, ...]) -> dict[str, Any]:
    return {
        "change": found.change.id,
        "before": found.before.isoformat(),
        "after": found.after.isoformat(),
        "touched": [_object(t) for t in found.touched],
        "exams": [
            {
                "licence": e.licence,
                "leaving": list(e.leaving),
                "pool": e.pool,
                "pool_after": e.pool_after,
                "can_be_drawn": not e.gaps,
                "gaps": list(e.gaps),
                "offered": e.offered,
            }
            for e in exams
        ],
    }


def _object(touched: Touched) -> dict[str, Any]:
    return {
        "kind": touched.ref.kind,
        "id": touched.ref.id,
        "title": touched.title,
        "direct": bool(touched.direct),
        "via": [{"kind": ref.kind, "id": ref.id} for ref in touched.via],
        "gravest": touched.gravest,
        "commences": _day(touched.commences),
        "standing": touched.standing,
        "before": _status(touched.before),
        "after": _status(touched.after),
    }


def _status(status: StatusOnDay | None) -> dict[str, str] | None:
    return {"status": status.status, "reason": status.reason} if status else None


def _day(day: date) -> str:
    return day.isoformat()


def _told(found: Impact, exams: tuple[ExamImpact, ...]) -> list[str]:
    titles = impact_words.titles(found)
    head = f"{found.change.title}: {labels.count(len(found.touched), 'ting rammes', 'ting rammes')}"
    lines = [
        f"{impact_words.KIND[t.ref.kind]} {t.ref.id}: {impact_words.how(t, titles)}; "
        f"{labels.CHANGE_KIND[t.gravest]}; {impact_words.word(t.before) or '-'} → {impact_words.word(t.after) or '-'}; "
        f"{impact_words.STANDING[t.standing].lower()}"
        for t in found.touched
    ]
    return [head, *lines, *(impact_words.exam_line(e).replace("**", "") for e in exams)]


commands = (impact,)
"""In the group ``law``, to which they have added themselves."""
