"""Mit team: where the manager's people stand and what waits; never answers, never a ranking."""

from collections import Counter

import altair as alt
import pandas as pd
import streamlit as st

from quiz_app import state
from quiz_app.services.managing import Team, TeamMember
from quiz_app.views.components import frame, labels

NONE = "Intet kørekort endnu"


def standing(member: TeamMember) -> str:
    """What the person's licence is worth today, in a word."""
    return labels.LICENCE_STATUS[member.licence.status] if member.licence else NONE


def row(member: TeamMember) -> dict[str, str]:
    """One line of the table."""
    licence = member.licence
    if licence:
        step = f"Gælder til {labels.day(licence.valid_until)}"
    elif member.waiting:
        step = f"{member.waiting.title}: venter på en kollega"
    else:
        step = member.next_step.title if member.next_step else ""
    return {
        "Navn": member.name,
        "Enhed": member.unit,
        "Kørekort": standing(member),
        "Trin": f"{member.done} af {member.steps}",
        "Næste": step,
        "Venter (dage)": str(member.waiting_days) if member.waiting else "",
    }


def chart(team: Team) -> None:
    """How many stand where, by licence status."""
    counts = Counter(standing(m) for m in team.members)
    order = [word for word in (*labels.LICENCE_STATUS.values(), NONE) if counts[word]]
    data = alt.InlineData(values=[{"status": word, "antal": counts[word]} for word in order])
    bars = (
        alt.Chart(data, title="Kørekort i dit team", height=alt.Step(34))
        .mark_bar()
        .encode(
            x=alt.X("antal:Q", title="Antal", axis=alt.Axis(tickMinStep=1, format="d")),
            y=alt.Y("status:N", sort=order, title=None, axis=alt.Axis(labelLimit=220)),
        )
    )
    st.altair_chart(bars, width="stretch")
    st.caption("Søjlerne viser: " + ", ".join(f"{word.lower()} {counts[word]}" for word in order) + ".")


def expiring() -> None:
    """How many expire soon; whose they are, the table says to those who look."""
    counts = state.platform().renewing.expiring(state.actor())
    if counts:
        soon = ", ".join(f"{counts[days]} inden for {days} dage" for days in sorted(counts))
        st.info(f"Udløber snart: {soon}. Fornyelsen tager under 20 minutter; giv plads til den.")


def draw(team: Team) -> None:
    """The chart and the table."""
    if team.kind is None or not team.members:
        st.info("Der er ingen sagsbehandlere i dine enheder endnu.")
        return
    st.write(f"{team.kind.title}, pr. {labels.day(team.day)}. Navne står alfabetisk.")
    chart(team)
    expiring()
    st.table(pd.DataFrame([row(m) for m in team.members]).set_index("Navn"))
    st.caption("Du ser status og ventetid. Svar og resultater på opgaver kan kun personen selv se.")


st.title("Mit team")
frame.notices()
draw(state.platform().managing.team(state.actor()))
