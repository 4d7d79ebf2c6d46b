"""Deadlines count days on which people in Denmark are at work."""

from datetime import date

import pytest

from quiz_app.domain.working_days import is_working_day, working_days_after


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 2),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 6, 5),
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 12, 31),
        date(2023, 5, 5),
        date(2026, 11, 21),
        date(2026, 11, 22),
    ],
)
def test_nobody_is_asked_to_answer_on_a_holiday_a_closed_day_or_at_the_weekend(day: date) -> None:
    assert not is_working_day(day)


@pytest.mark.parametrize("day", [date(2024, 4, 26), date(2026, 5, 1), date(2026, 5, 15), date(2026, 12, 30)])
def test_store_bededag_is_gone_and_customary_half_days_count(day: date) -> None:
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 23), 10, date(2026, 12, 7)),
        (date(2026, 11, 21), 10, date(2026, 12, 4)),
        (date(2026, 4, 1), 1, date(2026, 4, 7)),
        (date(2026, 12, 18), 10, date(2027, 1, 7)),
    ],
)
def test_so_many_working_days_after_a_day_do_not_count_the_day_itself(start: date, count: int, expected: date) -> None:
    assert working_days_after(start, count) == expected
