"""A page of the app that tells how the server is configured, and breaks when asked to."""

import streamlit as st
from streamlit import config

from quiz_app.errors import RuleError

OPTIONS = ("runner.postScriptGC", "server.enableAgentApi", "client.showErrorDetails", "browser.gatherUsageStats")

for option in OPTIONS:
    st.text(f"{option}={config.get_option(option)}")
if "fejl" in st.query_params:
    raise ValueError("amina@example.dk")
if "regel" in st.query_params:
    raise RuleError("Prøven er afleveret.")
