"""The bare address of the app: leads on to the person's home."""

import streamlit as st

from quiz_app import state
from quiz_app.views.components.menu import HOMES, PAGES

actor = state.actor()
needs = {path: permission for path, _, _, permission in PAGES}
st.switch_page(next(path for path in HOMES if actor.has(needs[path])))
