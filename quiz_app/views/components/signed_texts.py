"""Who has signed that a text was read again, the line for its file, and the way back."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.danish_time import danish_day
from quiz_app.services.reverifying import Signed
from quiz_app.views.components import impact_words, labels

SHOWN = 20


def take_back(clearance_id: str) -> None:
    """Withdraw a clearance."""

    def act() -> str:
        state.platform().reverifying.withdraw(state.actor(), clearance_id)
        state.renew()
        return "Bekræftelsen er fortrudt. Teksten skal læses igen."

    state.attempted(act)


def draw(acts: tuple[Signed, ...], *, may_sign: bool) -> None:
    """Who has signed what, the line for the file, and the way back."""
    st.header("Læst og skrevet under")
    if not acts:
        st.caption("Ingen har skrevet under endnu.")
    for act in acts[:SHOWN]:
        said, by = act.record.clearance, labels.verbatim(act.by) or "En tidligere kollega"
        with st.expander(f"{act.title}: {impact_words.FINDING[said.finding].split(':')[0].lower()}"):
            st.caption(f"{by} · {labels.moment(said.at)} · {labels.verbatim(act.change)}")
            if act.record.withdrawal:
                st.write(f"Fortrudt {labels.moment(act.record.withdrawal.at)}.")
            elif not act.counts:
                st.write("Tæller ikke længere: Teksten er ændret siden.")
            else:
                kept(act)
                if may_sign:
                    args = (said.clearance_id,)
                    st.button("Fortryd", key=f"review_queue.back.{said.clearance_id}", on_click=take_back, args=args)


def kept(act: Signed) -> None:
    """The line that makes the clearance part of the file at the next release."""
    said = act.record.clearance
    if act.thing is not None and act.cleared is not None:
        st.write(f"Ved næste udgave skrives linjen i {impact_words.file_of(act.thing, said.kind)}:")
        st.code(impact_words.line_for_file(act.cleared, danish_day(said.at), said.finding), language=None)
