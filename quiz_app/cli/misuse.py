"""What is wrong with how a command was written, in Danish: the library that reads the words says it in English."""

from collections.abc import Iterable

import click

EXTRA = "Got unexpected extra argument"
"""How the library begins when words are left over; any other error without a kind of its own is a sentence of ours."""
_AS_WRITTEN = {"%Y-%m-%d": "ÅÅÅÅ-MM-DD", "%H:%M": "TT:MM"}


def sentence(error: click.UsageError) -> str:
    """What is wrong, and where help is found."""
    command = f"{error.ctx.command_path} --help" if error.ctx else "--help"
    return f"{_what(error)} Se {command}."


def _what(error: click.UsageError) -> str:
    match error:
        case click.NoSuchCommand():
            return f"Der er ingen kommando »{error.command_name}«.{_near(error.possibilities)}"
        case click.NoSuchOption():
            return f"Der er ingen indstilling »{error.option_name}«.{_near(error.possibilities)}"
        case click.MissingParameter():
            return f"{_name(error)} mangler."
        case click.BadParameter():
            return f"{_name(error)} {_must(error.param)}."
        case click.BadOptionUsage():
            return f"{error.option_name} mangler en værdi eller skal ingen have."
    if error.message.startswith(EXTRA):
        return f"Det hører ikke til: {error.message.partition('(')[2].removesuffix(')')}."
    return error.message


def _near(names: Iterable[str] | None) -> str:
    found = " eller ".join(f"»{name}«" for name in names or ())
    return f" Mente du {found}?" if found else ""


def _name(error: click.BadParameter) -> str:
    """An option as it is written, an argument as its help names it."""
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.make_metavar(error.ctx) if error.param and error.ctx else "En værdi"


def _must(param: click.Parameter | None) -> str:
    match param.type if param else None:
        case click.Choice() as kind:
            return f"skal være {' eller '.join(map(str, kind.choices))}"
        case click.DateTime() as kind:
            return f"skal skrives {' eller '.join(_AS_WRITTEN.get(form, form) for form in kind.formats)}"
        case click.IntRange(max=None) as kind:
            return f"skal være et helt tal, mindst {kind.min}"
        case click.IntRange() as kind:
            return f"skal være et helt tal fra {kind.min} til {kind.max}"
        case click.Path() as kind if not kind.file_okay:
            return "skal være en mappe"
        case click.Path():
            return "skal være en fil, der findes og kan læses"
    return "har en værdi, der ikke kan bruges"
