"""Streamlit pages, one file per page; the file's name is its address."""
