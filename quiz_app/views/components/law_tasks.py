"""What the law-watch found: documents that a person looks at, and how far the feed is read."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.law_watch import TaskOutcome
from quiz_app.services.watching import TaskView
from quiz_app.views.components import labels
from quiz_app.views.components.law_words import FEED_REASON, OUTCOME


def draw() -> None:
    """The open tasks, and what is known about the watch."""
    watching, actor = state.platform().watching, state.actor()
    views = watching.tasks(actor)
    waiting = [view for view in views if view.closing is None]
    for view in waiting:
        _task(view)
    if not waiting:
        st.info("Ingen nye dokumenter venter på at blive set.")
    if closed := len(views) - len(waiting):
        st.caption(f"{labels.count(closed, 'dokument', 'dokumenter')} er set og vurderet.")
    how_far = watching.state(actor)
    if how_far.until is None:
        st.caption("Lovovervågningen har ikke læst noget endnu. Driften slår den til.")
    else:
        st.caption(f"Retsinformation er læst til og med {labels.day(how_far.until)}.")
    if how_far.unread:
        days = ", ".join(labels.day(day) for day in how_far.unread)
        st.warning(f"Disse dage er ikke læst og kan ikke hentes mere: {days}. Se dem efter på retsinformation.dk.")


def _task(view: TaskView) -> None:
    task, key = view.task, f"law_texts.task.{view.task.task_id}"
    act = state.platform().library.acts.get(task.act)
    with st.container(border=True):
        st.subheader(labels.verbatim(task.title))
        st.write(
            f"Meldt {labels.day(task.day)}: {FEED_REASON[task.reason]}. Kan vedkomme {act.cite if act else task.act}. "
            "Læs dokumentet på retsinformation.dk, og indlæs det her, hvis det er en ny udgave."
        )
        st.caption(f"Adresse: retsinformation.dk/eli/{task.eli}")
        answer = f"{key}.outcome"
        st.selectbox("Hvad kom der ud af det?", list(TaskOutcome), format_func=OUTCOME.__getitem__, key=answer)
        st.button("Set og vurderet", key=f"{key}.close", on_click=_close, args=(task.task_id, answer))


def _close(task_id: str, key: str) -> None:
    def act() -> str:
        state.platform().watching.close(state.actor(), task_id, TaskOutcome(str(state.value(key))))
        return "Dokumentet er set og vurderet."

    state.attempted(act)
