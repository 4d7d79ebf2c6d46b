"""Øv dig: the quiz of a module, with feedback after each answer. Nobody else sees the answers."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.attempt import answer_id
from quiz_app.services.asking import AskedItem
from quiz_app.services.attempting import AttemptView, Given
from quiz_app.views.components import feedback, frame, item, labels

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
    response = item.response(asked, key)
    given = Given(
        position=asked.position,
        response=response,
        certainty=item.certainty(key),
        answer_id=answer_id(view.attempt.attempt_id, asked.position, None, response),
        seen=None,
    )

    def act() -> str:
        attempting = state.platform().attempting
        stored = attempting.answer(state.actor(), view.attempt.attempt_id, given)
        if len(view.answers) + 1 == len(view.items):
            attempting.hand_in(state.actor(), view.attempt.attempt_id)
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


def summary(view: AttemptView) -> None:
    """The end of the quiz: how it went, and again."""
    assert view.submission is not None
    points = labels.decimal(view.submission.points)
    st.success(f"Færdig: {points} af {view.submission.out_of} point. Modulet er gennemført.")
    st.button("Prøv igen fra begyndelsen", key="quiz.again", on_click=again, args=(view.attempt.subject,))
    st.page_link("views/my_licence.py", label="Til Mit kørekort", icon=":material/badge:")


def again(module_id: str) -> None:
    """Begin a fresh attempt."""
    state.attempted(lambda: state.platform().attempting.start_quiz(state.actor(), module_id) and "Ny omgang er klar.")


def run(module_id: str) -> None:
    """The module's quiz where the person left it."""
    here, actor = state.platform(), state.actor()
    st.markdown(f"**{here.library.modules[module_id].title}** · [læs modulet](/moduler/{module_id}.html)")
    attempt_id = here.attempting.latest_quiz(actor, module_id)
    if attempt_id is None:
        st.button("Begynd", type="primary", key="quiz.begin", on_click=again, args=(module_id,))
        return
    view = here.attempting.attempt(actor, attempt_id)
    reviews = {r.position: r for r in here.attempting.review(actor, attempt_id)}
    left = [i for i in view.items if i.position not in view.answers]
    st.progress(len(view.answers) / len(view.items), text=f"{len(view.answers)} af {len(view.items)} besvaret")
    if view.submission:
        summary(view)
    answered = sorted(view.answers.values(), key=lambda a: a.given_at)
    for answer in answered[-1:] if left else answered:
        with st.container(border=True):
            st.markdown(f"**Opgave {answer.position}**")
            st.markdown(reviews[answer.position].question.stem)
            feedback.draw(reviews[answer.position])
    if left and not view.submission:
        ask(view, left[0])


st.title("Øv dig")
frame.notices()
chosen = st.query_params.get(MODULE, "")
if chosen in state.platform().library.modules:
    run(chosen)
else:
    choose()
