"""Lovtekster: compare two versions of an act, class what differs, draft the change, and see what is new."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from quiz_app import state
from quiz_app.content.change_file import change_file
from quiz_app.domain.danish_input import parse_date
from quiz_app.domain.lawtext import TextChange
from quiz_app.domain.lawtext.drafting import commencement
from quiz_app.domain.lawtext.versions import StoredText
from quiz_app.errors import RuleError
from quiz_app.services.collating import Collation
from quiz_app.views.components import frame, law_comparison, law_tasks

HOW_TO_IMPORT = "Lovtekster læses ind på serveren: koerekort law import FIL. To udgaver kan så sammenlignes her."


def name(text: StoredText) -> str:
    """A text with its act."""
    act = state.platform().library.acts.get(text.act)
    return f"{act.cite if act else text.act}: {text.label}"


def choose(texts: Sequence[StoredText]) -> tuple[StoredText, StoredText] | None:
    """The act, and two of its texts; an order may be compared with one that it replaces."""
    acts = dict.fromkeys(t.act for t in sorted(texts, key=lambda t: t.text.issued or date.min, reverse=True))
    act = st.selectbox(
        "Hvilken lov?",
        list(acts),
        format_func=lambda a: state.platform().library.acts[a].cite if a in state.platform().library.acts else a,
        key="law_texts.act",
    )
    own = [t for t in texts if t.act == act]
    new = st.selectbox("Ny udgave", own, format_func=name, key="law_texts.new")
    others = [t for t in (*own, *texts) if new and t.law_text_id != new.law_text_id]
    earlier = {t.law_text_id: t for t in others}
    old_id = st.selectbox(
        "Gammel udgave", list(earlier), format_func=lambda i: name(earlier[i]), key=f"law_texts.old.{act}"
    )
    return (earlier[old_id], new) if old_id and new else None


def comparison(old: StoredText, new: StoredText) -> None:
    """The table, the provisions worth reading, and the draft."""
    found = state.platform().collating.collation(state.actor(), old.law_text_id, new.law_text_id)
    law_comparison.table(found)
    st.caption("I ordlyden er det, der er taget ud, streget over, og det, der er kommet til, understreget.")
    read(found)
    draft(found)


def read(found: Collation) -> None:
    """One of the provisions that differ, in full."""
    differing = [i for i, r in enumerate(found.rows) if r.kind != TextChange.UNCHANGED or r.overruling]
    at = st.selectbox(
        "Læs en bestemmelse",
        differing,
        format_func=lambda i: law_comparison.line(found.rows[i]),
        placeholder="Alle bestemmelser er uændrede",
        key=f"law_texts.row.{found.old.law_text_id[:8]}.{found.new.law_text_id[:8]}",
    )
    if at is not None:
        law_comparison.provision(found, found.rows[at])


def draft(found: Collation) -> None:
    """The file of the change, to be read, completed and handed in."""
    st.header("Kladde til en ændring")
    st.write("Hent kladden, skriv, hvad ændringen betyder, og aflevér filen. Intet ændres af sig selv.")
    told = commencement(found.new.text)
    day, key = f"{told:%d.%m.%Y}" if told else "", f"law_texts.commences.{found.new.law_text_id[:8]}"
    written = st.text_input("Gælder fra", value=day, placeholder="dd.mm.åååå", key=key)
    try:
        change = state.platform().collating.drafted(
            found, commences=parse_date("commences", written) if written else None
        )
    except RuleError as error:
        st.info(str(error))
        return
    text = change_file(change, state.platform().citations)
    st.code(text, language=None, wrap_lines=True)
    st.download_button("Hent kladden", text, f"{change.id}.yml", "text/yaml", key="law_texts.download")


def draw() -> None:
    """What is new, and the comparison."""
    st.header("Nyt fra Retsinformation")
    law_tasks.draw()
    st.header("Sammenlign to udgaver")
    chosen = choose(texts) if (texts := state.platform().collating.texts(state.actor())) else None
    if chosen is None:
        st.info(HOW_TO_IMPORT)
    else:
        comparison(*chosen)


st.title("Lovtekster")
frame.notices()
draw()
