"""Ligner min sag: the coarse facts of one's own case, and the cases of the library that are like it."""

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from quiz_app import state
from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Track
from quiz_app.domain.library_case import CaseFacts
from quiz_app.domain.similar_cases import Likeness, Trait, asked
from quiz_app.views.components import case_shelf, case_words, frame, labels, sharing_words

T = TypeVar("T")


def ask() -> CaseFacts:
    """The facts, all of them optional; they are kept nowhere, not even in the address."""
    library = state.platform().library
    left, right = st.columns(2)
    with left:
        track = choice("Vej", list(Track), {t: labels.TRACK[t].capitalize() for t in Track}, "track")
        illness = choice("Hvad fylder mest i helbredet?", list(sharing_words.ILLNESS), sharing_words.ILLNESS, "illness")
        periods = {r: case_words.regime(library, r) for r in library.regimes}
        regime = choice("Sagens dato hører til", list(periods), periods, "regime")
    with right:
        age = choice("Alder", list(sharing_words.AGE_BAND), sharing_words.AGE_BAND, "age_band")
        work = choice("Seneste arbejde", list(sharing_words.OCCUPATION), sharing_words.OCCUPATION, "occupation")
        topics = st.multiselect(
            "Hvad er svært?",
            list(Topic),
            format_func=labels.TOPIC.__getitem__,
            placeholder="Vælg emner",
            key="similar.topics",
        )
    return CaseFacts(
        track=track, illness=illness, age_band=age, occupation=work, regime=regime or "", topics=tuple(topics)
    )


def choice(label: str, options: list[T], words: Mapping[T, str], name: str) -> T | None:
    """One of several, or nothing."""
    return st.selectbox(
        label, options, index=None, format_func=words.__getitem__, placeholder="Ved ikke", key=f"similar.{name}"
    )


def why(found: Likeness) -> list[str]:
    """In what the case is like one's own, and in what it is not."""
    library, facts = state.platform().library, found.case.facts

    def told(title: str, traits: tuple[Trait, ...]) -> str:
        said = [f"{case_words.TRAIT[t]} ({case_words.trait(library, t, facts)})" for t in traits]
        return f"**{title}:** {', '.join(said)}" if said else ""

    unknown = ", ".join(case_words.TRAIT[t] for t in found.unknown)
    lines = (
        f"Ligner på {found.share:.0%}".replace("%", " %") + " af det, du har valgt",
        told("Det samme", found.same),
        told("Næsten", found.near),
        told("Anderledes", found.unlike),
        f"**Står ikke i sagen:** {unknown}" if unknown else "",
    )
    return [line for line in lines if line]


def draw() -> None:
    """The form and what is found."""
    st.write("Vælg det, du ved. Intet af det bliver gemt. Skriv ikke om borgeren: der er kun faste svar.")
    facts = ask()
    if not asked(facts):
        st.info("Vælg mindst én ting.")
        return
    found = state.platform().conferences.browsing.similar(state.actor(), facts)
    if not found:
        st.info("Ingen sager i biblioteket ligner. Prøv med færre valg, eller hold en sagskonference.")
        return
    st.subheader("Sager, der ligner")
    st.caption("En lighed er ikke et svar. Hver sag skal vurderes for sig.")
    for one in found:
        case_shelf.card(one.case, *why(one))


st.title("Ligner min sag")
frame.notices()
draw()
