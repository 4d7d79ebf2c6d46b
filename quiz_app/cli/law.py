"""``koerekort law``: texts of acts, read in and compared, and the watch over what is new."""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import click

from quiz_app import bootstrap
from quiz_app.bootstrap.settings import read_settings
from quiz_app.content import read_library
from quiz_app.content.change_file import change_file
from quiz_app.content.lawtext import read_law_text
from quiz_app.domain.citation import Citations
from quiz_app.domain.law import Change
from quiz_app.domain.lawtext import LawText, TextChange, compare
from quiz_app.domain.lawtext.drafting import Version, act_of, draft
from quiz_app.domain.lawtext.versions import Decided, decided
from quiz_app.domain.lawtext.wording import Run, word_changes
from quiz_app.retsinformation import HttpLawFeed
from quiz_app.services.collating import Ruling
from quiz_app.services.watching import Watched
from quiz_app.views.components.law_words import TEXT_CHANGE, place

_MARKED = {Run.KEPT: "{}", Run.OUT: "[-{}-]", Run.IN: "{{+{}+}}"}
_READ_WORDS = frozenset({TextChange.CONSEQUENTIAL, TextChange.SUBSTANTIVE})
LEGEND = "[-taget ud-] {+kommet til+}"
SWITCHED_OFF = "Lovovervågningen er slået fra. Slå den til med enabled = true under [law_watch] i koerekort.toml."
LATER = "Retsinformation svarer ikke nu. Den er åben kl. 3.00-23.45; kør kommandoen igen senere."


@click.group(help="Lovtekster: indlæs dem, sammenlign to udgaver, og hold øje med nye.")
def law() -> None:
    """Do what the named command does."""


@law.command("import", help="Læs en lovtekst ind: almindelig tekst, JSON med paragraffer eller LexDania-XML.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--act", default="", help="Lovens id i lovgrundlaget; kendes ellers på tekstens ELI.")
@click.option("--label", default="", help="Tekstens navn, fx »LBK 280/2024«; ellers dens ELI.")
def import_text(*, file: Path, act: str, label: str) -> None:
    """Store the text, or say that it is stored already; a bad file stores nothing."""
    text = read_law_text(file, _aside)
    collating = bootstrap.build(read_settings()).collating
    stored, is_new = collating.import_text(text, act=act, label=label)
    told = "er gemt" if is_new else "var gemt i forvejen; intet er ændret"
    click.echo(f"{stored.act}: {len(text.provisions)} paragraffer ({stored.label}) {told}.")


@law.command(help="Sammenlign to udgaver af en lov: LOV GAMMEL NY, eller --files GAMMEL_FIL NY_FIL.")
@click.argument("versions", nargs=-1)
@click.option("--files", is_flag=True, help="Sammenlign to filer, uden database.")
@click.option("--json", "as_json", is_flag=True, help="Som JSON.")
@click.option("--change", is_flag=True, help="Skriv en kladde til filen i guidelines/lovgrundlag/changes.")
@click.option("--commences", type=click.DateTime(["%Y-%m-%d"]), help="Dagen, ændringen gælder fra (til --change).")
def diff(*, versions: tuple[str, ...], files: bool, as_json: bool, change: bool, commences: datetime | None) -> None:
    """Print what became of each provision, and why it is said."""
    if change and as_json:
        raise click.UsageError("Brug enten --change eller --json: en kladde skrives som YAML.")
    if commences and not change:
        raise click.UsageError("--commences hører til --change.")
    day = commences.date() if commences else None
    rulings: Mapping[str, Ruling] = {}
    if files:
        old, new = _two_files(versions)
        rows = decided(compare(old, new), ())
        drafted = _draft_of_files(old, new, rows, day) if change else None
    else:
        rows, rulings, drafted = _stored(versions, change=change, commences=day)
    if drafted:
        click.echo(drafted, nl=False)
    elif as_json:
        click.echo(json.dumps([_plain(row, rulings) for row in rows], ensure_ascii=False, indent=2))
    else:
        for line in _told(rows, rulings):
            click.echo(line)


@law.command(help="Spørg Retsinformation, hvad der er nyt om lovene i lovgrundlaget. Højst ét kald hvert 10. sekund.")
def watch() -> None:
    """Read the days since last time; what concerns a watched act becomes a task for key persons."""
    settings = read_settings()
    if not settings.law_watch:
        click.echo(SWITCHED_OFF)
        return
    for line in _watched(bootstrap.build(settings).watching.run(HttpLawFeed(), time.sleep)):
        click.echo(line)


commands = (law,)


def _two_files(paths: Sequence[str]) -> tuple[LawText, LawText]:
    if len(paths) != 2:  # noqa: PLR2004 - an old one and a new one
        raise click.UsageError("Skriv to filer efter --files: først den gamle tekst, så den nye.")
    return read_law_text(Path(paths[0]), _aside), read_law_text(Path(paths[1]), _aside)


def _aside(message: str) -> None:
    """Said beside the result, so that a program reads the result alone."""
    click.echo(f"Bemærk: {message}.", err=True)


def _stored(
    names: Sequence[str], *, change: bool, commences: date | None
) -> tuple[tuple[Decided, ...], Mapping[str, Ruling], str | None]:
    """Two imported texts compared, with people's classes, and the draft of their change."""
    if len(names) != 3:  # noqa: PLR2004 - the act and two of its texts
        raise click.UsageError("Skriv lovens id, den gamle tekst og den nye, fx: lab »LBK 280/2024« »LBK 7/2026«.")
    platform = bootstrap.build(read_settings())
    act, old, new = names
    one, other = (platform.collating.find_version(act, name) for name in (old, new))
    for name, side in ((old, one), (new, other)):
        if side.act != act:
            _aside(f"»{name}« er indlæst under {side.act}, ikke under {act}")
    found = platform.collating.collated(one.law_text_id, other.law_text_id)
    if not change:
        return found.rows, found.rulings, None
    return found.rows, found.rulings, _file(platform.collating.drafted(found, commences=commences), platform.citations)


def _draft_of_files(old: LawText, new: LawText, rows: Sequence[Decided], commences: date | None) -> str:
    settings = read_settings()
    acts = read_library(settings.content_root, today=bootstrap.outside(settings).clock.today()).acts.values()
    one, other = (Version(act=act_of(text, acts), text=text) for text in (old, new))
    return _file(draft(one, other, [row.row for row in rows], commences=commences), Citations(acts))


def _file(change: Change, citations: Citations) -> str:
    return f"# {change.id}.yml\n{change_file(change, citations)}"


def _plain(decision: Decided, rulings: Mapping[str, Ruling]) -> dict[str, str | None]:
    row = decision.row
    return {"old": row.old, "new": row.new, "kind": decision.kind, "why": row.why + _ruled(decision, rulings)}


def _ruled(decision: Decided, rulings: Mapping[str, Ruling]) -> str:
    """Who has set another class, and why."""
    if decision.overruling is None:
        return ""
    said = rulings[decision.overruling.overruling_id]
    own = TEXT_CHANGE[decision.row.kind].lower()
    return f" Afgjort af {said.name}: {said.words} Programmets egen klasse: {own}."


def _told(rows: Sequence[Decided], rulings: Mapping[str, Ruling]) -> Iterator[str]:
    if any(row.kind in _READ_WORDS for row in rows):
        yield f"{LEGEND}\n"
    for decision in rows:
        row, kind = decision.row, decision.kind
        yield f"{place(row)}: {TEXT_CHANGE[kind]}. {row.why}{_ruled(decision, rulings)}"
        if row.before != row.after and row.kind in _READ_WORDS:
            yield f"    {' '.join(_MARKED[w.run].format(w.text) for w in word_changes(row.before, row.after))}"


def _watched(found: Watched) -> Iterator[str]:
    if found.missed:
        yield f"Ikke læst, for længe siden: {found.missed[0]} til {found.missed[-1]}. Se efter på retsinformation.dk."
    if found.days:
        yield f"Læst: {found.days[0]} til {found.days[-1]}. Nye opgaver til nøglepersonerne: {found.new_tasks}."
    if found.is_later:
        yield LATER
    elif not found.days:
        yield "Der er ingen nye dage at læse."
