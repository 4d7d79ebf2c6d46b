"""Øv dig: the quiz of a module, with feedback after each answer. Nobody else sees the answers."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.response import awaits_assessment
from quiz_app.services.asking import AskedItem
from quiz_app.services.attempt_views import AttemptView, Review
from quiz_app.services.attempting import OUT_IN_A_ROUND
from quiz_app.views.components import assessment, feedback, frame, item, labels

MODULE = "modul"


def choose() -> None:
    """All modules, to begin with."""
    st.write("Vælg et modul. Kun du kan se, hvad du svarer her.")
    for module in state.platform().library.modules.values():
        with st.container(border=True):
            st.subheader(module.title)
            st.caption(f"{labels.count(len(module.questions), 'opgave', 'opgaver')} · {module.when}")
            st.button("Øv dig", key=f"quiz.open.{module.id}", on_click=open_module, args=(module.id,))
            st.markdown(f"[Læs modulet først](/moduler/{module.id}.html)")


def open_module(module_id: str) -> None:
    """Go to a module's quiz."""
    st.query_params[MODULE] = module_id


def save(view: AttemptView, asked: AskedItem, key: str) -> None:
    """Store the answer in the form."""

    def act() -> str:
        given = item.given(view, asked, key)
        stored = state.platform().attempting.answer(state.actor(), view.attempt.attempt_id, given)
        return f"Gemt kl. {labels.clock(stored.given_at)}"

    state.attempted(act)


def ask(view: AttemptView, asked: AskedItem) -> None:
    """One item that is not answered yet."""
    key = f"quiz.{view.attempt.attempt_id}.{asked.position}"
    st.subheader(f"Opgave {asked.position} af {len(view.items)}")
    item.stem(asked)
    with st.form(key, border=False):
        item.widgets(asked, key, None)
        st.form_submit_button("Svar", type="primary", on_click=save, args=(view, asked, key))


def summary(view: AttemptView, reviews: list[Review]) -> None:
    """The end of the quiz: how it went, what to try again, and on."""
    assert view.submission is not None
    points = labels.decimal(view.submission.points)
    st.success(f"Færdig: {points} af {view.submission.out_of} point. Modulet er gennemført.")
    if missed := sum(not r.mark.right for r in reviews):
        label = f"Prøv igen med det, du missede ({labels.count(missed, 'opgave', 'opgaver')})"
        st.button(label, type="primary", key="quiz.missed", on_click=again_missed, args=(view.attempt.attempt_id,))
    st.button("Prøv igen fra begyndelsen", key="quiz.again", on_click=again, args=(view.attempt.subject,))
    st.page_link("views/my_licence.py", label="Til Mit kørekort", icon=":material/badge:")


def again(module_id: str) -> None:
    """Begin a fresh attempt."""
    state.attempted(lambda: state.platform().attempting.start_quiz(state.actor(), module_id) and "Ny omgang er klar.")


def again_missed(attempt_id: str) -> None:
    """Begin an attempt with what was missed in this one."""
    attempting = state.platform().attempting
    said = "Her er det, du missede. Datoer og tal er nye."
    state.attempted(lambda: attempting.retry_missed(state.actor(), attempt_id) and said)


def shown(review: Review) -> None:
    """One answered item with its key."""
    with st.container(border=True):
        st.markdown(f"**Opgave {review.position}**")
        feedback.draw(review)


def run(module_id: str) -> None:
    """The module's quiz where the person left it."""
    here, actor = state.platform(), state.actor()
    st.markdown(f"**{here.library.modules[module_id].title}** · [læs modulet](/moduler/{module_id}.html)")
    attempt_id = here.attempting.latest_quiz(actor, module_id)
    if attempt_id is None:
        st.button("Begynd", type="primary", key="quiz.begin", on_click=again, args=(module_id,))
        return
    view = here.attempting.attempt(actor, attempt_id)
    found = here.attempting.review(actor, attempt_id)
    answered = sorted((r for r in found if r.answer), key=lambda r: r.answer.given_at if r.answer else view.now)
    reviews = [*answered, *(r for r in found if not r.answer)]
    st.progress(len(view.answers) / len(view.items), text=f"{len(view.answers)} af {len(view.items)} besvaret")
    if view.submission:
        summary(view, reviews)
        for review in reviews:
            shown(review)
        return
    for review in reviews[-1:]:
        shown(review)
    go_on(view, reviews)


def go_on(view: AttemptView, reviews: list[Review]) -> None:
    """What comes next: to compare one's words with the points, or the next item."""
    left = [i for i in view.items if i.position not in view.answers]
    for review in reviews:
        if review.answer and awaits_assessment(review.answer.response):
            assessment.ask(view, review)
            return
    if now := [i for i in left if i.position not in view.waiting]:
        ask(view, now[0])
    elif left:
        st.info(OUT_IN_A_ROUND)


def draw() -> None:
    """The module in the address, or all of them."""
    chosen = st.query_params.get(MODULE, "")
    if chosen in state.platform().library.modules:
        run(chosen)
    else:
        choose()


st.title("Øv dig")
frame.live(draw)
