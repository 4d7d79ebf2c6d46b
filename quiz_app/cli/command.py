"""The root of the commands, and how an error leaves them: as Danish lines and an exit code, never as a traceback."""

import sys
from typing import Any, NoReturn

import click

from quiz_app.errors import ContentError, KoerekortError, RuleError

EXIT_CONTENT = 1
EXIT_INSTALLATION = 2


class DanishErrors(click.Group):
    """A group whose commands may raise what the platform raises."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click declares it
        """Run the command; an expected error ends the process with 1 (the author or user acts) or 2 (the operator)."""
        try:
            return super().invoke(ctx)
        except KoerekortError as error:
            _leave(str(error), EXIT_CONTENT if isinstance(error, ContentError | RuleError) else EXIT_INSTALLATION)
        except OSError as error:
            _leave(f"{error.filename or 'Filen'}: kan ikke læses eller skrives ({error.strerror}).", EXIT_INSTALLATION)


def _leave(lines: str, code: int) -> NoReturn:
    click.echo(lines, err=True)
    sys.exit(code)


@click.group(
    cls=DanishErrors,
    help="Sagskørekortet: træning, kørekort og fælles retningslinjer.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
def main() -> None:
    """Do what the named command does."""
