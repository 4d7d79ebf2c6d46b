"""The deadline of a conference over some days: what it showed by itself, and what to do where it could not."""

import uuid
from datetime import datetime, time

import streamlit as st

from quiz_app import state
from quiz_app.domain.assessment import Turn
from quiz_app.domain.danish_input import parse_date
from quiz_app.domain.danish_time import DENMARK
from quiz_app.domain.deadline import Standing
from quiz_app.services.conference_views import ConferenceView, TurnView
from quiz_app.views.components import conference_off


def told(turn: TurnView) -> None:
    """That nobody pressed."""
    if turn.by_itself:
        st.caption("Vurderingerne blev vist af sig selv, da fristen var gået.")


def draw(view: ConferenceView, standing: Standing) -> None:
    """That it has passed and, where too few have assessed, who may do what about it."""
    if not standing.is_short:
        st.info("Fristen er gået. Vurderingerne bliver vist nu.", icon=":material/hourglass_bottom:")
        return
    st.info(sentence(standing), icon=":material/hourglass_disabled:")
    if not view.may_extend:
        st.caption("Sagsejeren eller mødelederen kan forlænge fristen eller aflyse.")
        return
    key = f"conferences.{view.conference.conference_id}.extend"
    with st.form(key, border=False):
        st.text_input("Ny frist, til og med (dd.mm.åååå)", max_chars=20, key=f"{key}.until")
        st.form_submit_button("Forlæng fristen", on_click=extend, args=(view.conference.conference_id, key))
    conference_off.offer(view)


def sentence(standing: Standing) -> str:
    """What the deadline found."""
    given = "ingen har" if standing.given == 0 else "kun én har"
    again = " igen" if standing.turn == Turn.SECOND else ""
    then = " I kan også skrive rådet uden." if standing.turn == Turn.SECOND else ""
    return f"Fristen er gået, og {given} vurderet{again}. Der skal mindst to til, før noget kan vises.{then}"


def extend(conference_id: str, key: str) -> None:
    """Give more time."""

    def act() -> str:
        last = parse_date("until", str(state.value(f"{key}.until") or ""))
        until = datetime.combine(last, time(23, 59), DENMARK)
        deadlines = state.platform().conferences.deadlines
        deadlines.extend(state.actor(), conference_id, later_deadline_id=str(uuid.uuid4()), until=until)
        return "Fristen er forlænget."

    state.attempted(act)
