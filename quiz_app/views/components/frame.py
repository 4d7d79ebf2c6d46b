"""What every page shares: who is signed in, the way to the site and out, notices and refusals."""

from collections.abc import Callable

import streamlit as st

from quiz_app import state
from quiz_app.domain.law_confirmation import asked_today
from quiz_app.domain.people import Actor, Permission
from quiz_app.views.components import labels


def draw(actor: Actor) -> None:
    """The foot of the menu, and the line that marks a demo."""
    here = state.platform()
    roles = ", ".join(dict.fromkeys(labels.ROLE[g.role] for g in actor.grants))
    may_change = here.settings.local_accounts and not here.settings.demo
    password = '<a href="/konto/adgangskode">Skift adgangskode</a><br>' if may_change else ""
    with st.sidebar:
        st.caption(f"{actor.name} · {roles}")
        st.html(
            '<p class="kk-links"><a href="/">Situationer og retningslinjer</a><br>'
            f'{password}<a href="/logout">Log ud</a></p>'
        )
    if actor.has(Permission.APPROVE_LAW) and (asked := asked_today(here.library, here.clock.today())):
        st.info(f"{asked} [Bekræft lovgrundlaget](/app/law_confirmations)", icon=":material/help:")
    if here.settings.demo:
        st.caption(f"Eksempelkommune · i dag er {labels.day(here.clock.today())}")


@st.fragment
def live(draw: Callable[[], None]) -> None:
    """A page below its title that is drawn anew after each act on it, while menu and frame stand as they are.

    Who is asking is looked up anew each time; whoever is signed out sees the whole page say so.
    """
    with state.in_turn():
        actor = state.present()
        if actor is None:
            st.rerun()
        with state.drawing_for(actor):
            notices()
            draw()


def notices() -> None:
    """What everybody must know now, and what came of the last act; call it under the title."""
    if banner := state.platform().maintenance.banner():
        st.info(banner, icon=":material/update:")
    if notice := state.take_notice():
        st.success(notice, icon=":material/check_circle:")
    if trouble := state.take_trouble():
        st.error(trouble.text, icon=":material/error:")


def signed_out() -> None:
    """The page of somebody whose session has ended."""
    st.title("Du er logget ud")
    st.write("Din session er slut. Det, du har gemt, er gemt.")
    st.html('<p><a href="/login?next=/app/">Log ind igen</a></p>')
