"""Indlæs personer: choose a file, see what it would change and every bad line, and save it whole or not at all."""

import streamlit as st

from quiz_app import state
from quiz_app.services.importing import ImportPlan
from quiz_app.views.components import frame, import_words, labels

HELP = """
Gem regnearket som CSV med en overskrift, fx:

```
navn;brugernavn;enhed;roller;pause_til;slut
Ane Holm;anho;Center Nord / Team 1;sagsbehandler, nøgleperson;;
Per Dam;peda;center-syd;leder;1.3.2027;
```

- **enhed** er enhedens id, navn eller sti. **roller** skilles af komma og gælder i enheden.
- **pause_til** er den dag, personen er tilbage. **slut** er den første dag, personen ikke er her.
- En kolonne, der ikke er med, ændrer intet. En tom celle tømmer feltet. Ingen bliver slettet.
- Brugernavnet afgør, hvem linjen handler om.
"""
SHOWN = 200


def save(data: bytes, plan: ImportPlan, *, create: bool) -> None:
    """Carry the plan out."""

    def act() -> str:
        done = state.platform().importing.apply(state.actor(), data, create_units=create, seen=plan.digest)
        return f"Gemt: {import_words.summary(done)}"

    state.attempted(act)


def problems(plan: ImportPlan) -> None:
    """Every bad line; nothing can be saved."""
    count = labels.count(len(plan.problems), "fejl", "fejl")
    st.error(f"Filen har {count}, og intet er gemt. Ret dem, og vælg filen igen.", icon=":material/error:")
    listed(list(map(str, plan.problems)))


def listed(lines: list[str]) -> None:
    """The lines as a list; a long one is cut, and says so."""
    st.markdown("\n".join(f"- {labels.verbatim(line)}" for line in lines[:SHOWN]))
    if len(lines) > SHOWN:
        st.caption(f"De første {SHOWN} af {len(lines)}.")


def draw() -> None:
    """The file, and what it means."""
    with st.expander("Sådan skal filen se ud", expanded=True):
        st.markdown(HELP)
    file = st.file_uploader("CSV-fil med personer", type=["csv", "txt"], key="people_import.file")
    create = st.checkbox("Opret enheder, der mangler", key="people_import.create")
    if file is None:
        return
    data = file.getvalue()
    plan = state.platform().importing.preview(state.actor(), data, create_units=create)
    st.header("Det sker, hvis du gemmer")
    if plan.problems:
        problems(plan)
        return
    st.write(import_words.summary(plan))
    if plan.notes:
        st.warning("Se efter, om det er ment sådan:", icon=":material/warning:")
        listed(list(map(str, plan.notes)))
    listed([*import_words.units(plan), *import_words.people(plan)])
    if plan.people or plan.units:
        st.button(
            "Gem ændringerne",
            type="primary",
            key="people_import.save",
            on_click=save,
            args=(data, plan),
            kwargs={"create": create},
        )


st.title("Indlæs personer")
frame.notices()
draw()
