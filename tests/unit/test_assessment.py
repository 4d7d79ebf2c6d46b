"""Which of a person's assessments counts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from quiz_app.domain.assessment import (
    MEASURED,
    Assessment,
    Occasion,
    OccasionKind,
    Series,
    Sufficiency,
    Turn,
    counting,
    series_of,
)
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.law import Track
from quiz_app.domain.people import Grant, Role

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


@pytest.mark.parametrize(
    ("roles", "series"),
    [
        ({Role.CASEWORKER}, Series.CASEWORKERS),
        ({Role.KEY_PERSON}, Series.CASEWORKERS),
        ({Role.MANAGER, Role.CASEWORKER}, Series.CASEWORKERS),
        ({Role.MEETING_LEADER, Role.CASEWORKER}, Series.MEETING_LEADERS),
        ({Role.TEAM_MEMBER}, Series.TEAM_MEMBERS),
        ({Role.MANAGER}, Series.OTHERS),
        ({Role.JURIST}, Series.OTHERS),
        ({Role.PRACTICE_OWNER}, Series.OTHERS),
    ],
)
def test_who_neither_handles_cases_nor_sits_in_the_team_is_counted_apart(roles: set[Role], series: Series) -> None:
    assert series_of(Grant(role=role, unit_id="nord") for role in roles) == series
    assert (series in MEASURED) == (series != Series.OTHERS)
