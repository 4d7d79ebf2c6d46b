"""The app: lets in who is signed in, and draws the page that the address names."""

from pathlib import Path

import streamlit as st

from quiz_app import state
from quiz_app.domain.people import Actor
from quiz_app.views.components import frame
from quiz_app.views.components.menu import MENU

WORDMARK = Path(__file__).parent / "web" / "assets" / "wordmark.svg"


def pages_for(actor: Actor) -> dict[str, list[st.Page]]:
    """The pages that the actor's roles open, by section; the bare address leads to the first of them."""
    found = {
        section: [st.Page(path, title=title, icon=icon) for path, title, icon, needs in pages if actor.has(needs)]
        for section, pages in MENU.items()
    }
    start = st.Page("views/start.py", title="Start", default=True, visibility="hidden")
    return {"": [start]} | {section: pages for section, pages in found.items() if pages}


def main() -> None:
    """Draw the page."""
    st.set_page_config(page_title="Sagskørekortet", page_icon=":material/badge:", layout="centered")
    actor = state.find_actor()
    if actor is None:
        frame.signed_out()
        return
    st.logo(str(WORDMARK), size="large")
    page = st.navigation(pages_for(actor), position="sidebar", expanded=True)
    frame.draw(actor)
    with state.drawing_for(actor):
        page.run()


with state.in_turn():
    main()
