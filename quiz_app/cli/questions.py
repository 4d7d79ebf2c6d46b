"""Commands about single items: correct a wrong key, with what that does shown first."""

import uuid
from collections.abc import Iterator, Sequence

import click

from quiz_app import bootstrap
from quiz_app.bootstrap.settings import read_settings
from quiz_app.domain.key_correction import CorrectionReason
from quiz_app.domain.written_key import HOW, written_key
from quiz_app.services.correcting import AskedVersion, Proposal
from quiz_app.views.components.correction_card import impact_lines
from quiz_app.views.components.correction_card import number as people
from quiz_app.views.components.labels import CORRECTION_REASON


@click.group(help="Opgaver.")
def question() -> None:
    """Do what the named command does."""


@question.command(help=f"Vis, hvad en rettelse af facit gør; foreslå den med --propose. {HOW}")
@click.argument("name", metavar="ID")
@click.option("--key", "written", help="Det rigtige facit.")
@click.option("--void", is_flag=True, help="Opgaven udgår: alle får fuldt point.")
@click.option("--by", "login", required=True, help="Brugernavnet på den nøgleperson, der foreslår.")
@click.option("--reason", type=click.Choice([str(r) for r in CorrectionReason]), default=str(CorrectionReason.SLIP))
@click.option("--words", default="", help="Hvorfor facit er forkert; alle, der fik opgaven, ser sætningen.")
@click.option("--version", "number", type=click.IntRange(min=1), default=1, help="Hvilken udgave; 1 er den nyeste.")
@click.option("--propose", is_flag=True, help="Foreslå rettelsen; den gælder, når en anden skriver under i appen.")
def correct(  # noqa: PLR0913 - one parameter for each option
    *, name: str, written: str | None, void: bool, login: str, reason: str, words: str, number: int, propose: bool
) -> None:
    """Print the impact statement, and store the proposal if asked to."""
    if void == (written is not None):
        raise click.UsageError("Brug enten --key eller --void.")
    platform = bootstrap.build(read_settings())
    actor = platform.signing_in.person_called(login)
    versions = platform.correcting.asked_versions(actor, name)
    if number > len(versions):
        raise click.UsageError(f"Opgaven har kun {len(versions)} udgave(r).")
    found = versions[number - 1]
    key = None if written is None else written_key(found.question, written)
    for line in _version_lines(versions, number):
        click.echo(line)
    click.echo(f"Konsekvensoversigt for {name} ({CORRECTION_REASON[CorrectionReason(reason)].lower()}):")
    for line in impact_lines(platform.correcting.impact(actor, found.item, key)):
        click.echo(f"  {line}")
    if not propose:
        click.echo("Intet er ændret. Foreslå rettelsen med --propose.")
        return
    proposal = Proposal(
        correction_id=str(uuid.uuid4()), item=found.item, key=key, reason=CorrectionReason(reason), words=words
    )
    platform.correcting.propose(actor, proposal)
    click.echo("Rettelsen venter på, at en anden skriver under i appen.")


def _version_lines(versions: Sequence[AskedVersion], chosen: int) -> Iterator[str]:
    """The versions of an item where it has several: a correction is of one of them alone."""
    if len(versions) > 1:
        yield "Opgaven har flere udgaver. En rettelse gælder kun den ene; vælg den med --version:"
    for number, each in enumerate(versions, 1):
        if len(versions) > 1:
            what = "den nuværende" if each.is_current else "en tidligere"
            mark = " (valgt)" if number == chosen else ""
            yield f"  {number}: {what}, {people(each.people)} har fået den{mark}"


commands = (question,)
