"""Registrér en lovændring: a preview and a file to hand in; what is typed stays when a line is wrong."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]
GOOD = "LAB § 116, stk. 2; ændres; indholdet ændres"


def text(app: AppTest) -> str:
    return "\n".join(m.value for m in (*app.markdown, *app.info, *app.error))


def fill(app: AppTest, affects: str) -> AppTest:
    app.text_input(key="change.title").set_value("Minifleksjob får et timetal")
    app.text_input(key="change.source").set_value("lov nr. 9 af 1. december 2026")
    app.text_input(key="change.commences").set_value("1.3.2027")
    app.text_area(key="change.summary").set_value("Et timetal skrives ind. Overgangen er ikke læst.")
    app.text_area(key="change.affects").set_value(affects)
    next(b for b in app.button if b.label == "Vis, hvad den rammer").click()
    app.run()
    assert [e.message for e in app.exception] == []
    return app


def test_a_change_is_previewed_and_written_as_its_file(open_as: Open) -> None:
    app = fill(open_as("bo", "register_change"), GOOD)
    assert "betingelser og dokumentation" in text(app)
    written = app.code[0].value
    assert 'provision: "LAB § 116, stk. 2", effect: amended, kind: substantive' in written
    assert "commences: 2027-03-01" in written


def test_a_bad_line_is_named_and_nothing_typed_is_lost(open_as: Open) -> None:
    typed = f"{GOOD}\nLAB § 999; ændres; indholdet ændres"
    app = fill(open_as("johanne", "register_change"), typed)
    assert "Bestemmelser, linje 2" in text(app)
    assert not app.code
    assert app.text_area(key="change.affects").value == typed
    assert app.text_input(key="change.title").value == "Minifleksjob får et timetal"
