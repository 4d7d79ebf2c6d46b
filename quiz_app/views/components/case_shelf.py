"""The cases of the library as a list: what is chosen stands in the address, what is looked for does not."""

from collections.abc import Mapping, Sequence

import streamlit as st

from quiz_app import state
from quiz_app.domain.case_facets import Chosen, Counted, Facet
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.library_case import LibraryCase
from quiz_app.services.browsing import Shelf
from quiz_app.views.components import case_words, impact_words, labels

SHOWN = 30
ADDRESS = {CaseRefKind.SYNTHETIC: "sag", CaseRefKind.RELEASED: "delt"}
"""The name by which the address tells which case is open."""
IN_SIGHT = (Facet.KIND, Facet.TRACK)
FOLDED = (
    Facet.REGIME,
    Facet.TOPIC,
    Facet.THEME,
    Facet.PROVISION,
    Facet.GUIDELINE,
    Facet.OUTCOME,
    Facet.AGREEMENT,
)


def chosen() -> Chosen:
    """What the address narrows the library by."""
    return {facet: found for facet in Facet if (found := st.query_params.get_all(facet.value))}


def wanted() -> CaseRef | None:
    """The case that the address names."""
    found = (CaseRef(kind=kind, id=st.query_params[name]) for kind, name in ADDRESS.items() if name in st.query_params)
    return next(found, None)


def back() -> None:
    """Leave the case for the list; what is chosen stays."""
    for name in ADDRESS.values():
        st.query_params.pop(name, None)


def choose(facets: Mapping[Facet, Sequence[Counted]]) -> None:
    """The facets: the short ones as buttons, the long ones as fields to type in."""
    here, now = state.platform(), chosen()
    words = case_words.values(here.library, here.citations)
    for facet in IN_SIGHT:
        if len(facets[facet]) > 1:
            field(facet, facets[facet], words.get(facet, {}))
    with st.expander("Flere valg", expanded=any(facet in now for facet in FOLDED)):
        for facet in FOLDED:
            if facets[facet]:
                field(facet, facets[facet], words.get(facet, {}))
    if now:
        st.button("Ryd alle valg", key="case_library.clear", icon=":material/close:", on_click=clear)


def field(facet: Facet, found: Sequence[Counted], words: Mapping[str, str]) -> None:
    """One facet; what the address holds is chosen from the start."""
    counts = {value.value: value.count for value in found}
    label, options, key = case_words.FACET[facet], list(counts), _key(facet)
    default = [value for value in chosen().get(facet, ()) if value in counts]

    def told(value: str) -> str:
        return f"{words.get(value, value)} ({counts[value]})"

    if facet in IN_SIGHT:
        st.pills(
            label,
            options,
            selection_mode="multi",
            default=default,
            format_func=told,
            key=key,
            on_change=keep,
            args=(facet,),
        )
    else:
        st.multiselect(
            label,
            options,
            default=default,
            format_func=told,
            key=key,
            on_change=keep,
            args=(facet,),
            placeholder="Skriv, eller vælg",
            select_all=False,
        )


def clear() -> None:
    """Choose nothing."""
    st.query_params.clear()
    for facet in Facet:
        state.forget(_key(facet))


def keep(facet: Facet) -> None:
    """Put what was chosen into the address, so that it can be sent to a colleague."""
    found = state.value(_key(facet))
    st.query_params[facet.value] = found if isinstance(found, list) else []


def show(shelf: Shelf) -> None:
    """The cases that are left."""
    if not shelf.cases:
        st.info("Ingen sager passer. Fjern et valg, eller søg efter et andet ord.")
        return
    st.caption(f"{labels.count(len(shelf.cases), 'sag', 'sager')} af {shelf.total}")
    for case in shelf.cases[:SHOWN]:
        card(case)
    if len(shelf.cases) > SHOWN:
        st.caption(f"De første {SHOWN} vises. Vælg mere for at se færre.")


def card(case: LibraryCase, *reasons: str) -> None:
    """One case: what it is, whether it can be relied on, and the way to it."""
    with st.container(border=True):
        st.subheader(case.title)
        st.markdown(f"{case_words.line(case)} · {badge(case)}")
        if case.themes:
            st.caption(", ".join(case.themes))
        for reason in reasons:
            st.markdown(reason)
        st.page_link(
            "views/case_library.py",
            label=f"Læs »{case.title}«",
            icon=":material/arrow_forward:",
            query_params={**{f.value: list(v) for f, v in chosen().items()}, ADDRESS[case.ref.kind]: case.ref.id},
        )


def badge(case: LibraryCase) -> str:
    """The case's status by the law, as a sign and a word."""
    return impact_words.badge(state.platform().conferences.browsing.status(state.actor(), case))


def _key(facet: Facet) -> str:
    return f"case_library.{facet}"
