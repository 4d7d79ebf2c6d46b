"""Bekræft lovgrundlaget: a jurist answers, another approves, and the page says what it made sure."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]
KEY = "law.lov-1750-ikrafttraeden"


def text(app: AppTest) -> str:
    return "\n".join(m.value for m in (*app.markdown, *app.info, *app.success, *app.warning, *app.error))


def press(app: AppTest, label: str) -> AppTest:
    next(b for b in app.button if b.label == label).click()
    app.run()
    assert [e.message for e in app.exception] == []
    return app


def send(app: AppTest) -> AppTest:
    """Press the button of the first question's form."""
    next(b for b in app.button if b.label == "Send til godkendelse").click()
    return app.run()


def test_a_yes_is_answered_by_a_jurist_and_approved_by_another(open_as: Open) -> None:
    app = open_as("johanne", "law_confirmations")
    assert "Et ja løfter 1 lovændring, " in text(app)
    app.radio(key=f"{KEY}.reply").set_value("yes")
    app.text_input(key=f"{KEY}.paragraph").set_value("§ 21, stk. 2")
    assert "Svaret er sendt" in text(send(app))
    assert "Venter på, at en anden godkender dit svar" in text(app)
    assert not [b for b in app.button if b.label == "Jeg har set det: godkend"]
    owner = open_as("gerda", "law_confirmations")
    assert "Johanne Juul" in text(owner)
    press(owner, "Jeg har set det: godkend")
    assert "Godkendt af Gerda" in text(owner)
    assert "certainty: {content: law_text, date: law_text}" in "\n".join(c.value for c in owner.code)


def test_what_is_typed_stays_when_a_field_is_refused(open_as: Open) -> None:
    app = open_as("johanne", "law_confirmations")
    app.radio(key=f"{KEY}.reply").set_value("other_wording")
    app.text_input(key=f"{KEY}.paragraph").set_value("Hele teksten her")
    app.text_area(key=f"{KEY}.words").set_value("Kravet består i nogle sager.")
    assert "Skriv kun stedet" in text(send(app))
    assert app.text_area(key=f"{KEY}.words").value == "Kravet består i nogle sager."
    assert app.text_input(key=f"{KEY}.paragraph").value == "Hele teksten her"


def test_another_date_is_a_task_and_disputed(open_as: Open) -> None:
    app = open_as("johanne", "law_confirmations")
    app.radio(key=f"{KEY}.reply").set_value("other_date")
    app.text_input(key=f"{KEY}.paragraph").set_value("§ 21")
    assert "Skriv den dag, dokumentet nævner" in text(send(app))
    app.text_input(key=f"{KEY}.day").set_value("1.9.2026")
    send(app)
    owner = press(open_as("gerda", "law_confirmations"), "Jeg har set det: godkend")
    assert "Omstridt" in text(owner)
    assert "commences: 2026-09-01" in "\n".join(c.value for c in owner.code)


def test_the_banner_asks_those_who_can_answer(open_as: Open) -> None:
    asked = "Er »Kravet om rehabiliteringsteam falder bort« trådt i kraft?"
    assert asked in text(open_as("gerda", "law_confirmations"))
    assert asked not in text(open_as("amina", "my_licence"))
