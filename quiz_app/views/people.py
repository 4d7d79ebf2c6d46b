"""Personer: who is here, and in which roles. For administrators."""

import pandas as pd
import streamlit as st

from quiz_app import state
from quiz_app.views.components import frame, labels


def draw() -> None:
    """Everybody in scope with their roles."""
    administering, actor = state.platform().administering, state.actor()
    units = {u.unit_id: u.name for u in administering.units(actor)}
    rows = [
        {
            "Navn": person.name,
            "Brugernavn": person.login,
            "Enhed": units.get(person.unit_id, ""),
            "Roller": ", ".join(f"{labels.ROLE[g.role]} i {units.get(g.unit_id, g.unit_id)}" for g in grants),
        }
        for person, grants in administering.people(actor)
    ]
    st.table(pd.DataFrame(rows).set_index("Navn"))
    st.caption("Tilføj personer fra serveren med `koerekort people add`.")


st.title("Personer")
frame.notices()
draw()
