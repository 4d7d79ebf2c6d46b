"""Din egen vurdering: the one form in which somebody assesses a case, in a conference and in a calibration round."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from quiz_app import state
from quiz_app.domain.assessment import Assessment, Judgement, Missing, Sufficiency
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.law import Track
from quiz_app.errors import InvalidInput
from quiz_app.views.components import labels

T = TypeVar("T")


def draw(key: str, send: Callable[[str], None], *, own: Assessment | None = None, reason: str = "") -> None:
    """The form, with what the person has given already; ``send`` is called with ``key`` when they save."""
    with st.form(key, border=False):
        _one(
            "Er sagen oplyst nok til en afgørelse?",
            list(Sufficiency),
            labels.SUFFICIENCY.__getitem__,
            key=f"{key}.sufficiency",
            given=own.sufficiency if own else None,
        )
        st.markdown("**Hvad mangler?** Sæt kryds, hvis noget gør.")
        for each in Missing:
            st.checkbox(labels.MISSING[each], value=own is not None and each in own.missing, key=f"{key}.{each}")
        _one(
            "Hvilken vej peger sagen?",
            list(Track),
            lambda track: labels.TRACK[track].capitalize(),
            key=f"{key}.track",
            given=own.track if own else None,
        )
        st.text_input(
            "Efter hvilke bestemmelser?",
            value="; ".join(own.provisions) if own else "",
            key=f"{key}.provisions",
            help="For eksempel: LAB § 116; pensionsloven § 16, stk. 3",
        )
        _one(
            "Hvor sikker er du?",
            list(AnswerCertainty),
            labels.ANSWER_CERTAINTY.__getitem__,
            key=f"{key}.certainty",
            given=own.certainty if own else None,
        )
        st.text_area(
            "Hvorfor? Én sætning.",
            value=reason,
            key=f"{key}.reason",
            help="Andre ser sætningen uden navn, når vurderingerne vises. Skriv intet, der kan føre til en person.",
        )
        with st.expander("Et ord blev standset, men identificerer ingen?"):
            st.text_input("Skriv ordene her, adskilt af semikolon", key=f"{key}.confirmed")
        st.form_submit_button(
            "Gem min vurdering" if own is None else "Gem den nye vurdering", type="primary", on_click=send, args=(key,)
        )


def read(key: str) -> Judgement:
    """What the fields hold, in the callback of the form.

    :raises InvalidInput: something is not chosen yet.
    """
    return Judgement(
        sufficiency=_chosen(f"{key}.sufficiency", Sufficiency, "Svar på, om sagen er oplyst nok."),
        missing=tuple(each for each in Missing if state.value(f"{key}.{each}")),
        track=_chosen(f"{key}.track", Track, "Vælg den vej, sagen peger."),
        provisions=str(state.value(f"{key}.provisions") or ""),
        certainty=_chosen(f"{key}.certainty", AnswerCertainty, "Vælg, hvor sikker du er."),
        reason=str(state.value(f"{key}.reason") or ""),
        confirmed=tuple(filter(None, (w.strip() for w in str(state.value(f"{key}.confirmed") or "").split(";")))),
    )


def _one(label: str, options: list[T], words: Callable[[T], str], *, key: str, given: T | None) -> None:
    index = None if given is None else options.index(given)
    st.radio(label, options, index=index, format_func=words, key=key)


def _chosen(key: str, kind: type[T], otherwise: str) -> T:
    chosen = state.value(key)
    if not isinstance(chosen, kind):
        raise InvalidInput(key, otherwise)
    return chosen
