"""Marks: what a response is worth, how it is stored, and which responses are refused."""

import json
from typing import Any

import pytest
from builders import case, documents_question, facit, multiple, option, question
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.case import Case, Relevance
from quiz_app.domain.grading import Mark, grade, key_response, no_answer
from quiz_app.domain.question import AnyQuestion
from quiz_app.domain.response import (
    ChoiceResponse,
    DocumentsResponse,
    Response,
    check_response,
    response_from_json,
    response_to_json,
)
from quiz_app.errors import InvalidInput

RELEVANT, OUTDATED, IRRELEVANT = Relevance.RELEVANT, Relevance.OUTDATED, Relevance.IRRELEVANT
ALL_RIGHT = {"a": RELEVANT, "b": OUTDATED, "c": IRRELEVANT}
EVERY_ITEM = [(question(), None), (multiple(), None), (documents_question(), case())]


def chosen(*ids: str) -> ChoiceResponse:
    return ChoiceResponse(chosen=ids)


def judged(*missing: str, **changed: Relevance) -> DocumentsResponse:
    return DocumentsResponse(judgements=ALL_RIGHT | changed, missing=missing)


@pytest.mark.parametrize(("response", "points"), [(chosen("a"), 1), (chosen("b"), 0), (chosen(), 0)])
def test_a_single_item_is_right_or_wrong(response: Response, points: float) -> None:
    assert grade(question(), response).points == points


@pytest.mark.parametrize(
    ("response", "points"),
    [
        (chosen("a", "b"), 1),
        (chosen("a"), 0.5),
        (chosen("a", "b", "c"), 0.5),
        (chosen("a", "c"), 0),
        (chosen("c"), 0),
        (chosen("a", "a"), 0.5),
    ],
)
def test_each_false_alarm_of_a_multiple_item_takes_a_hit_away(response: Response, points: float) -> None:
    assert grade(multiple(), response).points == points


def test_choosing_everything_pays_nothing_when_half_of_it_is_wrong() -> None:
    item = multiple(options=(option("a", correct=True), option("b", correct=True), option("c"), option("d")))
    assert grade(item, chosen("a", "b", "c", "d")).points == 0


def test_a_mark_counts_hits_misses_and_false_alarms() -> None:
    assert grade(multiple(), chosen("a", "c")) == Mark(points=0, hits=1, misses=1, false_alarms=1)


@pytest.mark.parametrize(
    ("response", "hits", "misses", "false_alarms"),
    [
        (judged("a"), 3, 0, 0),
        (judged(), 2, 1, 0),
        (judged("a", "b"), 3, 0, 1),
        (judged("a", c=RELEVANT), 3, 0, 1),
        (judged("a", c=OUTDATED), 3, 0, 1),
        (judged("a", a=OUTDATED), 2, 1, 0),
        (judged("a", b=RELEVANT), 2, 1, 0),
        (judged("a", a=IRRELEVANT, b=IRRELEVANT), 1, 2, 0),
    ],
)
def test_documents_and_gaps_are_signals_and_the_irrelevant_is_noise(
    response: Response, hits: int, misses: int, false_alarms: int
) -> None:
    points = max(0, (hits - false_alarms) / 3)
    expected = Mark(points=pytest.approx(points), hits=hits, misses=misses, false_alarms=false_alarms)
    assert grade(documents_question(), response, case()) == expected


@pytest.mark.parametrize(("item", "file"), EVERY_ITEM)
def test_the_key_gets_full_marks_and_an_open_item_none(item: AnyQuestion, file: Case | None) -> None:
    full, empty = grade(item, key_response(item, file), file), no_answer(item, file)
    assert (full.points, full.right) == (1, True)
    assert (empty.points, empty.right) == (0, False)


def test_a_mark_with_a_false_alarm_is_not_right_although_nothing_is_missed() -> None:
    assert not grade(multiple(), chosen("a", "b", "c")).right


@given(
    judgements=st.dictionaries(st.sampled_from("abc"), st.sampled_from(list(Relevance))),
    missing=st.sets(st.sampled_from("ab")),
)
def test_points_lie_between_none_and_all_and_all_is_for_the_key_alone(
    judgements: dict[str, Relevance], missing: set[str]
) -> None:
    response = DocumentsResponse(judgements=judgements, missing=tuple(missing))
    mark = grade(documents_question(), response, case())
    assert 0 <= mark.points <= 1
    signals = (judgements.get("a"), judgements.get("b"), missing) == (RELEVANT, OUTDATED, {"a"})
    noise = judgements.get("c") not in {None, IRRELEVANT}
    assert (mark.points == 1) == mark.right == (signals and not noise)


@pytest.mark.parametrize(
    ("item", "response"),
    [(question(), chosen("b")), (multiple(), chosen("b", "a")), (documents_question(), judged("b", a=OUTDATED))],
)
def test_a_response_is_read_back_as_it_was_stored(item: AnyQuestion, response: Response) -> None:
    stored = response_to_json(response)
    again = response_from_json(item, json.loads(json.dumps(stored)))
    assert type(again) is type(response)
    assert response_to_json(again) == stored


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (chosen("b", "a"), chosen("a", "b")),
        (judged("b", "a"), judged("a", "b")),
        (judged(), DocumentsResponse(judgements=dict(reversed(ALL_RIGHT.items())), missing=())),
    ],
)
def test_the_order_of_clicks_does_not_show_in_what_is_stored(one: Response, other: Response) -> None:
    assert json.dumps(response_to_json(one)) == json.dumps(response_to_json(other))


@pytest.mark.parametrize(("item", "file"), EVERY_ITEM)
def test_an_answer_that_fits_the_item_is_taken(item: AnyQuestion, file: Case | None) -> None:
    check_response(item, key_response(item, file), file)


def test_saying_that_nothing_is_missing_is_an_answer() -> None:
    check_response(documents_question(), judged(), case())


@pytest.mark.parametrize(
    ("item", "response", "sentence"),
    [
        (question(), chosen(), "Vælg et svar"),
        (multiple(), chosen(), "Vælg et svar"),
        (question(), chosen("a", "b"), "præcis ét svar"),
        (question(), chosen("z"), "findes ikke i opgaven"),
        (multiple(), chosen("a", "z"), "findes ikke i opgaven"),
        (documents_question(), judged("z"), "findes ikke i opgaven"),
        (documents_question(), judged(z=RELEVANT), "findes ikke i opgaven"),
        (documents_question(), DocumentsResponse(judgements={"a": RELEVANT, "b": OUTDATED}, missing=()), "Akt c"),
    ],
)
def test_what_does_not_answer_the_item_is_refused_with_a_reason(
    item: AnyQuestion, response: Response, sentence: str
) -> None:
    with pytest.raises(InvalidInput, match=sentence) as refused:
        check_response(item, response, case())
    assert refused.value.field == "response"


def test_all_documents_that_lack_a_judgement_are_named() -> None:
    with pytest.raises(InvalidInput, match=r"Akt a, Akt b, Akt c\."):
        check_response(documents_question(), DocumentsResponse(judgements={}, missing=()), case())


def test_a_task_in_which_nothing_is_to_be_found_pays_nothing() -> None:
    file = case(documents=case().documents[:1], facit=facit(a=IRRELEVANT))
    assert grade(documents_question(missing=()), judged(), file).points == 0


@pytest.mark.parametrize("relevance", list(Relevance))
def test_a_document_that_is_left_unjudged_is_no_false_alarm(relevance: Relevance) -> None:
    file: dict[str, Any] = {"documents": case().documents[:1], "facit": facit(a=relevance)}
    mark = grade(documents_question(), DocumentsResponse(judgements={}, missing=()), case(**file))
    assert mark.false_alarms == 0
