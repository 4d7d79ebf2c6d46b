"""What somebody may be called and log in by, whoever says so: a form, a file or the municipality's login service."""

import unicodedata

from quiz_app.errors import InvalidInput

LONGEST = 200


def misnomer(typed: str) -> str:
    """Why the words cannot be taken, the end of a Danish sentence; empty when they can."""
    if len(typed) > LONGEST:
        return f"er på {len(typed)} tegn; der er plads til {LONGEST}."
    if any(unicodedata.category(c).startswith("C") for c in typed):
        return "indeholder linjeskift eller usynlige tegn."
    return ""


def checked_name(typed: str) -> str:
    """The name as it is stored: composed letters, no space around.

    :raises InvalidInput: it is empty, too long, or holds what cannot be seen.
    """
    name = unicodedata.normalize("NFC", typed).strip()
    if not name:
        raise InvalidInput("name", "Skriv personens navn.")
    if wrong := misnomer(name):
        raise InvalidInput("name", f"Navnet {wrong}")
    return name


def checked_login(typed: str) -> str:
    """The login as it is stored.

    :raises InvalidInput: it is empty, too long, or holds space or what cannot be seen.
    """
    login = unicodedata.normalize("NFC", typed).strip()
    if not login or any(c.isspace() for c in login):
        raise InvalidInput("login", "Skriv et brugernavn uden mellemrum.")
    if wrong := misnomer(login):
        raise InvalidInput("login", f"Brugernavnet {wrong}")
    return login
