"""Godkend praktik: judge a colleague's supervised case against its rubric."""

import uuid

import streamlit as st

from quiz_app import state
from quiz_app.domain.practice import Rating, Verdict
from quiz_app.services.practising import PracticeView
from quiz_app.views.components import frame, labels, supported_tries


def judge(view: PracticeView) -> None:
    """The rubric of one case."""
    key = f"sign_off.{view.case.supervised_case_id}"
    with st.container(border=True):
        st.subheader(f"{view.asker}: {view.step.title}")
        st.caption(f"{labels.PRACTICE_TRACK[view.case.track]} · venter siden {labels.day(view.case.asked_at)}")
        if view.case.closed_on:
            st.info(
                f"Attestation: en sag, kollegaen selv afsluttede {labels.day(view.case.closed_on)}. Se den igennem "
                "i fagsystemet, og vurdér den efter de samme punkter."
            )
        st.markdown(view.step.guide)
        with st.form(key, border=False):
            for criterion in view.step.rubric:
                st.radio(
                    criterion.text,
                    list(Rating),
                    index=None,
                    format_func=labels.RATING.__getitem__,
                    horizontal=True,
                    key=f"{key}.{criterion.id}",
                )
            st.text_area(
                "Bemærkning til kollegaen",
                key=f"{key}.comment",
                help="Skriv intet, der kan identificere en borger. Ved returnering: hvad skal der til?",
            )
            left, right = st.columns(2)
            left.form_submit_button("Godkend", type="primary", on_click=save, args=(view, key, Verdict.APPROVED))
            right.form_submit_button("Send retur", on_click=save, args=(view, key, Verdict.RETURNED))


def save(view: PracticeView, key: str, verdict: Verdict) -> None:
    """Store the judgement."""
    found = {c.id: state.value(f"{key}.{c.id}") for c in view.step.rubric}

    def act() -> str:
        state.platform().practising.sign_off(
            state.actor(),
            supervised_case_id=view.case.supervised_case_id,
            sign_off_id=str(uuid.uuid4()),
            verdict=verdict,
            ratings={c: r for c, r in found.items() if isinstance(r, Rating)},
            comment=str(state.value(f"{key}.comment") or ""),
        )
        return f"{view.asker}: {labels.VERDICT[verdict].lower()}. Kollegaen kan se det med det samme."

    state.attempted(act)


def done(view: PracticeView) -> None:
    """One case that is judged."""
    assert view.sign_off is not None
    word = labels.VERDICT[view.sign_off.verdict]
    st.markdown(f"{view.asker} · {view.step.title} · {word} {labels.day(view.sign_off.at)}")


st.title("Godkend praktik")
frame.notices()
supported_tries.notices()
views = state.platform().practising.inbox(state.actor())
for waiting in [v for v in views if v.sign_off is None]:
    judge(waiting)
if all(v.sign_off is not None for v in views):
    st.info("Ingen venter på dig.")
if judged := [v for v in views if v.sign_off is not None]:
    st.header("Det har du vurderet")
    for view in judged:
        done(view)
