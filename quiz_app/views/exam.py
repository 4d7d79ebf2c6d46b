"""Prøve: begin, answer one item at a time, hand in, see the result."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.attempt import Attempt, Submission
from quiz_app.domain.licence import StepKind, StepState
from quiz_app.services.asking import AskedItem
from quiz_app.services.attempt_views import AttemptView
from quiz_app.services.progressing import MyLicence
from quiz_app.views.components import feedback, frame, item, labels

ITEM = "opgave"
RESULT = "forsoeg"


def start(licence_id: str) -> None:
    """Draw the exam and begin."""
    state.attempted(lambda: begun(licence_id))


def begun(licence_id: str) -> str:
    """The notice of an exam that begins."""
    state.platform().attempting.start_exam(state.actor(), licence_id)
    st.query_params.clear()
    return "Prøven er begyndt. Hvert svar gemmes, når du trykker Gem."


def lobby(mine: MyLicence) -> None:
    """What the exam demands, before it begins."""
    exam = mine.kind.exam
    items = sum(t.count for t in exam.topics)
    step = next(s for s in mine.steps if s.kind == StepKind.EXAM)
    st.header(mine.kind.title)
    st.markdown(
        f"- {items} opgaver, {exam.minutes} minutter. Uret kører, også når siden er lukket.\n"
        f"- Åben bog: brug retningslinjerne og loven.\n"
        f"- Bestået ved {exam.cut.share:.0%} af pointene. {exam.cut.note}\n"
        "- Hvert svar gemmes, når du gemmer det. Du kan rette, til du afleverer.\n"
        "- Kun du kan se dine svar."
    )
    if step.state == StepState.DONE:
        st.success("Du har bestået prøven.")
    elif step.state == StepState.LATER:
        st.info("Prøven åbner, når modulerne er gennemført.")
    else:
        st.button("Begynd prøven", type="primary", key="exam.start", on_click=start, args=(mine.kind.id,))


def save(view: AttemptView, asked: AskedItem, key: str) -> None:
    """Store the answer in the form and go to the next item."""

    def act() -> str:
        given = item.given(view, asked, key)
        kept = state.platform().attempting.answer(state.actor(), view.attempt.attempt_id, given)
        go(min(asked.position + 1, len(view.items)))
        return f"Opgave {asked.position}: Gemt kl. {labels.clock(kept.given_at)}"

    state.attempted(act)


def go(position: int) -> None:
    """Turn to an item."""
    st.query_params[ITEM] = str(position)


@st.dialog("Aflevér prøven?")
def confirm(view: AttemptView) -> None:
    """Ask once before the attempt ends."""
    left = len(view.items) - len(view.answers)
    if left:
        st.warning(f"{labels.count(left, 'opgave', 'opgaver')} er ikke besvaret.")
    st.write("Når du har afleveret, kan svarene ikke ændres.")
    if st.button("Aflevér", type="primary", key="exam.hand_in"):
        state.attempted(lambda: handed_in(view.attempt.attempt_id))
        st.rerun()


def handed_in(attempt_id: str) -> str:
    """The notice of an exam that is handed in."""
    state.platform().attempting.hand_in(state.actor(), attempt_id)
    st.query_params.clear()
    st.query_params[RESULT] = attempt_id
    return "Prøven er afleveret."


def current(view: AttemptView) -> AskedItem:
    """The item in the address, or the first without an answer."""
    wanted = st.query_params.get(ITEM, "")
    by_position = {str(i.position): i for i in view.items}
    open_items = [i for i in view.items if i.position not in view.answers]
    return by_position.get(wanted) or (open_items or list(view.items))[0]


def navigate(view: AttemptView, asked: AskedItem) -> None:
    """All items with what is stored, to turn to any of them."""
    texts = {i.position: f"{i.position} ✓" if i.position in view.answers else str(i.position) for i in view.items}
    st.pills(
        "Opgaver (✓ er gemt)",
        list(texts),
        default=asked.position,
        format_func=texts.__getitem__,
        key=f"exam.{view.attempt.attempt_id}.nav.{asked.position}.{len(view.answers)}",
        on_change=turn,
        args=(f"exam.{view.attempt.attempt_id}.nav.{asked.position}.{len(view.answers)}",),
    )


def turn(key: str) -> None:
    """Turn to the item that the navigation names."""
    if (position := state.value(key)) is not None:
        go(int(str(position)))


def countdown(view: AttemptView) -> None:
    """The time left; the browser counts, the server's clock decides."""
    assert view.attempt.deadline is not None
    ends = view.attempt.deadline.isoformat()
    st.html(
        f'<p class="kk-timer"><span role="timer" data-deadline="{ends}" '
        f'data-now="{view.now.isoformat()}">til kl. {labels.clock(view.attempt.deadline)}</span></p>'
    )


def run(attempt: Attempt) -> None:
    """The exam under way."""
    view = state.platform().attempting.attempt(state.actor(), attempt.attempt_id)
    countdown(view)
    st.progress(len(view.answers) / len(view.items), text=f"{len(view.answers)} af {len(view.items)} besvaret")
    asked = current(view)
    navigate(view, asked)
    stored = view.answers.get(asked.position)
    key = f"exam.{attempt.attempt_id}.{asked.position}.{stored.answer_id if stored else 'new'}"
    st.subheader(f"Opgave {asked.position} af {len(view.items)}")
    item.stem(asked)
    with st.form(key, border=False):
        item.widgets(asked, key, stored)
        if stored:
            st.caption(f"Gemt kl. {labels.clock(stored.given_at)}")
        st.form_submit_button("Gem svar", type="primary", on_click=save, args=(view, asked, key))
    if st.button("Aflevér prøven", key="exam.finish"):
        confirm(view)


def result(attempt: Attempt, submission: Submission) -> None:
    """The result, what to read, and every item with its key."""
    attempting, library = state.platform().attempting, state.platform().library
    share = f"{labels.decimal(submission.points)} af {submission.out_of} point"
    if submission.passed:
        st.success(f"Bestået: {share}.", icon=":material/check_circle:")
    else:
        st.info(f"Endnu ikke bestået: {share}. Læs herunder, hvad der er værd at se på igen.")
    st.caption(f"Afleveret {labels.moment(submission.submitted_at)}")
    reviews = attempting.review(state.actor(), attempt.attempt_id)
    if not reviews:
        st.caption("Svarene er gemt længe nok og kan ikke længere føres til dig. Resultatet står.")
    to_read = dict.fromkeys(r.question.guideline for r in reviews if not r.mark.right)
    if to_read:
        st.subheader("Læs igen")
        titles = [library.guidelines[g] for g in to_read if g in library.guidelines]
        st.markdown("\n".join(f"- [{g.title}](/retningslinjer/{g.id}.html)" for g in titles))
    st.page_link("views/my_licence.py", label="Til Mit kørekort", icon=":material/badge:")
    for review in reviews:
        sign = "✓" if review.mark.right else "–"
        with st.expander(f"{sign} Opgave {review.position}"):
            feedback.draw(review)


def draw() -> None:
    """The exam under way, a result, or the way in."""
    actor, here = state.actor(), state.platform()
    if running := here.attempting.open_exam(actor):
        run(running)
        return
    finished = [(a, s) for a, s in here.attempting.history(actor) if s is not None and s.passed is not None]
    wanted = st.query_params.get(RESULT, "")
    for attempt, submission in finished:
        if attempt.attempt_id == wanted:
            result(attempt, submission)
            return
    for mine in here.progressing.mine(actor):
        lobby(mine)
    if finished:
        st.subheader("Dine tidligere forsøg")
    for attempt, submission in finished:
        word = "Bestået" if submission.passed else "Endnu ikke bestået"
        label = f"{labels.moment(submission.submitted_at)} · {word}"
        st.button(label, key=f"exam.result.{attempt.attempt_id}", on_click=show, args=(attempt.attempt_id,))


def show(attempt_id: str) -> None:
    """Turn to the result of an attempt."""
    st.query_params[RESULT] = attempt_id


st.title("Prøve")
frame.notices()
draw()
