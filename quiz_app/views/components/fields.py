"""The fields of the types of items; all of them work by keyboard alone."""

from typing import Any

import streamlit as st

from quiz_app.domain.danish_input import spelled_number
from quiz_app.services.asking import AskedItem
from quiz_app.services.free_text import LONGEST

Stored = dict[str, Any]
"""A stored response, as :func:`quiz_app.domain.response.response_to_json` writes it; empty before the first answer."""


def single(item: AskedItem, key: str, given: Stored, *, disabled: bool) -> None:
    """One of several options."""
    ids = [o.id for o in item.options]
    texts = {o.id: o.text for o in item.options}
    chosen = given.get("chosen")
    index = ids.index(chosen[0]) if isinstance(chosen, list) and chosen else None
    st.radio("Vælg ét svar", ids, index=index, format_func=texts.__getitem__, key=f"{key}.choice", disabled=disabled)


def several(item: AskedItem, key: str, label: str, chosen: object, *, disabled: bool) -> None:
    """Any number of options."""
    ticked = chosen if isinstance(chosen, list) else ()
    st.markdown(f"**{label}**")
    for option in item.options:
        st.checkbox(option.text, value=option.id in ticked, key=f"{key}.{option.id}", disabled=disabled)


def order(item: AskedItem, key: str, given: Stored, *, disabled: bool) -> None:
    """A place for each step."""
    st.markdown("**Giv hvert trin en plads: 1 er det første.**")
    places = list(range(1, len(item.options) + 1))
    for step in item.options:
        stored = given.get("places", {}).get(step.id)
        st.selectbox(
            step.text,
            places,
            index=None if stored is None else places.index(stored),
            placeholder="Vælg plads",
            key=f"{key}.row.{step.id}",
            disabled=disabled,
        )


def match(item: AskedItem, key: str, given: Stored, *, disabled: bool) -> None:
    """A right side for each left one."""
    st.markdown("**Hvad hører sammen? Det samme svar kan passe flere steder.**")
    ids, texts = [o.id for o in item.options], {o.id: o.text for o in item.options}
    for row in item.rows:
        stored = given.get("pairs", {}).get(row.id)
        st.selectbox(
            row.text,
            ids,
            index=None if stored is None else ids.index(stored),
            format_func=texts.__getitem__,
            placeholder="Vælg det, der passer",
            key=f"{key}.row.{row.id}",
            disabled=disabled,
        )


def typed(item: AskedItem, key: str, given: Stored, *, disabled: bool) -> None:
    """A number or a date, as one writes it in Denmark."""
    if item.type == "number":
        label, hint = f"Skriv et tal ({item.unit})", "Skriv kun tallet, for eksempel 67 eller 66,5."
        stored = spelled_number(given["number"]) if given else ""
    else:
        label, hint = "Skriv en dato (dd.mm.åååå)", "Skriv dag, måned og år, for eksempel 05.03.2026."
        stored = ".".join(reversed(given["day"].split("-"))) if given else ""
    st.text_input(label, value=stored, max_chars=20, key=f"{key}.typed", disabled=disabled, autocomplete="off")
    st.caption(hint)


def words(key: str, *, disabled: bool) -> None:
    """The person's own words."""
    st.text_area("Skriv din begrundelse", max_chars=LONGEST, height=200, key=f"{key}.words", disabled=disabled)
    st.caption(
        "Kun du kan se den. Skriv ikke om en rigtig borger. Bagefter ser du sagens punkter og sætter selv kryds ved "
        "dem, du fik med."
    )
