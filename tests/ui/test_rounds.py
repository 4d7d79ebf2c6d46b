"""Calibration rounds and the index of agreement, as people meet them."""

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from quiz_app.bootstrap import Platform
from quiz_app.domain.assessment import Judgement, Series, Sufficiency
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.law import Track
from quiz_app.domain.people import Actor, Grant, Role

Open = Callable[..., AppTest]
AMINA = Actor(person_id="amina", grants=(Grant(role=Role.CASEWORKER, unit_id="nord"),))
OPEN_ROUND, DONE, FOLLOWED = "runde-kavitha", "runde-aqqaluk-juni", "runde-piotr-januar"


def words(app: AppTest) -> str:
    shown = (*app.markdown, *app.caption, *app.info, *app.success, *app.error, *app.header, *app.subheader)
    return "\n".join(str(e.value) for e in shown)


def press(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label == label).click().run()


def choose(app: AppTest, label: str, value: object) -> None:
    next(r for r in app.radio if r.label == label).set_value(value)


def assess(app: AppTest) -> AppTest:
    choose(app, "Er sagen oplyst nok til en afgørelse?", Sufficiency.RATHER)
    choose(app, "Hvilken vej peger sagen?", Track.FLEKSJOB)
    choose(app, "Hvor sikker er du?", AnswerCertainty.SURE)
    next(t for t in app.text_input if t.label == "Efter hvilke bestemmelser?").set_value("LAB § 116")
    return press(app, "Gem min vurdering")


def test_a_round_is_one_task_on_ones_own_page_until_it_is_done(open_as: Open, platform: Platform) -> None:
    assert any("Fælles vurderingsrunde: 8 minutter" in i.value for i in open_as("jonas", "my_licence").info)
    app = assess(open_as("jonas", "calibration_rounds", runde=OPEN_ROUND))
    assert [e.value for e in app.error] == []
    assert "Din vurdering er gemt og skjult" in words(app)
    assert not any("vurderingsrunde" in i.value for i in open_as("jonas", "my_licence").info)


def test_an_assessment_comes_back_to_be_changed_and_shows_nobody_elses(open_as: Open) -> None:
    app = assess(open_as("jonas", "calibration_rounds", runde=OPEN_ROUND))
    again = open_as("jonas", "calibration_rounds", runde=OPEN_ROUND)
    assert next(r for r in again.radio if r.label == "Hvilken vej peger sagen?").value == Track.FLEKSJOB
    assert next(t for t in again.text_input if t.label.startswith("Efter")).value == "LAB § 116"
    assert [b.label for b in again.button if b.label == "Gem den nye vurdering"]
    for text in (words(app), words(again)):
        assert "Facit" not in text
        assert "De fleste er" not in text


def test_what_is_not_chosen_is_asked_for_and_what_was_typed_stays(open_as: Open) -> None:
    app = open_as("jonas", "calibration_rounds", runde=OPEN_ROUND)
    next(t for t in app.text_input if t.label.startswith("Efter")).set_value("LAB § 116")
    app = press(app, "Gem min vurdering")
    assert [e.value for e in app.error] == ["Svar på, om sagen er oplyst nok."]
    assert next(t for t in app.text_input if t.label.startswith("Efter")).value == "LAB § 116"


def test_the_facit_of_an_open_rounds_case_is_shut_in_the_library(open_as: Open) -> None:
    app = open_as("jonas", "case_library", sag="kavitha")
    assert not [t for t in app.toggle if t.label == "Vis facit"]
    assert "Sagen er i en fælles vurderingsrunde" in words(app)
    assert [t for t in open_as("jonas", "case_library", sag="gunnar").toggle if t.label == "Vis facit"]


def test_a_finished_round_shows_the_spread_the_reasons_and_the_facit(open_as: Open) -> None:
    app = open_as("carla", "calibration_rounds", runde=DONE)
    assert [e.message for e in app.exception] == []
    text = words(app)
    assert "Vi er **uenige** om sagen." in text
    assert "sætninger uden navn" in "\n".join(e.label for e in app.expander)
    assert "Facit" in text
    assert not any(name in text for name in ("Amina", "Sanne", "Fatima"))


def test_a_round_that_follows_another_shows_before_and_after(open_as: Open) -> None:
    assert "**Før og efter:**" in words(open_as("carla", "calibration_rounds", runde=FOLLOWED))


def test_an_unknown_round_is_told_not_to_be_there(open_as: Open) -> None:
    app = open_as("carla", "calibration_rounds", runde="ukendt")
    assert [e.value for e in app.error] == ["Det findes ikke, eller du har ikke adgang til det."]


def test_a_key_person_sends_a_case_out_and_everybody_gets_it(open_as: Open, platform: Platform) -> None:
    app = open_as("bo", "calibration_rounds", efter=DONE)
    case = next(s for s in app.selectbox if s.label == "Hvilken sag?")
    app = case.set_value("aqqaluk-juli").run()
    assert next(s for s in app.selectbox if s.label.startswith("Følger den op")).value == DONE
    assert not [t for t in app.toggle if t.label.startswith("Send to udgaver")]
    app = press(app, "Send sagen til alle centre i en uge")
    assert [e.value for e in app.error] == []
    titles = [line.title for line in platform.conferences.calibrating.waiting(AMINA)]
    assert titles == ["Kavitha: fem timer i boghandlen", "Aqqaluk: værkstedet i juli"]


def test_only_key_persons_are_shown_the_way_to_a_new_round(open_as: Open) -> None:
    for persona in ("amina", "carla"):
        assert "Sæt en runde i gang" not in words(open_as(persona, "calibration_rounds"))


def test_the_index_says_what_it_rests_on_and_names_nobody(open_as: Open) -> None:
    app = open_as("carla", "agreement")
    assert [e.message for e in app.exception] == []
    table = app.table[0].value
    assert list(table.columns) == ["Vejen i sagen", "Er sagen oplyst nok", "Bygger på"]
    assert re.fullmatch(r"1\d sager, \d\d personer, 2\d\d svar", table.iloc[0]["Bygger på"])
    assert "kan være tilfældig" in words(app)
    assert "Her er vi uenige: opgaver" not in words(app)
    assert app.table[1].value.index[0] == "fleksjob", "the topics are the library's, each with several cases"
    assert "sendt tilbage (" not in words(app)


def test_a_series_of_few_says_too_few_and_nothing_else(open_as: Open, platform: Platform) -> None:
    dorthe = Actor(person_id="dorthe", grants=(Grant(role=Role.MEETING_LEADER, unit_id="syd"),))
    platform.conferences.calibrating.assess(
        dorthe,
        OPEN_ROUND,
        Judgement(
            sufficiency=Sufficiency.RATHER,
            missing=(),
            track=Track.FLEKSJOB,
            provisions="",
            certainty=AnswerCertainty.SURE,
        ),
    )
    platform.clock.advance(days=7)  # type: ignore[attr-defined] # the tests' clock
    app = open_as("carla", "agreement")
    app = next(r for r in app.radio if r.label == "Hvis vurderinger?").set_value(Series.MEETING_LEADERS).run()
    assert [e.message for e in app.exception] == []
    assert "For få til at sige noget endnu" in words(app)
    assert not app.table


def test_disagreement_is_a_task_for_key_persons_with_the_way_to_a_twin_case(open_as: Open) -> None:
    text = words(open_as("bo", "agreement"))
    assert "**Emnet fleksjob**" in text
    assert "værkstedet i juni**" in text
    assert "kør runden igen på en tvillingesag" in text


@pytest.mark.parametrize("persona", ["gerda", "erik"])
def test_versions_are_off_until_both_have_agreed(open_as: Open, persona: str) -> None:
    app = open_as(persona, "twin_consents")
    assert "Slået fra" in words(app)
    for party in app.selectbox[0].options:
        app.selectbox[0].select(party)
        app.text_input[0].set_value("02.11.2026")
        app.text_area[0].set_value("Udvalget har sagt ja, se referatet.")
        app = press(app, "Notér samtykket")
        assert [e.value for e in app.error] == []
    assert "Slået til" in words(app)
    app = open_as("bo", "calibration_rounds")
    app = next(s for s in app.selectbox if s.label == "Hvilken sag?").set_value("aqqaluk-juli").run()
    app = next(t for t in app.toggle if t.label.startswith("Send to udgaver")).set_value(True).run()
    app = next(t for t in app.text_area if t.label.startswith("Ord, der")).set_value("Aqqaluk = Mads").run()
    assert "Mads er 52 år" in words(app)
    assert "To udgaver" not in words(app)
    app = press(app, "Send sagen til alle centre i en uge")
    assert "En runde kan bestå af to udgaver" in words(open_as("amina", "calibration_rounds", runde=OPEN_ROUND))
