"""Commands about the content: check it, count it, build site and index from it."""

import json
from pathlib import Path

import click
from mkdocs.exceptions import Abort

from quiz_app import bootstrap
from quiz_app.bootstrap.settings import Settings, read_settings
from quiz_app.content import content_counts, json_schemas, read_library
from quiz_app.domain.citation import Citations
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Grant, Role
from quiz_app.domain.reviewing import AHEAD, reviews_until
from quiz_app.errors import ContentError, Problem
from quiz_app.site_hooks.build import build_site
from quiz_app.storage.knowledge import build_index, refresh_index
from quiz_app.views.components import review_words
from quiz_app.views.components.labels import FOUND_KIND

OPERATOR = Actor(person_id="", grants=(Grant(role=Role.CASEWORKER, unit_id=""),))
"""Whoever runs a command on the server: may find what signed-in staff may."""


@click.command("check", help="Gennemgå alt indhold, og vis hver fejl med fil og linje.")
def check_content() -> None:
    """Print every problem of every file; exit 1 when there are any. Reviews that are late or soon due only warn."""
    settings = read_settings()
    today = bootstrap.outside(settings).clock.today()
    library = read_library(settings.content_root, today=today)
    for line in review_words.lines(reviews_until(library, today, today + AHEAD), today):
        click.echo(line, err=True)
    click.echo("Indholdet er i orden.")


@click.command("content", help="Vis, hvor meget indhold der er.")
@click.option("--json", "as_json", is_flag=True, help="Som JSON.")
def count_content(*, as_json: bool) -> None:
    """Print the number of objects of each kind."""
    counts = content_counts(_library(read_settings()))
    if as_json:
        click.echo(json.dumps(counts, ensure_ascii=False, indent=2))
        return
    for kind, count in counts.items():
        click.echo(f"{kind}: {count if isinstance(count, int) else ', '.join(f'{k} {n}' for k, n in count.items())}")


@click.command(help="Byg webstedet.")
def site() -> None:
    """Build the site for today into ``site_dir``; exit 1 when a page of it is broken."""
    settings = read_settings()
    day = bootstrap.outside(settings).clock.today()
    try:
        build_site(bootstrap.published(settings), root=settings.content_root, site_dir=settings.site_dir, day=day)
    except Abort as error:
        broken = "webstedet kan ikke bygges; ret det, som linjerne ovenfor nævner"
        raise ContentError([Problem("mkdocs.yml", 1, broken)]) from error
    click.echo(f"Webstedet ligger i {settings.site_dir}.")


@click.command(help="Byg søgeindekset.")
def index() -> None:
    """Build the knowledge index from the content as its people have re-verified it."""
    settings = read_settings()
    build_index(bootstrap.published(settings), settings.index_file)
    click.echo(f"Søgeindekset ligger i {settings.index_file}.")


@click.command(help="Søg i det, der er udgivet, og i sagsbiblioteket.")
@click.option("--json", "as_json", is_flag=True, help="Som JSON.")
@click.argument("words", nargs=-1, required=True)
def search(*, as_json: bool, words: tuple[str, ...]) -> None:
    """Print what is found, best first; whoever may run the command may read the files.

    The server's index is used as it is, unless the content has changed since.
    """
    settings = read_settings()
    library = bootstrap.searchable(settings)
    refresh_index(library, settings.index_file)
    searching = bootstrap.searching(settings, library, Citations(library.acts.values()))
    hits = searching.search(OPERATOR, " ".join(words))
    if as_json:
        names = ("kind", "id", "title", "provision", "snippet", "url")
        click.echo(json.dumps([{n: getattr(h, n) for n in names} for h in hits], ensure_ascii=False, indent=2))
        return
    for hit in hits:
        by = f" · fundet ved {hit.provision}" if hit.provision else ""
        click.echo(f"{FOUND_KIND[hit.kind]}: {hit.title} ({hit.url}){by}\n    {hit.snippet}")
    if not hits:
        click.echo("Intet fundet.")


@click.command(help="Skriv et JSON-skema for hver slags indhold i mappen DIR, til brug i en editor.")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def schema(folder: Path) -> None:
    """Write ``<kind>.json`` for each kind; those that are there already are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    schemas = json_schemas()
    for kind, shape in schemas.items():
        (folder / f"{kind}.json").write_text(json.dumps(shape, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    click.echo(f"{len(schemas)} skemaer ligger i {folder}.")


commands = (check_content, count_content, site, index, search, schema)


def _library(settings: Settings) -> Library:
    return read_library(settings.content_root, today=bootstrap.outside(settings).clock.today())
