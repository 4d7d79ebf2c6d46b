"""The documents of a case file on the screen: to read, and to judge."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.case import Document, Relevance
from quiz_app.services.asking import AskedItem
from quiz_app.views.components import fields, labels


def draw(item: AskedItem, key: str, given: fields.Stored, *, disabled: bool) -> None:
    """Each document with its judgement, and what may be missing."""
    assert item.case is not None
    known = given.get("judgements", {})
    choices = list(Relevance)
    for doc in item.case.documents:
        _document(doc)
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
    fields.several(item, f"{key}.missing", "Hvad mangler i sagen?", given.get("missing", ()), disabled=disabled)


def read(item: AskedItem) -> None:
    """The documents, to read."""
    assert item.case is not None
    for doc in item.case.documents:
        _document(doc)


def judged(item: AskedItem, key: str) -> dict[str, Relevance]:
    """The judgements that the fields hold, by document; in a callback."""
    assert item.case is not None
    found = {d.id: state.value(f"{key}.doc.{d.id}") for d in item.case.documents}
    return {d: r for d, r in found.items() if isinstance(r, Relevance)}


def _document(doc: Document) -> None:
    with st.expander(f"Akt {doc.number}: {doc.title} · {labels.day(doc.date)}"):
        st.caption(f"{doc.kind} fra {doc.sender}")
        st.markdown(doc.body)
