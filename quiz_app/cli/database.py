"""Commands about the database: bring it up to date, copy it, put a copy back, and do the tasks of every day."""

from pathlib import Path

import click

from quiz_app import bootstrap
from quiz_app.bootstrap.clock import SystemClock
from quiz_app.bootstrap.settings import read_settings
from quiz_app.domain.retention import Kept
from quiz_app.storage.backup import backup as write_backup
from quiz_app.storage.backup import restore as read_backup
from quiz_app.storage.revisions import upgrade as bring_up_to_date

RETAINED = {
    Kept.SESSIONS: "sessioner",
    Kept.PRACTICE_ANSWERS: "svar på øvelser",
    Kept.EXAM_ANSWERS: "svar på prøver, som nu er uden navn",
    Kept.STATUS_VIEWS: "visninger af status",
    Kept.PAUSES: "pauser",
    Kept.LEAVERS: "navne på tidligere kolleger",
    Kept.DRAFTS: "sager, der ikke er frigivet",
    Kept.SHARED_CASES: "delte sager",
}
_FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.group(help="Databasen.")
def db() -> None:
    """Do what the named command does."""


@db.command(help="Opret databasen, eller bring den op til programmets udgave.")
def upgrade() -> None:
    """Make or migrate the database, whole or not at all."""
    settings = read_settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    click.echo(f"Databasen er klar (udgave {bring_up_to_date(settings.database_url)}).")


@click.command(help="Skriv en kopi af hele databasen til en ny fil; platformen må gerne køre imens.")
@_FILE
def backup(file: Path) -> None:
    """Write the backup and say what it holds."""
    manifest = write_backup(read_settings().database_url, file, at=SystemClock().now())
    click.echo(f"Kopien {file} har {sum(manifest.rows.values())} rækker. Beslutningssporet slutter med:")
    click.echo(manifest.audit_head)


@click.command(help="Læg en kopi i en ny, tom database; den bliver kontrolleret først, og det slettede slettes igen.")
@_FILE
def restore(file: Path) -> None:
    """Verify the backup, put it into an empty database, and erase again what was erased since."""
    settings = read_settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    manifest = read_backup(file, settings.database_url)
    again = bootstrap.erasing_in(settings).replay()
    click.echo(f"Slettet igen efter listen {settings.ledger_file}: {again}.")
    click.echo(f"{sum(manifest.rows.values())} rækker er lagt på plads. Kopiens beslutningsspor slutter med:")
    click.echo(manifest.audit_head)


@click.command(help="Aflevér de prøver, hvis tid er gået.")
def sweep() -> None:
    """Store the submissions of exams past their deadline."""
    click.echo(f"{bootstrap.build(read_settings()).attempting.sweep()} prøver er afleveret.")


@click.command(help="Glem det, der har været gemt længe nok; serveren gør det selv hver dag.")
@click.option("--dry-run", is_flag=True, help="Vis kun, hvad der ville blive glemt.")
def retention(*, dry_run: bool) -> None:
    """Enforce the retention periods and print how many of each kind."""
    counts = bootstrap.build(read_settings()).retaining.run(dry_run=dry_run)
    click.echo("Det ville blive glemt:" if dry_run else "Det er glemt:")
    for kept, count in counts.items():
        click.echo(f"{RETAINED[kept]}: {count}")


@click.command(help="Læs de frigivne sager igen efter nye regler eller navnelister; serveren gør det selv hver dag.")
def rescreen() -> None:
    """Screen released cases that were last read under other rules, and print how many are hidden now."""
    found = bootstrap.build(read_settings()).conferences.rescreening.run()
    click.echo(f"{found.released} frigivne sager. Læst igen: {found.read}. Skjult: {found.hidden}.")


commands = (db, backup, restore, sweep, retention, rescreen)
