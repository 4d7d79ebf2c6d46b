"""Extra time: the longest counts, and nothing is rounded away."""

from datetime import UTC, datetime, timedelta

from quiz_app.domain.extra_time import Extension, ExtraTime, time_for


def given(extra: ExtraTime) -> Extension:
    return Extension(person_id="amina", giver_id="bo", extra=extra, given_at=datetime(2026, 11, 22, tzinfo=UTC))


def test_without_extra_time_an_exam_lasts_as_long_as_it_says() -> None:
    assert time_for(45, ()) == timedelta(minutes=45)


def test_a_quarter_and_a_half_are_added_and_of_two_the_longer_counts() -> None:
    assert time_for(45, [given(ExtraTime.QUARTER)]) == timedelta(minutes=56, seconds=15)
    assert time_for(45, [given(ExtraTime.QUARTER), given(ExtraTime.HALF)]) == timedelta(minutes=67, seconds=30)
