"""What analysts are given of assessments: the rows of their view, and nothing beside it."""

from pathlib import Path

import click

from quiz_app.bootstrap.settings import read_settings
from quiz_app.storage.assessments import analysts_rows
from quiz_app.views.components.export import csv_of


@click.command("export-assessments", help="Skriv de viste vurderinger til en CSV-fil, uden personer, steder og tid.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export_assessments(file: Path) -> None:
    """Write the analysts' view: turns that are revealed, of five people or more."""
    rows = analysts_rows(read_settings().database_url)
    file.write_bytes(csv_of(rows))
    click.echo(f"{len(rows)} vurderinger er skrevet til {file}. Runder, der ikke er vist, er ikke med.")


commands = (export_assessments,)
