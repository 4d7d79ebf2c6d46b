"""Hvad rammer ændringen?: everything that a change in the law touches, before and after its commencement."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.law import Change
from quiz_app.views.components import export, frame, impact_parts, impact_words, labels

CHANGE = "aendring"


def choose(changes: tuple[Change, ...]) -> Change:
    """The change in the address, or the one that is chosen."""
    known = {c.id: c for c in changes}
    wanted = st.query_params.get(CHANGE, "")
    return known[
        st.selectbox(
            "Lovændring",
            list(known),
            index=list(known).index(wanted) if wanted in known else 0,
            format_func=lambda i: f"{known[i].title} ({labels.day(known[i].commences)})",
            key="impact.change",
            on_change=turn,
        )
    ]


def turn() -> None:
    """Keep the chosen change in the address, so that it can be sent to a colleague."""
    st.query_params[CHANGE] = str(state.value("impact.change"))


def head(change: Change) -> None:
    """What the change is, how surely it is known, and where it is read."""
    content, dated = (labels.CERTAINTY[c].lower() for c in (change.certainty.content, change.certainty.date))
    sure = f"indhold: {content}, dato: {dated}"
    st.markdown(
        f"Træder i kraft {labels.day(change.commences)} ({sure}). [Læs om ændringen](/lovaendringer/{change.id}.html)"
    )


def draw() -> None:
    """The chosen change and what it touches."""
    reverifying, actor = state.platform().reverifying, state.actor()
    changes = reverifying.changes(actor)
    if not changes:
        st.info("Der er ingen lovændringer i lovgrundlaget.")
        return
    change = choose(changes)
    head(change)
    st.page_link("views/review_queue.py", label="Det, der skal læses igen", icon=":material/checklist:")
    report = reverifying.impact(actor, change.id)
    if not report.impact.touched:
        st.info("Ændringen rammer intet af det, der er skrevet her.")
        return
    impact_parts.counts(report.impact)
    impact_parts.exams(report)
    st.subheader("Det rammes")
    impact_parts.table(report.impact, impact_parts.chosen(report.impact))
    name = f"aendring-{change.id}.csv"
    st.download_button(
        "Hent som CSV", export.csv_of(impact_words.rows(report.impact)), name, "text/csv", key="impact.csv"
    )


st.title("Hvad rammer ændringen?")
frame.notices()
draw()
