"""Registrér en lovændring: a form, a preview of what it would touch, and the file to hand in. Nothing is stored."""

from datetime import date

import streamlit as st

from quiz_app import state
from quiz_app.domain.change_form import RULES, ChangeForm
from quiz_app.domain.danish_input import parse_date
from quiz_app.domain.impact import Impact
from quiz_app.domain.law import Certainty, Track
from quiz_app.errors import InvalidInput
from quiz_app.services.registering import ChangePreview
from quiz_app.views.components import frame, impact_words, labels

FIELDS = {
    "title": "Hvad går ændringen ud på?",
    "source": "Hvor står den?",
    "commences": "Hvornår træder den i kraft?",
    "summary": "Sammenfatning",
    "affects": "Bestemmelser",
    "transition": "Overgangsregler",
}
SHOWN = 20


def form() -> None:
    """The fields; what is typed stays in them, also when something is wrong."""
    sure = list(Certainty)
    words = labels.CERTAINTY.__getitem__
    with st.form("change", border=False):
        st.text_input(FIELDS["title"], key="change.title", max_chars=120, autocomplete="off")
        st.text_input(f"{FIELDS['source']} Fx lov nr. 1750/2025 § 21", key="change.source", autocomplete="off")
        st.text_input(f"{FIELDS['commences']} (dd.mm.åååå)", key="change.commences", autocomplete="off")
        st.selectbox("Hvor sikkert er indholdet?", sure, index=2, format_func=words, key="change.content")
        st.selectbox("Hvor sikker er datoen?", sure, index=2, format_func=words, key="change.dated")
        st.text_area(f"{FIELDS['summary']}: hvad ændres, og hvad er ikke læst?", key="change.summary")
        st.text_area(
            f"{FIELDS['affects']}, én på hver linje: bestemmelse; hvad der sker; hvor meget; evt. anden dato",
            key="change.affects",
            placeholder="LAB § 116, stk. 2; ændres; indholdet ændres",
            height=150,
        )
        st.caption(
            f"Hvad der sker: {', '.join(labels.EFFECT.values())}. Hvor meget: {', '.join(labels.CHANGE_KIND.values())}."
        )
        st.text_area(
            f"{FIELDS['transition']}, én på hver linje: spor; hvornår; regler; reglen i ord",
            key="change.transition",
            placeholder="ressourceforloeb; senest 2026-01-31; gamle; Forløbet kan fortsætte.",
        )
        st.caption(
            f"Spor: {', '.join(Track)} eller tomt. Hvornår: senest, fra eller i gang og en dato, eller tomt. "
            f"Regler: {', '.join(RULES)}."
        )
        st.text_input("Fakta, den rammer, fx REF-06, RT-22", key="change.facts", autocomplete="off")
        st.form_submit_button("Vis, hvad den rammer", type="primary")


def typed() -> ChangeForm | None:
    """What the fields hold; ``None`` before anything is typed."""
    words = {name: str(state.value(f"change.{name}") or "") for name in (*FIELDS, "facts") if name != "commences"}
    if not any(words.values()):
        return None
    return ChangeForm(
        commences=day(str(state.value("change.commences") or "")),
        content=Certainty(str(state.value("change.content"))),
        dated=Certainty(str(state.value("change.dated"))),
        **words,
    )


def day(typed: str) -> date | None:
    """The day that is typed; ``None`` when it is none, which the preview then says."""
    try:
        return parse_date("commences", typed)
    except InvalidInput:
        return None


def refused(preview: ChangePreview) -> None:
    """Every problem by field and line."""
    st.error("Noget skal rettes, før filen kan skrives. Det, du har skrevet, står der stadig.", icon=":material/error:")
    for problem in preview.problems:
        where = FIELDS[problem.field] + (f", linje {problem.line}" if problem.line else "")
        st.markdown(f"- **{where}**: {labels.verbatim(problem.sentence)}")


def touched(found: Impact) -> None:
    """What the change would touch, the gravest first."""
    st.subheader("Det vil den ramme")
    if not found.touched:
        st.info("Intet af det, der er skrevet her, bygger på bestemmelserne.")
        return
    lines = [f"- {impact_words.KIND[t.ref.kind]}: {labels.verbatim(t.title)}" for t in found.touched]
    st.markdown("\n".join(lines[:SHOWN]))
    if lines[SHOWN:]:
        with st.expander(f"Vis {len(lines) - SHOWN} mere"):
            st.markdown("\n".join(lines[SHOWN:]))


def file(preview: ChangePreview) -> None:
    """The file to hand in, to copy or to take down; not while the reader objects."""
    st.subheader("Filen")
    for objection in preview.objections:
        st.error(objection, icon=":material/error:")
    st.write("Læg filen i guidelines/lovgrundlag/changes, og send den til godkendelse. Her gemmes intet.")
    st.code(preview.text, language="yaml")
    if not preview.objections:
        st.download_button(f"Hent {preview.name}", preview.text, preview.name, "text/yaml", key="change.file")


def draw() -> None:
    """The form, and under it what the typed change would be."""
    form()
    written = typed()
    if written is None:
        return
    preview = state.platform().registering.preview(state.actor(), written)
    if preview.problems or preview.impact is None:
        refused(preview)
        return
    touched(preview.impact)
    file(preview)


st.title("Registrér en lovændring")
frame.notices()
draw()
