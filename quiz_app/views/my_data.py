"""Hvad gemmes om mig?: what is stored, why, how long and who sees it; all of it as a file; and who has looked."""

import json

import streamlit as st

from quiz_app import state
from quiz_app.domain.retention import Kept, Period
from quiz_app.domain.stored_data import StoredData
from quiz_app.views.components import frame, labels

AFTER = {
    Kept.SESSIONS: "efter sidste brug",
    Kept.PRACTICE_ANSWERS: "efter øvelsen",
    Kept.EXAM_ANSWERS: "efter afgørelsen; derefter uden navn",
    Kept.STATUS_VIEWS: "efter dagen",
    Kept.PAUSES: "efter at du er tilbage",
    Kept.LEAVERS: "efter at du er stoppet",
    Kept.DRAFTS: "efter sidste ændring, når ingen har frigivet sagen",
    Kept.SHARED_CASES: "efter frigivelsen",
}


def length(period: Period) -> str:
    """``30 dage``, ``12 måneder``, ``5 år``."""
    if period.days:
        return labels.count(period.days, "dag", "dage")
    if period.months > 12 and period.months % 12 == 0:  # noqa: PLR2004 - months of a year
        return f"{period.months // 12} år"
    return labels.count(period.months, "måned", "måneder")


def how_long(data: StoredData, periods: dict[Kept, Period]) -> str:
    """When it goes."""
    return "; ".join(f"{length(p)} {AFTER[kept]}" for kept, p in periods.items()) or data.until


def stored() -> None:
    """Every kind of thing in plain words."""
    for data, periods in state.platform().disclosing.kinds(state.actor()):
        with st.container(border=True):
            st.markdown(f"**{data.what}.**")
            st.markdown(
                f"Hvorfor: {data.why}.  \n"
                f"Hvor længe: {how_long(data, dict(periods))}.  \n"
                f"Hvem kan se det: {', '.join(data.seen_by)}."
            )


def viewers() -> None:
    """Who has looked at one's status."""
    st.header("Hvem har set min status")
    found = state.platform().disclosing.viewers(state.actor())
    st.markdown("\n".join(f"- {labels.verbatim(v.name)}, {labels.day(v.day)}" for v in found))
    if not found:
        st.info("Ingen har set din status.")
    st.caption(
        "Åbner nogen Mit team, Mandag, Kørekortssager eller Panelbeslutning og ser, hvor du står, står det her samme "
        "dag. Ingen kan se dine svar."
    )


def everything() -> None:
    """All rows as a file."""
    st.header("Hent det hele")
    st.write("Filen har alt, der er gemt om dig: svar, godkendelser, kørekort, sessioner, roller og visninger.")
    rows = state.platform().disclosing.everything(state.actor())
    data = json.dumps(rows, ensure_ascii=False, indent=2, default=str).encode()
    st.download_button("Hent som JSON", data, "hvad-gemmes-om-mig.json", "application/json", key="my_data.json")


st.title("Hvad gemmes om mig?")
frame.notices()
st.write("Her står alt, hvad Sagskørekortet gemmer om dig. Der gemmes intet om borgere, og ingen søgninger.")
viewers()
everything()
st.header("Det gemmes")
stored()
