"""``koerekort coverage``: what the content covers, where something is missing, and whether outcomes can be guessed."""

import json
from dataclasses import asdict

import click

from quiz_app import bootstrap
from quiz_app.bootstrap.settings import read_settings
from quiz_app.content import read_library
from quiz_app.domain.balance import balances
from quiz_app.domain.citation import Citations
from quiz_app.domain.coverage import objective_covers, provision_covers
from quiz_app.domain.library import Library
from quiz_app.views.components.coverage_words import only_practised
from quiz_app.views.components.labels import TRAIT


@click.command(help="Vis, hvilke mål og bestemmelser indholdet dækker, og hvor noget mangler.")
@click.option("--json", "as_json", is_flag=True, help="Som JSON.")
@click.option("--balance", is_flag=True, help="Vis, om sagernes udgang følger køn, alder, oprindelse eller sygdom.")
def coverage(*, as_json: bool, balance: bool) -> None:
    """Print the tables; what is missing is no error."""
    settings = read_settings()
    day = bootstrap.outside(settings).clock.today()
    library = read_library(settings.content_root, today=day)
    if balance:
        _balance(library, as_json=as_json)
        return
    cited = Citations(library.acts.values())
    objectives = objective_covers(library, day)
    provisions = [{**asdict(c), "paragraf": cited.format((c.paragraf,))} for c in provision_covers(library)]
    if as_json:
        both = {"objectives": [asdict(c) for c in objectives], "provisions": provisions}
        click.echo(json.dumps(both, ensure_ascii=False, indent=2))
        return
    click.echo("Mål: modulets retningslinjer, målets egne øvelser, modulets prøveopgaver")
    for c in objectives:
        numbers = f"{len(c.guidelines):3} {len(c.practised):3} {len(c.examined):3}"
        marks = f"{'' if c.is_whole else '   MANGLER'}{'   nyeste regler: kun øvelse' if c.is_only_practised else ''}"
        click.echo(f"{numbers}  {c.licence} · {c.module} · {c.objective}{marks}")
    click.echo("\nBestemmelser: retningslinjer, opgaver, heraf prøve, sager")
    for row in provisions:
        counted = " ".join(f"{len(row[key]):3}" for key in ("guidelines", "questions", "exam_questions", "cases"))
        click.echo(f"{counted}  {row['paragraf']}")
    click.echo(f"\n{sum(not c.is_whole for c in objectives)} af {len(objectives)} mål mangler noget.")
    if said := only_practised(objectives):
        click.echo(said)


def _balance(library: Library, *, as_json: bool) -> None:
    found = balances(tuple(library.cases.values()))
    if as_json:
        click.echo(json.dumps([asdict(b) for b in found], ensure_ascii=False, indent=2))
        return
    for b in found:
        said = "mere, end et tilfælde forklarer" if b.is_learnable else "kan være tilfældigt"
        click.echo(
            f"{TRAIT[b.trait].lower()}: rammer {100 * b.guessed:.0f} %, ved tilfælde {100 * b.by_chance:.0f} % ({said})"
        )
        for group, counts in b.counts.items():
            click.echo(f"  {group}: {', '.join(f'{track} {n}' for track, n in sorted(counts.items()))}")


commands = (coverage,)
