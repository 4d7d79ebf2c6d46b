"""A corrected key in words: what was right before, what is right now, and why."""

from collections.abc import Iterable

import streamlit as st

from quiz_app import state
from quiz_app.domain.case import Case
from quiz_app.domain.danish_input import spelled_number
from quiz_app.domain.question import AnyQuestion, ChoiceQuestion, DocumentsQuestion, MatchQuestion, OrderQuestion
from quiz_app.domain.response import (
    ChoiceResponse,
    DateResponse,
    DocumentsResponse,
    MatchResponse,
    NumberResponse,
    OrderResponse,
    Response,
    right_id,
)
from quiz_app.services.correction_views import CorrectionNote
from quiz_app.views.components import labels


def draw(notes: Iterable[CorrectionNote]) -> None:
    """Above the key of an item: each correction of it. The reasons below were written before."""
    for note in notes:
        st.info(f"**{_headline(note)}**\n\n{changed(note)}", icon=":material/rule:")
        st.caption("Forklaringerne til svarene er skrevet før rettelsen.")


def notices() -> None:
    """On Mit kørekort: the corrections of items that the person was asked."""
    for notice in state.platform().correcting.notices(state.actor()):
        note = notice.note
        page = f"/app/quiz?modul={notice.subject}" if notice.is_quiz else f"/app/exam?forsoeg={notice.attempt_id}"
        with st.container(border=True):
            st.subheader(_headline(note))
            st.markdown(f"{changed(note)}\n\n[Se opgave {notice.position} i dit forsøg]({page})")


def changed(note: CorrectionNote) -> str:
    """Old, new and why, as Markdown; the item's own stem first."""
    new = "Opgaven er udgået, og alle får fuldt point." if note.new is None else _said(note, note.new)
    lines = [
        f"*{note.question.stem.strip()}*",
        f"**Før:** {_said(note, note.old)}",
        f"**Nu:** {new}",
        f"**Hvorfor:** {labels.CORRECTION_REASON[note.reason]}. {labels.verbatim(note.words)}".rstrip(),
    ]
    if note.withdrawn_at:
        lines.append(f"Rettelsen er trukket tilbage {labels.day(note.withdrawn_at)}. Det første facit gælder igen.")
    return "\n\n".join(lines)


def _headline(note: CorrectionNote) -> str:
    if note.withdrawn_at:
        return f"En rettelse af facit er trukket tilbage {labels.day(note.withdrawn_at)}"
    return f"Facit er rettet {labels.day(note.at)}"


def _said(note: CorrectionNote, key: Response) -> str:
    return key_text(note.question, note.case, key)


def key_text(question: AnyQuestion, case: Case | None, key: Response) -> str:
    """A key in the item's own words."""
    match question, key:
        case ChoiceQuestion(), ChoiceResponse():
            return "; ".join(o.text for o in question.options if o.id in key.chosen)
        case OrderQuestion(), OrderResponse():
            steps = sorted(question.steps, key=lambda s: key.places[s.id])
            return " → ".join(s.text for s in steps)
        case MatchQuestion(), MatchResponse():
            sides = {right_id(t): t for t in (*(p.right for p in question.pairs), *question.extra)}
            return "; ".join(f"{p.left}: {sides[key.pairs[p.id]]}" for p in question.pairs)
        case DocumentsQuestion(), DocumentsResponse() if case:
            judged = [
                f"akt {d.number} {labels.RELEVANCE[key.judgements[d.id]].lower()}"
                for d in case.documents
                if d.id in key.judgements
            ]
            missing = [o.text for o in question.missing if o.id in key.missing]
            return "; ".join([*judged, f"mangler: {', '.join(missing) or 'intet'}"])
        case _, NumberResponse():
            return spelled_number(key.number)
        case _, DateResponse():
            return labels.day(key.day)
    return "det, der står i opgaven"
