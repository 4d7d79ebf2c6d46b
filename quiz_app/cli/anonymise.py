"""``koerekort anonymise`` and ``koerekort import-names``: the gate from a terminal. Nothing is logged or kept."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from quiz_app.bootstrap.gate import Gate, gate
from quiz_app.bootstrap.settings import read_settings
from quiz_app.content.lexicon import import_names
from quiz_app.domain.anonymise import Screening
from quiz_app.errors import ContentError, Problem

EXIT_REFUSED = 3
STDIN = "-"
_KINDS = {"fornavne": "first_names", "efternavne": "surnames"}


@click.command(
    help="Find det, der kan identificere en borger, i tekstfiler (UTF-8); - er standard-input. Intet gemmes."
)
@click.argument("files", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Som JSON; ved flere filer ét objekt pr. linje, med »file«.")
def anonymise(*, files: tuple[str, ...], as_json: bool) -> None:
    """Print the findings of each file; exit 3 when one is refused, 1 when one cannot be read or is not UTF-8."""
    problems: list[Problem] = []
    refused = False
    for file, screening in _screened(files, gate(read_settings()), problems):
        refused = refused or screening.refused is not None
        named = {"file": file} if len(files) > 1 else {}
        for line in [_json(screening, named)] if as_json else _told(file, screening):
            click.echo(line)
    if problems:
        raise ContentError(problems)
    if refused:
        sys.exit(EXIT_REFUSED)


@click.command("import-names", help="Indlæs en navneliste fra Danmarks Statistik (CSV: navn;antal) til porten.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--kind", type=click.Choice(list(_KINDS)), required=True, help="Hvad listen indeholder.")
def import_name_list(*, file: Path, kind: str) -> None:
    """Replace the installation's list of that kind."""
    count = import_names(file, read_settings().data_dir, kind=_KINDS[kind])
    click.echo(f"{count} {kind} er indlæst. Frigivne tekster skal screenes igen.")


commands: tuple[click.Command, ...] = (anonymise, import_name_list)


def _screened(files: tuple[str, ...], by: Gate, problems: list[Problem]) -> Iterator[tuple[str, Screening]]:
    for file in files:
        try:
            data = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
            text = data.decode("utf-8")
        except OSError:
            problems.append(Problem(file, 1, "filen kan ikke læses"))
            continue
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            problems.append(Problem(file, line, "filen er ikke UTF-8 her; gem den igen med tegnsættet UTF-8"))
            continue
        yield file, by.screen(text)


def _json(screening: Screening, named: dict[str, str]) -> str:
    findings = [asdict(finding) for finding in screening.findings]
    return json.dumps({**named, "findings": findings, "refused": screening.refused}, ensure_ascii=False)


def _told(file: str, screening: Screening) -> Iterator[str]:
    if screening.refused:
        yield f"{file}: afvist ({screening.refused})"
    for found in screening.findings:
        instead = f"skriv »{found.suggestion}«" if found.suggestion else "slet"
        yield f"{file}:{found.start}-{found.end}: {found.tier} {found.type} »{found.text}«: {instead}"
