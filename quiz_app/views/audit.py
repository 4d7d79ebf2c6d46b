"""Beslutningsspor: the decisions, narrowed and taken away, and whether the chain is whole."""

from datetime import date

import pandas as pd
import streamlit as st

from quiz_app import state
from quiz_app.domain.audit import Action
from quiz_app.domain.danish_input import parse_date
from quiz_app.errors import InvalidInput
from quiz_app.services.auditing import LEFT_OUT, Decision, Verification
from quiz_app.views.components import decision_words, export, frame, labels

SHOWN = 100


def row(decision: Decision) -> dict[str, str]:
    """One line of the table."""
    return {
        "Nr.": str(decision.seq),
        "Tid": labels.moment(decision.at),
        "Beslutning": decision_words.word(decision.action),
        "Af": decision.actor,
        "Om": decision.about,
        "Nærmere": decision_words.details(decision.details),
    }


def day(label: str, key: str) -> date | None:
    """The day in a field; a wrong one gets a sentence and narrows nothing."""
    text = st.text_input(label, key=key, placeholder="dd.mm.åååå")
    try:
        return parse_date("day", text) if text else None
    except InvalidInput as error:
        st.error(str(error))
        return None


def verdict(verified: Verification) -> None:
    """Whether every row follows from the one before it."""
    if verified.broken_at is not None:
        st.error(
            f"Sporet er brudt ved nr. {verified.broken_at}: Rækken følger ikke af den før. "
            "Hent driftens seneste sikkerhedskopi frem, og sammenlign.",
            icon=":material/error:",
        )
        return
    st.success(f"Sporet er helt: {verified.rows} beslutninger i én kæde.", icon=":material/verified:")
    if verified.head:
        st.caption("Det sidste led. Skriv det ned et andet sted, så kan ingen forkorte sporet ubemærket:")
        st.code(verified.head, language=None)


def draw() -> None:
    """The filters, the table, the file and the verification."""
    auditing, actor = state.platform().auditing, state.actor()
    action = st.selectbox(
        "Beslutning",
        sorted(set(Action) - LEFT_OUT, key=decision_words.word),
        index=None,
        format_func=decision_words.word,
        placeholder="Alle",
        key="audit.action",
    )
    left, right = st.columns(2)
    with left:
        since = day("Fra", "audit.since")
    with right:
        until = day("Til", "audit.until")
    trail = auditing.trail(actor, action=action, since=since, until=until)
    rows = [row(d) for d in trail.decisions]
    if rows:
        shown = [{name: labels.verbatim(decision_words.short(cell)) for name, cell in r.items()} for r in rows[:SHOWN]]
        st.table(pd.DataFrame(shown).set_index("Nr."))
        st.download_button("Hent som CSV", export.csv_of(rows), "beslutningsspor.csv", "text/csv", key="audit.csv")
    else:
        st.info("Ingen beslutninger passer.")
    if len(rows) > SHOWN:
        st.caption(f"De nyeste {SHOWN} af {len(rows)}; filen har dem alle.")
    st.caption(
        f"Øvelser, prøver og samtaler før en ny prøve vises ikke ({trail.left_out} rækker): "
        "Hvordan det går nogen, er deres egen sag. Rækkerne er med i kæden."
    )
    if st.button("Efterprøv kæden", key="audit.verify"):
        verdict(auditing.verify(actor))


st.title("Beslutningsspor")
frame.notices()
draw()
