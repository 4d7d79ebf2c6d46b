"""The app: lets in who is signed in, and draws the page that the address names."""

from pathlib import Path

import streamlit as st

from quiz_app import state
from quiz_app.domain.people import Actor
from quiz_app.views.components import frame
from quiz_app.views.components.menu import PAGES

WORDMARK = Path(__file__).parent / "web" / "assets" / "wordmark.svg"


def pages_for(actor: Actor) -> list[st.Page]:
    """The pages that the actor's roles open, and the bare address, which leads to the first of them."""
    open_to = [st.Page(path, title=title, icon=icon) for path, title, icon, needs in PAGES if actor.has(needs)]
    return [st.Page("views/start.py", title="Start", default=True, visibility="hidden"), *open_to]


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
