"""Ændringsprøve on Mit kørekort: what changed, until when it is to be shown, and what a licence is worth."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.delta import BookingRight
from quiz_app.services.delta_testing import DeltaOffer
from quiz_app.views.components import labels, licence_life


def offers(*, covered: frozenset[str]) -> bool:
    """The tests that a change in the law asks of the person; True when one can be taken today.

    For a ``covered`` kind, which can be renewed now, the renewal is the next step: it proves the law of its day.
    """
    found = state.platform().delta_testing.offers(state.actor())
    for offer in found:
        if offer.kind.id in covered:
            st.info(f"Reglerne bag dit kørekort er ændret: {_titles(offer)}. Fornyelsen dækker også ændringsprøven.")
        else:
            _offer(offer)
    return any(o.again_on is None and o.kind.id not in covered for o in found)


def gaps() -> None:
    """For key persons: the changes that nobody can be tested in yet."""
    for gap in state.platform().delta_testing.gaps(state.actor()):
        items = labels.count(gap.items, "opgave", "opgaver")
        st.warning(
            f"»{gap.change.title}« ændrer noget, {gap.kind.title} har prøvet. Der er {items} om de nye regler, og en "
            "ændringsprøve skal have mindst tre. Indtil da bliver ingen prøvet i dem."
        )


def _offer(offer: DeltaOffer) -> None:
    with st.container(border=True):
        st.subheader("Ændringsprøve")
        st.write(f"Reglerne bag dit kørekort er ændret: {_titles(offer)}.")
        _until(offer)
        st.markdown(
            f"- {labels.count(offer.demand.size, 'opgave', 'opgaver')}, højst {offer.test.minutes} minutter, åben bog. "
            "Kun om det, der er ændret.\n"
            "- Dit kørekort er gyldigt hele tiden.\n"
            "- Er du på pause, står fristen stille."
        )
        if offer.again_on:
            st.info(f"Endnu ikke bestået. Du kan prøve igen fra {labels.day(offer.again_on)}. Øv dig imens.")
            return
        label, key = "Næste skridt: Ændringsprøve", f"my_licence.delta.{offer.kind.id}"
        if st.button(label, type="primary", key=key) and licence_life.begun(lambda: _begun(offer)):
            st.switch_page("views/exam.py")


def _titles(offer: DeltaOffer) -> str:
    return ", ".join(f"»{change.title}«" for change in offer.demand.changes)


def _begun(offer: DeltaOffer) -> str:
    state.platform().delta_testing.start(state.actor(), offer.kind.id)
    return "Ændringsprøven er begyndt. Hvert svar gemmes, når du trykker Gem."


def _until(offer: DeltaOffer) -> None:
    last = labels.day(offer.due_on)
    if offer.right == BookingRight.ACCOMPANIED:
        st.warning(
            f"Fristen var {last}. Dit kørekort er gyldigt, men du booker sammen med en ledsager, til prøven er bestået."
        )
        return
    days = (offer.due_on - state.platform().clock.today()).days
    left = f"om {labels.count(days, 'dag', 'dage')}" if days else "i dag"
    st.write(f"Tag den senest {last}: {left}. Indtil da booker du alene som før.")
