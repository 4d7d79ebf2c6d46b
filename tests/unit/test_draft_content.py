"""Drafts from a conference: real disagreement, in words of ours."""

from dataclasses import replace
from datetime import date
from typing import Any

import builders
import pytest

from quiz_app.domain.assessment import Missing, Sufficiency
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.case import Illness
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.conference import Band, ConclusionPart
from quiz_app.domain.drafting import (
    FILL,
    LEARN_MORE,
    WAY,
    DraftKind,
    Material,
    grey_zone,
    note,
    possible,
    questions,
    rebuilt,
)
from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Certainty, Period, Track
from quiz_app.domain.library_case import CaseFacts
from quiz_app.domain.question import ChoiceQuestion, Use
from quiz_app.domain.sharing.form import AgeBand
from quiz_app.domain.spread import Spread

APART = Spread(
    total=6,
    tracks={Track.FLEKSJOB: 4, Track.FOERTIDSPENSION: 2},
    sufficiency={Sufficiency.RATHER_NOT: 2, Sufficiency.RATHER: 4},
    missing={Missing.WORK_ABILITY: 4, Missing.HEALTH: 1},
    provisions={},
    certainty={(Track.FLEKSJOB, AnswerCertainty.SURE): 4},
    sure_apart=0,
)
ALIKE = replace(APART, tracks={Track.FLEKSJOB: 6}, sufficiency={Sufficiency.CLEARLY: 6}, missing={})


def material(**changed: Any) -> Material:  # noqa: ANN401 - any field
    base = {
        "name": "konference-1a2b3c4d",
        "case": CaseRef(kind=CaseRefKind.RELEASED, id="c1"),
        "facts": CaseFacts(age_band=AgeBand.FORTIES, illness=Illness.MENTAL),
        "day": date(2026, 5, 17),
        "valid": Period(start=date(2026, 2, 1), end=date(2026, 6, 30)),
        "topic": Topic.FLEKSJOB,
        "track": Track.FLEKSJOB,
        "guideline": "en",
        "anchors": (builders.ANCHOR,),
        "spread": APART,
        "advised": Band.FLEKSJOB,
        "words": {ConclusionPart.ADVICE: "Prøv et fleksjob på få timer."},
        "today": date(2026, 11, 22),
    }
    return Material(**base | changed)


def texts(question: ChoiceQuestion) -> dict[str, bool]:
    return {option.text: option.correct for option in question.options}


def test_the_ways_that_people_chose_are_the_distractors_and_the_advice_is_the_key() -> None:
    way = questions(material())[0]
    assert texts(way) == {WAY[Track.FLEKSJOB]: True, WAY[Track.FOERTIDSPENSION]: False, LEARN_MORE: False}


def test_where_everybody_agreed_no_question_is_drafted() -> None:
    assert questions(material(spread=ALIKE)) == ()
    assert DraftKind.QUESTION not in possible(material(spread=ALIKE))


def test_what_at_least_half_missed_is_right_and_what_one_missed_is_not() -> None:
    lacking = questions(material())[1]
    assert [text for text, right in texts(lacking).items() if right] == [
        "En belysning af, hvad borgeren kan på et arbejde"
    ]
    assert texts(lacking)["Nye eller klarere oplysninger om helbredet"] is False
    assert len(lacking.options) >= 3


@pytest.mark.parametrize("advised", Band)
def test_every_question_has_one_key_and_three_to_five_options_in_an_order_that_tells_nothing(advised: Band) -> None:
    for question in questions(material(advised=advised)):
        said = [o.text for o in question.options]
        assert said == sorted(said)
        assert 3 <= len(said) <= 5
        assert sum(o.correct for o in question.options) == 1


def test_no_question_holds_a_word_of_the_advice_or_a_number_of_people() -> None:
    for question in questions(material()):
        told = question.stem + "".join(o.text + o.why for o in question.options)
        assert "få timer" not in told
        assert not any(sign.isdigit() for sign in told)


def test_a_draft_is_practice_until_somebody_has_read_it_against_the_law() -> None:
    question = questions(material())[0]
    assert question.use == (Use.REPETITION,)
    assert question.verified.content == Certainty.UNVERIFIED


def test_advice_without_words_leaves_the_place_open() -> None:
    assert "Prøv et fleksjob på få timer." in note(material())
    assert f"{FILL}: skriv rådet" in note(material(words={}))
    assert "Prøv et fleksjob på få timer." in grey_zone(material()).line


def test_a_rebuilt_case_has_the_new_words_a_rounded_day_and_no_citizen() -> None:
    case = rebuilt(material(), title="En ny sag", story="Alt er nyt.")
    assert (case.title, case.story, case.case_date, case.citizen) == (
        "En ny sag",
        "Alt er nyt.",
        date(2026, 5, 1),
        None,
    )
    assert case.facit.differ[0] == "om vejen er at gå videre mod et fleksjob eller at gå videre mod førtidspension"
