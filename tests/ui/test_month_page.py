"""Månedens læring opens on this month, keeps the chosen one in the address, and says when there is nothing."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]


def test_an_empty_month_says_so_and_the_choice_stands_in_the_address(open_as: Open) -> None:
    app = open_as("amina", "month_learning", maaned="2026-02")
    assert not app.exception
    assert app.selectbox(key="learnt.month").value == "2026-02"
    assert "Ingen sagskonferencer fik gemt et råd til praksis i februar 2026." in [m.value for m in app.markdown]
    app.selectbox(key="learnt.month").select("2026-03").run()
    assert app.query_params["maaned"] == "2026-03"
