"""One item on the screen: its case file, its widgets, and the response that they hold."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.attempt import Answer, AnswerCertainty
from quiz_app.domain.case import Relevance
from quiz_app.domain.grading import ChoiceResponse, DocumentsResponse, Response
from quiz_app.services.asking import AskedItem
from quiz_app.views.components import labels


def stem(item: AskedItem) -> None:
    """The question, with the dates on which its rule depends."""
    dates = [f"Sagen er fra {labels.day(item.case_date)}."] if item.case_date else []
    dates += [f"Bevilget {labels.day(item.granted)}."] if item.granted else []
    if dates:
        st.caption(" ".join(dates))
    st.markdown(item.stem)
    if item.case is not None:
        with st.expander(f"Sagen: {item.case.title}", expanded=True):
            st.markdown(item.case.story)


def widgets(item: AskedItem, key: str, stored: Answer | None, *, disabled: bool = False) -> None:
    """The item's fields, holding the stored answer if there is one; inside a form."""
    given = dict(stored.response) if stored else {}
    if item.case is not None:
        _documents(item, key, given, disabled=disabled)
    elif item.type == "single":
        _single(item, key, given, disabled=disabled)
    else:
        _several(item, f"{key}.choice", "Vælg alle rigtige svar", given.get("chosen", ()), disabled=disabled)
    sure = stored.certainty if stored else None
    st.segmented_control(
        "Hvor sikker er du? (tæller ikke)",
        list(AnswerCertainty),
        default=sure,
        format_func=labels.ANSWER_CERTAINTY.__getitem__,
        key=f"{key}.certainty",
        disabled=disabled,
    )


def response(item: AskedItem, key: str) -> Response:
    """What the fields hold; in a callback."""
    if item.case is not None:
        found = {d.id: state.value(f"{key}.doc.{d.id}") for d in item.case.documents}
        judged = {d: r for d, r in found.items() if isinstance(r, Relevance)}
        return DocumentsResponse(judgements=judged, missing=_ticked(item, f"{key}.missing"))
    if item.type == "single":
        chosen = state.value(f"{key}.choice")
        return ChoiceResponse(chosen=(str(chosen),) if chosen else ())
    return ChoiceResponse(chosen=_ticked(item, f"{key}.choice"))


def certainty(key: str) -> AnswerCertainty | None:
    """How sure the person said to be; in a callback."""
    found = state.value(f"{key}.certainty")
    return found if isinstance(found, AnswerCertainty) else None


def _single(item: AskedItem, key: str, given: dict[str, object], *, disabled: bool) -> None:
    ids = [o.id for o in item.options]
    texts = {o.id: o.text for o in item.options}
    chosen = given.get("chosen")
    index = ids.index(chosen[0]) if isinstance(chosen, list) and chosen else None
    st.radio("Vælg ét svar", ids, index=index, format_func=texts.__getitem__, key=f"{key}.choice", disabled=disabled)


def _several(item: AskedItem, key: str, label: str, chosen: object, *, disabled: bool) -> None:
    ticked = chosen if isinstance(chosen, list) else ()
    st.markdown(f"**{label}**")
    for option in item.options:
        st.checkbox(option.text, value=option.id in ticked, key=f"{key}.{option.id}", disabled=disabled)


def _documents(item: AskedItem, key: str, given: dict[str, object], *, disabled: bool) -> None:
    assert item.case is not None
    judged = given.get("judgements")
    known = judged if isinstance(judged, dict) else {}
    choices = list(Relevance)
    for doc in item.case.documents:
        with st.expander(f"Akt {doc.number}: {doc.title} · {labels.day(doc.date)}"):
            st.caption(f"{doc.kind} fra {doc.sender}")
            st.markdown(doc.body)
        stored = known.get(doc.id)
        st.radio(
            f"Akt {doc.number} er",
            choices,
            index=choices.index(Relevance(stored)) if stored else None,
            format_func=labels.RELEVANCE.__getitem__,
            key=f"{key}.doc.{doc.id}",
            horizontal=True,
            disabled=disabled,
        )
    _several(item, f"{key}.missing", "Hvad mangler i sagen?", given.get("missing", ()), disabled=disabled)


def _ticked(item: AskedItem, key: str) -> tuple[str, ...]:
    return tuple(o.id for o in item.options if state.value(f"{key}.{o.id}"))
