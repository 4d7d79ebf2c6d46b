"""A corrected key: how an item is graded by it, and that a replay gives the same every time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from builders import case, documents_question, match_question, multiple, number_question, order_question, question
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.attempt import Answer
from quiz_app.domain.case import Relevance
from quiz_app.domain.grading import key_response
from quiz_app.domain.key_correction import (
    CorrectionReason,
    CorrectionReply,
    KeyCorrection,
    ProposedCorrection,
    check_key,
    file_lines,
    in_force,
    key_words,
    may_sign,
)
from quiz_app.domain.people import Grant, Role
from quiz_app.domain.replay import judged, mark_of, points_of
from quiz_app.domain.response import (
    ChoiceResponse,
    DocumentsResponse,
    MatchResponse,
    OrderResponse,
    Response,
    response_to_json,
    right_id,
)
from quiz_app.domain.written_key import written_key
from quiz_app.errors import InvalidInput

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def correction(correction_id: str = "c", key: Response | None = None, **changed: Any) -> KeyCorrection:  # noqa: ANN401
    base = {"correction_id": correction_id, "question": "opgave", "digest": "d", "case_digest": "", "withdraws": ""}
    more = {"key": None if key is None else response_to_json(key), "reason": CorrectionReason.SLIP, "text_id": "t"}
    return KeyCorrection(**base | more | {"proposer_id": "bo", "unit_id": "nord", "at": NOW} | changed)


def signed(correction: KeyCorrection, minute: int = 0, *, yes: bool = True) -> ProposedCorrection:
    at = NOW + timedelta(minutes=minute)
    reply = CorrectionReply(correction_id=correction.correction_id, signer_id="ida", signed=yes, at=at)
    return ProposedCorrection(correction=correction, reply=reply)


def given_answer(response: Response) -> Answer:
    stored = response_to_json(response)
    return Answer(answer_id="a", attempt_id="a", position=1, response=stored, certainty=None, given_at=NOW)


NEW_KEYS = [
    (question(), None, ChoiceResponse(chosen=("b",))),
    (multiple(), None, ChoiceResponse(chosen=("c",))),
    (order_question(), None, OrderResponse(places={"en": 3, "to": 1, "tre": 2})),
    (match_question(), None, MatchResponse(pairs=dict.fromkeys(("ja", "nej", "maaske"), right_id("Naboen")))),
    (
        documents_question(),
        case(),
        DocumentsResponse(
            judgements=dict.fromkeys([d.id for d in case().documents], Relevance.OUTDATED), missing=("b",)
        ),
    ),
]


@pytest.mark.parametrize(("asked", "file", "key"), NEW_KEYS, ids=lambda x: type(x).__name__)
def test_the_new_key_gets_full_marks_and_the_old_one_does_not(asked: Any, file: Any, key: Response) -> None:  # noqa: ANN401
    now = judged(1, asked, file, correction(key=key))
    assert mark_of(now, given_answer(key)).right
    assert not mark_of(now, given_answer(key_response(asked, file))).right
    assert response_to_json(key_response(now.question, now.case)) == response_to_json(key)


@pytest.mark.parametrize("asked", [question(), number_question()])
def test_a_void_item_gives_everybody_full_marks(asked: Any) -> None:  # noqa: ANN401
    now = judged(1, asked, None, correction())
    assert mark_of(now, None).points == 1


def test_the_last_signed_correction_counts_until_it_is_withdrawn() -> None:
    first, second = correction("first", ChoiceResponse(chosen=("b",))), correction("second")
    undo = correction("undo", withdraws="second")
    rows = [signed(second, 2), signed(first, 1)]
    assert in_force(rows) == {("d", ""): second}
    assert in_force([*rows, signed(undo, 3)]) == {("d", ""): first}


def test_what_waits_or_was_refused_is_not_in_force() -> None:
    assert (
        in_force([ProposedCorrection(correction=correction(), reply=None), signed(correction("no"), yes=False)]) == {}
    )


@given(answers=st.lists(st.sampled_from(["a", "b", "c"]), max_size=4), key=st.sampled_from(["b", "c"]))
def test_a_replay_gives_the_same_twice_and_an_undone_correction_the_original(answers: list[str], key: str) -> None:
    items = [replace(question(), id=f"q{n}") for n in range(4)]
    current = {n: given_answer(ChoiceResponse(chosen=(a,))) for n, a in enumerate(answers)}
    rows = [signed(correction("c", ChoiceResponse(chosen=(key,))))]

    def replayed(rows: list[ProposedCorrection]) -> float:
        standing = in_force(rows).get(("d", ""))
        return points_of([judged(n, q, None, standing) for n, q in enumerate(items)], current)

    assert replayed(rows) == replayed(rows) == answers.count(key)
    assert replayed([*rows, signed(correction("undo", withdraws="c"), 1)]) == replayed([])


def test_another_person_signs_a_jurist_or_a_key_person_of_another_unit() -> None:
    grants = {r: (Grant(role=r, unit_id="nord"),) for r in Role}
    assert {r for r in Role if may_sign(correction(), "ida", grants[r])} == {Role.JURIST}
    assert may_sign(correction(), "ida", (Grant(role=Role.KEY_PERSON, unit_id="syd"),))
    assert not may_sign(correction(), "bo", grants[Role.JURIST])


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        (question(), ChoiceResponse(chosen=("a",))),
        (question(), ChoiceResponse(chosen=())),
        (question(), ChoiceResponse(chosen=("b", "c"))),
        (multiple(), ChoiceResponse(chosen=("b", "a"))),
        (number_question(), ChoiceResponse(chosen=("a",))),
    ],
)
def test_a_key_that_is_no_answer_or_nothing_new_is_refused(asked: Any, key: Response) -> None:  # noqa: ANN401
    with pytest.raises(InvalidInput):
        check_key(asked, None, key, key_response(asked))


def test_the_lines_for_the_file_carry_the_new_key() -> None:
    assert file_lines(question(), None, {"chosen": ["b"]}).splitlines()[1:] == [
        "options:",
        "  - id: a",
        "  - id: b",
        "    correct: true",
        "  - id: c",
    ]
    order = file_lines(order_question(), None, {"places": {"en": 3, "to": 1, "tre": 2}})
    assert order.split("steps:")[1].split() == ["-", "id:", "to", "-", "id:", "tre", "-", "id:", "en"]


def test_a_key_is_written_in_one_line() -> None:
    assert written_key(question(), "b") == ChoiceResponse(chosen=("b",))
    assert written_key(order_question(), "to, tre,en") == OrderResponse(places={"to": 1, "tre": 2, "en": 3})
    assert written_key(match_question(), "ja=Naboen") == MatchResponse(pairs={"ja": right_id("Naboen")})
    for line, told in (("b,b,c", "»b« står to gange"), ("B,C", "»B« findes ikke i opgaven. Dens id'er er ")):
        with pytest.raises(InvalidInput, match=told):
            written_key(question(), line)
    with pytest.raises(InvalidInput, match="to gange"):
        written_key(order_question(), "to,to,en")
    assert key_words(ChoiceResponse(chosen=("b", "b"))) == key_words(ChoiceResponse(chosen=("b",)))
    documents = written_key(documents_question(), "brev=relevant,mangler=a+b")
    assert documents == DocumentsResponse(judgements={"brev": Relevance.RELEVANT}, missing=("a", "b"))
    with pytest.raises(InvalidInput):
        written_key(documents_question(), "brev=måske")
