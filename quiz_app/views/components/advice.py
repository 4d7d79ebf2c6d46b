"""How easily the citizen of a shared case might be known: a rough guess, shown as one."""

import streamlit as st

from quiz_app.domain.sharing.risk import Risk
from quiz_app.services.sharing import Advice
from quiz_app.views.components import sharing_words


def advise(advice: Advice) -> None:
    """The guess with what it asks for, and the shared cases that this one resembles."""
    told = f"{sharing_words.RISK[advice.risk]} Skøn: omkring {_rounded(advice.people)} i regionen."
    why = " Skønnet er grove andele fra en fast tabel, ikke statistik."
    if advice.risk == Risk.ORDINARY:
        st.info(told + why, icon=":material/groups:")
    else:
        st.warning(told + why, icon=":material/warning:")
    if advice.alike:
        titles = "; ".join(f"»{case.title}«" for case in advice.alike[:3])
        st.warning(f"Sagen ligner en, der allerede er delt: {titles}. Er det den samme borger, så del den ikke igen.")


def _rounded(people: int) -> str:
    tens = 10 if people < 1000 else 100  # noqa: PLR2004 - a guess has no more digits than that
    return f"{max(people // tens * tens, 1)}" if people >= tens else "under 10"
