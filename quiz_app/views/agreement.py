"""Fælles retsforståelse: how far people who assess the same case agree, and when nothing can be said."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.assessment import MEASURED, Series
from quiz_app.domain.people import Permission
from quiz_app.services.agreeing import AgreementTask, AgreementView, TaskKind
from quiz_app.views.components import agreement_parts, agreement_words, frame, labels

THEME = "agreement.theme"
ROUNDS = "views/calibration_rounds.py"


def tasks() -> None:
    """What key persons are to do about disagreement."""
    st.header("Her er vi uenige: opgaver")
    found = state.platform().conferences.agreeing.tasks(state.actor())
    for task in found:
        one(task)
    if not found:
        st.success("Ingen opgaver lige nu.", icon=":material/check_circle:")


def one(task: AgreementTask) -> None:
    """Make or mend a guideline, then run a round on a twin case."""
    what = "Emnet" if task.kind == TaskKind.TOPIC else "Runden om"
    with st.container(border=True):
        st.markdown(f"**{what} {labels.verbatim(agreement_words.topic(task.title))}**")
        st.write("Lav eller ret en retningslinje, og kør runden igen på en tvillingesag: en ny sag om det samme.")
        if task.under_way:
            st.caption("En runde om det er i gang.")
        if task.twins:
            st.caption("Sager om det samme: " + "; ".join(case.title for case in task.twins[:4]) + ".")
        follows = {"efter": task.subject} if task.kind == TaskKind.ROUND else {}
        st.page_link(ROUNDS, label="Sæt en ny runde i gang", icon=":material/replay:", query_params=follows)


def narrowed(series: Series) -> AgreementView:
    """The series, of one theme where somebody has chosen one."""
    here, actor = state.platform().conferences.agreeing, state.actor()
    key = f"{THEME}.{series}"
    theme = str(state.value(key) or "")
    view = here.overview(actor, series, theme)
    if view.themes:
        st.selectbox("Kun sager med temaet (kan udelades)", view.themes, index=None, placeholder="Alle", key=key)
    return view


def draw(view: AgreementView) -> None:
    """Everything about one series, the whole first."""
    index = view.index
    if not index.overall.basis.answers:
        st.info(f"{agreement_words.TOO_FEW} endnu. Det første tal kommer, når flere har vurderet de samme sager.")
        return
    st.header("Samlet")
    agreement_parts.readings("Enighed i alt", {"Alle sager": index.overall})
    st.header("Før og efter samtalen")
    agreement_parts.talk(index.talk)
    st.header("Efter emne")
    several = {agreement_words.topic(name): found for name, found in index.topics.items()}
    agreement_parts.readings("Enighed efter emne", several)
    st.header("Mellem to centre")
    names = {f"{view.centres[a]} og {view.centres[b]}": found for (a, b), found in index.centres.items()}
    agreement_parts.readings("Enighed i to centre set under ét", dict(sorted(names.items())))
    st.caption("De to centres svar på de sager, begge har vurderet. Under fem personer vises et center ikke.")
    st.header("Over tid")
    quarters = {agreement_words.quarter(q): found for q, found in index.quarters.items()}
    agreement_parts.readings("Enighed efter kvartal", quarters)
    st.write(agreement_words.trend(index.quarters))
    st.header("Passer sikkerheden?")
    st.write("Er de sikre oftere i tråd med de andre, med facit eller med det, der skete, end dem, der gætter?")
    agreement_parts.certainty("I tråd med de fleste andre om vejen", view.majority)
    agreement_parts.certainty("I tråd med vejen i facit (konstruerede sager)", view.facit)
    agreement_parts.certainty("I tråd med det, der siden skete (sager fra konferencer)", view.outcomes)


st.title("Fælles retsforståelse")
frame.notices()
st.write("Hvor ens vurderer vi den samme sag? Tallene handler om sagerne og retningslinjerne, aldrig om den enkelte.")
actor = state.actor()
if actor.has(Permission.CALIBRATE):
    tasks()
chosen = st.radio(
    "Hvis vurderinger?", MEASURED, format_func=labels.SERIES.__getitem__, key="agreement.series", horizontal=True
)
draw(narrowed(chosen or Series.CASEWORKERS))
with st.expander("Hvad betyder tallene?"):
    st.markdown(agreement_words.DEFINITIONS)
st.markdown("Mere: [hvad tallene siger, og hvad de ikke siger](/faelles-retsforstaaelse.html)")
