"""Søg: words and provisions, in everything that the reader may see."""

from html import escape

import streamlit as st

from quiz_app import state
from quiz_app.services.search_port import Hit
from quiz_app.views.components import frame, labels


def marked(hit: Hit) -> str:
    """The snippet with the found words marked, as safe HTML."""
    parts, at = [], 0
    for start, end in hit.marks:
        parts += [escape(hit.snippet[at:start]), f"<mark>{escape(hit.snippet[start:end])}</mark>"]
        at = end
    return "".join([*parts, escape(hit.snippet[at:])])


def show(hit: Hit) -> None:
    """One hit: what it is, where it leads, and the words around what was found."""
    st.html(
        f'<p class="kk-hit"><a href="{escape(hit.url)}">{escape(hit.title)}</a> '
        f"· {labels.FOUND_KIND[hit.kind]}<br>{marked(hit)}</p>"
    )


def draw() -> None:
    """The question, and what is found."""
    query = st.text_input(
        "Hvad leder du efter?",
        key="search.query",
        placeholder="fx partshøring, lægen svarer ikke, § 18, stk. 2",
        help="Et ord, et par ord eller en bestemmelse. Det, du søger på, bliver ikke gemt.",
    )
    kinds = st.pills(
        "Vis kun",
        list(labels.FOUND_KIND),
        selection_mode="multi",
        format_func=labels.FOUND_KIND.__getitem__,
        key="search.kinds",
    )
    if not query:
        st.info("Skriv et ord eller en bestemmelse.")
        return
    hits = state.platform().searching.search(state.actor(), query, kinds=kinds)
    if not hits:
        st.info("Intet fundet. Prøv et andet ord, eller fjern et filter.")
        return
    st.caption(labels.count(len(hits), "sted fundet", "steder fundet"))
    for hit in hits:
        show(hit)


st.title("Søg")
frame.notices()
draw()
