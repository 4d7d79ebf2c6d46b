"""A case to read, and what was advised: a constructed one with its facit, a colleague's as it was released."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.case import Case
from quiz_app.domain.sharing.shared_case import SharedCase
from quiz_app.services.browsing import ToldAdvice
from quiz_app.views.components import case_facts, labels
from quiz_app.views.components.conference_words import BAND, SAID


def read(case: Case) -> None:
    """Story and documents; the facit only when asked for, and not while the case is in an open round."""
    story(case)
    if case.id in state.platform().conferences.calibrating.open_cases(state.actor()):
        st.info("Sagen er i en fælles vurderingsrunde. Facit vises igen, når runden er slut.")
    elif st.toggle("Vis facit", key=f"case_library.facit.{case.id}", help="Tænk sagen igennem først."):
        facit(case)


def story(case: Case) -> None:
    """The story, and the documents of the file."""
    st.markdown(case.story)
    for document in case.documents:
        with st.expander(f"Akt {document.number}: {document.title} · {labels.day(document.date)}"):
            st.caption(f"{document.kind} fra {document.sender}")
            st.markdown(document.body)


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


def shared(case: SharedCase) -> None:
    """A colleague's case: the coarse facts, the question, the timeline and the story, as plain text."""
    words = case.text.words
    case_facts.draw(case.form)
    for title, body in (("Spørgsmålet", words.question), ("Forløbet", words.timeline), ("Sagen", words.story)):
        if body:
            st.subheader(title)
            st.text(body)
    case_facts.takedown(case.id)


def advice(told: tuple[ToldAdvice, ...]) -> None:
    """What conferences have advised, the newest first; a way into those that one took part in."""
    for one in reversed(told):
        st.subheader(f"Råd til praksis, {labels.day(one.on)}")
        law = f" ({'; '.join(one.provisions)})" if one.provisions else ""
        st.markdown(f"**{BAND[one.advised]}**{law}")
        for part, body in one.words.items():
            st.markdown(f"**{SAID[part]}**")
            st.text(body)
        if one.mine:
            st.page_link(
                "views/conferences.py",
                label="Konferencen, du var med i",
                icon=":material/forum:",
                query_params={"konference": one.mine},
            )
