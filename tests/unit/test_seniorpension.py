"""Seniorpension on a day: the edges of the six years, and what years of work mean."""

from datetime import date

import pytest

from quiz_app.domain.law import Certainty
from quiz_app.domain.rules.seniorpension import AgeWindow, WorkTest, age_window, work_test
from quiz_app.errors import RuleError

DAY = date(2026, 11, 22)
WINDOWS = [
    (date(1962, 12, 31), AgeWindow.WITHIN),
    (date(1963, 1, 1), AgeWindow.WITHIN),
    (date(1964, 11, 22), AgeWindow.WITHIN),
    (date(1964, 11, 23), AgeWindow.MAY_APPLY),
    (date(1965, 5, 22), AgeWindow.MAY_APPLY),
    (date(1965, 5, 23), AgeWindow.EARLY),
    (date(1970, 12, 30), AgeWindow.EARLY),
    (date(1959, 11, 22), AgeWindow.PAST),
    (date(1959, 11, 23), AgeWindow.WITHIN),
    (date(1959, 11, 21), AgeWindow.PAST),
]


@pytest.mark.parametrize(("born", "verdict"), WINDOWS)
def test_the_age_fits_from_six_years_before_until_the_day_of_folkepension(born: date, verdict: AgeWindow) -> None:
    assert age_window(born, DAY).verdict == verdict


def test_an_age_in_a_window_is_inferred_and_says_its_day() -> None:
    found = age_window(date(1965, 5, 22), DAY)
    assert found.certainty == Certainty.INFERRED
    assert "22. maj 2027" in found.step
    assert {p.paragraf for p in found.provisions} == {"1 a", "26 a", "26 b"}


def test_a_cohort_whose_age_was_not_read_is_refused() -> None:
    with pytest.raises(RuleError, match="ikke læst i loven"):
        age_window(date(1971, 1, 1), DAY)


def test_a_day_to_apply_from_that_its_month_lacks_is_refused() -> None:
    with pytest.raises(RuleError, match="ikke afklaret"):
        age_window(date(1970, 12, 31), DAY)


@pytest.mark.parametrize(
    ("years", "verdict", "stk"),
    [
        (40, WorkTest.MET, 1),
        (25, WorkTest.MET, 1),
        (24.9, WorkTest.WEIGHED, 2),
        (20, WorkTest.WEIGHED, 2),
        (19.9, WorkTest.ASK_MORE, 3),
        (0, WorkTest.ASK_MORE, 3),
    ],
)
def test_years_of_work_meet_the_main_rule_or_are_weighed_and_are_never_a_plain_no(
    years: float, verdict: WorkTest, stk: int
) -> None:
    found = work_test(years)
    assert found.verdict == verdict
    assert any((p.act, p.paragraf, p.stk) == ("bek-2237-2020", "2", stk) for p in found.provisions)


def test_under_twenty_years_abroad_part_time_and_own_business_are_asked_first() -> None:
    assert all(word in work_test(12.5).step for word in ("12½ år", "deltid", "udlandet", "egen virksomhed"))


@pytest.mark.parametrize("years", [-1, 70.5])
def test_a_number_that_is_no_working_life_is_refused(years: float) -> None:
    with pytest.raises(RuleError, match="fra 0 til 70"):
        work_test(years)
