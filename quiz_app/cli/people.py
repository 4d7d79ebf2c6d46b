"""Commands about people: the first administrator comes from here, everybody else from the app."""

import sys
from pathlib import Path

import click

from quiz_app import bootstrap
from quiz_app.bootstrap.settings import read_settings
from quiz_app.errors import RuleError
from quiz_app.services.administering import NewPerson
from quiz_app.services.importing import ImportPlan
from quiz_app.views.components import import_words

ROOT_UNIT = "kommunen"
NOTHING_TYPED = "Der er ingen adgangskode. Skriv den, når der bliver spurgt, eller giv den på stdin."
OR_NONE = "Logger personen kun ind med sin arbejdskonto, så brug --no-password."


@click.group(help="Personer.")
def people() -> None:
    """Do what the named command does."""


@people.command(help="Opret en administrator. Adgangskoden skrives, når der bliver spurgt, eller gives på stdin.")
@click.option("--admin", is_flag=True, required=True, help="Administrator; andre personer oprettes i appen.")
@click.option("--name", required=True, help="Personens navn.")
@click.option("--login", required=True, help="Brugernavnet.")
@click.option("--for-another", is_flag=True, help="Personen skal vælge sin egen adgangskode ved første login.")
@click.option("--no-password", is_flag=True, help="Personen logger kun ind med sin arbejdskonto.")
def add(*, admin: bool, name: str, login: str, for_another: bool, no_password: bool) -> None:
    """Add an administrator of the whole municipality."""
    if not admin:
        raise click.UsageError("Brug --admin: andre personer oprettes i appen.")
    settings = read_settings()
    platform = bootstrap.build(settings)
    password = "" if no_password else _password(OR_NONE)
    new = NewPerson(name=name, login=login, unit_id=ROOT_UNIT, grants=(), password=password, must_change=for_another)
    platform.administering.add_first_administrator(settings.municipality, new)
    click.echo(f"{login} er oprettet som administrator.")


@people.command(
    "password",
    help="Giv en person en adgangskode, eller en ny. Den skrives, når der bliver spurgt, eller gives på stdin.",
)
@click.argument("login")
@click.option("--for-another", is_flag=True, help="Personen skal vælge sin egen adgangskode ved næste login.")
def set_password(*, login: str, for_another: bool) -> None:
    """Set the password of somebody who is there, whoever locked themselves out; their sessions end."""
    platform = bootstrap.build(read_settings())
    platform.administering.set_password(login, _password(), must_change=for_another)
    click.echo(f"{login} har fået en ny adgangskode og er logget ud.")


@people.command("import", help="Læs en CSV-fil med personer: vis, hvad den ændrer, eller gem det med --apply.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--apply", is_flag=True, help="Gem ændringerne; uden den bliver intet ændret.")
@click.option("--create-units", is_flag=True, help="Opret de enheder, som filen nævner, og som ikke findes.")
def import_people(*, file: Path, apply: bool, create_units: bool) -> None:
    """Print the plan, or every wrong line; exit 1 when there is one."""
    importing = bootstrap.build(read_settings()).importing
    data = file.read_bytes()
    plan = importing.from_the_server(data, create_units=create_units)
    if plan.problems:
        raise RuleError("\n".join(map(str, plan.problems)))
    if apply:
        plan = importing.from_the_server(data, create_units=create_units, apply=True)
    _print(plan)
    click.echo("Det er gemt." if apply else "Intet er ændret. Gem det med --apply.")


@people.command(help="Glem en persons arbejdskonto, når den er skiftet ud; næste login knytter den nye.")
@click.option("--login", required=True, help="Brugernavnet.")
def unlink(*, login: str) -> None:
    """Forget the identity provider's subject of somebody."""
    bootstrap.build(read_settings()).federating.unlink(login)
    click.echo(f"{login} er ikke længere knyttet til en arbejdskonto.")


commands = (people,)


def _print(plan: ImportPlan) -> None:
    for note in plan.notes:
        click.echo(f"Se efter: {note}")
    for line in (*import_words.units(plan), *import_words.people(plan)):
        click.echo(line)
    click.echo(import_words.summary(plan))


def _password(otherwise: str = "") -> str:
    """What is typed twice, or a line of standard input.

    :raises RuleError: there is none; ``otherwise`` says what else can be done.
    """
    if sys.stdin.isatty():
        typed = str(click.prompt("Adgangskode", hide_input=True, confirmation_prompt="Adgangskoden igen"))
    else:
        typed = sys.stdin.readline().rstrip("\r\n")
    if not typed:
        raise RuleError(f"{NOTHING_TYPED} {otherwise}".strip())
    return typed
