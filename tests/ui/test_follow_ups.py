"""After a colleague's case is talked over: who is asked what became of it, and how it is hidden from the room."""

from datetime import timedelta

import pytest
from conferring import WORDS, advice, judgement
from conftest import Open
from sharing_examples import case_text, form, release
from streamlit.testing.v1 import AppTest

from quiz_app.bootstrap import Platform
from quiz_app.domain.assessment import Turn
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.conference import ConclusionPart, ConferenceFormat, Manner
from quiz_app.services.conferring import Call

KEY = "conferences.follow_up.k9.3"


@pytest.fixture
def kept(platform: Platform) -> Platform:
    """Amina has shared a case, Sanne has called others about it, and their advice is a hundred days old."""
    with platform.storage.writing() as stores:
        case = CaseRef(kind=CaseRefKind.RELEASED, id=release(stores.shared_cases, case_text(form=form(regime="R3"))))
    conferences, now = platform.conferences, platform.clock.now()
    sanne, bo, dorthe = map(platform.signing_in.person_called, ("sanne", "bo", "dorthe"))
    call = Call(
        conference_id="k9", format=ConferenceFormat.CONFERENCE, manner=Manner.REMOTE, case=case,
        facilitator_id="dorthe", note_taker_id="bo", invited=(), starts_at=now, has_task=True,
    )  # fmt: skip
    conferences.conferring.call(sanne, call)
    for person in (sanne, bo, dorthe):
        conferences.conferring.assess(person, "k9", Turn.FIRST, judgement())
    conferences.conferring.reveal(dorthe, "k9", Turn.FIRST)
    conferences.concluding.conclude(bo, "k9", advice())
    platform.outside.clock.at += timedelta(days=100)  # type: ignore[attr-defined]  # the fake clock
    return platform


def said(app: AppTest) -> str:
    kinds = (app.markdown, app.info, app.warning, app.success, app.error, app.header)
    return "\n".join(str(e.value) for kind in kinds for e in kind)


def press(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label == label).click().run()


@pytest.mark.usefixtures("kept")
def test_who_shared_the_case_is_asked_and_a_bare_click_says_nothing(open_as: Open) -> None:
    assert f"{KEY}.band" not in {r.key for r in open_as("sanne", "conferences", konference="k9").radio}
    app = press(open_as("amina", "conferences"), "Gem opfølgningen")
    assert "Vælg, hvad der blev afgjort." in said(app)
    app.radio(key=f"{KEY}.band").set_value("fleksjob")
    app = press(app, "Gem opfølgningen")
    assert "Vælg, om der er klaget." in said(app)
    app.radio(key=f"{KEY}.complaint").set_value("none")
    app = press(app, "Gem opfølgningen")
    assert "Tak. Opfølgningen er gemt." in said(app)
    assert any(e.label.startswith("Ret svaret") for e in app.expander)


@pytest.mark.usefixtures("kept")
def test_the_case_is_hidden_from_the_room_and_so_is_what_was_said_of_it(open_as: Open) -> None:
    app = open_as("dorthe", "conferences", konference="k9")
    assert WORDS[ConclusionPart.ADVICE] in said(app)
    app = press(app, "Skjul sagen nu")
    assert WORDS[ConclusionPart.ADVICE] not in said(app)
    assert "kan læses" in said(app)
