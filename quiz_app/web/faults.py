"""Reporting what went wrong without repeating what people typed."""

import logging
import secrets
import traceback

log = logging.getLogger("koerekort.faults")


def report(error: BaseException) -> str:
    """Log where an unexpected error arose and give its number for the person to quote.

    The error's message is left out: it may hold a name, a code or a search text.
    """
    number = secrets.token_hex(4)
    frames = "".join(traceback.format_tb(error.__traceback__))
    log.error("fejl %s: %s\n%s", number, type(error).__qualname__, frames)
    return number
