"""The form of a case to be shared: the coarse facts from lists first, free text last."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import streamlit as st

from quiz_app import state
from quiz_app.domain.case import Illness, Sex
from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Track
from quiz_app.domain.sharing.case_text import CaseText, Words
from quiz_app.domain.sharing.form import AgeBand, CaseForm, Family, Making, OccupationGroup, Region, Stage
from quiz_app.errors import InvalidInput
from quiz_app.views.components import labels, sharing_words

KEY = "share_case"
CHOICES: Mapping[str, tuple[str, Mapping[Any, str], type[StrEnum]]] = {
    "age_band": ("Alder", sharing_words.AGE_BAND, AgeBand),
    "region": ("Region (aldrig kommunen)", sharing_words.REGION, Region),
    "family": ("Familie", sharing_words.FAMILY, Family),
    "illness": ("Sygdom, i grove træk", sharing_words.ILLNESS, Illness),
    "occupation": ("Erhverv, i grove træk", sharing_words.OCCUPATION, OccupationGroup),
    "track": ("Hvad handler sagen om?", labels.TRACK, Track),
    "stage": ("Hvor er sagen?", sharing_words.STAGE, Stage),
}
PASTE = (
    "Skriv med dine egne ord. **Sæt ikke tekst ind fra fagsystemet**: den er fuld af navne, datoer og numre, "
    "og lektien er næsten altid kortere."
)


def draw(before: CaseText | None) -> None:
    """All fields, filled in with what was written ``before``."""
    form, words = (before.form, before.words) if before else (None, None)
    st.subheader("Det grove først")
    left, right = st.columns(2)
    for n, (name, (label, told, _)) in enumerate(CHOICES.items()):
        _choice(right if n % 2 else left, name, label, told=told, chosen=getattr(form, name, None))
    _choice(right, "sex", "Køn", told=sharing_words.SEX, chosen=form.sex if form else None)
    _choice(left, "half_year", "Hvilket halvår?", told=_half_years(), chosen=form.half_year if form else None)
    regimes = {r.id: r.title for r in state.platform().library.regimes.values()}
    _choice(st, "regime", "Hvilke regler hører sagen under?", told=regimes, chosen=form.regime if form else None)
    st.multiselect(
        "Emner",
        list(Topic),
        list(form.themes) if form else None,
        format_func=labels.TOPIC.__getitem__,
        placeholder="Vælg et eller flere",
        key=f"{KEY}.themes",
    )
    st.text_input(
        "Bestemmelser (valgfrit)",
        "; ".join(form.provisions) if form else "",
        help="Skil dem med semikolon, fx pensionsloven § 18; LAB § 116.",
        key=f"{KEY}.provisions",
    )
    st.subheader("Så teksten")
    st.markdown(PASTE)
    st.text_input("Titel", words.title if words else "", key=f"{KEY}.title", max_chars=100)
    st.text_area("Hvad er du i tvivl om?", words.question if words else "", key=f"{KEY}.question", height=90)
    st.text_area(
        "Tidslinje",
        words.timeline if words else "",
        key=f"{KEY}.timeline",
        height=140,
        placeholder="måned 1: Borgeren bliver syg.\nmåned 7: Første praktik begynder.",
        help="En linje for hver hændelse. Regn i måneder fra sagens begyndelse, så afstandene er rigtige.",
    )
    st.text_area("Det, skemaet ikke kan sige", words.story if words else "", key=f"{KEY}.story", height=260)


def written(making: Making) -> CaseText:
    """What the fields hold, in a callback.

    :raises InvalidInput: something is not chosen.
    """
    if any(_value(name) is None for name in (*CHOICES, "half_year", "regime")):
        raise InvalidInput("form", "Vælg noget i hvert felt i skemaet, også halvår og regler.")
    chosen: dict[str, Any] = {name: kind(str(_value(name))) for name, (_, _, kind) in CHOICES.items()}
    sex = _value("sex")
    form = CaseForm(
        **chosen,
        making=making,
        regime=str(_value("regime")),
        half_year=str(_value("half_year")),
        themes=tuple(map(Topic, _value("themes") or ())),
        provisions=tuple(p.strip() for p in str(_value("provisions")).split(";") if p.strip()),
        sex=Sex(sex) if sex else None,
    )
    parts = {name: str(_value(name) or "") for name in ("title", "question", "timeline", "story")}
    return CaseText(form=form, words=Words(**parts))


def _choice(where: Any, name: str, label: str, *, told: Mapping[Any, str], chosen: object) -> None:  # noqa: ANN401 - st or a column
    options = list(told)
    at = options.index(chosen) if chosen in told else None
    where.selectbox(label, options, at, format_func=told.__getitem__, placeholder="Vælg", key=f"{KEY}.{name}")


def _half_years() -> Mapping[str, str]:
    year = state.platform().clock.today().year
    return {f"{y}-{half}": f"{half}. halvår {y}" for y in range(year, year - 8, -1) for half in (2, 1)}


def _value(name: str) -> Any:  # noqa: ANN401 - whatever the widget holds
    return state.value(f"{KEY}.{name}")
