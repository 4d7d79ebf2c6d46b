"""Aflys: who may, with a reason from a list and one question; and what everybody invited sees afterwards."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.cancellation import CHOOSABLE, CancelReason
from quiz_app.errors import InvalidInput
from quiz_app.services.conference_views import ConferenceView
from quiz_app.views.components import conference_words as words
from quiz_app.views.components import labels


def told(view: ConferenceView) -> None:
    """That it is called off, when and why; by whom is no matter."""
    if view.cancellation is None:
        return
    day, why = labels.moment(view.cancellation.at), words.CANCELLED[view.cancellation.reason].lower()
    st.warning(
        f"Konferencen blev aflyst {day}: {why}. Vurderinger, der ikke var vist, bliver aldrig vist og tæller ikke med.",
        icon=":material/event_busy:",
    )


def offer(view: ConferenceView) -> None:
    """The way to call it off, for those who may."""
    if not view.may_cancel:
        return
    if st.button("Aflys konferencen", key=f"{_key(view)}.ask", icon=":material/event_busy:"):
        confirm(view.conference.conference_id, _key(view))


def _key(view: ConferenceView) -> str:
    return f"conferences.{view.conference.conference_id}.cancel"


@st.dialog("Aflys konferencen?")
def confirm(conference_id: str, key: str) -> None:
    """Ask once, and why."""
    st.write(
        "Alle, der er med, kan se det. Vurderinger, der ikke er vist, bliver aldrig vist. Det kan ikke fortrydes, "
        "men I kan indkalde igen."
    )
    with st.form(key, border=False):
        st.radio("Hvorfor?", list(CHOOSABLE), index=None, format_func=words.CANCELLED.__getitem__, key=f"{key}.why")
        if st.form_submit_button("Aflys", type="primary", on_click=cancel, args=(conference_id, key)):
            st.rerun()


def cancel(conference_id: str, key: str) -> None:
    """Call it off."""

    def act() -> str:
        reason = state.value(f"{key}.why")
        if not isinstance(reason, CancelReason):
            raise InvalidInput(f"{key}.why", "Vælg, hvorfor konferencen bliver aflyst.")
        state.platform().conferences.cancelling.cancel(state.actor(), conference_id, reason)
        return "Konferencen er aflyst. Alle, der er med, kan se det."

    state.attempted(act)
