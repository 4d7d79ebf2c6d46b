"""The coarse facts of a shared case, and the button by which any reader hides it."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.sharing.form import CaseForm, Making
from quiz_app.domain.sharing.history import HideReason
from quiz_app.views.components import labels, sharing_words

KEY = "case_facts"


def draw(form: CaseForm) -> None:
    """The facts in one line, and what the case is about in another."""
    made = "Konstrueret ud fra en sag" if form.making == Making.REBUILT else "Anonymiseret sag"
    year, half = form.half_year.split("-")
    who = [
        sharing_words.AGE_BAND[form.age_band],
        *([sharing_words.SEX[form.sex]] if form.sex else []),
        sharing_words.FAMILY[form.family],
        sharing_words.ILLNESS[form.illness],
        sharing_words.OCCUPATION[form.occupation],
        sharing_words.REGION[form.region],
    ]
    st.caption(f"{made} · {sharing_words.STAGE[form.stage]} · {half}. halvår {year}")
    st.markdown(" · ".join(who))
    about = [labels.TRACK[form.track].capitalize(), *(labels.TOPIC[t] for t in form.themes), *form.provisions]
    st.markdown(" · ".join(dict.fromkeys(about)))


def takedown(case_id: str) -> None:
    """*Skjul sagen nu*: for every reader, at once."""
    with st.expander("Kan du genkende borgeren, eller er noget galt?"):
        reasons: list[HideReason] = [r for r in HideReason if r != HideReason.NEW_FINDING]
        st.selectbox(
            "Hvorfor?", reasons, format_func=sharing_words.HIDE_REASON.__getitem__, key=f"{KEY}.reason.{case_id}"
        )
        st.button("Skjul sagen nu", key=f"{KEY}.hide.{case_id}", on_click=_hide, args=(case_id,))
        st.caption("Sagen forsvinder for alle med det samme. En nøgleperson ser på den bagefter.")


def _hide(case_id: str) -> None:
    def act() -> str:
        reason = HideReason(str(state.value(f"{KEY}.reason.{case_id}")))
        state.platform().conferences.taking_down.hide(state.actor(), case_id, reason)
        return "Sagen er skjult for alle."

    state.attempted(act)
