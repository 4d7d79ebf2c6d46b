"""Mandag: the three things that a manager can do something about this week, on one page to print."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.renewal import NOTICE_DAYS
from quiz_app.services.managing import TeamMember
from quiz_app.views.components import frame, labels

LONG = 7


def people(members: list[TeamMember], none: str, line: str) -> None:
    """The people whom a thing is about, by name, or that there is none."""
    if not members:
        st.write(none)
        return
    st.markdown("\n".join(f"- {m.name} ({m.unit}){line.format(m=m)}" for m in members))


def draw() -> None:
    """Who waits too long, whose licence runs out, and who could use an hour."""
    team = state.platform().managing.team(state.actor())
    st.write(f"Pr. {labels.day(team.day)}. Siden kan skrives ud.")
    st.header("1. Hvem venter på en godkendelse?")
    waiting = [m for m in team.members if m.waiting and m.waiting_days >= LONG]
    people(waiting, f"Ingen har ventet {LONG} dage eller mere.", ": har ventet {m.waiting_days} dage")
    st.caption("Spørg, om der mangler tid til ledsagelse i enheden. Siden siger ikke, hvem der ventes på.")
    st.header("2. Hvis kørekort udløber snart?")
    people(
        [*team.soon()],
        f"Ingen udløber inden for {max(NOTICE_DAYS)} dage.",
        ": {m.ending_title}, {m.ending_in} dage tilbage",
    )
    st.caption("En fornyelse tager under 20 minutter. Sæt tiden af i kalenderen.")
    st.header("3. Hvem har brug for tid til næste trin?")
    ready = [m for m in team.members if m.licence is None and m.next_step and not m.waiting]
    people(
        ready,
        "Alle er i mål eller venter på en kollega.",
        ": {m.done} af {m.steps} trin, næste er »{m.next_step.title}«",
    )
    st.caption("Rækkefølgen er alfabetisk. En borgers sag venter ikke på et kørekort: uden kørekort bookes ledsaget.")


st.title("Mandag")
frame.notices()
draw()
