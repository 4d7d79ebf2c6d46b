"""Sagsbibliotek: cases to choose among, to search in, and to read before the facit is shown."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.case_date import AskedCase
from quiz_app.domain.people import Permission
from quiz_app.errors import NotFound
from quiz_app.services.browsing import OpenedCase
from quiz_app.views.components import case_chooser, case_reading, case_shelf, case_words, frame, impact_words


def shelf() -> None:
    """The cases, narrowed and searched."""
    st.write("Konstruerede sager er fundet på: ingen af personerne findes.")
    if state.actor().has(Permission.CONFER):
        st.write("Anonymiserede sager kommer fra kolleger. De bliver her og må ikke sendes videre.")
    st.page_link("views/similar_cases.py", label="Ligner min sag", icon=":material/join_inner:")
    query = st.text_input(
        "Søg i sagerne",
        key="case_library.query",
        placeholder="fx praktik, lægen, § 116",
        help="Ord i fortælling og akter, eller en bestemmelse. Det, du søger på, bliver ikke gemt.",
    )
    found = state.platform().conferences.browsing.shelf(state.actor(), case_shelf.chosen(), query)
    case_shelf.choose(found.facets)
    case_shelf.show(found)


def read(opened: OpenedCase) -> None:
    """One case with its status, what conferences advised, and what to read with it."""
    told, here = opened.told, state.platform()
    st.button("Alle sager", key="case_library.back", icon=":material/arrow_back:", on_click=case_shelf.back)
    st.header(told.title)
    st.caption(case_words.line(told))
    st.markdown(f"{impact_words.badge(opened.status)} · {opened.status.reason}")
    if opened.revise:
        st.warning("Udfaldet gik imod et råd om sagen. Læs rådet med forbehold, til det er set efter.")
    if told.shared:
        case_reading.shared(told.shared)
    else:
        case_reading.read(told.case)
    case_reading.advice(opened.advice)
    if told.guidelines:
        st.subheader("Læs også")
        case, titles = AskedCase(case_date=told.day, track=told.track), here.library.guidelines
        pages = [(titles[g].title, f"/retningslinjer/{g}.html") for g in told.guidelines]
        st.markdown("\n".join(f"- [{t}]({case_chooser.address('guideline', url, case)})" for t, url in pages))
    if told.anchors:
        st.caption(f"Bestemmelser: {here.citations.format(told.anchors)}")


def draw() -> None:
    """The case in the address, or all of them."""
    wanted = case_shelf.wanted()
    try:
        opened = state.platform().conferences.browsing.case(state.actor(), wanted) if wanted else None
    except NotFound:
        st.info("Den sag findes ikke her mere.")
        opened = None
    if opened is None:
        shelf()
    else:
        read(opened)


st.title("Sagsbibliotek")
frame.notices()
draw()
