"""Quizzes with every type of item: what is asked of them, reasons in one's own words, and what was missed again."""

from datetime import timedelta

import pytest
from world import MODULE, World, parts, wrong

from quiz_app.domain.attempt import Answer
from quiz_app.domain.grading import key_response
from quiz_app.domain.people import Actor
from quiz_app.domain.posing import outcome_of
from quiz_app.domain.question import DateQuestion, NumberQuestion, ReasonQuestion
from quiz_app.domain.response import ReasonResponse, points_of, right_id
from quiz_app.errors import InvalidInput, NotFound, RuleError, Stale
from quiz_app.services.asking import AskedItem

ALL = "alle-slags"
WORDS = "Ryggen er slidt, men timerne er ikke prøvet."


@pytest.fixture
def quiz(town: World, amina: Actor) -> str:
    return town.platform.attempting.start_quiz(amina, ALL)


def item(town: World, amina: Actor, quiz: str, kind: str) -> AskedItem:
    return next(i for i in town.platform.attempting.attempt(amina, quiz).items if i.type == kind)


def give_reasons(town: World, amina: Actor, quiz: str, words: str = WORDS, **changed: object) -> Answer:
    at = item(town, amina, quiz, "reason").position
    return town.answer(amina, quiz, at, ReasonResponse(text=""), words=words, **changed)


def find_points(town: World, amina: Actor, quiz: str, *had: str) -> Answer:
    at = item(town, amina, quiz, "reason").position
    return town.answer(amina, quiz, at, ReasonResponse(text="whatever the page says", had=had))


def texts(town: World) -> dict[str, str | None]:
    with town.storage.reading() as stores:
        return {name: stores.texts.find(name) for name in town.storage._state.texts}


def test_every_type_can_be_answered_rightly_and_the_last_answer_ends_the_quiz(
    town: World, amina: Actor, quiz: str
) -> None:
    town.answer_all(amina, quiz)
    ended = town.platform.attempting.attempt(amina, quiz).submission
    assert ended is not None
    assert (ended.points, ended.out_of, ended.passed) == (5, 5, None)
    assert all(r.mark.right for r in town.platform.attempting.review(amina, quiz))


def test_every_type_can_be_answered_wrongly(town: World, amina: Actor, quiz: str) -> None:
    town.answer_all(amina, quiz, right=False)
    ended = town.platform.attempting.attempt(amina, quiz).submission
    assert ended is not None
    assert ended.points == 0


def test_what_is_asked_holds_no_key(town: World, amina: Actor, quiz: str) -> None:
    view = town.platform.attempting.attempt(amina, quiz)
    seen = {x for asked in view.items for _, x in parts(asked) if isinstance(x, str)}
    for position, question in town.asked(amina, quiz).items():
        secrets = {t for name, t in parts(question) if name in {"why", "model"} and isinstance(t, str)}
        if isinstance(question, ReasonQuestion):
            case = town.platform.library.case_of(question)
            assert case is not None
            secrets |= set(points_of(question, case).values())
        if isinstance(question, DateQuestion | NumberQuestion):
            secrets |= set(outcome_of(question).steps)
        assert secrets, position
        assert not [s for s in secrets for text in seen if s in text]


def test_steps_are_never_asked_in_their_right_order(town: World, amina: Actor) -> None:
    for _ in range(30):
        quiz = town.platform.attempting.start_quiz(amina, ALL)
        asked = item(town, amina, quiz, "order")
        question = town.platform.library.questions[asked.question]
        assert [o.id for o in asked.options] != [s.id for s in question.steps]
        town.answer_all(amina, quiz)


def test_a_right_side_does_not_tell_where_it_belongs(town: World, amina: Actor, quiz: str) -> None:
    asked = item(town, amina, quiz, "match")
    assert {r.id for r in asked.rows} == {"ryggen", "timerne", "hverdagen"}
    assert {o.id for o in asked.options} == {right_id(t) for t in ("Lægen", "Arbejdsgiveren", "Borgeren", "Synstesten")}


def test_a_computed_stem_shows_its_dates_also_in_the_review(town: World, amina: Actor, quiz: str) -> None:
    asked = item(town, amina, quiz, "date")
    assert "2026" in asked.stem
    assert "{" not in asked.stem
    town.answer_all(amina, quiz)
    assert town.platform.attempting.review(amina, quiz)[asked.position - 1].question.stem == asked.stem


def test_two_attempts_ask_about_different_dates_and_each_keeps_its_own(town: World, amina: Actor, quiz: str) -> None:
    first = item(town, amina, quiz, "date").stem
    town.answer_all(amina, quiz)
    again = town.platform.attempting.start_quiz(amina, ALL)
    assert item(town, amina, again, "date").stem != first
    assert item(town, amina, quiz, "date").stem == first


def test_reasons_lie_in_texts_and_never_in_the_answer(town: World, amina: Actor, quiz: str) -> None:
    stored = give_reasons(town, amina, quiz)
    assert dict(stored.response) == {"text": f"reason:{stored.answer_id}", "had": None}
    assert texts(town) == {f"reason:{stored.answer_id}": WORDS}
    (review,) = town.platform.attempting.review(amina, quiz)
    assert review.words == WORDS


def test_an_identifier_in_reasons_is_refused_and_nothing_is_stored(town: World, amina: Actor, quiz: str) -> None:
    before = town.rows()
    with pytest.raises(InvalidInput, match="CPR"):
        give_reasons(town, amina, quiz, "Borgeren 010180-1234 har ondt i ryggen.")
    assert town.rows() == before


@pytest.mark.parametrize("words", ["", "   "])
def test_no_reasons_are_no_answer(town: World, amina: Actor, quiz: str, words: str) -> None:
    with pytest.raises(InvalidInput, match="Skriv din begrundelse"):
        give_reasons(town, amina, quiz, words)


def test_points_cannot_be_ticked_before_there_are_words(town: World, amina: Actor, quiz: str) -> None:
    with pytest.raises(InvalidInput, match="Skriv din begrundelse"):
        find_points(town, amina, quiz, "for-1")


def test_the_points_are_ticked_once_after_the_words(town: World, amina: Actor, quiz: str) -> None:
    first = give_reasons(town, amina, quiz)
    found = find_points(town, amina, quiz, "for-1")
    assert dict(found.response) == {"text": first.response["text"], "had": ["for-1"]}
    (review,) = town.platform.attempting.review(amina, quiz)
    assert (review.mark.points, review.words) == (0.5, WORDS)
    with pytest.raises(Stale):
        find_points(town, amina, quiz, "mod-1")


def test_words_are_not_changed_by_other_words(town: World, amina: Actor, quiz: str) -> None:
    give_reasons(town, amina, quiz)
    with pytest.raises(Stale):
        give_reasons(town, amina, quiz, "Noget andet.", seen=None)
    with pytest.raises(InvalidInput, match="Sæt kryds"):
        give_reasons(town, amina, quiz, "Noget andet.")
    assert list(texts(town).values()) == [WORDS]


def test_the_same_words_again_store_nothing(town: World, amina: Actor, quiz: str) -> None:
    first = give_reasons(town, amina, quiz)
    before = town.rows()
    assert give_reasons(town, amina, quiz, seen=None) == first
    assert town.rows() == before


def test_a_quiz_does_not_end_before_the_points_are_ticked(town: World, amina: Actor, quiz: str) -> None:
    for position, question in town.asked(amina, quiz).items():
        if not isinstance(question, ReasonQuestion):
            town.answer(amina, quiz, position, key_response(question))
    give_reasons(town, amina, quiz)
    assert town.platform.attempting.attempt(amina, quiz).submission is None
    find_points(town, amina, quiz)
    assert town.platform.attempting.attempt(amina, quiz).submission is not None


def test_blanked_words_leave_the_rest_of_the_review(town: World, amina: Actor, quiz: str) -> None:
    give_reasons(town, amina, quiz)
    town.storage._state.texts.clear()
    (review,) = town.platform.attempting.review(amina, quiz)
    assert review.words is None
    assert review.answer is not None


def test_what_was_missed_is_asked_again_and_nothing_else(town: World, amina: Actor, quiz: str) -> None:
    asked = town.asked(amina, quiz)
    library = town.platform.library
    for position, question in asked.items():
        if isinstance(question, ReasonQuestion):
            give_reasons(town, amina, quiz)
        right = question.type in {"order", "number"}
        response = key_response(question) if right else wrong(question, library)
        town.answer(amina, quiz, position, response)
    town.clock.advance(minutes=1)
    again = town.platform.attempting.retry_missed(amina, quiz)
    view = town.platform.attempting.attempt(amina, again)
    assert [i.type for i in view.items] == ["match", "date", "reason"]
    assert view.items[1].stem != item(town, amina, quiz, "date").stem
    assert town.platform.attempting.latest_quiz(amina, ALL) == again
    assert town.platform.attempting.retry_missed(amina, quiz) == again, "the open one goes on"


def test_where_nothing_was_missed_or_it_is_not_over_there_is_no_second_go(town: World, amina: Actor, quiz: str) -> None:
    with pytest.raises(RuleError, match="ikke noget at prøve igen"):
        town.platform.attempting.retry_missed(amina, quiz)
    town.answer_all(amina, quiz)
    with pytest.raises(RuleError, match="ikke noget at prøve igen"):
        town.platform.attempting.retry_missed(amina, quiz)


def test_an_exam_is_not_tried_again_this_way(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    town.clock.advance(minutes=timedelta(days=1).total_seconds() / 60)
    with pytest.raises(NotFound):
        town.platform.attempting.retry_missed(amina, exam)


def test_a_retry_takes_nothing_away_from_the_module(town: World, amina: Actor) -> None:
    quiz = town.quiz(amina, MODULE, right=False)
    town.platform.attempting.retry_missed(amina, quiz)
    (mine,) = [m for m in town.platform.progressing.mine(amina) if m.kind.id == "eksempelsagen"]
    assert mine.steps[0].state.value == "done"
