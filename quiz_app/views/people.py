"""Personer: find somebody, add somebody, and change what they may. For administrators."""

import pandas as pd
import streamlit as st

from quiz_app import state
from quiz_app.domain.people import Grant, Person, Role
from quiz_app.services.administering import NewPerson
from quiz_app.views.components import frame, labels, person_card

SHOWN = 50

People = tuple[tuple[Person, tuple[Grant, ...]], ...]


def row(person: Person, grants: tuple[Grant, ...], units: dict[str, str]) -> dict[str, str]:
    """One line of the table."""
    return {
        "Navn": labels.verbatim(person.name),
        "Brugernavn": labels.verbatim(person.login),
        "Enhed": units.get(person.unit_id, ""),
        "Roller": ", ".join(f"{labels.ROLE[g.role]} i {units.get(g.unit_id, g.unit_id)}" for g in grants),
        "Her": "ja" if person.is_here(state.platform().clock.today()) else "nej",
    }


def matching(people: People, words: str, units: dict[str, str]) -> People:
    """Those whose name, login or unit holds every word."""
    wanted = words.casefold().split()
    return tuple(
        (p, g)
        for p, g in people
        if all(w in f"{p.name} {p.login} {units.get(p.unit_id, '')}".casefold() for w in wanted)
    )


def find(people: People, units: dict[str, str]) -> tuple[Person, tuple[Grant, ...]] | None:
    """The search, its hits, and the one that is chosen."""
    words = st.text_input("Søg", key="people.search", placeholder="Navn, brugernavn eller enhed")
    hits = matching(people, words, units)
    if not hits:
        st.info("Ingen hedder det. Prøv med en del af navnet.")
        return None
    by_id = {p.person_id: (p, g) for p, g in hits}
    chosen = st.selectbox(
        "Vælg en person",
        list(by_id),
        index=None,
        format_func=lambda i: f"{by_id[i][0].name} ({by_id[i][0].login})",
        placeholder="Vælg for at ændre",
        key="people.chosen",
    )
    if chosen is None:
        st.table(pd.DataFrame([row(p, g, units) for p, g in hits[:SHOWN]]).set_index("Navn"))
    if chosen is None and len(hits) > SHOWN:
        st.caption(f"De første {SHOWN} af {len(hits)}. Søg for at se andre.")
    return by_id.get(chosen or "")


def add(units: dict[str, str]) -> None:
    """The form for somebody new."""
    with st.expander("Tilføj en person"), st.form("people.add", border=False, clear_on_submit=False):
        st.text_input("Navn", key="people.add.name")
        st.text_input("Brugernavn", key="people.add.login")
        st.selectbox("Enhed", list(units), format_func=units.__getitem__, key="people.add.unit")
        st.multiselect(
            "Roller i enheden",
            list(Role),
            default=[Role.CASEWORKER],
            format_func=labels.ROLE.__getitem__,
            key="people.add.roles",
        )
        st.form_submit_button("Tilføj", type="primary", on_click=save)
    st.page_link("views/people_import.py", label="Indlæs mange fra en fil", icon=":material/upload_file:")


def save() -> None:
    """Add the person of the form and show their first password, once."""
    unit, chosen = str(state.value("people.add.unit")), state.value("people.add.roles")
    roles = chosen if isinstance(chosen, list) else []
    new = NewPerson(
        name=str(state.value("people.add.name") or ""),
        login=str(state.value("people.add.login") or ""),
        unit_id=unit,
        grants=tuple(Grant(role=role, unit_id=unit) for role in roles),
    )

    def act() -> str:
        here, actor = state.platform(), state.actor()
        person_id = here.administering.add_person(actor, new)
        if not here.settings.local_accounts:
            return f"{labels.verbatim(new.name)} er tilføjet og logger ind med sin arbejdskonto."
        return person_card.first_password(new.name, here.admitting.new_password(actor, person_id))

    if state.attempted(act):
        for part in ("name", "login"):
            state.forget(f"people.add.{part}")


def draw() -> None:
    """The search and the chosen person, or the form for a new one."""
    administering, actor = state.platform().administering, state.actor()
    units = {u.unit_id: u.name for u in administering.units(actor)}
    people = tuple((p, g) for p, g in administering.people(actor) if p.active)
    if found := find(people, units):
        person_card.draw(*found, units)
    add(units)


st.title("Personer")
frame.notices()
draw()
