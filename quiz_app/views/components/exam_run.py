"""An exam under way: one item at a time, the time left, the pause, and handing in."""

import streamlit as st

from quiz_app import state
from quiz_app.services.asking import AskedItem
from quiz_app.services.attempt_views import AttemptView
from quiz_app.views.components import item, labels

ITEM = "opgave"
RESULT = "forsoeg"


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
    key = f"exam.{view.attempt.attempt_id}.nav.{asked.position}.{len(view.answers)}"
    st.pills(
        "Opgaver (✓ er gemt)",
        list(texts),
        default=asked.position,
        format_func=texts.__getitem__,
        key=key,
        on_change=turn,
        args=(key,),
    )


def turn(key: str) -> None:
    """Turn to the item that the navigation names."""
    if (position := state.value(key)) is not None:
        go(int(str(position)))


def countdown(view: AttemptView) -> None:
    """The time left; the browser counts, the server's clock decides."""
    assert view.deadline is not None
    ends = view.deadline.isoformat()
    st.html(
        f'<p class="kk-timer"><span role="timer" data-deadline="{ends}" '
        f'data-now="{view.now.isoformat()}">til kl. {labels.clock(view.deadline)}</span></p>'
    )


def support_name(person_id: str) -> str:
    """The name of the colleague who is present."""
    found = state.platform().requesting.attendants(state.actor())
    return next((c.name for c in found if c.person_id == person_id), "en kollega")


def pause(attempt_id: str) -> None:
    """Stop the clock."""

    def act() -> str:
        state.platform().pausing.pause(state.actor(), attempt_id)
        return "Uret står stille. Det går i gang igen af sig selv efter 15 minutter."

    state.attempted(act)


def resume(attempt_id: str) -> None:
    """Let the clock run again."""

    def act() -> str:
        state.platform().pausing.resume(state.actor(), attempt_id)
        return "Uret går igen."

    state.attempted(act)


def paused(view: AttemptView) -> None:
    """The pause, in which no item can be seen."""
    assert view.attempt.paused_at is not None
    st.header("Pause")
    st.write(f"Pausen begyndte kl. {labels.clock(view.attempt.paused_at)}. Dine svar er gemt.")
    st.button("Fortsæt prøven", type="primary", key="exam.resume", on_click=resume, args=(view.attempt.attempt_id,))


def draw(view: AttemptView) -> None:
    """The exam under way."""
    attempt = view.attempt
    if view.paused:
        paused(view)
        return
    countdown(view)
    if attempt.support_id:
        st.caption(f"Støttet forsøg: {support_name(attempt.support_id)} er hos dig.")
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
    left, right = st.columns(2)
    if left.button("Aflevér prøven", key="exam.finish"):
        confirm(view)
    if attempt.paused_at is None:
        right.button("Hold pause", key="exam.pause", on_click=pause, args=(attempt.attempt_id,))
