"""From a conference's advice to the key persons' page of drafts."""

from collections.abc import Callable
from datetime import timedelta

from conferring import STORY, TITLE
from streamlit.testing.v1 import AppTest

from quiz_app.bootstrap import Platform
from quiz_app.domain.assessment import Judgement, Sufficiency, Turn
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.conference import Band, ConclusionPart, ConferenceFormat, Manner
from quiz_app.domain.law import Track
from quiz_app.domain.people import Actor
from quiz_app.services.concluding import Advice
from quiz_app.services.conferring import Call

Open = Callable[..., AppTest]
WORDS = dict.fromkeys(ConclusionPart, "Prøv et fleksjob på få timer.")


def actor(platform: Platform, person_id: str) -> Actor:
    with platform.storage.reading() as stores:
        return Actor(person_id=person_id, grants=stores.people.grants(person_id))


def kept(platform: Platform) -> None:
    """A conference of three who differ, whose advice is kept."""
    conferences, at = platform.conferences, platform.clock.now()
    call = Call(
        conference_id="k9",
        format=ConferenceFormat.CONFERENCE,
        manner=Manner.REMOTE,
        case=CaseRef(kind=CaseRefKind.SYNTHETIC, id="laerke"),
        facilitator_id="dorthe",
        note_taker_id="bo",
        invited=(),
        starts_at=at,
    )
    conferences.conferring.call(actor(platform, "amina"), call)
    for person, track in (("amina", Track.FLEKSJOB), ("dorthe", Track.FOERTIDSPENSION), ("bo", Track.FLEKSJOB)):
        judgement = Judgement(
            sufficiency=Sufficiency.RATHER, missing=(), track=track, provisions="", certainty=AnswerCertainty.SURE
        )
        conferences.conferring.assess(actor(platform, person), "k9", Turn.FIRST, judgement)
    conferences.conferring.reveal(actor(platform, "dorthe"), "k9", Turn.FIRST)
    advice = Advice(conclusion_id="r9", version=0, advised=Band.FLEKSJOB, provisions="", words=WORDS)
    conferences.concluding.conclude(actor(platform, "bo"), "k9", advice)
    platform.outside.clock.at += timedelta(days=3)  # type: ignore[attr-defined]


def press(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label == label).click().run()


def test_one_click_after_the_advice_hands_a_draft_over(platform: Platform, open_as: Open) -> None:
    kept(platform)
    app = press(open_as("amina", "conferences", konference="k9"), "Kladde til en gråzone")
    assert not app.exception
    assert "Kladde til en gråzone ligger nu hos nøglepersonerne." in [s.value for s in app.success]
    assert "Kladde til en gråzone" not in [b.label for b in app.button]
    app = open_as("sanne", "drafts")
    assert app.subheader[0].value == "Kladde til en gråzone"
    assert "### Gå videre mod førtidspension" in app.code[0].value
    app = press(app, "Jeg tager den over")
    assert "Taget over." in [s.value for s in app.success]


def test_a_case_is_rebuilt_before_it_can_be_taken(platform: Platform, open_as: Open) -> None:
    kept(platform)
    press(open_as("amina", "conferences", konference="k9"), "Kladde til en konstrueret sag")
    app = open_as("sanne", "drafts")
    assert next(b for b in app.button if b.label == "Jeg tager den over").disabled
    app.text_input[0].input(TITLE)
    app.text_area[0].input(STORY)
    app = press(app, "Gem den ombyggede sag")
    assert [e.value for e in app.error] == []
    assert not next(b for b in app.button if b.label == "Jeg tager den over").disabled
    assert any(STORY in c.value for c in app.code)


def test_the_demo_shows_drafts_with_the_questions_that_people_differed_about(open_as: Open) -> None:
    app = open_as("sanne", "drafts")
    assert {h.value for h in app.subheader} == {"Kladde til opgaver", "Kladde til en tilføjelse i en retningslinje"}
    assert any("Oplys sagen mere, før vejen vælges" in c.value for c in app.code)
