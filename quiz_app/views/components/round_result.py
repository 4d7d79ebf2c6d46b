"""What a finished round shows: the spread, by centre where nobody shows, reasons without names, and the facit."""

from collections.abc import Mapping

import altair as alt
import pandas as pd
import streamlit as st

from quiz_app.domain.agreement import Compared, Consensus, TwinResult
from quiz_app.domain.agreement.consensus import FEWEST_IN_ROUND
from quiz_app.domain.assessment import Series, Sufficiency
from quiz_app.domain.law import Track
from quiz_app.domain.small_groups import SMALLEST
from quiz_app.domain.spread import Spread
from quiz_app.services.calibrating import RoundResult
from quiz_app.views.components import agreement_words as words
from quiz_app.views.components import case_reading, labels


def draw(result: RoundResult) -> None:
    """Each series apart; then what the case was made to show."""
    st.header(result.case.title)
    began, ended = labels.day(result.calibration.started_at), labels.day(result.calibration.deadline)
    st.caption(f"Runden var åben fra {began} til {ended}. Hver vurderede alene.")
    for series, found in result.spreads.items():
        st.subheader(labels.SERIES[series])
        one(found, result.centres)
        if result.before:
            before_after(result.before, series, found)
        reasons(result.reasons[series])
    if not result.spreads:
        st.info("Ingen nåede at vurdere sagen.")
    if result.twins:
        twins(result.twins, labels.TWIN_TRAIT[result.calibration.trait] if result.calibration.trait else "")
    with st.expander("Læs sagen"):
        case_reading.story(result.case)
    st.subheader("Facit")
    st.caption("Sådan så de, der skrev sagen, på den. Her kan fagfolk også være uenige.")
    case_reading.facit(result.case)


def one(found: Consensus, centres: Mapping[str, str]) -> None:
    """The whole spread, and that of the centres."""
    if found.everybody is None:
        st.info(f"{words.TOO_FEW}: {labels.count(found.people, 'person', 'personer')}. Der skal mindst {SMALLEST} til.")
        return
    chart(found.everybody)
    st.markdown(mind(found))
    groups = {"Alle": found.everybody} | {centres.get(c, "Andre centre"): s for c, s in found.centres}
    st.markdown("**Vejen**")
    st.table(pd.DataFrame([_tracks(name, s, found.everybody) for name, s in groups.items()]).set_index(""))
    st.markdown("**Er sagen oplyst nok?**")
    st.table(pd.DataFrame([_sufficiency(name, s) for name, s in groups.items()]).set_index(""))
    if missing := found.everybody.missing:
        said = (f"{labels.MISSING[m].lower()} {n}" for m, n in missing.items())
        st.caption(f"Det mangler, siger nogen: {', '.join(said)}.")
    st.caption("Centre med under fem personer er lagt sammen eller vises ikke.")


def mind(found: Consensus) -> str:
    """Whether most are of one mind, as far as so many can tell."""
    if found.common is None or found.one_side is None:
        return f"{words.TOO_FEW} om enighed: der skal mindst {FEWEST_IN_ROUND} til."
    verdict = "Vi er **uenige** om sagen." if found.is_low else "Tallene siger ikke sikkert, om vi er enige."
    if found.is_high:
        verdict = "De fleste er **enige** om sagen."
    return (
        f"{verdict} {words.share(found.common)} valgte den samme vej, og {words.share(found.one_side)} er på samme "
        "side om, hvorvidt den er oplyst nok."
    )


def before_after(before: RoundResult, series: Series, found: Consensus) -> None:
    """The round that this one follows, beside it."""
    earlier = before.spreads.get(series)
    st.markdown(f"**Før og efter:** runden følger op på »{labels.verbatim(before.case.title)}«.")
    if earlier is None or earlier.common is None or found.common is None:
        st.caption(f"{words.TOO_FEW} i mindst en af runderne.")
        return
    rows = [
        {"": name, "Samme vej": words.share(c.common), "Samme side om oplysning": words.share(c.one_side)}
        for name, c in (("Før", earlier), ("Efter", found))
        if c.common and c.one_side
    ]
    st.table(pd.DataFrame(rows).set_index(""))
    overlap = earlier.common.high >= found.common.low and found.common.high >= earlier.common.low
    st.caption(
        "Forskellen kan være tilfældig." if overlap else "Forskellen er større, end tilfældet gør; sagerne er dog to."
    )


def reasons(found: tuple[tuple[Track, str], ...]) -> None:
    """Without names, in an order that tells nothing."""
    if found:
        with st.expander(f"Hvorfor? {labels.count(len(found), 'sætning', 'sætninger')} uden navn"):
            for track, text in found:
                st.markdown(f"- *{labels.TRACK[track].capitalize()}*: {labels.verbatim(text)}")


def twins(found: TwinResult, trait: str) -> None:
    """Two versions for the whole municipality, with the differences' intervals."""
    st.subheader("To udgaver af sagen")
    first, second = found.answers
    st.write(f"Udgaverne adskilte sig kun ved borgerens {trait}. {first} svarede på den ene og {second} på den anden.")
    rows = [_compared("Sagen er oplyst nok", found.enough)]
    rows += [_compared(labels.TRACK[track].capitalize(), c) for track, c in found.tracks.items()]
    st.table(pd.DataFrame(rows).set_index(""))
    st.caption("Kun for hele kommunen. Flere linjer giver flere chancer for en tilfældig forskel: gentag, før I tror.")


def chart(found: Spread) -> None:
    """The tracks as bars; the table below says the same."""
    order = [labels.TRACK[t].capitalize() for t in found.tracks]
    values = [{"vej": labels.TRACK[t].capitalize(), "antal": n} for t, n in found.tracks.items()]
    bars = (
        alt.Chart(alt.InlineData(values=values), title="Hvilken vej?", height=alt.Step(30))
        .mark_bar()
        .encode(
            x=alt.X("antal:Q", title="Antal", axis=alt.Axis(tickMinStep=1, format="d")),
            y=alt.Y("vej:N", sort=order, title=None, axis=alt.Axis(labelLimit=190)),
        )
    )
    st.altair_chart(bars, width="stretch")


def _tracks(name: str, found: Spread, everybody: Spread) -> dict[str, str]:
    cells = {labels.TRACK[t].capitalize(): str(found.tracks.get(t, 0)) for t in everybody.tracks}
    return {"": name, **cells, "I alt": str(found.total)}


def _sufficiency(name: str, found: Spread) -> dict[str, str]:
    return {"": name} | {labels.SUFFICIENCY[s]: str(found.sufficiency.get(s, 0)) for s in Sufficiency}


def _compared(name: str, found: Compared) -> dict[str, str]:
    return {
        "": name,
        "Første udgave": words.share(found.first),
        "Anden udgave": words.share(found.second),
        "Forskel": words.apart(found.apart),
        "Læs det sådan": "Kan være tilfældigt" if found.may_be_chance else "Mere, end tilfældet gør",
    }
