"""Søg: words and provisions, in everything that the reader may see; opened on the case that they name."""

from html import escape

import streamlit as st

from quiz_app import state
from quiz_app.domain.case_date import AskedCase
from quiz_app.domain.clearance import SHELVES, find_object
from quiz_app.domain.impact import ObjectKind, ObjectRef
from quiz_app.domain.status import ContentStatus, status_on
from quiz_app.services.search_port import Hit
from quiz_app.views.components import case_chooser, frame, labels


def marked(hit: Hit) -> str:
    """The snippet with the found words marked, as safe HTML."""
    parts, at = [], 0
    for start, end in hit.marks:
        parts += [escape(hit.snippet[at:start]), f"<mark>{escape(hit.snippet[start:end])}</mark>"]
        at = end
    return "".join([*parts, escape(hit.snippet[at:])])


def show(hit: Hit, case: AskedCase | None) -> None:
    """One hit: what it is, where it leads, how far it holds, and the words around what was found."""
    lines = [marked(hit)]
    if hit.provision:
        lines.insert(0, f"Fundet ved {escape(hit.provision)}")
    if told := case_chooser.applies(hit.kind, hit.id, case):
        lines.insert(0, escape(told))
    url = escape(case_chooser.address(hit.kind, hit.url, case))
    st.html(
        f'<p class="kk-hit"><a href="{url}">{escape(hit.title)}</a> '
        f"· {labels.FOUND_KIND[hit.kind]}{standing(hit)}<br>{'<br>'.join(lines)}</p>"
    )


def standing(hit: Hit) -> str:
    """The status today, by what people have re-verified; with its reason unless all is well."""
    here = state.platform()
    ref = ObjectRef(kind=ObjectKind(hit.kind), id=hit.id) if hit.kind in SHELVES else None
    thing = find_object(here.library, ref) if ref else None
    if thing is None:
        return ""
    found = status_on(thing, here.clock.today(), here.library.changes.values())
    word = f" · <strong>{labels.CONTENT_STATUS[found.status]}</strong>"
    return word if found.status == ContentStatus.CURRENT else f"{word}: {escape(found.reason)}"


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
    case = case_chooser.asked("search.case")
    if not query:
        st.info("Skriv et ord eller en bestemmelse.")
        return
    hits = state.platform().searching.search(state.actor(), query, kinds=kinds)
    if not hits:
        st.info("Intet fundet. Prøv et andet ord, eller fjern et filter.")
        return
    st.caption(labels.count(len(hits), "sted fundet", "steder fundet"))
    for hit in hits:
        show(hit, case)


st.title("Søg")
frame.notices()
draw()
