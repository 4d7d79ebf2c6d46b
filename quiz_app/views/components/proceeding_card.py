"""A case about a licence on the screen: what has been said and decided so far, for the person and for deciders."""

import streamlit as st

from quiz_app.domain.proceeding import Decision, Outcome
from quiz_app.services.hearing_views import ProceedingView
from quiz_app.views.components import labels

NO_CITIZENS = "Personen læser det. Skriv intet, der kan identificere en borger, og intet om helbred eller fravær."
GONE = "Teksten er slettet."
FORMER = "en tidligere kollega"


def said(view: ProceedingView) -> None:
    """Notice, answer and decision, each with its words."""
    notice, reply, decision = view.proceeding.notice, view.proceeding.reply, view.proceeding.decision
    role, sender = labels.ROLE[notice.decider.role], view.first_decider or FORMER
    st.markdown(f"**Varsel** {labels.moment(notice.at)} fra {sender} ({role}): {labels.GROUND[notice.ground]}.")
    st.info(view.notice_words or GONE, icon=":material/mail:")
    if reply:
        st.markdown(f"**Svar** {labels.moment(reply.at)} fra {view.person}")
        st.info(view.reply_words or GONE, icon=":material/reply:")
    if decision:
        role, decider = labels.ROLE[decision.decider.role], view.second_decider or FORMER
        st.markdown(f"**Afgørelse** {labels.moment(decision.at)} af {decider} ({role}): {outcome(view, decision)}.")
        st.info(view.decision_words or GONE, icon=":material/gavel:")


def outcome(view: ProceedingView, decision: Decision) -> str:
    """What was decided, and when it ends."""
    word = labels.OUTCOME[decision.outcome]
    if decision.outcome != Outcome.SUSPEND:
        return word
    if decision.until:
        return f"{word} til og med {labels.day(decision.until)}"
    return f"{word}, til dette er gennemført igen: {view.steps.get(decision.until_step, decision.until_step)}"
