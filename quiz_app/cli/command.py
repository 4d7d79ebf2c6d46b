"""The root of the commands, and how an error leaves them: as Danish lines and an exit code, never as a traceback."""

import errno
import sys
from typing import Any, NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from quiz_app.cli.misuse import sentence
from quiz_app.errors import ContentError, KoerekortError, RuleError

EXIT_CONTENT = 1
EXIT_INSTALLATION = 2
EXIT_MISUSE = 2


class DanishErrors(click.Group):
    """A group whose commands may raise what the platform raises."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:  # noqa: ANN401 - as click declares it
        """Read the words before the command; what is wrong with them ends the process with 2."""
        try:
            return super().make_context(*args, **extra)
        except click.UsageError as error:
            _misused(error)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click declares it
        """Run the command; an expected error ends the process with 1 (the author or user acts) or 2 (the operator).

        A reader who has left (``| head``) is no error: the library ends the process without a word.
        """
        try:
            return super().invoke(ctx)
        except KoerekortError as error:
            _leave(str(error), EXIT_CONTENT if isinstance(error, ContentError | RuleError) else EXIT_INSTALLATION)
        except click.UsageError as error:
            _misused(error)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            _leave(f"{error.filename or 'Filen'}: kan ikke læses eller skrives ({error.strerror}).", EXIT_INSTALLATION)


def _misused(error: click.UsageError) -> NoReturn:
    if isinstance(error, NoArgsIsHelpError):
        raise error
    _leave(sentence(error), EXIT_MISUSE)


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
