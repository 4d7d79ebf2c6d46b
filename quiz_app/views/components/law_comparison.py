"""A comparison of two law texts as a person reads it: classes, reasons, words out and in, and their own class."""

import html
import uuid
from collections.abc import Iterable

import pandas as pd
import streamlit as st

from quiz_app import state
from quiz_app.domain.lawtext import TextChange
from quiz_app.domain.lawtext.versions import Decided, open_kinds
from quiz_app.domain.lawtext.wording import Run, Words, word_changes
from quiz_app.services.collating import Choice, Collation
from quiz_app.views.components import labels
from quiz_app.views.components.law_words import TEXT_CHANGE, place

TAG = {Run.KEPT: "", Run.OUT: "del", Run.IN: "ins"}
LONG = 40
"""So many kept words in a row are shortened to their ends."""


def table(found: Collation) -> None:
    """All provisions, one a line."""
    rows = [{"Bestemmelse": place(r.row), "Klasse og grund": f"{klass(r)}. {why(r)}"} for r in found.rows]
    shown = [{name: labels.verbatim(cell) for name, cell in row.items()} for row in rows]
    st.table(pd.DataFrame(shown).set_index("Bestemmelse"))
    if any(r.overruling for r in found.rows):
        st.caption("* En person har ændret klassen. Se hvem og hvorfor under bestemmelsen.")


def klass(decision: Decided) -> str:
    """The class that counts, with a star where a person has set it."""
    return TEXT_CHANGE[decision.kind] + (" *" if decision.overruling else "")


def line(decision: Decided) -> str:
    """A provision and its class, to choose by."""
    return f"{place(decision.row)}: {klass(decision)}"


def why(decision: Decided) -> str:
    """The program's reason, and its own class where a person has another."""
    own = f"Programmets klasse: {TEXT_CHANGE[decision.row.kind]}. " if decision.overruling else ""
    return own + decision.row.why


def provision(found: Collation, decision: Decided) -> None:
    """The words of one provision, what a person has said, and the form to say otherwise."""
    st.subheader(place(decision.row))
    st.markdown(f"**{TEXT_CHANGE[decision.kind]}.** {labels.verbatim(why(decision))}")
    if decision.overruling:
        said = found.rulings[decision.overruling.overruling_id]
        when = labels.day(decision.overruling.at)
        st.markdown(f"Klassen er sat {when} af {labels.verbatim(said.name)}: {labels.verbatim(said.words)}")
    st.html(wording(word_changes(decision.row.before, decision.row.after)))
    if open_kinds(decision.row) - {decision.kind}:
        _overrule(found, decision)


def wording(runs: Iterable[Words]) -> str:
    """The words as HTML: those out struck through in ``del``, those in underlined in ``ins``, the rest shortened."""
    parts = (f"<{TAG[r.run]}>{html.escape(r.text)}</{TAG[r.run]}>" if TAG[r.run] else _kept(r.text) for r in runs)
    return f"<p>{' '.join(parts)}</p>"


def _kept(text: str) -> str:
    words = text.split()
    shown = text if len(words) <= LONG else " ".join([*words[: LONG // 2], "[…]", *words[-LONG // 2 :]])
    return html.escape(shown)


def _overrule(found: Collation, decision: Decided) -> None:
    row = decision.row
    key = f"law_texts.{row.old}.{row.new}"
    others = sorted(open_kinds(row) - {decision.kind}, key=list(TextChange).index)
    with st.expander("Sæt en anden klasse"), st.form(key, border=False):
        st.selectbox("Klasse", others, format_func=TEXT_CHANGE.__getitem__, key=f"{key}.kind")
        st.text_area("Hvorfor?", key=f"{key}.words", help="Alle, der ser sammenligningen, ser sætningen.")
        st.form_submit_button("Gem klassen", on_click=_decide, args=(found, decision, key))


def _decide(found: Collation, decision: Decided, key: str) -> None:
    def act() -> str:
        choice = Choice(
            overruling_id=str(uuid.uuid4()),
            old=decision.row.old or "",
            new=decision.row.new or "",
            kind=TextChange(str(state.value(f"{key}.kind"))),
            words=str(state.value(f"{key}.words") or ""),
        )
        ids = found.old.law_text_id, found.new.law_text_id
        state.platform().collating.overrule(state.actor(), *ids, choice)
        return "Klassen er gemt med din grund. Programmets egen klasse står der stadig."

    state.attempted(act)
