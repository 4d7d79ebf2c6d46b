"""Which of a person's assessments counts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from quiz_app.domain.assessment import Assessment, Occasion, OccasionKind, Series, Sufficiency, Turn, counting
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.law import Track

NOON = datetime(2026, 9, 1, 10, tzinfo=UTC)
FIRST = Assessment(
    assessment_id="a1",
    occasion=Occasion(kind=OccasionKind.CONFERENCE, id="k1"),
    turn=Turn.FIRST,
    person_id="amina",
    centre_id="nord",
    series=Series.CASEWORKERS,
    sufficiency=Sufficiency.RATHER,
    missing=(),
    track=Track.FLEKSJOB,
    provisions=("LAB § 116",),
    certainty=AnswerCertainty.FAIRLY,
    reason_id="",
    at=NOON,
)


def test_the_last_assessment_of_a_person_counts_whatever_order_they_are_read_in() -> None:
    changed = replace(FIRST, assessment_id="a2", track=Track.FOERTIDSPENSION, at=NOON + timedelta(minutes=1))
    assert counting([changed, FIRST]) == (changed,)


def test_turns_people_and_occasions_count_for_themselves() -> None:
    others = (
        replace(FIRST, assessment_id="a3", turn=Turn.SECOND),
        replace(FIRST, assessment_id="a4", person_id="bo"),
        replace(FIRST, assessment_id="a5", occasion=Occasion(kind=OccasionKind.CALIBRATION_ROUND, id="k1")),
    )
    assert len(counting([FIRST, *others])) == 4
