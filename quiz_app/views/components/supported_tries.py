"""Exams at which a colleague says that the reader sits beside them: named by the colleague, told to the reader."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.people import Permission
from quiz_app.views.components import labels


def notices() -> None:
    """One line for each exam of the last month, and what to do when it is not so."""
    actor = state.actor()
    found = state.platform().requesting.supporting(actor) if actor.has(Permission.ASSESS) else ()
    for one in found:
        who, when = labels.verbatim(one.person) or "En tidligere kollega", labels.day(one.day)
        said = f"tager prøven {one.licence_title} nu" if one.is_open else f"tog prøven {one.licence_title}"
        st.info(
            f"{who} {said} med dig ved sin side (begyndt {when}). Er det ikke rigtigt, så sig det til kollegaen eller "
            "til en nøgleperson. Ikke til andre: det er kollegaens egen sag.",
            icon=":material/group:",
        )
