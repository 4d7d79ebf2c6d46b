"""The list of one's conferences, and the door for those who come by a link."""

from collections.abc import Sequence

import streamlit as st

from quiz_app import state
from quiz_app.domain.conference import Stage
from quiz_app.domain.people import Permission
from quiz_app.services.conference_views import Listed
from quiz_app.services.noticing import Waiting
from quiz_app.views.components import conference_words as words
from quiz_app.views.components import labels

CONFERENCE = "konference"
OVER = frozenset({Stage.OBJECTING, Stage.OBJECTED, Stage.KEPT})


def go(conference_id: str) -> None:
    """Turn to a conference, or back to the list."""
    st.query_params.clear()
    if conference_id:
        st.query_params[CONFERENCE] = conference_id


def draw(listed: Sequence[Listed]) -> None:
    """What is open now, what is to come, and what is over."""
    now = state.platform().clock.now()
    asked = {one.conference_id for one in state.platform().conferences.concluding.asked(state.actor()) if not one.told}
    off = [one for one in listed if one.stage == Stage.CANCELLED]
    over = [one for one in listed if one.stage in OVER]
    live = [one for one in listed if one not in over and one not in off]
    ahead = [one for one in live if one.conference.starts_at > now]
    open_now = [one for one in live if one not in ahead]
    if asked:
        st.warning(
            f"{labels.count(len(asked), 'sag venter', 'sager venter')} på, at du fortæller, hvad der skete.",
            icon=":material/event_repeat:",
        )
    for title, found in (
        ("Åbne nu", open_now),
        ("Kommende", ahead),
        ("Afholdt", [*reversed(over)]),
        ("Aflyst", [*reversed(off)]),
    ):
        if found:
            st.header(title)
        for one in found:
            card(one)
    if not listed:
        st.info("Du er ikke med i en sagskonference endnu. Indkald til en, eller bed en kollega om et link.")


def notices() -> None:
    """On Mit kørekort: all that waits for the reader in conferences, and those that others have called off."""
    here, actor = state.platform().conferences, state.actor()
    if not actor.has(Permission.CONFER):
        return
    if off := len(here.cancelling.fresh(actor)):
        told = labels.count(off, "konference, du er inviteret til, er", "konferencer, du er inviteret til, er")
        st.warning(f"{told} aflyst. Se [Sagskonferencer](/app/conferences).", icon=":material/event_busy:")
    for line in waiting_lines(here.noticing.waiting(actor)):
        st.info(line, icon=":material/forum:")
    if number := here.concluding.waiting(actor):
        waiting = labels.count(number, "opfølgning venter", "opfølgninger venter")
        st.info(f"{waiting} på dig under [Sagskonferencer](/app/conferences).", icon=":material/event_repeat:")


def waiting_lines(found: Waiting) -> list[str]:
    """One sentence each, with the way to the conference; nothing of the case."""
    now = state.platform().clock.now()
    lines = [
        f"Du er inviteret til {link('en sagskonference', one.conference_id)}: "
        f"{labels.moment(one.starts_at) if one.starts_at > now else f'vurdér sagen til {labels.moment(one.until)}'}."
        for one in found.invited
    ]
    lines += [
        f"Du kan gøre indsigelse mod {link('et råd til praksis', one.conference_id)} til {labels.moment(one.until)}."
        for one in found.objectable
    ]
    return lines + [
        f"Næste skridt er dit, senest {labels.day(one.by)}: {link('se rådet', one.conference_id)}."
        for one in found.next_steps
    ]


def link(words_of_it: str, conference_id: str) -> str:
    """The way to a conference."""
    return f"[{words_of_it}](/app/conferences?{CONFERENCE}={conference_id})"


def card(one: Listed) -> None:
    """One conference in the list."""
    conference = one.conference
    with st.container(border=True):
        st.subheader(one.title)
        st.caption(
            f"{words.FORMAT[conference.format]} · {words.MANNER[conference.manner].lower()} · "
            f"{labels.moment(conference.starts_at)} · {labels.count(one.people, 'deltager', 'deltagere')} · "
            f"du er {words.PART[one.own_part]}"
        )
        why = f": {words.CANCELLED[one.cancellation.reason].lower()}" if one.cancellation else ""
        st.markdown(f"**{words.STAGE[one.stage]}**{why}")
        if one.due:
            st.markdown(f"Fortæl, hvad der skete efter {' og '.join(map(str, one.due))} måneder.")
        key = f"conferences.open.{conference.conference_id}"
        st.button("Gå til konferencen", key=key, on_click=go, args=(conference.conference_id,))


def door(one: Listed) -> None:
    """What somebody with the link sees before they join."""
    conference = one.conference
    st.header(f"{words.FORMAT[conference.format]}: {one.title}")
    st.write(
        f"{labels.verbatim(labels.moment(conference.starts_at))} · {words.MANNER[conference.manner].lower()} · "
        f"{labels.count(one.people, 'deltager', 'deltagere')} indtil nu."
    )
    if one.stage == Stage.ASSESSING:
        st.write("Du er inviteret med et link. De andre kan se, at du er med.")
        st.button("Deltag", type="primary", key="conferences.join", on_click=join, args=(conference.conference_id,))
    elif one.stage == Stage.CANCELLED:
        st.info("Konferencen er aflyst.")
    else:
        st.info("Vurderingerne er vist. Der kan ikke komme flere med nu.")
    st.button("Alle konferencer", key="conferences.back", icon=":material/arrow_back:", on_click=go, args=("",))


def join(conference_id: str) -> None:
    """Take part."""

    def act() -> str:
        state.platform().conferences.conferring.join(state.actor(), conference_id)
        return "Du er med."

    state.attempted(act)
