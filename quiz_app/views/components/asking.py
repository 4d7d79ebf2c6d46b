"""The form by which a person asks a manager or key person of their unit for a yes."""

import uuid

import streamlit as st

from quiz_app import state
from quiz_app.domain.request import RequestKind
from quiz_app.services.progressing import MyLicence
from quiz_app.services.requesting import RequestView
from quiz_app.views.components import colleague, labels


def newest(mine: MyLicence, kind: RequestKind) -> RequestView | None:
    """The person's newest request of the kind for the licence."""
    asked = state.platform().requesting.mine(state.actor())
    return next((v for v in asked if (v.request.kind, v.request.licence_kind) == (kind, mine.kind.id)), None)


def form(mine: MyLicence, kind: RequestKind, *, label: str, notice: str) -> None:
    """Choose whom to ask, and ask."""
    key = f"ask.{kind}.{mine.kind.id}"
    people = {c.person_id: c for c in state.platform().requesting.colleagues(state.actor())}
    if not people:
        st.info("Din enhed har ingen leder eller nøgleperson i Sagskørekortet endnu. Spørg din administrator.")
        return
    with st.form(key, border=False):
        colleague.choose(
            "Hvem spørger du?", people, key=f"{key}.colleague", placeholder="Vælg en leder eller nøgleperson"
        )
        st.form_submit_button(label, on_click=send, args=(mine.kind.id, kind, key, notice))


def waiting(view: RequestView) -> None:
    """Whom one waits for, since when, and the way to ask somebody else instead."""
    st.info(f"Venter på svar fra {view.colleague} siden {labels.day(view.request.asked_at)}.")
    asked = view.request.request_id
    st.button("Fortryd, spørg en anden", key=f"ask.back.{asked}", on_click=take_back, args=(asked,))


def unheard(view: RequestView) -> None:
    """That the colleague whom one asked will not answer any more."""
    if view.reply is None and not view.waiting and not view.taken_back:
        st.info(f"{view.colleague or 'Kollegaen'} kan ikke længere svare. Spørg en anden.")


def take_back(request_id: str) -> None:
    """Ask no more."""

    def act() -> str:
        state.platform().requesting.take_back(state.actor(), request_id)
        return "Fortrudt. Nu kan du spørge en anden."

    state.attempted(act)


def send(licence_kind: str, kind: RequestKind, key: str, notice: str) -> None:
    """Ask the chosen colleague."""

    def act() -> str:
        state.platform().requesting.ask(
            state.actor(),
            kind,
            request_id=str(uuid.uuid4()),
            licence_kind=licence_kind,
            colleague_id=str(state.value(f"{key}.colleague") or ""),
        )
        return notice

    state.attempted(act)
