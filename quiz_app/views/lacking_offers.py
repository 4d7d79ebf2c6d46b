"""Manglende tilbud: what conferences found lacking, counted, for those who can take it further."""

import streamlit as st

from quiz_app import state
from quiz_app.views.components import conference_words as words
from quiz_app.views.components import export, frame, labels


def draw() -> None:
    """Counts, and the words without case, centre or name."""
    found = state.platform().conferences.concluding.lacking(state.actor())
    st.write("Det, deltagere i sagskonferencer har savnet for borgeren. Her står hverken sag, center eller navn.")
    if not found.counts and not found.words:
        st.info("Der er ikke noget endnu. Kun råd, der er gemt efter de tre dage, tæller med.")
        return
    st.caption(f"Fra {labels.count(found.conferences, 'konference', 'konferencer')} med et gemt råd.")
    rows = [{"Tilbud": words.OFFER[o], "Antal konferencer": str(n)} for o, n in found.counts.items()]
    if rows:
        table = "\n".join(f"| {r['Tilbud']} | {r['Antal konferencer']} |" for r in rows)
        st.markdown(f"| Tilbud | Antal konferencer |\n|---|---:|\n{table}")
        st.download_button(
            "Hent som CSV", export.csv_of(rows), file_name="manglende-tilbud.csv", key="lacking_offers.csv"
        )
    for text in found.words:
        st.markdown(f"- »{labels.verbatim(text)}«")


st.title("Manglende tilbud")
frame.notices()
draw()
