"""Sagskonferencer as people meet them: the call, one's own assessment, the reveal, and the advice."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from doubles import StillClock
from sharing_examples import case_event, case_text, form, opened, version
from streamlit.testing.v1 import AppTest

from quiz_app.bootstrap import Platform
from quiz_app.domain.assessment import Judgement, Sufficiency, Turn
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.cancellation import CancelReason
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.conference import ConferenceFormat, Manner
from quiz_app.domain.law import Track
from quiz_app.domain.people import Actor
from quiz_app.domain.sharing.history import Happening, HideReason
from quiz_app.services.conferring import Call
from quiz_app.views.components.menu import PAGES

Open = Callable[..., AppTest]
ROOM = "rum-1"
SEALED = "Arbejdsevnen er ikke prøvet."


def actor(platform: Platform, person_id: str) -> Actor:
    with platform.storage.reading() as stores:
        return Actor(person_id=person_id, grants=stores.people.grants(person_id))


def called(platform: Platform, *, manner: Manner = Manner.REMOTE, case: CaseRef | None = None) -> None:
    library = platform.library
    case = case or CaseRef(kind=CaseRefKind.SYNTHETIC, id=min(set(library.cases) - library.withheld_cases()))
    call = Call(
        conference_id=ROOM,
        format=ConferenceFormat.CONFERENCE,
        manner=manner,
        case=case,
        facilitator_id="dorthe",
        note_taker_id="bo",
        invited=(),
        starts_at=platform.clock.now(),
        ends_at=platform.clock.now() + timedelta(hours=1),
    )
    platform.conferences.conferring.call(actor(platform, "amina"), call)


def past_its_deadline(platform: Platform, *given: str) -> None:
    called(platform, manner=Manner.ASYNCHRONOUS)
    for person_id in given:
        assessed(platform, person_id, Track.FLEKSJOB)
    assert isinstance(platform.clock, StillClock)
    platform.clock.advance(hours=1)


def assessed(platform: Platform, person_id: str, track: Track) -> None:
    judgement = Judgement(
        sufficiency=Sufficiency.RATHER,
        missing=(),
        track=track,
        provisions="",
        certainty=AnswerCertainty.SURE,
        reason=SEALED,
    )
    platform.conferences.conferring.assess(actor(platform, person_id), ROOM, Turn.FIRST, judgement)


def all_words(app: AppTest) -> str:
    kinds = (app.markdown, app.caption, app.info, app.warning, app.success, app.error, app.header, app.subheader)
    return "\n".join(str(e.value) for kind in kinds for e in kind)


def sent(app: AppTest) -> bytes:
    """Everything on the page, as it goes to the browser."""
    return b"".join(e.proto.SerializeToString() for e in app.main if getattr(e, "proto", None) is not None)


def press(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label == label).click().run()


def test_a_conference_is_called_from_search_to_room(platform: Platform, open_as: Open) -> None:
    app = open_as("amina", "conferences")
    key = "conferences.call"
    case = app.selectbox(key=f"{key}.case")
    case.select(case.options[0]).run()
    app.radio(key=f"{key}.format").set_value(ConferenceFormat.DOORWAY).run()
    app.text_input(key=f"{key}.search").set_value("dorthe").run()
    next(b for b in app.button if b.label.startswith("Tilføj Dorthe")).click().run()
    app.selectbox(key=f"{key}.facilitator").select("dorthe")
    app.selectbox(key=f"{key}.note_taker").select("amina")
    app.text_input(key=f"{key}.day").set_value("23.11.2026")
    app.text_input(key=f"{key}.hour").set_value("13.00")
    app = press(app, "Indkald")
    assert [e.message for e in app.exception] == []
    assert [h.value.split(":")[0] for h in app.header] == ["Dørkarm"]
    listed = platform.conferences.conferring.mine(actor(platform, "dorthe"))
    assert {one.people for one in listed if one.conference.format == ConferenceFormat.DOORWAY} >= {2}


def test_while_the_case_is_hidden_the_room_says_that_it_waits_and_asks_nothing(
    platform: Platform, open_as: Open
) -> None:
    with platform.storage.writing() as stores:
        stores.shared_cases.open(opened("c9"))
        stores.shared_cases.add_version(version("v9", case_id="c9"), case_text(form=form()).written)
        event = case_event("e9", Happening.RELEASED, case_id="c9", version_id="v9", person_id=None)
        stores.shared_cases.add_event(event)
    called(platform, case=CaseRef(kind=CaseRefKind.RELEASED, id="c9"))
    before = open_as("dorthe", "conferences", konference=ROOM)
    platform.conferences.taking_down.hide(actor(platform, "dorthe"), "c9", HideReason.RECOGNISED)
    after = open_as("amina", "conferences", konference=ROOM)
    assert [e.message for e in after.exception] == []
    asks = f"conferences.{ROOM}.first.sufficiency"
    assert [asks in {r.key for r in app.radio} for app in (before, after)] == [True, False]
    assert "Bliver den lagt tilbage, kan I fortsætte her" in all_words(after)


def test_one_assesses_alone_and_sees_only_a_count(platform: Platform, open_as: Open) -> None:
    called(platform)
    assessed(platform, "dorthe", Track.SENIORPENSION)
    app = open_as("amina", "conferences", konference=ROOM)
    assert "1 af 3 har vurderet" in all_words(app)
    assert "seniorpension" not in all_words(app).split("Din egen vurdering")[1].lower()
    assert SEALED not in all_words(app)
    form = f"conferences.{ROOM}.first"
    app.radio(key=f"{form}.sufficiency").set_value(Sufficiency.CLEARLY)
    app.radio(key=f"{form}.track").set_value(Track.FLEKSJOB)
    app.radio(key=f"{form}.certainty").set_value(AnswerCertainty.FAIRLY)
    app.text_input(key=f"{form}.provisions").set_value("LAB § 118")
    app = press(app, "Gem min vurdering")
    assert [e.message for e in app.exception] == []
    assert "2 af 3 har vurderet" in all_words(app)
    assert "Vis vurderingerne" not in [b.label for b in app.button]


def test_the_facilitator_reveals_and_everybody_sees_spread_and_reasons(platform: Platform, open_as: Open) -> None:
    called(platform)
    assessed(platform, "amina", Track.FLEKSJOB)
    app = open_as("dorthe", "conferences", konference=ROOM)
    assert next(b for b in app.button if b.label == "Vis vurderingerne").disabled
    assessed(platform, "bo", Track.FOERTIDSPENSION)
    app = press(app.run(), "Vis vurderingerne")
    assert [e.message for e in app.exception] == []
    assert "2 er sikre, men peger forskellige veje" in all_words(app)
    (chart,) = app.get("vega_lite_chart")
    assert chart.proto.data.data == b"", "a table of pandas costs the first half a second"
    assert "Fleksjob" in chart.proto.spec
    seen = all_words(open_as("amina", "conferences", konference=ROOM))
    assert SEALED in seen
    assert "Center Nord: " not in seen


def test_the_note_taker_writes_the_advice_and_a_participant_objects(platform: Platform, open_as: Open) -> None:
    called(platform)
    for person_id in ("amina", "bo"):
        assessed(platform, person_id, Track.FLEKSJOB)
    platform.conferences.conferring.reveal(actor(platform, "dorthe"), ROOM, Turn.FIRST)
    app = open_as("bo", "conferences", konference=ROOM)
    form = f"conferences.{ROOM}.advice"
    for part in ("facts", "options", "advice", "change_our_mind"):
        app.text_area(key=f"{form}.{part}").set_value("Arbejdsevnen er prøvet.")
    app = press(app, "Gem rådet")
    assert "Vælg, hvilken vej jeres råd peger." in all_words(app)
    app.radio(key=f"{form}.advised").set_value("fleksjob")
    app = press(app, "Gem rådet")
    assert [e.message for e in app.exception] == []
    assert "Alle deltagere kan gøre indsigelse" in all_words(app)
    app = open_as("amina", "conferences", konference=ROOM)
    app.text_area(key=f"conferences.{ROOM}.objection.reason").set_value("Praktikken er vægtet for højt.")
    app = press(app, "Send indsigelsen")
    assert "Der er en indsigelse" in all_words(app)


def test_what_is_refused_is_said_and_nothing_typed_is_lost(platform: Platform, open_as: Open) -> None:
    called(platform)
    app = open_as("amina", "conferences", konference=ROOM)
    form = f"conferences.{ROOM}.first"
    app.radio(key=f"{form}.sufficiency").set_value(Sufficiency.CLEARLY)
    app.radio(key=f"{form}.track").set_value(Track.FLEKSJOB)
    app.radio(key=f"{form}.certainty").set_value(AnswerCertainty.FAIRLY)
    app.text_area(key=f"{form}.reason").set_value("Jeg tænker på Mette Sørensen.")
    app = press(app, "Gem min vurdering")
    assert app.error
    assert app.text_area(key=f"{form}.reason").value == "Jeg tænker på Mette Sørensen."


def test_a_colleague_with_the_link_finds_a_door(platform: Platform, open_as: Open) -> None:
    called(platform)
    app = open_as("carla", "conferences", konference=ROOM)
    assert "Du er inviteret med et link" in "\n".join(m.value for m in app.markdown)
    app = press(app, "Deltag")
    assert "0 af 4 har vurderet" in all_words(app)


def test_an_unknown_conference_is_no_error(open_as: Open) -> None:
    app = open_as("amina", "conferences", konference="findes-ikke")
    assert [e.message for e in app.exception] == []
    assert "findes ikke" in all_words(app)


def test_the_facilitator_calls_it_off_with_a_reason_and_a_question_and_everybody_sees_it(
    platform: Platform, open_as: Open
) -> None:
    called(platform)
    assessed(platform, "amina", Track.FLEKSJOB)
    app = press(open_as("dorthe", "conferences", konference=ROOM), "Aflys konferencen")
    app = press(app, "Aflys")
    assert "Vælg, hvorfor" in all_words(app)
    app = press(app, "Aflys konferencen")
    app.radio(key=f"conferences.{ROOM}.cancel.why").set_value(CancelReason.MISTAKE)
    app = press(app, "Aflys")
    assert [e.message for e in app.exception] == []
    for persona in ("dorthe", "bo", "amina"):
        app = open_as(persona, "conferences", konference=ROOM)
        assert "aflyst" in all_words(app)
        assert "indkaldt ved en fejl" in all_words(app)
        assert persona == "amina" or SEALED.encode() not in sent(app)
        assert not {"Aflys konferencen", "Gem min vurdering", "Vis vurderingerne"} & {b.label for b in app.button}
    assert "Aflyst" in [h.value for h in open_as("bo", "conferences").header]
    assert "aflyst. Se" in all_words(open_as("bo", "my_licence"))


def test_what_the_deadline_shows_is_there_for_the_first_who_opens_the_page(platform: Platform, open_as: Open) -> None:
    past_its_deadline(platform, "dorthe", "amina")
    app = open_as("bo", "conferences", konference=ROOM)
    assert [e.message for e in app.exception] == []
    assert "blev vist af sig selv, da fristen var gået" in all_words(app)
    assert SEALED in all_words(app)


def test_with_too_few_at_the_deadline_more_time_or_calling_off_is_offered(platform: Platform, open_as: Open) -> None:
    past_its_deadline(platform, "dorthe")
    app = open_as("bo", "conferences", konference=ROOM)
    assert "kun én har vurderet" in all_words(app)
    assert not {"Forlæng fristen", "Aflys konferencen", "Gem min vurdering"} & {b.label for b in app.button}
    app = open_as("amina", "conferences", konference=ROOM)
    assert "Aflys konferencen" in [b.label for b in app.button]
    app.text_input(key=f"conferences.{ROOM}.extend.until").set_value("01.12.2026")
    app = press(app, "Forlæng fristen")
    assert [e.message for e in app.exception] == []
    assert "Gem min vurdering" in [b.label for b in app.button]
    assert "åben til 1. december 2026" in all_words(app)


def test_a_participant_cannot_call_it_off(platform: Platform, open_as: Open) -> None:
    called(platform)
    labels = [b.label for b in open_as("bo", "conferences", konference=ROOM).button]
    assert "Aflys konferencen" not in labels


@pytest.mark.parametrize("persona", ["dorthe", "carla", "erik"])
def test_no_page_shows_a_sealed_reason_to_facilitator_manager_or_administrator(
    platform: Platform, open_as: Open, persona: str
) -> None:
    called(platform)
    assessed(platform, "amina", Track.SENIORPENSION)
    who = actor(platform, persona)
    pages = [path.removeprefix("views/").removesuffix(".py") for path, _, _, needs in PAGES if who.has(needs)]
    for page in pages:
        query = {"konference": ROOM} if page == "conferences" else {}
        app = open_as(persona, page, **query)
        assert SEALED.encode() not in sent(app), page
    assert SEALED.encode() in sent(open_as("amina", "conferences", konference=ROOM)), "the one who gave it finds it"


def test_the_first_page_tells_of_an_invitation_and_a_bare_reveal_of_few_is_asked_about(
    platform: Platform, open_as: Open
) -> None:
    called(platform)
    for person_id in ("sanne", "hanne"):
        platform.conferences.conferring.invite(actor(platform, "amina"), ROOM, person_id)
    for person_id in ("amina", "bo"):
        assessed(platform, person_id, Track.FLEKSJOB)
    assert f"/app/conferences?konference={ROOM}" in all_words(open_as("sanne", "my_licence"))
    app = open_as("dorthe", "conferences", konference=ROOM)
    few = f"conferences.{ROOM}.first.though_few"
    app.button(key=f"conferences.{ROOM}.first.reveal").click().run()
    assert "Sæt kryds ved" in all_words(app)
    app.checkbox(key=few).check()
    app.button(key=f"conferences.{ROOM}.first.reveal").click().run()
    assert "Vurderingerne er vist for alle." in all_words(app)
