"""An exam under way: whatever way an item is left, nothing that was chosen is lost without a word."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from quiz_app import bootstrap
from quiz_app.bootstrap import Platform
from quiz_app.domain.grading import key_response
from quiz_app.domain.people import Actor, Grant, Role
from quiz_app.services.asking import AskedItem
from quiz_app.services.attempt_views import Given

Open = Callable[..., AppTest]
PARTS = ("order", "match", "documents")
JONAS = Actor(person_id="jonas", grants=(Grant(role=Role.CASEWORKER, unit_id="nord"),))


def press(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label.startswith(label)).click().run()


def troubles(app: AppTest) -> str:
    return " ".join(e.value for e in app.error)


@pytest.fixture
def begun(open_as: Open) -> AppTest:
    return press(open_as("jonas", "exam"), "Begynd prøven")


def items(platform: Platform) -> list[AskedItem]:
    running = platform.attempting.open_exam(JONAS)
    assert running
    return list(running.items)


def stored(platform: Platform) -> list[int]:
    running = platform.attempting.open_exam(JONAS)
    assert running
    return sorted(platform.attempting.attempt(JONAS, running.attempt.attempt_id).answers)


def first(platform: Platform, *types: str) -> AskedItem:
    return next(i for i in items(platform) if i.type in types)


def at(app: AppTest, item: AskedItem) -> AppTest:
    app.query_params["opgave"] = str(item.position)
    return app.run()


def other(platform: Platform, item: AskedItem) -> int:
    return next(i.position for i in items(platform) if i.position != item.position)


def parts_of(app: AppTest, item: AskedItem) -> list[Any]:
    return list(app.radio if item.type == "documents" else app.selectbox)


def held(app: AppTest, item: AskedItem) -> object:
    field = parts_of(app, item)[0]
    return None if field.index is None else field.options[field.index]


@pytest.mark.parametrize("way", ["turn", "Hold pause", "Aflevér prøven"])
def test_whatever_way_one_leaves_an_item_what_is_chosen_is_stored(begun: AppTest, platform: Platform, way: str) -> None:
    item = first(platform, "single")
    label = str(other(platform, item)) if way == "turn" else way
    app = at(begun, item)
    app.radio[0].set_value(item.options[0].id)
    app = press(app, label)
    if way == "Hold pause":
        app = press(app, "Fortsæt prøven")
    assert stored(platform) == [item.position]


def test_the_question_before_handing_in_counts_the_answer_on_the_page(begun: AppTest, platform: Platform) -> None:
    item = first(platform, "single")
    app = at(begun, item)
    app.radio[0].set_value(item.options[0].id)
    app = press(app, "Aflevér prøven")
    assert [w.value for w in app.warning] == [f"{len(items(platform)) - 1} opgaver er ikke besvaret."]


def test_an_item_with_nothing_chosen_is_left_without_a_word(begun: AppTest, platform: Platform) -> None:
    item = first(platform, "single")
    goal = other(platform, item)
    app = press(at(begun, item), str(goal))
    assert stored(platform) == []
    assert not app.error
    assert app.subheader[0].value.startswith(f"Opgave {goal} af")


def test_an_answer_that_is_stored_as_it_stands_is_not_stored_again(begun: AppTest, platform: Platform) -> None:
    item = first(platform, "single")
    app = at(begun, item)
    app.radio[0].set_value(item.options[0].id)
    app = at(press(app, "Gem svar"), item)
    app = press(app, str(other(platform, item)))
    assert not app.success


@pytest.mark.parametrize("way", ["turn", "Hold pause", "Aflevér prøven"])
def test_what_is_no_number_or_date_keeps_the_item_open_and_says_why(
    begun: AppTest, platform: Platform, way: str
) -> None:
    item = first(platform, "number", "date")
    app = at(begun, item)
    app.text_input[0].set_value("i morgen")
    app = press(app, str(other(platform, item)) if way == "turn" else way)
    assert troubles(app)
    assert app.subheader[0].value.startswith(f"Opgave {item.position} af")
    assert app.text_input[0].value == "i morgen"
    assert not app.warning


def test_what_is_half_filled_is_told_and_stands_there_when_one_comes_back(begun: AppTest, platform: Platform) -> None:
    item = first(platform, "order", "match", "documents")
    app = at(begun, item)
    field = (app.radio if item.type == "documents" else app.selectbox)[0]
    label, chosen = field.label, field.options[1]
    field.set_value(chosen)
    app = press(app, str(other(platform, item)))
    assert f"Opgave {item.position} er ikke gemt endnu" in troubles(app)
    assert stored(platform) == []
    app = press(app, str(item.position))
    back = (app.radio if item.type == "documents" else app.selectbox)[0]
    assert (back.label, back.options[back.index]) == (label, chosen)


def saved_in_a_pause(app: AppTest, platform: Platform) -> AppTest:
    """Pressed, while another window has just stopped the clock; then that goes on."""
    running = platform.attempting.open_exam(JONAS)
    assert running
    platform.pausing.pause(JONAS, running.attempt.attempt_id)
    app = press(app, "Gem svar")
    assert "Prøven er på pause" in troubles(app)
    return press(app, "Fortsæt prøven")


def test_what_is_chosen_while_another_window_pauses_stands_there_after_the_pause(
    begun: AppTest, platform: Platform
) -> None:
    item = first(platform, *PARTS)
    app = at(begun, item)
    chosen = parts_of(app, item)[0].options[1]
    parts_of(app, item)[0].set_value(chosen)
    app = at(saved_in_a_pause(app, platform), item)
    assert held(app, item) == chosen


def test_a_change_that_is_not_stored_is_told_before_handing_in_and_gone_when_it_is_taken_back(
    begun: AppTest, platform: Platform
) -> None:
    item = first(platform, *PARTS)
    running = platform.attempting.open_exam(JONAS)
    assert running
    question = platform.library.questions[running.attempt.items[item.position - 1].question]
    right = key_response(question, platform.library.case_of(question))
    given = Given(position=item.position, response=right, certainty=None, answer_id="a", seen=None)
    platform.attempting.answer(JONAS, running.attempt.attempt_id, given)
    app = at(begun, item)
    before = held(app, item)
    field = parts_of(app, item)[0]
    field.set_value(next(o for o in field.options if o != before))
    app = saved_in_a_pause(app, platform)
    told = "1 opgave er ændret, men ikke gemt."
    assert told in [w.value for w in press(at(app, first(platform, "single")), "Aflevér prøven").warning]
    app = at(app, item)
    parts_of(app, item)[0].set_value(before)
    app = press(app, "Aflevér prøven")
    assert app.warning
    assert told not in [w.value for w in app.warning]


def test_on_a_day_without_licences_the_page_says_why_it_is_empty(open_as: Open, platform: Platform) -> None:
    none = replace(platform.progressing, library=replace(platform.library, licences={}))
    bootstrap.install(replace(platform, progressing=none))
    app = open_as("amina", "exam")
    assert "Der udstedes ikke noget kørekort" in app.info[0].value


def test_a_pause_says_when_the_clock_starts_again(begun: AppTest) -> None:
    app = press(begun, "Hold pause")
    assert any("Uret går i gang igen senest kl. 10:15:00" in h.proto.body for h in app.get("html"))
