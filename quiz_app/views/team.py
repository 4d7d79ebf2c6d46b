"""Mit team: where the manager's people stand and what waits; never answers, never a ranking."""

from collections import Counter

import altair as alt
import pandas as pd
import streamlit as st

from quiz_app import state
from quiz_app.domain.danish_input import parse_date
from quiz_app.domain.delta import BookingRight
from quiz_app.domain.licence import LicenceStatus
from quiz_app.domain.renewal import NOTICE_DAYS
from quiz_app.errors import InvalidInput
from quiz_app.services.managing import Team, TeamMember
from quiz_app.views.components import export, frame, labels, licence_life, succession_card

NONE = "Intet kørekort endnu"
IN_TRANSITION = "I overgang"
DEFINITIONS = f"""
- **Kørekort**: status på den valgte dag. *Gyldigt* giver ret til at booke alene; uden kørekort booker man ledsaget.
  *Gyldigt – book ledsaget*: en ændringsprøve er ikke bestået i tide; retten kommer tilbage, når den er.
- **Trin**: hvor mange af kørekortets trin der er gennemført.
- **Venter (dage)**: dage siden personen bad en kollega om godkendelse. Hvem der ventes på, vises ikke.
- **Udløber snart**: et gyldigt kørekort, også et ældre, med højst {max(NOTICE_DAYS)} dage tilbage.
- **På en tidligere dag**: enheder og roller er dem, der gjaldt den dag. Slettede kolleger er ikke med.
- **Enheder**: tal for grupper under fem vises ikke, og heller ikke tal, som de kan regnes ud af.
"""


def standing(member: TeamMember) -> str:
    """What the person's licence is worth on the day, in a word."""
    if member.licence and member.licence.status == LicenceStatus.VALID and member.right == BookingRight.ACCOMPANIED:
        return labels.BOOK_ACCOMPANIED
    if member.licence:
        return labels.LICENCE_STATUS[member.licence.status]
    return IN_TRANSITION if member.in_transition else NONE


def row(member: TeamMember) -> dict[str, str]:
    """One line of the table."""
    if member.ends_soon and member.ending:
        step = f"{member.ending_title} gælder til {labels.day(member.ending.valid_until)} (udløber snart)"
    elif member.expires_in is not None and member.licence:
        step = f"Gælder til {labels.day(member.licence.valid_until)}"
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
    words = (*labels.LICENCE_STATUS.values(), labels.BOOK_ACCOMPANIED, IN_TRANSITION, NONE)
    order = [word for word in words if counts[word]]
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


def units(team: Team) -> None:
    """The units' counts, where the groups are large enough."""
    shown = [
        {
            "Enhed": u.unit or "I alt",
            "Sagsbehandlere": "vises ikke" if u.caseworkers is None else str(u.caseworkers),
            "Med gyldigt kørekort": "vises ikke" if u.holders is None else str(u.holders),
        }
        for u in team.units()
    ]
    st.table(pd.DataFrame(shown).set_index("Enhed"))


def downloads(team: Team, rows: list[dict[str, str]]) -> None:
    """The table to take away."""
    name = f"mit-team-{team.day.isoformat()}"
    left, right = st.columns(2)
    left.download_button("Hent som CSV", export.csv_of(rows), f"{name}.csv", "text/csv", key="team.csv")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    right.download_button("Hent som Excel", export.xlsx_of("Mit team", rows), f"{name}.xlsx", kind, key="team.xlsx")


def draw(team: Team) -> None:
    """The chart, the tables and what their words mean."""
    if team.kind is None:
        st.info("Der udstedes ikke noget kørekort på den dag, så der er ingen status at vise.")
        return
    if not team.members:
        st.info("Der er ingen sagsbehandlere i dine enheder på den dag.")
        return
    st.write(f"{team.kind.title}, pr. {labels.day(team.day)}. Navne står alfabetisk.")
    chart(team)
    licence_life.expiring(team)
    succession_card.gaps()
    rows = [row(m) for m in team.members]
    shown = [{name: labels.verbatim(cell) for name, cell in r.items()} for r in rows]
    st.table(pd.DataFrame(shown).set_index("Navn"))
    if team.kind.transition and team.day <= team.kind.transition:
        st.caption(f"I overgang: kørekortet er nyt, og alle har til og med {labels.day(team.kind.transition)}.")
    downloads(team, rows)
    st.subheader("Enheder")
    units(team)
    with st.expander("Hvad betyder tallene?"):
        st.markdown(DEFINITIONS)
    st.caption("Du ser status og ventetid. Svar og resultater på opgaver kan kun personen selv se.")


def chosen() -> Team:
    """The team on the day in the field; a wrong day gets a sentence, and today is shown."""
    managing, actor = state.platform().managing, state.actor()
    text = st.text_input("Vis status pr.", key="team.day", placeholder="dd.mm.åååå (i dag, hvis tomt)")
    try:
        return managing.team(actor, parse_date("day", text) if text else None)
    except InvalidInput as error:
        st.error(str(error))
        return managing.team(actor)


st.title("Mit team")
frame.notices()
st.page_link("views/monday.py", label="Tre ting mandag morgen (til at skrive ud)", icon=":material/print:")
draw(chosen())
