"""Ombytning on the pages: what carries over and what to learn, and for managers how many hold only the old licence."""

import streamlit as st

from quiz_app import state
from quiz_app.services.succeeding import SuccessionGap, SuccessionOffer
from quiz_app.views.components import labels
from quiz_app.views.components.correction_card import number


def offers() -> None:
    """On Mit kørekort: each licence that can be exchanged."""
    for offer in state.platform().succeeding.offers(state.actor()):
        _offer(offer)


def gaps() -> None:
    """On Mit team: how many hold only a licence that ends."""
    for gap in state.platform().succeeding.gaps(state.actor()):
        st.info(
            f"{number(gap.only_old)} har kun kørekortet {gap.old.title}. {_ends(gap)} De bytter til {gap.new.title}: "
            "det, de kan, følger med, og resten er korte moduler. Giv plads til det."
        )


def _ends(gap: SuccessionGap) -> str:
    if gap.ends_on is None or gap.days is None:
        return ""
    if gap.days < 0:
        return f"Det dækker kun sager til og med {labels.day(gap.ends_on)}."
    return f"Det dækker sager til og med {labels.day(gap.ends_on)}: {labels.count(gap.days, 'dag', 'dage')} endnu."


def _offer(offer: SuccessionOffer) -> None:
    with st.container(border=True):
        st.subheader(f"Ombytning til {offer.new.title}")
        ends = f" Det dækker sager til og med {labels.day(offer.ends_on)}." if offer.ends_on else ""
        st.write(f"Du har kørekortet {offer.old.title}.{ends} Du begynder ikke forfra: prøve og praktik følger med.")
        if offer.complete:
            key = f"my_licence.exchange.{offer.new.id}"
            st.button("Ombyt kørekortet", type="primary", key=key, on_click=_exchange, args=(offer.new.id,))
        elif offer.left:
            named = "\n".join(f"- {step.title}" for step in offer.left)
            st.markdown(f"**Det mangler du**\n\n{named}")
        with st.expander("Hvad følger med, og hvad er nyt?"):
            for line in offer.lines:
                st.markdown(f"{'✓' if line.carries else '○'} **{line.text}**  \n{line.note}")
            st.caption("✓ følger med · ○ er nyt og skal læres")


def _exchange(licence_kind: str) -> None:
    def act() -> str:
        state.platform().succeeding.exchange(state.actor(), licence_kind)
        return "Kørekortet er byttet. Det gamle gælder stadig for de sager, det dækker."

    state.attempted(act)
