"""An exam under way: one item at a time, the time left, the pause, and handing in."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.attempt import PAUSE
from quiz_app.domain.response import response_to_json
from quiz_app.errors import InvalidInput, Stale
from quiz_app.services.asking import AskedItem
from quiz_app.services.attempt_views import AttemptView
from quiz_app.views.components import item, labels

ITEM = "opgave"
RESULT = "forsoeg"
ASKED = "exam.finish"


def save(view: AttemptView, asked: AskedItem, key: str) -> None:
    """Store the answer in the form and go to the next item."""
    if state.attempted(lambda: _stored(view, asked, key)):
        go(min(asked.position + 1, len(view.items)))


def put_away(view: AttemptView, asked: AskedItem, key: str) -> bool:
    """Before an item is left: store what its fields hold, or keep what is half filled in this tab.

    False when it can be neither; the page then says why, and the item stays.
    """
    if not item.is_changed(view, asked, key):
        state.keep(_half_key(view, asked), None)
        return True
    return state.attempted(lambda: _stored(view, asked, key)) or _half(view, asked) is not None


def _stored(view: AttemptView, asked: AskedItem, key: str) -> str:
    """Store what the fields hold; until it is stored this tab keeps it, unless another window was faster."""
    half, given = _half_key(view, asked), item.given(view, asked, key)
    if asked.type in item.IN_PARTS:
        state.keep(half, response_to_json(given.response))
    try:
        kept = state.platform().attempting.answer(state.actor(), view.attempt.attempt_id, given)
    except Stale:
        state.keep(half, None)
        raise
    except InvalidInput as error:
        if asked.type not in item.IN_PARTS:
            raise
        text = f"Opgave {asked.position} er ikke gemt endnu, men det, du har valgt, står der. {error}"
        raise InvalidInput(error.field, text) from error
    state.keep(half, None)
    return f"Opgave {asked.position}: Gemt kl. {labels.clock(kept.given_at)}"


def _half_key(view: AttemptView, asked: AskedItem) -> str:
    return f"exam.{view.attempt.attempt_id}.{asked.position}"


def _half(view: AttemptView, asked: AskedItem) -> dict[str, object] | None:
    found = state.kept(_half_key(view, asked))
    return found if isinstance(found, dict) else None


def go(position: int) -> None:
    """Turn to an item."""
    st.query_params[ITEM] = str(position)


@st.dialog("Aflevér prøven?")
def confirm(view: AttemptView) -> None:
    """Ask once before the attempt ends."""
    left = len(view.items) - len(view.answers)
    if left:
        st.warning(f"{labels.count(left, 'opgave', 'opgaver')} er ikke besvaret.")
    changed = sum(_half(view, i) is not None for i in view.items if i.position in view.answers)
    if changed:
        st.warning(f"{labels.count(changed, 'opgave', 'opgaver')} er ændret, men ikke gemt.")
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


def navigate(view: AttemptView, asked: AskedItem, key: str) -> None:
    """All items with what is stored, to turn to any of them; in the form, so that what its fields hold comes along.

    The buttons stay what they are from item to item, so that the keyboard stays where it was.
    """
    st.caption("Gå til opgave (● er her, ✓ er gemt)")
    with st.container(horizontal=True, gap="small"):
        for one in view.items:
            here = "● " if one.position == asked.position else ""
            stored = " ✓" if one.position in view.answers else ""
            st.form_submit_button(
                f"{here}{one.position}{stored}",
                key=f"exam.{view.attempt.attempt_id}.to.{one.position}",
                on_click=turn,
                args=(view, asked, key, one.position),
            )


def turn(view: AttemptView, asked: AskedItem, key: str, position: int) -> None:
    """Turn to another item, with the open one put away."""
    if put_away(view, asked, key):
        go(position)


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


def pause(view: AttemptView, asked: AskedItem, key: str) -> None:
    """Put the open item away, and stop the clock."""

    def act() -> str:
        state.platform().pausing.pause(state.actor(), view.attempt.attempt_id)
        return "Uret står stille. Det går i gang igen af sig selv efter 15 minutter."

    if put_away(view, asked, key):
        state.attempted(act)


def finish(view: AttemptView, asked: AskedItem, key: str) -> None:
    """Put the open item away, and ask whether the exam shall be handed in."""
    if put_away(view, asked, key):
        state.keep(ASKED, view.attempt.attempt_id)


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
    ends = view.attempt.paused_at + PAUSE
    st.write(f"Pausen begyndte kl. {labels.clock(view.attempt.paused_at)}. Det, der stod som gemt, er gemt.")
    st.html(
        f'<p>Uret går i gang igen senest kl. {labels.clock(ends)}. <span class="kk-timer" role="timer" data-pause '
        f'data-deadline="{ends.isoformat()}" data-now="{view.now.isoformat()}"></span></p>'
    )
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
    run(view, current(view))
    if state.kept(ASKED) == attempt.attempt_id:
        state.keep(ASKED, None)
        confirm(view)


def run(view: AttemptView, asked: AskedItem) -> None:
    """One item and all ways to leave it, in one form: only its own buttons bring along what stands in the fields.

    Enter in a field sends nothing: it would press the first button, which turns to another item.
    """
    attempt, stored = view.attempt, view.answers.get(asked.position)
    key = f"exam.{attempt.attempt_id}.{asked.position}.{stored.answer_id if stored else 'new'}"
    with st.form(key, border=False, enter_to_submit=False):
        navigate(view, asked, key)
        st.subheader(f"Opgave {asked.position} af {len(view.items)}")
        item.stem(asked)
        item.widgets(asked, key, stored, half=_half(view, asked))
        if stored:
            st.caption(f"Gemt kl. {labels.clock(stored.given_at)}")
        st.form_submit_button("Gem svar", type="primary", on_click=save, args=(view, asked, key))
        left, right = st.columns(2)
        left.form_submit_button("Aflevér prøven", key="exam.finish", on_click=finish, args=(view, asked, key))
        if attempt.paused_at is None:
            right.form_submit_button("Hold pause", key="exam.pause", on_click=pause, args=(view, asked, key))
