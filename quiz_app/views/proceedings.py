"""Kørekortssager: give notice about a licence, decide what somebody else gave notice of, lift a suspension."""

import uuid

import streamlit as st

from quiz_app import state
from quiz_app.domain.licence import LicenceStatus
from quiz_app.domain.proceeding import Ground, Stage
from quiz_app.services.hearing_views import Holder, ProceedingView
from quiz_app.views.components import colleague, frame, labels, proceeding_card, proceeding_decision

STAGE = {
    Stage.DECIDING: "Kan afgøres",
    Stage.ANSWERING: "Venter på personens svar",
    Stage.DECIDED: "Afgjort",
}


def card(view: ProceedingView) -> None:
    """One case with what can be done about it now."""
    with st.container(border=True):
        st.subheader(f"{view.person}: {view.licence_title}")
        st.caption(STAGE[view.stage])
        proceeding_card.said(view)
        if view.stage == Stage.ANSWERING:
            st.caption(f"{view.person} har til og med {labels.day(view.answer_by)} til at svare.")
        if view.stage != Stage.DECIDED and not view.may_decide:
            st.caption(f"En anden end {view.first_decider} afgør sagen, i en anden rolle eller enhed.")
        if view.stage == Stage.DECIDING and view.may_decide:
            proceeding_decision.draw(view)


def notify(holders: tuple[Holder, ...]) -> None:
    """The fields of a notice."""
    by_id = {h.licence.licence_id: h for h in holders}
    key = "proceedings.new"
    st.write("Et varsel ændrer intet ved kørekortet. Tal med personen først; de fleste ting løses dér.")
    chosen = colleague.choose(
        "Hvem handler det om?", by_id, key=f"{key}.licence", also=lambda holder: holder.licence_title
    )
    st.radio("Grund", list(Ground), format_func=labels.GROUND.__getitem__, key=f"{key}.ground")
    st.text_area("Hvad er der sket?", key=f"{key}.words", help=proceeding_card.NO_CITIZENS)
    if st.button("Send varsel", key=f"{key}.send", disabled=chosen is None) and chosen:
        confirm_notice(by_id[chosen], key)


@st.dialog("Send varslet?")
def confirm_notice(holder: Holder, key: str) -> None:
    """Say once more what happens, before it does."""
    st.write(
        f"{holder.name} ser varslet med det samme og har ti arbejdsdage til at svare. En anden end dig afgør sagen."
    )
    if st.button("Send", type="primary", key=f"{key}.confirm"):
        state.attempted(lambda: notified(holder, key))
        st.rerun()


def notified(holder: Holder, key: str) -> str:
    """The notice of a notice."""
    state.platform().hearing.give_notice(
        state.actor(),
        proceeding_id=str(uuid.uuid4()),
        person_id=holder.person_id,
        licence_id=holder.licence.licence_id,
        ground=Ground(str(state.value(f"{key}.ground"))),
        words=str(state.value(f"{key}.words") or ""),
    )
    state.forget(f"{key}.words")
    state.forget(f"{key}.licence")
    return f"Varslet er sendt til {holder.name}."


def suspended(holder: Holder) -> None:
    """A licence in suspense, to be lifted early."""
    key = f"proceedings.lift.{holder.licence.licence_id}"
    held = holder.licence.suspension
    with st.form(key):
        ends_on = f" til og med {labels.day(held.until)}" if held and held.until else ""
        st.markdown(f"**{holder.name}** · {holder.licence_title} · i bero{ends_on}")
        st.text_area("Hvorfor gælder kørekortet igen?", key=f"{key}.words", help=proceeding_card.NO_CITIZENS)
        st.form_submit_button("Genindsæt", on_click=lift, args=(holder, key))


def lift(holder: Holder, key: str) -> None:
    """Lift a suspension."""

    def act() -> str:
        state.platform().hearing.reinstate(
            state.actor(),
            person_id=holder.person_id,
            licence_id=holder.licence.licence_id,
            event_id=str(uuid.uuid4()),
            words=str(state.value(f"{key}.words") or ""),
        )
        return f"Kørekortet gælder igen for {holder.name}."

    state.attempted(act)


st.title("Kørekortssager")
frame.notices()
st.write("Ingen mister et kørekort med ét klik: varsel, ti arbejdsdage til at svare, og en anden end afsenderen afgør.")
views, everybody = state.platform().hearing.inbox(state.actor()), state.platform().hearing.holders(state.actor())
for shown in views:
    card(shown)
if not views:
    st.info("Der er ingen sager i dine enheder.")
if in_suspense := [h for h in everybody if h.licence.status == LicenceStatus.SUSPENDED]:
    st.header("I bero nu")
    for one in in_suspense:
        suspended(one)
st.header("Nyt varsel")
notify(everybody)
