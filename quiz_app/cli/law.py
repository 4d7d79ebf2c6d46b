"""``koerekort law``: texts of acts, read in and compared."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click

from quiz_app import bootstrap
from quiz_app.bootstrap.settings import read_settings
from quiz_app.content import read_library
from quiz_app.content.change_file import change_file
from quiz_app.content.lawtext import read_law_text
from quiz_app.domain.citation import Citations
from quiz_app.domain.lawtext import Compared, LawText, TextChange, compare
from quiz_app.domain.lawtext.drafting import Version, act_of, draft
from quiz_app.domain.lawtext.wording import Run, word_changes
from quiz_app.views.components.law_words import TEXT_CHANGE, place

_MARKED = {Run.KEPT: "{}", Run.OUT: "[-{}-]", Run.IN: "{{+{}+}}"}
_READ_WORDS = frozenset({TextChange.CONSEQUENTIAL, TextChange.SUBSTANTIVE})
LEGEND = "[-taget ud-] {+kommet til+}"


@click.group(help="Lovtekster: indlæs dem, og sammenlign to udgaver.")
def law() -> None:
    """Do what the named command does."""


@law.command(help="Sammenlign to udgaver af en lov: LOV GAMMEL NY, eller --files GAMMEL_FIL NY_FIL.")
@click.argument("versions", nargs=-1)
@click.option("--files", is_flag=True, help="Sammenlign to filer, uden database.")
@click.option("--json", "as_json", is_flag=True, help="Som JSON.")
@click.option("--change", is_flag=True, help="Skriv en kladde til filen i guidelines/lovgrundlag/changes.")
@click.option("--commences", type=click.DateTime(["%Y-%m-%d"]), help="Dagen, ændringen gælder fra (til --change).")
def diff(*, versions: tuple[str, ...], files: bool, as_json: bool, change: bool, commences: datetime | None) -> None:
    """Print what became of each provision, and why it is said."""
    if not files:
        raise click.UsageError("Skriv --files og to filer.")
    old, new = _two_files(versions)
    rows = compare(old, new)
    if change:
        click.echo(_draft(old, new, rows, commences), nl=False)
    elif as_json:
        click.echo(json.dumps([_plain(row) for row in rows], ensure_ascii=False, indent=2))
    else:
        for line in _told(rows):
            click.echo(line)


commands = (law,)


def _two_files(paths: Sequence[str]) -> tuple[LawText, LawText]:
    if len(paths) != 2:  # noqa: PLR2004 - an old one and a new one
        raise click.UsageError("Skriv to filer efter --files: først den gamle tekst, så den nye.")
    return read_law_text(Path(paths[0])), read_law_text(Path(paths[1]))


def _draft(old: LawText, new: LawText, rows: Sequence[Compared], commences: datetime | None) -> str:
    settings = read_settings()
    acts = read_library(settings.content_root, today=bootstrap.outside(settings).clock.today()).acts.values()
    sides = [Version(act=act_of(text, acts), text=text) for text in (old, new)]
    change = draft(sides[0], sides[1], rows, commences=commences.date() if commences else None)
    return f"# {change.id}.yml\n{change_file(change, Citations(acts))}"


def _plain(row: Compared) -> dict[str, str | None]:
    return {"old": row.old, "new": row.new, "kind": row.kind, "why": row.why}


def _told(rows: Sequence[Compared]) -> Iterator[str]:
    if any(row.kind in _READ_WORDS for row in rows):
        yield f"{LEGEND}\n"
    for row in rows:
        yield f"{place(row)}: {TEXT_CHANGE[row.kind]}. {row.why}"
        if row.kind in _READ_WORDS:
            yield f"    {' '.join(_MARKED[w.run].format(w.text) for w in word_changes(row.before, row.after))}"
