"""One click from kept advice to a draft for the key persons."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.drafting import DraftKind
from quiz_app.views.components.draft_words import KIND


def draw(conference_id: str) -> None:
    """A button for each kind that nobody has drafted from the conference yet; nothing when there is none."""
    offered = state.platform().conferences.drafting.offered(state.actor(), conference_id)
    if not offered:
        return
    st.subheader("Giv det videre")
    st.write(
        "Lav en kladde til nøglepersonerne. Den er skrevet ud fra jeres valg, ikke ud fra det, hver af jer skrev. "
        "Sagen selv bliver her."
    )
    for kind in offered:
        st.button(
            KIND[kind], key=f"draft.make.{kind}", icon=":material/draft:", on_click=make, args=(conference_id, kind)
        )


def make(conference_id: str, kind: DraftKind) -> None:
    """Hand it over."""

    def act() -> str:
        state.platform().conferences.drafting.draft(state.actor(), conference_id, kind)
        return f"{KIND[kind]} ligger nu hos nøglepersonerne."

    state.attempted(act)
