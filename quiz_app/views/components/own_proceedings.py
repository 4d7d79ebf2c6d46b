"""Cases about one's own licence, on Mit kørekort: what is said, what it means, and one's own answer."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.proceeding import Stage
from quiz_app.services.hearing_views import ProceedingView
from quiz_app.views.components import labels, proceeding_card


def draw() -> None:
    """Open cases in full, decided ones folded."""
    for view in state.platform().hearing.mine(state.actor()):
        if view.stage == Stage.DECIDED:
            _decided(view)
        else:
            _open(view)


def _decided(view: ProceedingView) -> None:
    decision = view.proceeding.decision
    assert decision is not None
    with st.expander(f"Sag om {view.licence_title}, afgjort {labels.day(decision.at)}"):
        proceeding_card.said(view)
        st.caption(
            f"Er du uenig, eller er noget forkert, så tal med {view.second_decider or 'din fagansvarlige'} og din "
            "bisidder. Dine borgeres sager går videre: uden kørekort booker du sammen med en ledsager."
        )


def _open(view: ProceedingView) -> None:
    with st.container(border=True):
        st.subheader(f"Varsel om dit kørekort: {view.licence_title}")
        proceeding_card.said(view)
        st.markdown(_meaning(view))
        if view.proceeding.reply is None:
            _answer(view)
        else:
            st.success("Dit svar er gemt og bliver læst, før nogen afgør sagen.", icon=":material/check_circle:")


def _meaning(view: ProceedingView) -> str:
    last = labels.day(view.answer_by)
    return (
        "**Det betyder varslet**\n"
        "- Dit kørekort er, som det var, indtil sagen er afgjort. Ingen booking bliver rørt.\n"
        f"- Du har ti arbejdsdage til at svare: til og med {last}. Er du på pause, står fristen stille. "
        "Et senere svar læses også, til sagen er afgjort.\n"
        "- Du har ret til en bisidder: din tillidsrepræsentant, en kollega eller en anden, du har tillid til. "
        "Bisidderen må være med til hver samtale og hjælpe dig med svaret.\n"
        f"- En anden end {view.first_decider or 'den, der sendte varslet'} afgør sagen, i en anden rolle eller enhed. "
        "Den kan lukkes uden følger, kørekortet kan sættes i bero, eller det kan inddrages. Du får grunden i ord."
    )


def _answer(view: ProceedingView) -> None:
    proceeding_id = view.proceeding.notice.proceeding_id
    key = f"proceeding.{proceeding_id}"
    with st.form(key, border=False):
        st.text_area(
            "Dit svar",
            key=f"{key}.words",
            help="Du svarer én gang, så tag den tid, du har brug for. Skriv intet, der kan identificere en borger.",
        )
        st.form_submit_button("Send svar", type="primary", on_click=_send, args=(proceeding_id, key))


def _send(proceeding_id: str, key: str) -> None:
    def act() -> str:
        state.platform().hearing.reply(state.actor(), proceeding_id, str(state.value(f"{key}.words") or ""))
        return "Dit svar er gemt."

    state.attempted(act)
