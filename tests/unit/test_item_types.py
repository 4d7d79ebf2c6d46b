"""Ordered, matched, computed and reasoned items: marks, what is refused, and variants that a seed gives again."""

import json
from datetime import date, timedelta
from itertools import permutations

import pytest
from builders import case, date_question, match_question, number_question, order_question, question, reason_question
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.case import Case
from quiz_app.domain.grading import Mark, grade, key_response, no_answer
from quiz_app.domain.posing import example, outcome_of, posed, unit_of, variants
from quiz_app.domain.question import AnyQuestion, DateQuestion, Parameter
from quiz_app.domain.response import (
    ChoiceResponse,
    DateResponse,
    MatchResponse,
    NumberResponse,
    OrderResponse,
    ReasonResponse,
    Response,
    awaits_assessment,
    check_response,
    points_of,
    response_from_json,
    response_to_json,
    right_id,
)
from quiz_app.errors import InvalidInput

KEY = {"en": 1, "to": 2, "tre": 3}
DATE, NUMBER = posed(date_question(), 1, 1), posed(number_question(), 1, 1)
TOO_YOUNG = number_question(parameters=(Parameter(name="birth_date", first=date(1980, 1, 1), last=date(1999, 1, 1)),))
EVERY: list[tuple[AnyQuestion, Case | None]] = [
    (order_question(), None),
    (match_question(), None),
    (NUMBER, None),
    (DATE, None),
    (reason_question(), case()),
]


def placed(**places: int) -> OrderResponse:
    return OrderResponse(places=places)


def paired(**pairs: str) -> MatchResponse:
    return MatchResponse(pairs={k: right_id(v) for k, v in pairs.items()})


@pytest.mark.parametrize(("item", "file"), EVERY)
def test_the_key_gets_full_marks_and_an_open_item_none(item: AnyQuestion, file: Case | None) -> None:
    full, empty = grade(item, key_response(item, file), file), no_answer(item, file)
    assert (full.points, full.right) == (1, True)
    assert (empty.points, empty.right, empty.misses) == (0, False, full.hits)


@pytest.mark.parametrize(("item", "file"), EVERY)
def test_the_key_is_an_answer_and_is_read_back_as_it_was_stored(item: AnyQuestion, file: Case | None) -> None:
    key = key_response(item, file)
    check_response(item, key, file)
    assert response_from_json(item, json.loads(json.dumps(response_to_json(key)))) == key


def test_an_order_is_marked_by_kendalls_tau_and_never_below_nothing() -> None:
    # three steps, three pairs: one pair turned leaves 2 - 1 of 3, two turned would be below nothing
    marks = {
        p: grade(order_question(), OrderResponse(places=dict(zip(KEY, p, strict=True))))
        for p in permutations((1, 2, 3))
    }
    points = {p: m.points for p, m in marks.items()}
    assert points[1, 2, 3] == 1
    assert points[2, 1, 3] == points[1, 3, 2] == pytest.approx(1 / 3)
    assert points[3, 1, 2] == points[2, 3, 1] == points[3, 2, 1] == 0
    assert marks[2, 1, 3] == Mark(points=pytest.approx(1 / 3), hits=2, misses=1, false_alarms=0)


@given(st.permutations((1, 2, 3)))
def test_only_the_right_order_is_right(places: list[int]) -> None:
    mark = grade(order_question(), OrderResponse(places=dict(zip(KEY, places, strict=True))))
    assert mark.right == (mark.points == 1) == (places == [1, 2, 3])


def test_a_match_is_worth_its_share_of_right_pairs() -> None:
    mark = grade(match_question(), paired(ja="Lægen", nej="Lægen", maaske="Naboen"))
    assert mark == Mark(points=pytest.approx(1 / 3), hits=1, misses=2, false_alarms=0)


@pytest.mark.parametrize(
    ("off", "tolerance", "points"), [(0, 0, 1), (1, 0, 0), (-1, 0, 0), (1, 1, 1), (-1, 1, 1), (2, 1, 0)]
)
def test_a_date_is_right_within_its_tolerance(off: int, tolerance: int, points: int) -> None:
    item = posed(date_question(tolerance=tolerance), 1, 1)
    key = key_response(item)
    assert isinstance(key, DateResponse)
    assert grade(item, DateResponse(day=key.day + timedelta(days=off))).points == points


@pytest.mark.parametrize(("off", "points"), [(0, 1), (0.5, 0), (-1, 0)])
def test_a_number_is_right_or_wrong(off: float, points: int) -> None:
    key = key_response(NUMBER)
    assert isinstance(key, NumberResponse)
    assert grade(NUMBER, NumberResponse(number=key.number + off)).points == points


def test_reasons_are_marked_by_their_author() -> None:
    item = reason_question()
    assert grade(item, ReasonResponse(text="t", had=("for-1",)), case()).points == 0.5
    assert grade(item, ReasonResponse(text="t"), case()).points == 0
    assert points_of(item, case()) == {"for-1": "Det går godt", "mod-1": "Det går skidt"}


def test_words_await_their_author_until_something_was_found_or_nothing() -> None:
    assert awaits_assessment(response_to_json(ReasonResponse(text="t")))
    assert not awaits_assessment(response_to_json(ReasonResponse(text="t", had=())))
    assert not awaits_assessment({"chosen": ["a"]})


REFUSED: list[tuple[AnyQuestion, Response, str]] = [
    (order_question(), placed(en=1, to=2), "Giv alle trin en plads"),
    (order_question(), placed(en=1, to=2, tre=2), "Du har brugt 2 flere gange"),
    (order_question(), placed(en=1, to=2, tre=4), "findes ikke i opgaven"),
    (order_question(), placed(en=1, to=2, fire=3), "findes ikke i opgaven"),
    (match_question(), paired(ja="Lægen"), "Find en makker"),
    (match_question(), paired(ja="Lægen", nej="Ingen", maaske="Naboen"), "findes ikke i opgaven"),
    (match_question(), paired(hvad="Lægen"), "findes ikke i opgaven"),
    (reason_question(), ReasonResponse(text="t", had=("for-9",)), "findes ikke i opgaven"),
    (NUMBER, DateResponse(day=date(2026, 1, 1)), "findes ikke i opgaven"),
    (question(), NumberResponse(number=1), "findes ikke i opgaven"),
    (order_question(), ChoiceResponse(chosen=("en",)), "findes ikke i opgaven"),
]


@pytest.mark.parametrize(("item", "response", "sentence"), REFUSED)
def test_what_does_not_answer_the_item_is_refused_with_a_reason(
    item: AnyQuestion, response: Response, sentence: str
) -> None:
    with pytest.raises(InvalidInput, match=sentence) as refused:
        check_response(item, response, case())
    assert refused.value.field == "response"


def test_a_response_of_another_type_is_a_mistake_of_the_program() -> None:
    with pytest.raises(AssertionError, match="does not answer"):
        grade(question(), NumberResponse(number=1))


@pytest.mark.parametrize("item", [date_question(), number_question()])
def test_the_same_seed_and_position_ask_the_same_and_others_something_else(item: AnyQuestion) -> None:
    assert posed(item, 7, 3) == posed(item, 7, 3)
    stems = {posed(item, seed, position).stem for seed in range(10) for position in (1, 2)}
    assert len(stems) > 10
    assert not any("{" in stem for stem in stems)


def test_a_posed_item_is_pinned_to_its_dates_and_can_be_posed_again() -> None:
    assert isinstance(DATE, DateQuestion)
    assert all(p.first == p.last for p in DATE.parameters)
    assert posed(DATE, 99, 99) == DATE


def test_other_items_are_asked_as_they_are_written() -> None:
    item = question()
    assert posed(item, 1, 1) is item
    assert example(item) is item


def test_no_variant_turns_on_what_is_not_settled() -> None:
    item = date_question()
    for seed in range(200):
        drawn = posed(item, seed, 1)
        assert isinstance(drawn, DateQuestion)
        key = outcome_of(drawn)
        assert not key.doubt
        assert isinstance(key.value, date)
        assert key.value.weekday() < 5


def test_a_number_says_what_it_is_a_number_of() -> None:
    assert unit_of(NUMBER) == "år"
    assert (unit_of(DATE), unit_of(question())) == ("", "")


def test_variants_are_different_and_known() -> None:
    item = date_question()
    found = variants(item, 50)
    assert len({tuple(v.values()) for v, _ in found}) == len(found) > 10
    assert variants(TOO_YOUNG, 50) == ()


def test_an_item_without_a_usable_variant_is_a_mistake_of_the_checks() -> None:
    with pytest.raises(AssertionError, match="content checks"):
        posed(TOO_YOUNG, 1, 1)
