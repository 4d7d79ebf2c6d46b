"""Panelbeslutning: the practice owner and a key person issue the first licences together."""

import uuid

import streamlit as st

from quiz_app import state
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.people import Permission
from quiz_app.services.requesting import RequestView
from quiz_app.views.components import colleague, frame, labels


def propose(kind: LicenceKind) -> None:
    """The form of the first decider."""
    panelling, actor = state.platform().panelling, state.actor()
    people = {c.person_id: c for c in panelling.candidates(actor, kind.id)}
    seconds = {c.person_id: c for c in panelling.seconds(actor)}
    key = f"panel.{kind.id}"
    st.header(kind.title)
    if kind.transition:
        st.caption(f"Panelet kan beslutte til og med {labels.day(kind.transition)}.")
    with st.form(key, border=False):
        colleague.choose("Hvem skal have kørekortet?", people, key=f"{key}.person")
        colleague.choose(
            "Hvem beslutter sammen med dig?",
            seconds,
            key=f"{key}.second",
            also=lambda _: labels.COMPANION["key_person"],
            placeholder="Vælg en nøgleperson",
        )
        st.form_submit_button("Foreslå panelbeslutning", type="primary", on_click=send, args=(kind.id,))


def send(licence_kind: str) -> None:
    """Store the proposal."""

    def act() -> str:
        state.platform().panelling.propose(
            state.actor(),
            request_id=str(uuid.uuid4()),
            licence_kind=licence_kind,
            person_id=str(state.value(f"panel.{licence_kind}.person") or ""),
            second_id=str(state.value(f"panel.{licence_kind}.second") or ""),
        )
        return "Forslaget er sendt. Kørekortet udstedes, når nøglepersonen er enig."

    state.attempted(act)


def proposed(view: RequestView) -> None:
    """One proposal and where it stands."""
    where = f"venter på {view.colleague}" if view.waiting else f"{view.colleague or 'kollegaen'} kan ikke længere svare"
    if view.taken_back:
        where = "fortrudt"
    elif view.reply:
        word = "besluttet" if view.reply.granted else "ikke besluttet"
        where = f"{word} sammen med {view.colleague} {labels.day(view.reply.at)}"
    st.markdown(f"{view.person} · {where}")
    if view.waiting:
        asked = view.request.request_id
        st.button("Fortryd, spørg en anden", key=f"panel.back.{asked}", on_click=take_back, args=(asked,))


def take_back(request_id: str) -> None:
    """Propose it no more."""

    def act() -> str:
        state.platform().panelling.take_back(state.actor(), request_id)
        return "Fortrudt. Nu kan du spørge en anden nøgleperson."

    state.attempted(act)


def second(view: RequestView) -> None:
    """One proposal that waits for the second decider."""
    title = state.platform().library.licences[view.request.licence_kind].title
    with st.container(border=True):
        st.subheader(f"{view.person}: {title}")
        st.write(
            f"{view.asker} foreslår, at {view.person} får kørekortet ved panelbeslutning. Det står på beviset. "
            "Sig kun ja, hvis du selv ved, at kollegaen kan arbejdet."
        )
        left, right = st.columns(2)
        key = f"panel.{view.request.request_id}"
        left.button("Jeg er enig: udsted", type="primary", key=f"{key}.yes", on_click=answer, args=(view, True))
        right.button("Jeg er ikke enig", key=f"{key}.no", on_click=answer, args=(view, False))


def answer(view: RequestView, granted: bool) -> None:  # noqa: FBT001 - a callback's arguments have no names
    """Store the second decider's answer."""

    def act() -> str:
        state.platform().panelling.second(state.actor(), view.request.request_id, granted=granted)
        return f"Kørekortet til {view.person} er udstedt ved panelbeslutning." if granted else "Dit nej er gemt."

    state.attempted(act)


def draw() -> None:
    """What waits for the reader, and what the reader may propose."""
    panelling, actor = state.platform().panelling, state.actor()
    st.write("De første kørekort kan udstedes af to i fællesskab: den fagansvarlige og en nøgleperson.")
    if actor.has(Permission.SECOND):
        waiting = panelling.inbox(actor)
        for view in waiting:
            second(view)
        if not waiting:
            st.info("Ingen panelbeslutning venter på dig.")
    if actor.has(Permission.DECIDE):
        kinds = panelling.kinds(actor)
        for kind in kinds:
            propose(kind)
        if not kinds:
            st.info("Overgangsperioden er slut. Nu tages kørekortet trin for trin.")
        for view in panelling.proposed(actor):
            proposed(view)


st.title("Panelbeslutning")
frame.notices()
draw()
