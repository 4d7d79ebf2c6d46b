"""Commands about people: the first administrator comes from here, everybody else from the app."""

import sys

import click

from quiz_app import bootstrap
from quiz_app.bootstrap.settings import read_settings
from quiz_app.services.administering import NewPerson

ROOT_UNIT = "kommunen"


@click.group(help="Personer.")
def people() -> None:
    """Do what the named command does."""


@people.command(help="Opret en administrator. Adgangskoden skrives, når der bliver spurgt, eller gives på stdin.")
@click.option("--admin", is_flag=True, required=True, help="Administrator; andre personer oprettes i appen.")
@click.option("--name", required=True, help="Personens navn.")
@click.option("--login", required=True, help="Brugernavnet.")
@click.option("--for-another", is_flag=True, help="Personen skal vælge sin egen adgangskode ved første login.")
def add(*, admin: bool, name: str, login: str, for_another: bool) -> None:
    """Add an administrator of the whole municipality."""
    if not admin:
        raise click.UsageError("Brug --admin: andre personer oprettes i appen.")
    settings = read_settings()
    platform = bootstrap.build(settings)
    new = NewPerson(name=name, login=login, unit_id=ROOT_UNIT, grants=(), password=_password(), must_change=for_another)
    platform.administering.add_first_administrator(settings.municipality, new)
    click.echo(f"{login} er oprettet som administrator.")


commands = (people,)


def _password() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Adgangskode", hide_input=True, confirmation_prompt="Adgangskoden igen"))
    return sys.stdin.readline().rstrip("\r\n")
