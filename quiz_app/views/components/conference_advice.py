"""Råd til praksis: the note taker's form, the advice with its objections, and the follow-up."""

import uuid

import streamlit as st

from quiz_app import state
from quiz_app.domain.case_ref import CaseRefKind
from quiz_app.domain.conference import (
    MUST_SAY,
    Band,
    ConclusionPart,
    Offer,
    Part,
    Stage,
    objections_until,
)
from quiz_app.domain.danish_input import parse_date
from quiz_app.errors import InvalidInput
from quiz_app.services.concluding import Advice
from quiz_app.services.conference_views import AdviceView, ConferenceView
from quiz_app.services.kept_words import BLANKED
from quiz_app.views.components import conference_follow_up, draft_buttons, labels
from quiz_app.views.components import conference_words as words


def draw(view: ConferenceView) -> None:
    """As far as the conference has come."""
    if view.stage in {Stage.ASSESSING, Stage.CANCELLED}:
        return
    st.subheader("Råd til praksis")
    latest = view.latest
    if latest is not None:
        advice(view, latest)
    else:
        st.info("Rådet er ikke skrevet endnu. Det gør referenten.")
    if view.case is None:
        return
    if view.stage in {Stage.OBJECTING, Stage.OBJECTED}:
        objection(view)
    if view.own_part_is(Part.NOTE_TAKER) and view.stage != Stage.KEPT:
        with st.expander("Skriv rådet" if latest is None else "Skriv en ny udgave", expanded=latest is None):
            form(view, latest)
    follow_up(view)
    if view.stage == Stage.KEPT:
        draft_buttons.draw(view.conference.conference_id)


def advice(view: ConferenceView, latest: AdviceView) -> None:
    """The version that counts, and where it stands."""
    conclusion = latest.conclusion
    if view.stage == Stage.KEPT:
        st.success(f"Rådet er gemt. Udgave {conclusion.version}.", icon=":material/check_circle:")
    elif view.stage == Stage.OBJECTED:
        st.warning("Der er en indsigelse. Rådet bliver først gemt, når referenten har skrevet en ny udgave.")
    else:
        until = labels.moment(objections_until(conclusion))
        st.info(f"Alle deltagere kan gøre indsigelse til {until}. Derefter bliver rådet gemt.")
    st.markdown(f"**Vejen, rådet peger:** {words.BAND[conclusion.advised]}")
    for part, body in latest.words.items():
        st.markdown(f"**{words.SAID[part]}**\n\n{labels.verbatim(body)}")
    if conclusion.provisions:
        st.markdown(f"**Bestemmelser:** {'; '.join(conclusion.provisions)}")
    if conclusion.offers:
        st.markdown(f"**Manglende tilbud:** {', '.join(words.OFFER[o].lower() for o in conclusion.offers)}")
    if conclusion.next_on:
        st.markdown(f"**Næste skridt:** {latest.next_owner}, senest {labels.day(conclusion.next_on)}")
    for reason in filter(None, (said for _, said in latest.objections)):
        st.markdown(f"**Indsigelse:** {labels.verbatim(reason)}")


def form(view: ConferenceView, latest: AdviceView | None) -> None:
    """All fields of the advice."""
    conference_id = view.conference.conference_id
    key = f"conferences.{conference_id}.advice"
    said = {part: body for part, body in latest.words.items() if body != BLANKED} if latest else {}
    before = latest.conclusion if latest else None
    names = {p.person_id: p.name for p in view.people}
    with st.form(key, border=False):
        st.radio(
            "Hvilken vej peger jeres råd?",
            list(Band),
            index=list(Band).index(before.advised) if before else None,
            format_func=words.BAND.__getitem__,
            key=f"{key}.advised",
        )
        for part in ConclusionPart:
            must = "" if part in MUST_SAY else " (kan udelades)"
            st.text_area(f"{words.SAY[part]}{must}", value=said.get(part, ""), key=f"{key}.{part}")
        st.text_input(
            "Efter hvilke bestemmelser? (kan udelades)",
            value="; ".join(before.provisions) if before else "",
            key=f"{key}.provisions",
        )
        st.multiselect(
            "Manglende tilbud, der skal tælles",
            list(Offer),
            default=list(before.offers) if before else [],
            format_func=words.OFFER.__getitem__,
            placeholder="Vælg",
            key=f"{key}.offers",
        )
        st.selectbox(
            "Hvem tager næste skridt? (kan udelades)",
            list(names),
            index=list(names).index(before.next_owner_id) if before and before.next_owner_id in names else None,
            format_func=names.__getitem__,
            placeholder="Vælg en deltager",
            key=f"{key}.next_owner",
        )
        st.text_input("Senest hvornår? (dd.mm.åååå)", max_chars=20, key=f"{key}.next_on")
        st.text_input("Ord, der blev standset, men identificerer ingen; adskilt af semikolon", key=f"{key}.confirmed")
        st.caption(words.NO_CITIZENS)
        version = before.version if before else 0
        st.form_submit_button("Gem rådet", type="primary", on_click=conclude, args=(conference_id, key, version))


def conclude(conference_id: str, key: str, version: int) -> None:
    """Store a version of the advice."""

    def act() -> str:
        chosen, typed = state.value(f"{key}.advised"), str(state.value(f"{key}.next_on") or "")
        offers = state.value(f"{key}.offers")
        if not chosen:
            raise InvalidInput("advised", "Vælg, hvilken vej jeres råd peger. »Ikke afgjort« er også et svar.")
        written = Advice(
            conclusion_id=str(uuid.uuid4()),
            version=version,
            advised=Band(str(chosen)),
            provisions=str(state.value(f"{key}.provisions") or ""),
            words={part: str(state.value(f"{key}.{part}") or "") for part in ConclusionPart},
            offers=tuple(offers) if isinstance(offers, list) else (),
            next_owner_id=str(state.value(f"{key}.next_owner") or ""),
            next_on=parse_date("next_on", typed) if typed.strip() else None,
            confirmed=words.words_of(state.value(f"{key}.confirmed")),
        )
        state.platform().conferences.concluding.conclude(state.actor(), conference_id, written)
        return "Rådet er skrevet. Deltagerne kan gøre indsigelse i tre dage."

    state.attempted(act)


def objection(view: ConferenceView) -> None:
    """The field in which one says what one cannot stand by."""
    key = f"conferences.{view.conference.conference_id}.objection"
    with st.expander("Gør indsigelse"), st.form(key, border=False, clear_on_submit=False):
        st.text_area("Hvad kan du ikke stå inde for, og hvorfor?", key=f"{key}.reason", help=words.NO_CITIZENS)
        st.text_input("Ord, der blev standset, men identificerer ingen; adskilt af semikolon", key=f"{key}.confirmed")
        st.caption("De andre ser indsigelsen uden dit navn.")
        st.form_submit_button("Send indsigelsen", on_click=send, args=(view.conference.conference_id, key))


def send(conference_id: str, key: str) -> None:
    """Store an objection."""

    def act() -> str:
        state.platform().conferences.concluding.object(
            state.actor(),
            conference_id,
            objection_id=str(uuid.uuid4()),
            reason=str(state.value(f"{key}.reason") or ""),
            confirmed=words.words_of(state.value(f"{key}.confirmed")),
        )
        return "Indsigelsen er gemt. Referenten skriver en ny udgave."

    state.attempted(act)


def follow_up(view: ConferenceView) -> None:
    """What was told after months, and what whoever shared the case is asked for."""
    for outcome in view.outcomes:
        st.markdown(conference_follow_up.told(outcome))
    if view.against:
        st.warning("Det gik imod rådet. Sagen og det, der bygger på den, er til revision.", icon=":material/rule:")
    if view.conference.case.kind == CaseRefKind.RELEASED:
        conference_follow_up.mine(of=view.conference.conference_id)
