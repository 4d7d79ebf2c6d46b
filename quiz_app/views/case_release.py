"""Frigivelse: read a redacted case from another centre, and answer one question; decide on what is hidden."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.sharing.history import ReturnReason
from quiz_app.services.releasing import Check, Judgement, Review, Waiting
from quiz_app.views.components import case_facts, frame, hidden_cases, labels, marked_text, sharing_words
from quiz_app.views.components.advice import advise

KEY, CHOSEN = "case_release", "case_release.chosen"
WHO = "Du ser kun den anonymiserede tekst, aldrig hvem der har skrevet den, eller hvor."
YES, NO = "Ja, eller måske", "Nej"


def choose(queue: tuple[Waiting, ...]) -> None:
    """What waits, oldest first."""
    if not queue:
        st.info("Der er ingen sager at frigive lige nu.")
    for waiting in queue:
        with st.container(border=True):
            st.subheader(waiting.title)
            st.caption(f"Har ventet siden {labels.day(waiting.since)}")
            st.button(
                "Læs sagen", key=f"{KEY}.read.{waiting.case_id}", on_click=state.keep, args=(CHOSEN, waiting.case_id)
            )


def read(review: Review) -> None:
    """The text, the checklist and the one question."""
    st.button("Alle sager", key=f"{KEY}.back", icon=":material/arrow_back:", on_click=state.keep, args=(CHOSEN, None))
    st.header(review.text.words.title)
    case_facts.draw(review.text.form)
    marked_text.plain(review.text.words.whole)
    if review.confirmed:
        with st.expander(f"Sagt at identificere ingen: {len(review.confirmed)}"):
            for said in review.confirmed:
                words = review.text.words.whole[said.start : said.end]
                st.text(f"»{words}«: {sharing_words.HARMLESS[said.reason].lower()}")
    advise(review.advice)
    judge(review)
    give_back(review)


def judge(review: Review) -> None:
    """The checklist and the question."""
    with st.form(f"{KEY}.judge"):
        st.subheader("Hvem ville kunne genkende borgeren?")
        for check in Check:
            st.checkbox(sharing_words.CHECK[check], key=f"{KEY}.check.{check}")
        st.radio("Kan du sige, hvem borgeren er?", [YES, NO], index=None, key=f"{KEY}.can_tell", horizontal=True)
        st.form_submit_button("Frigiv", type="primary", on_click=release, args=(review,))


def release(review: Review) -> None:
    """Let everybody read it."""

    def act() -> str:
        checked = frozenset(c for c in Check if state.value(f"{KEY}.check.{c}"))
        judgement = Judgement(checked=checked, can_tell=state.value(f"{KEY}.can_tell") != NO)
        state.platform().conferences.releasing.release(state.actor(), review.case_id, review.version_id, judgement)
        return "Sagen er frigivet. Alle, der er logget ind, kan læse den."

    if state.attempted(act):
        state.keep(CHOSEN, None)


def give_back(review: Review) -> None:
    """Send it back with a reason."""
    with st.form(f"{KEY}.back_form"):
        st.subheader("Eller send den tilbage")
        st.selectbox(
            "Hvorfor?", list(ReturnReason), format_func=sharing_words.RETURN_REASON.__getitem__, key=f"{KEY}.reason"
        )
        st.text_area("Hvad skal ændres? (valgfrit)", key=f"{KEY}.words", max_chars=500, height=80)
        st.form_submit_button("Send tilbage", on_click=send_back, args=(review,))


def send_back(review: Review) -> None:
    """Give the case back to whoever submitted it."""

    def act() -> str:
        state.platform().conferences.releasing.give_back(
            state.actor(),
            review.case_id,
            review.version_id,
            reason=ReturnReason(str(state.value(f"{KEY}.reason"))),
            words=str(state.value(f"{KEY}.words") or ""),
        )
        return "Sagen er sendt tilbage."

    if state.attempted(act):
        state.keep(CHOSEN, None)


def draw() -> None:
    """The queue and what is hidden, or the case that is read."""
    conferences, actor = state.platform().conferences, state.actor()
    queue = conferences.releasing.queue(actor)
    if state.kept(CHOSEN) in {w.case_id for w in queue}:
        read(conferences.releasing.review(actor, str(state.kept(CHOSEN))))
        return
    st.write(f"Sager fra andre centre end dit. {WHO}")
    choose(queue)
    hidden_cases.draw()


st.title("Frigivelse")
frame.live(draw)
