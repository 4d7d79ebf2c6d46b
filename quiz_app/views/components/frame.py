"""What every page shares: who is signed in, the way to the site and out, notices and refusals."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.people import Actor
from quiz_app.views.components import labels


def draw(actor: Actor) -> None:
    """The foot of the menu, the banner of a demo, and the last act's notice or refusal."""
    here = state.platform()
    roles = ", ".join(dict.fromkeys(labels.ROLE[g.role] for g in actor.grants))
    may_change = here.settings.local_accounts and not here.settings.demo
    password = '<a href="/konto/adgangskode">Skift adgangskode</a><br>' if may_change else ""
    with st.sidebar:
        st.caption(f"{here.progressing.name_of(actor)} · {roles}")
        st.html(
            '<p class="kk-links"><a href="/">Situationer og retningslinjer</a><br>'
            f'{password}<a href="/logout">Log ud</a></p>'
        )
    if banner := here.maintenance.banner():
        st.info(banner, icon=":material/update:")
    if here.settings.demo:
        st.caption(f"Eksempelkommune · i dag er {labels.day(here.clock.today())}")


def notices() -> None:
    """What came of the last act; call it under the title."""
    if notice := state.take_notice():
        st.success(notice, icon=":material/check_circle:")
    if trouble := state.take_trouble():
        st.error(trouble.text, icon=":material/error:")


def signed_out() -> None:
    """The page of somebody whose session has ended."""
    st.title("Du er logget ud")
    st.write("Din session er slut. Det, du har gemt, er gemt.")
    st.html('<p><a href="/login?next=/app/">Log ind igen</a></p>')
