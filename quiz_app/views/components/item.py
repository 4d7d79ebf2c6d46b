"""One item on the screen: its case file, its widgets, and the response that they hold."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.attempt import Answer, AnswerCertainty, answer_id
from quiz_app.domain.danish_input import parse_date, parse_number
from quiz_app.domain.response import (
    ChoiceResponse,
    DateResponse,
    DocumentsResponse,
    MatchResponse,
    NumberResponse,
    OrderResponse,
    ReasonResponse,
    Response,
    response_to_json,
)
from quiz_app.errors import InvalidInput
from quiz_app.services.asking import AskedItem
from quiz_app.services.attempt_views import AttemptView, Given
from quiz_app.views.components import documents, fields, labels

IN_PARTS = {"documents", "order", "match"}
"""The types whose fields can be half filled."""


def stem(item: AskedItem) -> None:
    """The question, with the dates on which its rule depends."""
    if said := labels.dates(item.case_date, item.granted):
        st.markdown(f"**{said}**")
    st.markdown(item.stem)
    if item.case is not None:
        with st.expander(f"Sagen: {item.case.title}", expanded=True):
            st.markdown(item.case.story)


def widgets(item: AskedItem, key: str, stored: Answer | None, *, half: fields.Stored | None = None) -> None:
    """The item's fields, holding what was half filled, or else the stored answer if there is one; inside a form."""
    choices(item, key, half or (dict(stored.response) if stored else {}))
    st.segmented_control(
        "Hvor sikker er du? (tæller ikke)",
        list(AnswerCertainty),
        default=stored.certainty if stored else None,
        format_func=labels.ANSWER_CERTAINTY.__getitem__,
        key=f"{key}.certainty",
    )


def choices(item: AskedItem, key: str, given: fields.Stored, *, disabled: bool = False) -> None:
    """What there is to choose or to write, holding what is given already."""
    match item.type:
        case "documents":
            documents.draw(item, key, given, disabled=disabled)
        case "single":
            fields.single(item, key, given, disabled=disabled)
        case "multiple":
            label = "Vælg alle rigtige svar"
            fields.several(item, f"{key}.choice", label, given.get("chosen", ()), disabled=disabled)
        case "order":
            fields.order(item, key, given, disabled=disabled)
        case "match":
            fields.match(item, key, given, disabled=disabled)
        case "reason":
            documents.read(item)
            fields.words(key, disabled=disabled)
        case _:
            fields.typed(item, key, given, disabled=disabled)


def is_changed(view: AttemptView, item: AskedItem, key: str) -> bool:
    """True when the fields hold something that is not what is stored, readable or not; in a callback."""
    stored = view.answers.get(item.position)
    if item.type in {"number", "date", "reason"} and not _typed(key, "words" if item.type == "reason" else "typed"):
        return False
    try:
        held = response_to_json(chosen(item, key))
    except InvalidInput:
        return True
    if not any(held.values()) and item.type not in {"number", "reason"}:
        return False
    return stored is None or dict(stored.response) != held or stored.certainty != state.value(f"{key}.certainty")


def given(view: AttemptView, item: AskedItem, key: str) -> Given:
    """The answer that the fields hold; in a callback, within :func:`state.attempted`.

    :raises InvalidInput: what is typed is no date, or no number.
    """
    stored = view.answers.get(item.position)
    seen = stored.answer_id if stored else None
    response, words = chosen(item, key), _words(item, key)
    said = state.value(f"{key}.certainty")
    return Given(
        position=item.position,
        response=response,
        certainty=said if isinstance(said, AnswerCertainty) else None,
        answer_id=answer_id(view.attempt.attempt_id, item.position, seen, response, words=words),
        seen=seen,
        words=words,
    )


def chosen(item: AskedItem, key: str) -> Response:
    """The response that the fields hold.

    :raises InvalidInput: what is typed is no date, or no number.
    """
    typed = str(state.value(f"{key}.typed") or "")
    match item.type:
        case "documents":
            return DocumentsResponse(judgements=documents.judged(item, key), missing=_ticked(item, f"{key}.missing"))
        case "order":
            return OrderResponse(places={o.id: int(str(p)) for o in item.options if (p := _row(key, o.id))})
        case "match":
            return MatchResponse(pairs={r.id: str(side) for r in item.rows if (side := _row(key, r.id))})
        case "number":
            return NumberResponse(number=parse_number("response", typed))
        case "date":
            return DateResponse(day=parse_date("response", typed))
        case "reason":
            return ReasonResponse(text="")
        case "single":
            one = state.value(f"{key}.choice")
            return ChoiceResponse(chosen=(str(one),) if one else ())
    return ChoiceResponse(chosen=_ticked(item, f"{key}.choice"))


def _typed(key: str, part: str) -> str:
    return str(state.value(f"{key}.{part}") or "").strip()


def _words(item: AskedItem, key: str) -> str:
    return str(state.value(f"{key}.words") or "") if item.type == "reason" else ""


def _row(key: str, row: str) -> object:
    return state.value(f"{key}.row.{row}")


def _ticked(item: AskedItem, key: str) -> tuple[str, ...]:
    return tuple(o.id for o in item.options if state.value(f"{key}.{o.id}"))
