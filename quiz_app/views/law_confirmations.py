"""Bekræft lovgrundlaget: the documents still to be read, what a jurist says they say, and who stands by it."""

import uuid

import streamlit as st

from quiz_app import state
from quiz_app.domain.danish_input import parse_date
from quiz_app.domain.law_confirmation import LawAnswer, LawReply
from quiz_app.domain.people import Permission
from quiz_app.services.confirming import QuestionView, Reading
from quiz_app.services.free_text import LONGEST
from quiz_app.views.components import frame, labels, law_answer

ELI = "https://www.retsinformation.dk/eli/"


def card(view: QuestionView) -> None:
    """One question with its document, what a yes makes sure, and where it stands."""
    asked = view.question
    with st.container(border=True):
        st.subheader(asked.document)
        st.write(asked.question)
        if asked.eli:
            st.markdown(f"[Dokumentet hos Retsinformation]({ELI}{asked.eli})")
        law_answer.lifted(view)
        if view.answered is None:
            form(view)
        elif view.answered.approval is None:
            waiting(view, view.answered.answer)
        else:
            settled(view, view.answered.answer)


def form(view: QuestionView) -> None:
    """What the jurist fills in; a refused field keeps what was written."""
    if not state.actor().has(Permission.CONFIRM_LAW):
        st.info("Venter på en jurist.", icon=":material/hourglass_empty:")
        return
    key = f"law.{view.question.id}"
    with st.form(key, border=False):
        named = labels.LAW_REPLY.__getitem__
        st.radio("Hvad siger dokumentet?", view.replies, index=None, format_func=named, key=f"{key}.reply")
        st.text_input(
            "Hvor står det? Kun stedet, fx § 21, stk. 3", max_chars=60, key=f"{key}.paragraph", autocomplete="off"
        )
        st.text_input(
            "Den dag, dokumentet nævner, hvis det er en anden (dd.mm.åååå)", key=f"{key}.day", autocomplete="off"
        )
        st.text_area("Hvad er anderledes? Med dine egne ord", max_chars=LONGEST, key=f"{key}.words")
        st.form_submit_button("Send til godkendelse", type="primary", on_click=send, args=(view.question.id,))


def send(question: str) -> None:
    """Store the answer."""
    key = f"law.{question}"

    def act() -> str:
        chosen, day = state.value(f"{key}.reply"), str(state.value(f"{key}.day") or "")
        reading = Reading(
            reply=LawReply(str(chosen)) if chosen else None,
            paragraph=str(state.value(f"{key}.paragraph") or ""),
            day=parse_date("day", day) if day else None,
            words=str(state.value(f"{key}.words") or ""),
        )
        state.platform().confirming.answer(state.actor(), question, answer_id=str(uuid.uuid4()), reading=reading)
        return "Svaret er sendt. Det virker først, når en anden har godkendt det."

    state.attempted(act)


def waiting(view: QuestionView, answer: LawAnswer) -> None:
    """An answer that somebody else must stand by."""
    law_answer.said(view, answer)
    if view.in_force:
        st.caption("Det svar, der er godkendt i forvejen, gælder, til det nye er godkendt.")
    if view.is_mine:
        st.info("Venter på, at en anden godkender dit svar.", icon=":material/hourglass_empty:")
        return
    left, right = st.columns(2)
    key = f"law.{answer.answer_id}"
    left.button("Jeg har set det: godkend", type="primary", key=f"{key}.yes", on_click=reply, args=(answer, True))
    right.button("Det kan jeg ikke stå inde for", key=f"{key}.no", on_click=reply, args=(answer, False))


def reply(answer: LawAnswer, approved: bool) -> None:  # noqa: FBT001 - a callback's arguments have no names
    """Store the second person's word."""

    def act() -> str:
        state.platform().confirming.approve(state.actor(), answer.answer_id, approved=approved)
        return "Svaret er godkendt." if approved else "Svaret er ikke godkendt. Det, der gjaldt før, gælder stadig."

    state.attempted(act)


def settled(view: QuestionView, answer: LawAnswer) -> None:
    """An approved answer, and what to write into the files."""
    law_answer.said(view, answer)
    if answer.reply == LawReply.YES:
        st.success(f"Godkendt af {view.approved_by}.", icon=":material/check_circle:")
    else:
        st.warning(
            f"Omstridt: dokumentet siger noget andet end indholdet. Godkendt af {view.approved_by}. "
            "Intet er ændret endnu; linjerne herunder skal skrives.",
            icon=":material/edit_note:",
        )
    st.markdown("Skriv det i filerne:")
    st.code(view.lines, language="yaml")
    again = "Var svaret forkert?" if answer.reply == LawReply.YES else "Svar igen, når indholdet er rettet"
    with st.expander(again):
        form(view)


def draw() -> None:
    """Every question, the open ones first."""
    st.write(
        "Her er de dokumenter, som indholdet bygger på, men som ingen har læst. Læs dokumentet, og svar på ét "
        "præcist spørgsmål. Intet bliver sikkert af sig selv, heller ikke når datoen er passeret."
    )
    for view in state.platform().confirming.questions(state.actor()):
        card(view)


st.title("Bekræft lovgrundlaget")
frame.notices()
draw()
