"""The parts of *Hvad rammer ændringen?*: the counts, the exams, the filters and the table."""

from collections import Counter

import altair as alt
import pandas as pd
import streamlit as st

from quiz_app import state
from quiz_app.domain.impact import Impact, ObjectKind, Standing, Touched
from quiz_app.services.reverifying import ImpactReport
from quiz_app.views.components import impact_words, labels

SHOWN = 50


def counts(impact: Impact) -> None:
    """How many of each kind, as bars and in words."""
    found = Counter(t.ref.kind for t in impact.touched)
    still = Counter(t.ref.kind for t in impact.touched if t.own == Standing.OPEN)
    order = [impact_words.KIND[kind] for kind in ObjectKind if found[kind]]
    values = [
        {"slags": impact_words.KIND[kind], "antal": number, "del": part}
        for kind in ObjectKind
        if found[kind]
        for part, number in (("Skal læses igen", still[kind]), ("Andre", found[kind] - still[kind]))
    ]
    bars = (
        alt.Chart(alt.InlineData(values=values), title="Det rammer ændringen", height=alt.Step(30))
        .mark_bar()
        .encode(
            x=alt.X("antal:Q", title="Antal", axis=alt.Axis(tickMinStep=1, format="d")),
            y=alt.Y("slags:N", sort=order, title=None, axis=alt.Axis(labelLimit=180)),
            color=alt.Color("del:N", title=None, sort=["Skal læses igen", "Andre"], legend=alt.Legend(orient="bottom")),
        )
    )
    st.altair_chart(bars, width="stretch")
    left = {k: f" (heraf {number} at læse igen)" for k, number in still.items()}
    said = (f"{impact_words.KIND[k].lower()} {found[k]}{left.get(k, '')}" for k in ObjectKind if found[k])
    st.caption(f"Søjlerne viser: {', '.join(said)}.")


def exams(report: ImpactReport) -> None:
    """What happens to exams, and how many licences rest on it."""
    st.subheader("Prøver og kørekort")
    for exam in report.exams:
        st.markdown(impact_words.exam_line(exam))
        if exam.leaving:
            with st.expander(f"Opgaver, der går ud af {exam.title}"):
                st.markdown("\n".join(f"- {labels.verbatim(name)}" for name in exam.leaving))
    kinds = state.platform().library.licences
    for kind, number in report.holders.items():
        st.markdown(f"{labels.verbatim(kinds[kind].title)}: {impact_words.holders(number)} hviler på det.")


def chosen(impact: Impact) -> list[Touched]:
    """What the filters let through."""
    left, right = st.columns(2)
    kinds = left.multiselect(
        "Slags",
        [kind for kind in ObjectKind if impact.of(kind)],
        format_func=impact_words.KIND.__getitem__,
        placeholder="Alle",
        key="impact.kinds",
    )
    standings = right.multiselect(
        "Læsning",
        list(Standing),
        format_func=impact_words.STANDING.__getitem__,
        placeholder="Alle",
        key="impact.standing",
    )
    direct = st.toggle("Kun det, der rammes direkte", key="impact.direct")
    return [
        t
        for t in impact.touched
        if (not kinds or t.ref.kind in kinds)
        and (not standings or t.standing in standings)
        and (t.direct or not direct)
    ]


def table(impact: Impact, found: list[Touched]) -> None:
    """Each object with its statuses on the two days."""
    known = impact_words.titles(impact)
    lines = [
        {
            "Hvad": f"{impact_words.KIND[t.ref.kind]}: {impact_words.named(t.ref, t.title)}",
            "Rammes": labels.verbatim(impact_words.how(t, known)),
            "Ændringen": f"{labels.CHANGE_KIND[t.gravest].capitalize()} fra {labels.day(t.commences)}",
            f"Den {labels.day(impact.before)}": impact_words.badge(t.before),
            f"Den {labels.day(impact.after)}": impact_words.badge(t.after),
            "Læsning": impact_words.STANDING[t.standing],
        }
        for t in found[:SHOWN]
    ]
    if not lines:
        st.info("Intet passer til det, du har valgt.")
        return
    st.table(pd.DataFrame(lines).set_index("Hvad"))
    if len(found) > SHOWN:
        st.caption(f"De første {SHOWN} af {len(found)}; filen har dem alle.")
