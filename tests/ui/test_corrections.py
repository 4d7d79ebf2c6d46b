"""A wrong key on the pages: proposed with its impact, signed by another, told to those who were asked."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from quiz_app.bootstrap import Platform
from quiz_app.domain.question import ChoiceQuestion

Open = Callable[..., AppTest]


def asked_item(platform: Platform, persona: str) -> str:
    """A single item of the persona's exam."""
    actor = platform.signing_in.person_called(persona)
    exam = next(a for a, s in platform.attempting.history(actor) if s is not None and s.passed is not None)
    questions = (platform.library.questions[i.question] for i in exam.items)
    return next(q.id for q in questions if isinstance(q, ChoiceQuestion) and q.type == "single")


def text(app: AppTest) -> str:
    return "\n".join(m.value for m in (*app.markdown, *app.info, *app.success, *app.error))


def propose(open_as: Open, item: str, *, void: bool) -> AppTest:
    app = open_as("bo", "corrections")
    app.selectbox(key="corrections.question").set_value(item).run()
    app.radio[0].set_value("Opgaven udgår: alle får fuldt point" if void else "Et andet svar er rigtigt").run()
    if not void:
        assert "Det er det facit, opgaven har nu" in text(app)
        choice = next(r for r in app.radio if str(r.key).endswith(".choice"))
        choice.set_value(next(o for o in "abcd" if o != choice.value)).run()
    assert "Konsekvensoversigt" in text(app)
    assert "- 0 " not in text(app)
    app.text_area(key="corrections.words").set_value("Bestemmelsen siger det modsatte.")
    next(b for b in app.button if b.label == "Foreslå rettelsen").click()
    app.run()
    assert [e.message for e in app.exception] == []
    return app


def test_a_key_is_proposed_signed_by_another_and_told(open_as: Open, platform: Platform) -> None:
    item = asked_item(platform, "mette")
    app = propose(open_as, item, void=False)
    assert "venter på, at en anden skriver under" in text(app)
    assert not [b for b in app.button if b.label == "Skriv under"]
    signer = open_as("johanne", "corrections")
    next(b for b in signer.button if b.label == "Skriv under").click().run()
    assert "Rettelsen gælder nu" in text(signer)
    assert f"{item}.yml" in "\n".join(c.value for c in signer.code)
    holder = open_as("mette", "my_licence")
    assert "Facit er rettet" in "\n".join(s.value for s in holder.subheader)
    assert "**Hvorfor:** Facit stemmer ikke med loven. Bestemmelsen siger det modsatte." in text(holder)
    attempt = next(
        a
        for a, s in platform.attempting.history(platform.signing_in.person_called("mette"))
        if s is not None and s.passed is not None
    )
    shown = text(open_as("mette", "exam", forsoeg=attempt.attempt_id))
    assert "**Før:**" in shown
    assert "**Nu:**" in shown


def test_an_item_is_declared_void_and_that_is_taken_back(open_as: Open, platform: Platform) -> None:
    propose(open_as, asked_item(platform, "mette"), void=True)
    signer = open_as("ida", "corrections")
    next(b for b in signer.button if b.label == "Skriv under").click().run()
    assert "Opgaven er udgået" in text(signer)
    signer.text_area[0].set_value("Den var klar nok.")
    next(b for b in signer.button if b.label == "Foreslå at trække tilbage").click().run()
    assert "Forslaget venter" in text(signer)
