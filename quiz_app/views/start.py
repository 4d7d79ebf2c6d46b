"""The bare address of the app: leads on to the first page that the person's roles open."""

import streamlit as st

from quiz_app import state
from quiz_app.views.components.menu import PAGES

actor = state.actor()
st.switch_page(next(path for path, _, _, needs in PAGES if actor.has(needs)))
