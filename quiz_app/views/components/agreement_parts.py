"""The parts of *Fælles retsforståelse*: each a chart of numbers with intervals, and a table that says the same."""

from collections.abc import Mapping

import altair as alt
import pandas as pd
import streamlit as st

from quiz_app.domain.agreement import Estimate, Reading, Talk
from quiz_app.domain.agreement.certainty import Level
from quiz_app.domain.agreement.reading import RELIABLE, TENTATIVE
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.views.components import agreement_words as words
from quiz_app.views.components import labels

COMMA = "replace(datum.label, '.', ',')"
NAMED = 6
"""So many of those that rest on too little are named."""
MEASURES = [words.TRACK, words.SUFFICIENCY]


def readings(title: str, found: Mapping[str, Reading]) -> None:
    """Those that rest on enough, in the order given, and the names of the others."""
    shown = {name: r for name, r in found.items() if r.basis.is_enough}
    few = [f"{name} ({words.size(r.basis)})" for name, r in found.items() if name not in shown]
    if shown:
        _chart(title, [(n, m, e) for n, r in shown.items() for m, e in _measures(r) if e is not None])
        st.table(pd.DataFrame([_row(name, r) for name, r in shown.items()]).set_index(""))
    if few:
        more = f"; og {len(few) - NAMED} andre" if len(few) > NAMED else ""
        st.caption(f"**{words.TOO_FEW}:** {'; '.join(few[:NAMED])}{more}.")


def talk(found: Talk) -> None:
    """Before and after the talk, and what can be said of the difference."""
    if not found.before.basis.is_enough:
        st.info(f"{words.TOO_FEW}. Indtil nu: {words.size(found.before.basis)}, hvor folk vurderede begge gange.")
        return
    readings("Enighed før og efter samtalen", {"Før samtalen": found.before, "Efter samtalen": found.after})
    for measure, moved in zip(MEASURES, (found.track, found.sufficiency), strict=True):
        if moved is None:
            continue
        sure = moved.low > 0 or moved.high < 0
        verdict = "mere, end tilfældet gør" if sure else "det kan være tilfældigt"
        st.markdown(f"- {measure}: flyttet {words.interval(moved)}; {verdict}.")
    st.caption("At tale sammen gør folk mere enige, også når de ikke bliver klogere. Se det sammen med facit.")


def certainty(title: str, found: Mapping[AnswerCertainty, Level]) -> None:
    """How often those who are sure, fairly sure or guess are in line."""
    rows = [
        {
            "": labels.ANSWER_CERTAINTY[level],
            "I tråd": words.share(of.in_line) if of.in_line else words.TOO_FEW,
            "Bygger på": f"{of.answers} svar, {labels.count(of.people, 'person', 'personer')}",
        }
        for level, of in found.items()
    ]
    st.markdown(f"**{title}**")
    st.table(pd.DataFrame(rows).set_index(""))


def _measures(found: Reading) -> list[tuple[str, Estimate | None]]:
    return list(zip(MEASURES, (found.track, found.sufficiency), strict=True))


def _row(name: str, found: Reading) -> dict[str, str]:
    cells = {measure: words.said(e, found.basis) for measure, e in _measures(found)}
    return {"": labels.verbatim(name), **cells, "Bygger på": words.size(found.basis)}


def _chart(title: str, points: list[tuple[str, str, Estimate]]) -> None:
    """A point and a line for each number; the two marks of the scale are drawn behind them."""
    if not points:
        return
    order = list(dict.fromkeys(name for name, *_ in points))
    values = [{"hvad": n, "om": m, "alfa": e.value, "fra": e.low, "til": e.high} for n, m, e in points]
    scale = alt.Scale(domain=[min(0.0, *(e.low for *_, e in points)), 1])
    base = alt.Chart(alt.InlineData(values=values), title=title, height=alt.Step(20)).encode(
        y=alt.Y("hvad:N", sort=order, title=None, axis=alt.Axis(labelLimit=190)),
        yOffset=alt.YOffset("om:N", sort=MEASURES),
        color=alt.Color("om:N", sort=MEASURES, title=None, legend=alt.Legend(orient="bottom", columns=1)),
    )
    axis = alt.Axis(labelExpr=COMMA, tickCount=5)
    lines = base.mark_rule(strokeWidth=3).encode(x=alt.X("fra:Q", title="Enighed", scale=scale, axis=axis), x2="til:Q")
    shape = alt.Shape("om:N", sort=MEASURES, legend=None)
    dots = base.mark_point(filled=True, size=90, opacity=1).encode(x=alt.X("alfa:Q"), shape=shape)
    marks = alt.Chart(alt.InlineData(values=[{"x": TENTATIVE}, {"x": RELIABLE}])).encode(x="x:Q")
    st.altair_chart(marks.mark_rule(strokeDash=[4, 4], color="gray") + lines + dots, width="stretch")
    st.caption("Prikken er tallet, stregen usikkerheden. De stiplede linjer er 0,67 og 0,8. Tabellen siger det samme.")
