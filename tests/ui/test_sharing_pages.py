"""Del en sag and Frigivelse: what is found is settled one by one, and a colleague elsewhere releases."""

from collections.abc import Callable

from sharing_examples import STORY
from streamlit.testing.v1 import AppTest

from quiz_app.bootstrap import Platform

Open = Callable[..., AppTest]
TITLE = "Ryggen og de to praktikker"
QUESTION = "Er arbejdsevnen belyst godt nok?"


def text(app: AppTest) -> str:
    return "\n".join(m.value for m in (*app.markdown, *app.info, *app.success, *app.error, *app.warning))


def press(app: AppTest, label: str) -> AppTest:
    next(b for b in app.button if b.label.startswith(label)).click().run()
    assert [e.message for e in app.exception] == []
    return app


def write(open_as: Open, story: str, persona: str = "amina") -> AppTest:
    app = open_as(persona, "share_case")
    for box in app.selectbox:
        if str(box.key) != "share_case.sex":
            box.select_index(0)
    app.multiselect(key="share_case.themes").set_value(["fleksjob"])
    app.text_input(key="share_case.title").set_value(TITLE)
    app.text_area(key="share_case.question").set_value(QUESTION)
    app.text_area(key="share_case.story").set_value(story)
    return press(app, "Læs teksten igennem")


def titles(platform: Platform) -> list[str]:
    own = platform.conferences.sharing.own(platform.signing_in.person_called("amina"))
    return [case.text.words.title for case in own if case.text]


def read(open_as: Open) -> AppTest:
    """The case that was shared last, as a key person elsewhere opens it."""
    app = open_as("sanne", "case_release")
    next(b for b in reversed(app.button) if b.label == "Læs sagen").click().run()
    assert TITLE in [h.value for h in app.header]
    return app


def test_a_name_gives_way_with_its_genitive_and_a_number_must_be_replaced(open_as: Open, platform: Platform) -> None:
    app = write(open_as, f"{STORY} Mette Sørensen ringede. Mettes CPR er 010180-1234.")
    assert "Intet er gemt" not in text(app)
    assert "■ Skal erstattes: 1" in text(app)
    press(app, "Erstat med »Borger A« (2 steder)")
    press(app, "Slet")
    assert "ikke flere fund" in text(app)
    assert TITLE not in titles(platform)
    press(app, "Gem som kladde")
    own = platform.conferences.sharing.own(platform.signing_in.person_called("amina"))[0]
    assert own.text is not None
    assert "Borger A ringede. Borger A's CPR er ." in own.text.words.story


def test_the_form_is_filled_in_before_anything_is_read(open_as: Open) -> None:
    app = open_as("amina", "share_case")
    app.text_area(key="share_case.story").set_value(STORY)
    press(app, "Læs teksten igennem")
    assert "Vælg noget i hvert felt" in text(app)
    assert app.text_area(key="share_case.story").value == STORY


def test_an_act_is_undone_and_a_harmless_word_is_said_to_be_so(open_as: Open) -> None:
    app = write(open_as, f"{STORY} Vi mødte Fatima.")
    press(app, "Erstat med")
    assert "ikke flere fund" in text(app)
    press(app, "Fortryd")
    assert "Fund 1 af 1" in text(app)
    press(app, "Identificerer ingen")
    assert "ikke flere fund" in text(app)


def test_another_word_is_put_instead_everywhere(open_as: Open) -> None:
    app = write(open_as, f"{STORY} Vi mødte Fatima og Fatimas mor.")
    app.text_input(key="share_case.instead").set_value("sagsbehandleren")
    press(app, "Erstat med det")
    assert "Fund" not in text(app).replace("ikke flere fund", "")


def test_a_refused_text_keeps_what_was_written(open_as: Open) -> None:
    app = write(open_as, STORY.upper())
    assert "store bogstaver" in text(app)
    assert app.text_area(key="share_case.story").value == STORY.upper()


def test_the_text_comes_back_to_be_edited(open_as: Open) -> None:
    app = press(write(open_as, f"{STORY} Vi mødte Fatima."), "Erstat med")
    press(app, "Ret selv i teksten")
    assert app.text_area(key="share_case.story").value == f"{STORY} Vi mødte Borger A."


def test_a_key_person_elsewhere_releases_after_the_checklist(open_as: Open, platform: Platform) -> None:
    press(write(open_as, STORY, "amina"), "Send til frigivelse")
    app = read(open_as)
    assert "Amina" not in "\n".join((text(app), *(h.body for h in app.get("html"))))
    press(app, "Frigiv")
    assert "Kan du sige" in text(app)
    for box in app.checkbox:
        box.check()
    app.radio(key="case_release.can_tell").set_value("Nej")
    press(app, "Frigiv")
    assert "Sagen er frigivet" in text(app)
    released = platform.conferences.sharing.released(platform.signing_in.person_called("amina"))
    assert TITLE in [case.title for case in released]


def test_a_case_is_sent_back_with_a_reason(open_as: Open) -> None:
    press(write(open_as, STORY, "amina"), "Send til frigivelse")
    app = read(open_as)
    app.text_area(key="case_release.words").set_value("Udelad sygdommens forløb.")
    press(app, "Send tilbage")
    assert "Udelad sygdommens forløb." in text(open_as("amina", "share_case"))
