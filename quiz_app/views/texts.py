"""Skjul tekster: words that should not have been written are proposed by one administrator and blanked by another."""

from collections.abc import Callable

import streamlit as st

from quiz_app import state
from quiz_app.services import kept_words
from quiz_app.services.redacting import TextInfo
from quiz_app.views.components import decision_words, frame, labels

Act = Callable[..., object]
FORMER, NAMELESS = "", "-"
"""Chosen in place of a person."""


def head(text: TextInfo) -> str:
    """Whose the text is, whom it is about, and when it was written."""
    author = labels.verbatim(text.author) or ("Uden navn" if text.kind in kept_words.NAMELESS else "Tidligere kollega")
    who = f"{author} om {labels.verbatim(text.about)}" if text.about else author
    return f"**{who}** · {decision_words.TEXT_KIND[text.kind]} · {labels.moment(text.at)}"


def do(act: Act, text_id: str, done: str) -> None:
    """Propose, approve or reject."""

    def decide() -> str:
        act(state.actor(), text_id)
        return done

    state.attempted(decide)


@st.dialog("Teksten")
def read(text: TextInfo) -> None:
    """The words; that somebody has read them is in the trail."""
    words = state.platform().redacting.read(state.actor(), text.text_id)
    st.text(words or "Teksten er skjult.")
    st.caption("At du har læst teksten, står nu i beslutningssporet.")


@st.dialog("Skjul teksten for altid?")
def confirm(text: TextInfo) -> None:
    """Ask once before words go for good."""
    st.write(f"Foreslået af {labels.verbatim(text.proposed_by)}. Teksten kan ikke hentes frem igen.")
    args = (state.platform().redacting.approve, text.text_id, "Teksten er skjult.")
    if st.button("Skjul for altid", type="primary", key=f"texts.{text.text_id}.yes", on_click=do, args=args):
        st.rerun()


def waiting() -> None:
    """What another administrator is to decide."""
    redacting = state.platform().redacting
    found = redacting.proposals(state.actor())
    st.header("Venter på en anden administrator")
    for text in found:
        with st.container(border=True):
            st.markdown(head(text))
            left, middle, right = st.columns(3)
            if left.button("Læs", key=f"texts.{text.text_id}.read"):
                read(text)
            args = (redacting.reject, text.text_id, "Forslaget er taget væk.")
            middle.button("Behold teksten", key=f"texts.{text.text_id}.no", on_click=do, args=args)
            if text.is_own_proposal:
                right.caption("Dit eget forslag")
            elif right.button("Skjul", key=f"texts.{text.text_id}.approve"):
                confirm(text)
    if not found:
        st.info("Ingen forslag venter.")


def chosen_texts(chosen: str) -> tuple[TextInfo, ...]:
    """Those by or about a person, or those listed under nobody."""
    redacting, actor = state.platform().redacting, state.actor()
    if chosen == NAMELESS:
        return redacting.nameless(actor)
    return redacting.left_behind(actor) if chosen == FORMER else redacting.texts(actor, chosen)


def search() -> None:
    """Texts by or about a person, to propose one."""
    here, actor = state.platform(), state.actor()
    people = {p.person_id: p for p, _ in here.administering.people(actor) if p.active}
    st.header("Find en tekst")
    others = {FORMER: "Tidligere kolleger", NAMELESS: "Begrundelser og indsigelser uden navn"}
    chosen = st.selectbox(
        "Skrevet af eller om",
        [*people, FORMER, NAMELESS],
        index=None,
        format_func=lambda i: others.get(i) or f"{people[i].name} ({people[i].login})",
        placeholder="Vælg en person",
        key="texts.person",
    )
    if chosen is None:
        return
    found = chosen_texts(chosen)
    for text in found:
        with st.container(border=True):
            st.markdown(head(text))
            if text.is_blank or text.proposed_by:
                st.caption("Skjult" if text.is_blank else "Foreslået skjult")
                continue
            left, right = st.columns(2)
            if left.button("Læs", key=f"texts.{text.text_id}.open"):
                read(text)
            args = (here.redacting.propose, text.text_id, "Forslaget venter på en anden administrator.")
            right.button("Foreslå skjult", key=f"texts.{text.text_id}.propose", on_click=do, args=args)
    if not found:
        st.info("Der er ingen tekster.")


st.title("Skjul tekster")
frame.notices()
st.write("Skjul en tekst, hvis den fx kan identificere en borger. Det kræver to administratorer og kan ikke fortrydes.")
waiting()
search()
