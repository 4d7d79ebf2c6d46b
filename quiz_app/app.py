"""The page table of the app: who sees which page, in the order of the menu."""

import streamlit as st

from quiz_app import state
from quiz_app.domain.people import Actor, Permission
from quiz_app.views.components import frame

PAGES = (
    ("views/my_licence.py", "Mit kørekort", ":material/badge:", Permission.EARN),
    ("views/quiz.py", "Øv dig", ":material/fitness_center:", Permission.PRACTISE),
    ("views/exam.py", "Prøve", ":material/assignment:", Permission.EARN),
    ("views/practice.py", "Ledsagede sager", ":material/group:", Permission.EARN),
    ("views/sign_off.py", "Godkend praktik", ":material/fact_check:", Permission.ASSESS),
    ("views/team.py", "Mit team", ":material/groups:", Permission.VIEW_TEAM),
    ("views/people.py", "Personer", ":material/manage_accounts:", Permission.ADMINISTER),
)


def pages_for(actor: Actor) -> list[st.Page]:
    """The pages that the actor's roles open."""
    return [st.Page(path, title=title, icon=icon) for path, title, icon, needs in PAGES if actor.has(needs)]


def main() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title="Sagskørekortet", page_icon=":material/badge:", layout="centered")
    actor = state.find_actor()
    if actor is None:
        frame.signed_out()
        return
    page = st.navigation(pages_for(actor), position="sidebar", expanded=True)
    frame.draw(actor)
    page.run()


main()
