"""Dækning: which objectives and provisions have guidelines, items and cases, and where something is missing."""

import pandas as pd
import streamlit as st

from quiz_app import state
from quiz_app.views.components import coverage_words, export, frame, labels

FILE = "daekning.csv"


def objectives() -> None:
    """The licences' objectives; a whole licence has no empty cell."""
    here = state.platform()
    covers = here.surveying.objectives(state.actor())
    lacking = sum(not c.is_whole for c in covers)
    if lacking:
        st.warning(f"{labels.count(lacking, 'mål mangler', 'mål mangler')} noget: se de tomme felter (0).")
    else:
        st.success(
            "Alle mål har øvelser, og alle moduler har retningslinjer og prøveopgaver.", icon=":material/check_circle:"
        )
    if said := coverage_words.only_practised(covers):
        st.warning(said)
    st.caption(
        "Øvelser er målets egne. Retningslinjer og prøveopgaver er talt for hele modulet og står ens ved alle dets mål."
    )
    rows = [
        {
            "Kørekort": here.library.licences[c.licence].title,
            "Modul": here.library.modules[c.module].title,
            "Mål": c.text,
            "Øvelser (målet)": len(c.practised),
            "Retningslinjer (modulet)": len(c.guidelines),
            "Prøveopgaver (modulet)": len(c.examined),
            "Heraf om de nyeste regler": coverage_words.about_newest(c),
        }
        for c in covers
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, width="stretch")


def provisions() -> None:
    """The paragraphs that content rests on, those with an empty cell alone if one wishes."""
    here = state.platform()
    covers = here.surveying.provisions(state.actor())
    only = st.toggle("Kun bestemmelser, hvor noget mangler", key="coverage.gaps")
    shown = [c for c in covers if not (only and c.is_whole)]
    rows = [
        {
            "Bestemmelse": here.citations.format((c.paragraf,)),
            "Retningslinjer": len(c.guidelines),
            "Opgaver": len(c.questions),
            "Heraf prøve": len(c.exam_questions),
            "Sager": len(c.cases),
        }
        for c in shown
    ]
    whole = sum(c.is_whole for c in covers)
    st.caption(f"{whole} af {len(covers)} bestemmelser har både retningslinje, opgave og sag. Ikke alle skal have det.")
    st.dataframe(pd.DataFrame(rows), hide_index=True, width="stretch")
    written = [{name: str(value) for name, value in row.items()} for row in rows]
    st.download_button("Hent som CSV", export.csv_of(written), FILE, "text/csv", key="coverage.csv")


def balance() -> None:
    """Whether an outcome could be guessed from who the citizen is."""
    st.write(
        "Ingen udgang må følge køn, alder, oprindelse eller sygdom. Her er, hvor ofte man rammer rigtigt, hvis man "
        "kun kender ét af dem, og hvor ofte det ville ske ved et tilfælde."
    )
    for found in state.platform().surveying.balance(state.actor()):
        trait = labels.TRAIT[found.trait]
        st.markdown(
            f"**{trait}**: rammer {100 * found.guessed:.0f} %, tilfældigt {100 * found.by_chance:.0f} %. "
            + ("Det er mere, end et tilfælde forklarer." if found.is_learnable else "Det kan et tilfælde forklare.")
        )
        rows = [{"Gruppe": g, **{labels.TRACK[t]: n for t, n in c.items()}} for g, c in found.counts.items()]
        st.dataframe(pd.DataFrame(rows).fillna(0), hide_index=True, width="stretch")


st.title("Dækning")
frame.notices()
goals, law, fair = st.tabs(["Mål", "Bestemmelser", "Balance"])
with goals:
    objectives()
with law:
    provisions()
with fair:
    balance()
