"""Ledsagede sager: ask a companion to follow a case, or by merit to attest one, and see what came of it."""

import uuid

import streamlit as st

from quiz_app import state
from quiz_app.domain.danish_input import parse_date
from quiz_app.domain.danish_time import add_months
from quiz_app.domain.practice import PracticeForm, PracticeTrack
from quiz_app.domain.steps import Step, StepKind, StepState
from quiz_app.services.practising import Ask, PracticeView
from quiz_app.services.progressing import MyLicence
from quiz_app.views.components import colleague, frame, labels

WHO = "Mindst én af dine ledsagede sager skal følges af en nøgleperson, og mindst én af en kollega fra en anden enhed."


def ask(mine: MyLicence, step: Step) -> None:
    """What a step that can be asked for demands, and its forms."""
    guide = next(p for p in mine.kind.practice if p.id == step.ref)
    title = f"{step.title} · {labels.STEP_STATE[step.state]}"
    with st.expander(title, expanded=st.query_params.get("trin") == step.ref):
        st.markdown(guide.guide)
        st.markdown("\n".join(f"- {c.text}" for c in guide.rubric))
        forms = state.platform().practising.forms(state.actor(), mine.kind.id, step.ref)
        form = forms[0]
        key = f"practice.{mine.kind.id}.{step.ref}"
        if len(forms) > 1:
            form = st.radio(
                "Hvilken slags sag?", forms, format_func=labels.PRACTICE_FORM.__getitem__, key=f"{key}.form"
            )
        fields(mine, step, form)
        st.caption("Skriv ikke noget om borgeren her. I taler om sagen i fagsystemet.")


def fields(mine: MyLicence, step: Step, form: PracticeForm) -> None:
    """The form of a step: only those who fit may be chosen."""
    key = f"practice.{mine.kind.id}.{step.ref}.{form}"
    found = state.platform().practising.companions(state.actor(), mine.kind.id, step.ref, form)
    people = {c.person_id: c for c in found}
    attested = form == PracticeForm.ATTESTED
    with st.form(key, border=False):
        st.radio(
            "Hvad handler sagen om?",
            list(PracticeTrack),
            format_func=labels.PRACTICE_TRACK.__getitem__,
            horizontal=True,
            key=f"{key}.track",
        )
        if attested:
            st.text_input(
                "Hvornår blev sagen afsluttet?",
                placeholder="dd.mm.åååå",
                help=f"Tidligst {labels.day(add_months(mine.today, -12))}.",
                max_chars=20,
                key=f"{key}.closed_on",
            )
        colleague.choose(
            "Hvem attesterer sagen?" if attested else "Hvem ledsager dig?",
            people,
            key=f"{key}.companion",
            also=lambda c: labels.COMPANION[c.why],
            help="Attesteres af en nøgleperson." if attested else WHO,
        )
        label = "Bed om attestation" if attested else "Bed om godkendelse"
        st.form_submit_button(label, type="primary", on_click=send, args=(mine, step, form))


def send(mine: MyLicence, step: Step, form: PracticeForm) -> None:
    """Ask the chosen companion."""
    key = f"practice.{mine.kind.id}.{step.ref}.{form}"

    def act() -> str:
        closed = str(state.value(f"{key}.closed_on") or "")
        wanted = Ask(
            supervised_case_id=str(uuid.uuid4()),
            licence_kind=mine.kind.id,
            step=step.ref,
            track=PracticeTrack(str(state.value(f"{key}.track"))),
            companion_id=str(state.value(f"{key}.companion") or ""),
            form=form,
            closed_on=parse_date("closed_on", closed) if form == PracticeForm.ATTESTED else None,
        )
        state.platform().practising.ask(state.actor(), wanted)
        return "Din ledsager kan nu se sagen under Godkend praktik."

    state.attempted(act)


def unjudged(view: PracticeView) -> None:
    """A case that nobody has judged: it waits, was taken back, or never will be judged."""
    if view.taken_back:
        st.caption("Du har fortrudt og spørger ikke længere.")
    elif not view.waiting:
        st.caption(f"{view.companion or 'Kollegaen'} kan ikke længere godkende sagen. Spørg en anden.")
    else:
        st.caption(f"Venter siden {labels.day(view.case.asked_at)}")
        asked = view.case.supervised_case_id
        st.button("Fortryd, spørg en anden", key=f"practice.back.{asked}", on_click=take_back, args=(asked,))


def take_back(supervised_case_id: str) -> None:
    """Ask the companion no more."""

    def act() -> str:
        state.platform().practising.take_back(state.actor(), supervised_case_id)
        return "Fortrudt. Nu kan du spørge en anden."

    state.attempted(act)


def judged(view: PracticeView) -> None:
    """One supervised case and where it stands."""
    with st.container(border=True):
        st.markdown(f"**{view.step.title}** · {labels.PRACTICE_TRACK[view.case.track]} · {view.companion}")
        if view.sign_off is None:
            unjudged(view)
            return
        st.caption(f"{labels.VERDICT[view.sign_off.verdict]} {labels.moment(view.sign_off.at)}")
        for criterion in view.step.rubric:
            st.markdown(f"- {criterion.text}: **{labels.RATING[view.sign_off.ratings[criterion.id]].lower()}**")
        if view.comment:
            st.info(view.comment)


def draw() -> None:
    """The steps to ask for, and one's own cases."""
    actor, here = state.actor(), state.platform()
    for mine in here.progressing.mine(actor):
        open_steps = [s for s in mine.steps if s.kind == StepKind.PRACTICE and s.state == StepState.OPEN]
        if open_steps:
            st.header(mine.kind.title)
        for step in open_steps:
            ask(mine, step)
    views = here.practising.mine(actor)
    st.header("Dine ledsagede sager")
    for view in views:
        judged(view)
    if not views:
        st.info("Du har ikke bedt om en ledsager endnu.")


st.title("Ledsagede sager")
frame.notices()
draw()
