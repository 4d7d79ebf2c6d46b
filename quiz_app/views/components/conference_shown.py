"""The revealed assessments of a turn: how they spread, where people are sure and apart, and their reasons."""

from collections.abc import Mapping

import streamlit as st

from quiz_app.domain.assessment import Sufficiency
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.law import Track
from quiz_app.domain.spread import Spread
from quiz_app.services.conference_views import ConferenceView, TurnView
from quiz_app.views.components import labels

MERGED = "Øvrige, lagt sammen"


def draw(turn: TurnView) -> None:
    """Everything there is to see of a revealed turn; names are nowhere."""
    whole = turn.whole
    if whole is None:
        return
    st.markdown(headline(whole))
    chart(whole)
    st.markdown(certainty_table(whole))
    st.markdown("**Er sagen oplyst nok?**\n\n" + sufficiency_table({"Alle": whole}))
    for title, counts in (
        ("Det mangler", {labels.MISSING[m]: n for m, n in whole.missing.items()}),
        ("Bestemmelser, I nævner", dict(whole.provisions)),
    ):
        if counts:
            lines = "\n".join(f"- {name}: {n}" for name, n in counts.items())
            st.markdown(f"**{title}**\n\n{lines}")
    groups("Center for center", turn.by_centre)
    groups("Sagsbehandlere, mødeledere, teammedlemmer og andre", turn.by_series)
    if turn.reasons:
        st.markdown("**Begrundelserne** (uden navne, i tilfældig rækkefølge)")
        st.markdown("\n".join(f"- »{labels.verbatim(' '.join(reason.split()))}«" for reason in turn.reasons))


def headline(whole: Spread) -> str:
    """What to talk about, in one sentence."""
    if whole.agreed is not None:
        return f"**Alle {whole.total} peger på {labels.TRACK[whole.agreed]}.** Tal om, hvad der kunne ændre det."
    if whole.sure_apart:
        return (
            f"**{whole.sure_apart} er sikre, men peger forskellige veje.** Begynd samtalen der: hvad ser I forskelligt?"
        )
    return "**I peger forskellige veje, og ingen sikre står imod hinanden.** Find det, der mangler for at blive sikker."


def chart(whole: Spread) -> None:
    """The tracks as bars, parted by certainty. Drawn as a plain specification: sixty people see it at once.

    The rows stand in a layer of their own: above it they would be turned into a table of pandas, half a second for the
    first who sees one.
    """
    rows = [
        {"vej": labels.TRACK[track].capitalize(), "sikkerhed": labels.ANSWER_CERTAINTY[sure], "antal": n}
        for (track, sure), n in whole.certainty.items()
    ]
    order = [labels.ANSWER_CERTAINTY[c] for c in AnswerCertainty]
    st.vega_lite_chart(
        {
            "height": {"step": 34},
            "title": "Hvilken vej peger sagen?",
            "description": "Søjler: hvor mange der peger på hver vej, delt efter hvor sikre de er. Tabellen nedenfor "
            "har de samme tal.",
            "layer": [{"data": {"values": rows}, "mark": "bar"}],
            "encoding": {
                "x": {"field": "antal", "type": "quantitative", "title": "Antal", "axis": {"tickMinStep": 1}},
                "y": {"field": "vej", "type": "nominal", "title": None, "sort": "-x", "axis": {"labelLimit": 220}},
                "color": {"field": "sikkerhed", "type": "nominal", "title": "Sikkerhed", "sort": order},
            },
        },
        width="stretch",
    )


def certainty_table(whole: Spread) -> str:
    """Tracks by certainty, as the chart has them."""
    kinds = list(AnswerCertainty)
    head = "| Vej | " + " | ".join(labels.ANSWER_CERTAINTY[c] for c in kinds) + " | I alt |\n|---|" + "---:|" * 4
    rows = (
        f"| {labels.TRACK[track].capitalize()} | "
        + " | ".join(str(whole.certainty.get((track, c), 0)) for c in kinds)
        + f" | {n} |"
        for track, n in whole.tracks.items()
    )
    return "\n".join([head, *rows])


def sufficiency_table(spreads: Mapping[str, Spread]) -> str:
    """Sufficiency of each spread, a column each."""
    head = "| Svar | " + " | ".join(spreads) + " |\n|---|" + "---:|" * len(spreads)
    rows = (
        f"| {labels.SUFFICIENCY[s]} | " + " | ".join(str(w.sufficiency.get(s, 0)) for w in spreads.values()) + " |"
        for s in Sufficiency
    )
    return "\n".join([head, *rows])


def track_table(spreads: Mapping[str, Spread]) -> str:
    """The tracks of each spread, a column each."""
    tracks = [t for t in Track if any(t in s.tracks for s in spreads.values())]
    head = "| Vej | " + " | ".join(spreads) + " |\n|---|" + "---:|" * len(spreads)
    rows = (
        f"| {labels.TRACK[t].capitalize()} | " + " | ".join(str(s.tracks.get(t, 0)) for s in spreads.values()) + " |"
        for t in tracks
    )
    return "\n".join([head, *rows])


def groups(title: str, found: tuple[tuple[str, Spread], ...]) -> None:
    """Groups side by side, where they are large enough."""
    if not found:
        return
    named = {labels.SERIES_BY_NAME.get(name, name) or MERGED: s for name, s in found}
    st.markdown(f"**{title}**\n\n{track_table(named)}")
    st.caption("Grupper under fem er lagt sammen, så ingen kan kendes.")


def before_and_after(view: ConferenceView) -> None:
    """The two turns side by side."""
    if view.first.whole is None or view.second.whole is None:
        return
    both = {"Før samtalen": view.first.whole, "Efter samtalen": view.second.whole}
    st.subheader("Før og efter samtalen")
    st.markdown(track_table(both))
    st.markdown(sufficiency_table(both))
