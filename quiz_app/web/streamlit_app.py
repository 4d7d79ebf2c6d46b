"""The Streamlit application as a part of ours."""

import logging
from pathlib import Path

import streamlit as st

import quiz_app
from quiz_app.errors import RuleError
from quiz_app.web.faults import report

PACKAGE = Path(quiz_app.__file__).parent
INDEX = Path(st.__file__).parent / "static" / "index.html"

_ENGLISH_TRACEBACKS = logging.getLogger("streamlit.error_util")


def streamlit_app(script: Path = PACKAGE / "app.py") -> st.App:
    """The app; its options stand in ``.streamlit/config.toml`` beside the script."""
    _ENGLISH_TRACEBACKS.disabled = True  # they repeat the error's message; faults.report does not
    return st.App(script, on_script_error=tell_in_danish)


def tell_in_danish(error: Exception) -> bool:
    """Show an error that no page caught: a rule's own sentence, or that something broke and its number.

    Returns True, so that the framework shows nothing of its own.
    """
    if isinstance(error, RuleError):
        st.warning(str(error))
        return True
    number = report(error)
    st.error(
        "Der skete en fejl på siden. Det, du har gemt, er gemt. Genindlæs siden, og prøv igen. "
        f"Sker det igen, så giv fejlnummeret {number} videre til en administrator."
    )
    return True
