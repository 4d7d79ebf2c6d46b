"""Støt kolleger: answer what one is asked (merit, talks), and give extra time at exams. No words are stored."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.extra_time import ExtraTime
from quiz_app.domain.request import RequestKind
from quiz_app.services.requesting import RequestView
from quiz_app.views.components import colleague, frame, labels

ASKED = {
    RequestKind.MERIT: "har erfaring med disse sager og vil gå direkte til prøven. Bekræft kun det, du selv ved.",
    RequestKind.TALK: "vil tale med dig før sit næste forsøg på prøven. Notér her, når I har talt sammen.",
}
YES = {RequestKind.MERIT: "Bekræft erfaringen", RequestKind.TALK: "Samtalen er holdt"}
NO = {RequestKind.MERIT: "Jeg kan ikke bekræfte det", RequestKind.TALK: "Jeg kan ikke holde den"}


def request(view: RequestView) -> None:
    """One thing that one is asked."""
    kind, request_id = view.request.kind, view.request.request_id
    with st.container(border=True):
        st.subheader(f"{view.person}: {labels.REQUEST[kind]}")
        st.write(f"{view.person} {ASKED[kind]}")
        st.caption(f"Venter siden {labels.day(view.request.asked_at)}")
        left, right = st.columns(2)
        key = f"support.{request_id}"
        left.button(YES[kind], type="primary", key=f"{key}.yes", on_click=answer, args=(view, True))
        right.button(NO[kind], key=f"{key}.no", on_click=answer, args=(view, False))


def answer(view: RequestView, granted: bool) -> None:  # noqa: FBT001 - a callback's arguments have no names
    """Store the yes or the no."""

    def act() -> str:
        state.platform().requesting.reply(state.actor(), view.request.request_id, granted=granted)
        return f"{view.person} kan se dit svar med det samme."

    state.attempted(act)


def extensions() -> None:
    """Give extra time, and end what one has given."""
    extending, actor = state.platform().extending, state.actor()
    people = {p.person_id: p for p in extending.people(actor)}
    st.header("Længere tid til prøven")
    st.write(
        "Giv en kollega længere tid. Spørg ikke om grunden, og skriv den ingen steder. Kun I to kan se det. "
        "Det gælder prøver, der begynder herefter."
    )
    with st.form("support.extension", border=False):
        colleague.choose("Til hvem?", people, key="support.person")
        st.radio("Hvor meget?", list(ExtraTime), format_func=labels.EXTRA_TIME.__getitem__, key="support.extra")
        st.form_submit_button("Giv længere tid", on_click=give)
    for given in extending.given(actor):
        st.markdown(f"**{given.person.name}** · {labels.EXTRA_TIME[given.extra]}")
        st.button(
            f"Fjern {given.person.name}s ekstra tid",
            key=f"support.back.{given.person.person_id}",
            on_click=take_back,
            args=(given.person.person_id,),
        )


def give() -> None:
    """Store the extra time."""

    def act() -> str:
        person, extra = str(state.value("support.person") or ""), ExtraTime(str(state.value("support.extra")))
        state.platform().extending.give(state.actor(), person, extra)
        return "Gemt. Kun I to kan se det."

    state.attempted(act)


def take_back(person_id: str) -> None:
    """End it."""

    def act() -> str:
        state.platform().extending.take_back(state.actor(), person_id)
        return "Fjernet. En prøve, der er i gang, beholder sin tid."

    state.attempted(act)


st.title("Støt kolleger")
frame.notices()
asked = state.platform().requesting.inbox(state.actor())
for view in asked:
    request(view)
if not asked:
    st.info("Ingen venter på svar fra dig.")
extensions()
