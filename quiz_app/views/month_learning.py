"""Månedens læring: two minutes about what was learnt together, to read aloud at a meeting or to print."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.learnt import Month
from quiz_app.services.month_learning import Learnt, MonthLearnt
from quiz_app.views.components import case_shelf, frame, labels
from quiz_app.views.components.conference_words import BAND, OFFER
from quiz_app.views.components.draft_words import KIND

MONTH = "maaned"


def spelled(month: Month) -> str:
    """``november 2026``."""
    return labels.day(month.first).removeprefix("1. ")


def written(month: Month) -> str:
    """``2026-11``, as the address has it."""
    return f"{month.year}-{month.number:02}"


def choose(months: tuple[Month, ...]) -> Month:
    """The month in the address, or this one."""
    known = {written(m): m for m in months}
    wanted = st.query_params.get(MONTH, "")
    index = list(known).index(wanted) if wanted in known else 0
    chosen = st.selectbox(
        "Måned", list(known), index=index, format_func=lambda m: spelled(known[m]), key="learnt.month", on_change=turn
    )
    return known[chosen]


def turn() -> None:
    """Keep it in the address."""
    st.query_params[MONTH] = str(state.value("learnt.month"))


def link(title: str, ref: CaseRef) -> str:
    """The case's title, leading to it."""
    return f"[{labels.verbatim(title)}](/app/case_library?{case_shelf.ADDRESS[ref.kind]}={ref.id})"


def opening(found: MonthLearnt) -> None:
    """How much there was, in one sentence or two."""
    if not found.conferences:
        st.write(f"Ingen sagskonferencer fik gemt et råd til praksis i {spelled(found.month)}.")
        return
    count = labels.count(found.conferences, "sagskonference", "sagskonferencer")
    st.write(f"{count} fik gemt et råd til praksis i {spelled(found.month)}.")
    if found.from_centre is not None:
        people = labels.count(found.from_centre, "kollega", "kolleger")
        st.write(f"{people} fra {found.centre} var med.")
    else:
        st.caption(f"Så få fra {found.centre or 'dit center'} var med, at tallet ikke vises.")


def advice(told: tuple[Learnt, ...]) -> None:
    """What was advised, in the conferences that were large enough."""
    st.subheader("Råd til praksis")
    if not told:
        st.write("Ingen råd at fortælle om. Råd fra under fem deltagere står kun under sagen i Sagsbiblioteket.")
    for one in told:
        law = f" ({'; '.join(one.provisions)})" if one.provisions else ""
        st.markdown(
            f"**{link(one.title, one.case)}**: {BAND[one.advised].lower()}{law}\n\n{labels.verbatim(one.advice)}"
        )


def listed(title: str, lines: list[str]) -> None:
    """A list under its heading; nothing when it is empty."""
    if lines:
        st.subheader(title)
        st.markdown("\n".join(f"- {line}" for line in lines))


def draw() -> None:
    """The chosen month."""
    learning, actor = state.platform().conferences.month_learning, state.actor()
    found = learning.month(actor, choose(learning.months(actor)))
    opening(found)
    advice(found.advice)
    shared = [link(c.title, CaseRef(kind=CaseRefKind.RELEASED, id=c.id)) for c in found.cases]
    listed("Nye sager i biblioteket", shared)
    listed("Blev til indhold", [f"{KIND[kind]}: {path}" for kind, path in found.taken_over])
    listed("Tilbud, der manglede", [f"{OFFER[o]}: {n}" for o, n in found.lacking.items()])
    st.caption("Her står ingen navne og ingen grupper under fem. Siden kan skrives ud fra browseren.")


st.title("Månedens læring")
frame.notices()
draw()
