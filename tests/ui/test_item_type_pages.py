"""Each type of item on the page: what is asked, what is refused, what is stored, and what is explained afterwards."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest
from world import wrong

from quiz_app import bootstrap
from quiz_app.bootstrap import Outside, Platform, assemble
from quiz_app.domain.danish_input import spelled_number
from quiz_app.domain.grading import key_response
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Grant, Role
from quiz_app.domain.posing import posed
from quiz_app.domain.question import AnyQuestion, case_named
from quiz_app.domain.response import (
    DateResponse,
    MatchResponse,
    NumberResponse,
    OrderResponse,
    Response,
    response_to_json,
)

Open = Callable[..., AppTest]
Only = Callable[..., Platform]
MODULE = "nok-er-nok"
AMINA = Actor(person_id="amina", grants=(Grant(role=Role.CASEWORKER, unit_id="nord"),))
ORDER, MATCH, NUMBER, DATE = "dok-hent-oplysninger", "helb-hvilken-attest", "for-klage-dage-for-sent", "for-klagefrist"
REASON = "dok-begrund-laerke"
WORDS = "Hun kan ni timer, men medicinen er ny."


@pytest.fixture
def only(platform: Platform, library: Library) -> Only:
    """The platform with a module that asks nothing but the named items."""

    def asking(*names: str) -> Platform:
        modules = {**library.modules, MODULE: replace(library.modules[MODULE], questions=names)}
        out = Outside(
            clock=platform.clock, entropy=platform.administering.entropy, hasher=platform.administering.hasher
        )
        asking = assemble(platform.settings, replace(library, modules=modules), platform.storage, out)
        bootstrap.install(asking)
        return asking

    return asking


def press(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label.startswith(label)).click().run()


def words(app: AppTest) -> str:
    shown = (app.markdown, app.caption, app.success, app.info, app.warning, app.text)
    return " ".join(str(e.value) for kind in shown for e in kind)


def begin(open_as: Open) -> AppTest:
    return press(open_as("amina", "quiz", modul=MODULE), "Begynd")


def asked(platform: Platform, name: str, position: int = 1) -> AnyQuestion:
    """The item as the open quiz poses it."""
    attempt_id = platform.attempting.latest_quiz(AMINA, MODULE)
    assert attempt_id
    return posed(
        platform.library.questions[name], platform.attempting.attempt(AMINA, attempt_id).attempt.seed, position
    )


def stored(platform: Platform) -> dict[str, object]:
    attempt_id = platform.attempting.latest_quiz(AMINA, MODULE)
    assert attempt_id
    answers = platform.attempting.attempt(AMINA, attempt_id).answers
    return dict(answers[1].response) if answers else {}


def fill(app: AppTest, question: AnyQuestion, response: Response) -> None:
    """Put the response into the fields of the page."""
    if isinstance(response, OrderResponse):
        for step in question.steps:
            next(s for s in app.selectbox if s.label == step.text).set_value(response.places[step.id])
    elif isinstance(response, MatchResponse):
        for pair in question.pairs:
            next(s for s in app.selectbox if s.label == pair.left).set_value(response.pairs[pair.id])
    elif isinstance(response, NumberResponse):
        app.text_input[0].set_value(spelled_number(response.number))
    elif isinstance(response, DateResponse):
        app.text_input[0].set_value(f"{response.day:%d.%m.%Y}")


@pytest.mark.parametrize("name", [ORDER, MATCH, NUMBER, DATE])
@pytest.mark.parametrize("right", [True, False])
def test_an_answer_is_stored_and_explained(open_as: Open, only: Only, name: str, *, right: bool) -> None:
    platform = only(name)
    app = begin(open_as)
    question = asked(platform, name)
    response = key_response(question) if right else wrong(question, platform.library)
    fill(app, question, response)
    app = press(app, "Svar")
    assert stored(platform) == response_to_json(response)
    assert ("Rigtigt." in [s.value for s in app.success]) == right
    assert ("Prøv igen med det, du missede (1 opgave)" in [b.label for b in app.button]) != right
    assert question.stem.strip() in words(app)


def test_an_order_task_asks_for_a_place_per_step_and_explains_each(open_as: Open, only: Only) -> None:
    platform = only(ORDER)
    app = begin(open_as)
    question = asked(platform, ORDER)
    assert {s.label for s in app.selectbox} == {s.text for s in question.steps}
    assert all(s.value is None for s in app.selectbox)
    app = press(app, "Svar")
    assert [e.value for e in app.error] == ["Giv alle trin en plads, før du gemmer."]
    swapped = {s.id: n for n, s in enumerate(question.steps, 1)} | {"samtykke": 1, "spoergsmaal": 2}
    fill(app, question, OrderResponse(places=swapped))
    app = press(app, "Svar")
    shown = words(app)
    assert "9 af 10 par af trin i rigtig rækkefølge" in shown
    assert "*du satte det som nr. 2*" in shown
    assert all(s.why.strip() in shown for s in question.steps)


def test_a_match_task_names_what_was_chosen_instead(open_as: Open, only: Only) -> None:
    platform = only(MATCH)
    app = begin(open_as)
    question = asked(platform, MATCH)
    fill(app, question, wrong(question, platform.library))
    app = press(app, "Svar")
    assert "Ikke rigtigt endnu" in words(app)
    assert "*du valgte:" in words(app)


@pytest.mark.parametrize(
    ("typed", "sentence"), [("", "dd.mm.åååå"), ("i morgen", "dd.mm.åååå"), ("31.02.2026", "ingen dag")]
)
def test_what_is_no_date_gets_a_sentence_and_what_was_typed_stays(
    open_as: Open, only: Only, typed: str, sentence: str
) -> None:
    platform = only(DATE)
    app = begin(open_as)
    app.text_input[0].set_value(typed)
    app = press(app, "Svar")
    assert sentence in app.error[0].value
    assert app.text_input[0].value == typed
    assert stored(platform) == {}


def test_a_date_is_explained_by_the_steps_of_its_rule(open_as: Open, only: Only) -> None:
    platform = only(DATE)
    app = begin(open_as)
    assert "{" not in words(app)
    fill(app, asked(platform, DATE), wrong(asked(platform, DATE), platform.library))
    app = press(app, "Svar")
    shown = words(app)
    assert "retssikkerhedsloven § 67, stk. 1" in shown
    assert "Den dag tælles ikke med" in shown
    assert "ikke afklaret" in shown
    assert "du svarede" in shown


def test_what_is_no_number_gets_a_sentence(open_as: Open, only: Only) -> None:
    only(NUMBER)
    app = begin(open_as)
    assert app.text_input[0].label == "Skriv et tal (dage)"
    app.text_input[0].set_value("mange")
    assert "Skriv kun et tal" in press(app, "Svar").error[0].value


def test_reasons_are_written_first_and_compared_with_the_points_after(open_as: Open, only: Only) -> None:
    platform = only(REASON)
    app = begin(open_as)
    facit = platform.library.cases["laerke"].facit.tracks[0]
    assert not any(point in words(app) for point in facit.points_for)
    app.text_area[0].set_value(WORDS)
    app = press(app, "Svar")
    assert WORDS in words(app)
    assert {c.label for c in app.checkbox} == {
        *(f"For: {p}" for p in facit.points_for),
        *(f"Imod: {p}" for p in facit.points_against),
    }
    assert "Modulet er gennemført" not in words(app)
    app.checkbox[0].set_value(True)
    app = press(app, "Gem")
    assert f"Du fandt 1 af {len(facit.points_for) + len(facit.points_against)} punkter" in words(app)
    assert "Modulet er gennemført" in words(app)
    assert WORDS not in str(stored(platform))


def test_a_cpr_number_in_reasons_is_refused_and_stays_in_the_field(open_as: Open, only: Only) -> None:
    platform = only(REASON)
    app = begin(open_as)
    app.text_area[0].set_value("Borgeren 010180-1234 kan ni timer.")
    app = press(app, "Svar")
    assert "CPR" in app.error[0].value
    assert app.text_area[0].value == "Borgeren 010180-1234 kan ni timer."
    assert stored(platform) == {}


def test_what_was_missed_can_be_tried_again_with_new_dates(open_as: Open, only: Only) -> None:
    platform = only(ORDER, DATE)
    app = begin(open_as)
    fill(app, asked(platform, ORDER), key_response(asked(platform, ORDER)))
    app = press(app, "Svar")
    first = asked(platform, DATE, 2)
    fill(app, first, wrong(first, platform.library))
    app = press(press(app, "Svar"), "Prøv igen med det, du missede (1 opgave)")
    again = asked(platform, DATE, 1)
    assert again.stem != first.stem
    assert again.stem.strip() in words(app)
    fill(app, again, key_response(again))
    app = press(app, "Svar")
    assert "Færdig: 1 af 1 point" in words(app)
    assert not [b for b in app.button if "missede" in b.label]


def test_one_stem_on_two_dates_reads_well_in_one_quiz(open_as: Open, only: Only) -> None:
    platform = only("reform-bevilget-31-januar", "reform-bevilget-1-februar")
    app = begin(open_as)
    assert "**Sagen er fra 16. marts 2026. Bevilget 31. januar 2026.**" in words(app)
    app.radio[0].set_value("c")
    app = press(app, "Svar")
    shown = words(app)
    assert "Rigtigt." in shown
    assert "**Sagen er fra 16. marts 2026. Bevilget 31. januar 2026.**" in shown
    assert "**Sagen er fra 16. marts 2026. Bevilget 1. februar 2026.**" in shown
    app.radio[0].set_value("a")
    app = press(app, "Svar")
    assert "Færdig: 2 af 2 point" in words(app)
    assert platform.library.questions["reform-bevilget-1-februar"].options[0].correct


@pytest.mark.parametrize("names", [(REASON, ORDER), (REASON,)], ids=["others come first", "nothing else is left"])
def test_an_item_whose_case_has_gone_out_in_a_round_waits(open_as: Open, only: Only, names: tuple[str, ...]) -> None:
    platform = only(*names)
    app = begin(open_as)
    key_person = Actor(person_id="bo", grants=(Grant(role=Role.KEY_PERSON, unit_id="syd"),))
    case = case_named(platform.library.questions[REASON])
    platform.conferences.calibrating.start(key_person, round_id="r", case_id=case)
    app = app.run()
    assert not app.text_area
    assert [s.value for s in app.subheader] == [f"Opgave {n} af 2" for n in range(2, len(names) + 1)]
    assert ("ude i en fælles vurderingsrunde" in words(app)) == (names == (REASON,))
