"""Ledsagede sager: ask a companion to follow a case, and see what came of it."""

import uuid

import streamlit as st

from quiz_app import state
from quiz_app.domain.licence import PracticeTrack, Step, StepKind, StepState
from quiz_app.services.practising import Companion, PracticeView
from quiz_app.services.progressing import MyLicence
from quiz_app.views.components import frame, labels

WHY = {"key_person": "nøgleperson", "holder": "har kørekort"}


def ask(mine: MyLicence, step: Step, companions: dict[str, Companion]) -> None:
    """The form of one step that can be asked for."""
    guide = next(p for p in mine.kind.practice if p.id == step.ref)
    key = f"practice.{mine.kind.id}.{step.ref}"
    with st.expander(
        f"{step.title} · {labels.STEP_STATE[step.state]}", expanded=st.query_params.get("trin") == step.ref
    ):
        st.markdown(guide.guide)
        st.markdown("\n".join(f"- {c.text}" for c in guide.rubric))
        with st.form(key, border=False):
            st.radio(
                "Hvad handler sagen om?",
                list(PracticeTrack),
                format_func=labels.PRACTICE_TRACK.__getitem__,
                horizontal=True,
                key=f"{key}.track",
            )
            st.selectbox(
                "Hvem ledsager dig?",
                list(companions),
                index=None,
                format_func=lambda c: f"{companions[c].name} · {companions[c].unit} · {WHY[companions[c].why]}",
                placeholder="Vælg en kollega",
                key=f"{key}.companion",
            )
            st.form_submit_button("Bed om godkendelse", type="primary", on_click=send, args=(mine, step, key))
        st.caption("Skriv ikke noget om borgeren her. I taler om sagen i fagsystemet.")


def send(mine: MyLicence, step: Step, key: str) -> None:
    """Ask the chosen companion."""

    def act() -> str:
        state.platform().practising.ask(
            state.actor(),
            supervised_case_id=str(uuid.uuid4()),
            licence_kind=mine.kind.id,
            step=step.ref,
            track=PracticeTrack(str(state.value(f"{key}.track"))),
            companion_id=str(state.value(f"{key}.companion") or ""),
        )
        return "Din ledsager kan nu se sagen under Godkend praktik."

    state.attempted(act)


def judged(view: PracticeView) -> None:
    """One supervised case and where it stands."""
    with st.container(border=True):
        st.markdown(f"**{view.step.title}** · {labels.PRACTICE_TRACK[view.case.track]} · {view.companion}")
        if view.sign_off is None:
            st.caption(f"Venter siden {labels.day(view.case.asked_at.date())}")
            return
        st.caption(f"{labels.VERDICT[view.sign_off.verdict]} {labels.moment(view.sign_off.at)}")
        for criterion in view.step.rubric:
            st.markdown(f"- {criterion.text}: **{labels.RATING[view.sign_off.ratings[criterion.id]].lower()}**")
        if view.comment:
            st.info(view.comment)


def draw() -> None:
    """The steps to ask for, and one's own cases."""
    actor, here = state.actor(), state.platform()
    companions = {c.person_id: c for c in here.practising.companions(actor)}
    for mine in here.progressing.mine(actor):
        open_steps = [s for s in mine.steps if s.kind == StepKind.PRACTICE and s.state == StepState.OPEN]
        if open_steps:
            st.header(mine.kind.title)
        for step in open_steps:
            ask(mine, step, companions)
    views = here.practising.mine(actor)
    st.header("Dine ledsagede sager")
    for view in views:
        judged(view)
    if not views:
        st.info("Du har ikke bedt om en ledsager endnu.")


st.title("Ledsagede sager")
frame.notices()
draw()
