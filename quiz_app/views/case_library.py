"""Sagsbibliotek: the constructed cases, to read and to think about before the facit is shown."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.case import Case
from quiz_app.views.components import frame, labels

CASE = "sag"


def choose(cases: dict[str, Case]) -> None:
    """All cases that may be read."""
    st.write("Alle sager her er konstruerede. Ingen af personerne findes.")
    for case in cases.values():
        with st.container(border=True):
            st.subheader(case.title)
            st.caption(
                f"{labels.TRACK[case.track].capitalize()} · {labels.day(case.case_date)} · {', '.join(case.themes)}"
            )
            st.button("Åbn sagen", key=f"case_library.open.{case.id}", on_click=turn, args=(case.id,))


def turn(case_id: str) -> None:
    """Go to a case, or back to the list."""
    if case_id:
        st.query_params[CASE] = case_id
    else:
        st.query_params.clear()


def read(case: Case) -> None:
    """One case: story, documents, and the facit on demand."""
    st.button("Alle sager", key="case_library.back", icon=":material/arrow_back:", on_click=turn, args=("",))
    st.header(case.title)
    st.caption(f"Konstrueret sag · {labels.TRACK[case.track]} · sagen er fra {labels.day(case.case_date)}")
    st.markdown(case.story)
    for document in case.documents:
        with st.expander(f"Akt {document.number}: {document.title} · {labels.day(document.date)}"):
            st.caption(f"{document.kind} fra {document.sender}")
            st.markdown(document.body)
    if st.toggle("Vis facit", key=f"case_library.facit.{case.id}", help="Tænk sagen igennem først."):
        facit(case)


def facit(case: Case) -> None:
    """What experienced people would say, and where they may differ."""
    titles = {d.id: f"Akt {d.number}, {d.title}" for d in case.documents}
    st.subheader("Akterne")
    for key in case.facit.documents:
        st.markdown(f"- {titles[key.document]}: **{labels.RELEVANCE[key.relevance].lower()}**. {key.why}")
    st.subheader("Det mangler")
    for missing in case.facit.missing:
        st.markdown(f"- **{missing.what}**: {missing.why} {missing.how}")
    st.subheader("Vejene")
    for track in case.facit.tracks:
        law = state.platform().citations.format(track.provisions)
        st.markdown(f"**{labels.TRACK[track.track].capitalize()}** ({law})")
        lines = [f"- For: {point}" for point in track.points_for] + [
            f"- Imod: {point}" for point in track.points_against
        ]
        st.markdown("\n".join(lines))
    for title, points in (
        ("Her kan fagfolk være uenige", case.facit.differ),
        ("Det ville afgøre det", case.facit.settle),
    ):
        if points:
            st.subheader(title)
            st.markdown("\n".join(f"- {point}" for point in points))
    st.subheader("Sig det sådan til borgeren")
    st.markdown(case.facit.tell_citizen)


def draw() -> None:
    """The case in the address, or all of them."""
    library = state.platform().library
    withheld = library.withheld_cases()
    cases = {c.id: c for c in library.cases.values() if c.id not in withheld}
    chosen = cases.get(st.query_params.get(CASE, ""))
    if chosen is None:
        choose(cases)
    else:
        read(chosen)


st.title("Sagsbibliotek")
frame.notices()
draw()
