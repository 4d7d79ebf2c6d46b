"""Periods as they are written, and the day on which they began."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.retention import DEFAULTS, Kept, Period, read_period


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("P30D", Period(days=30)),
        ("P12M", Period(months=12)),
        ("P5Y", Period(months=60)),
        ("P100Y", Period(months=1200)),
    ],
)
def test_a_period_is_read(written: str, period: Period) -> None:
    assert read_period(written) == period


@pytest.mark.parametrize("written", ["", "30", "P0D", "P-1D", "P1W", "P101Y", "p30d", "P30D ", "P1Y2M", "P٣D"])
def test_anything_else_is_no_period(written: str) -> None:
    with pytest.raises(ValueError):
        read_period(written)


@given(st.text(max_size=8))
def test_no_text_surprises_the_reader(written: str) -> None:
    with contextlib.suppress(ValueError):
        assert read_period(written).before(date(2026, 11, 22)) < date(2026, 11, 22)


def test_months_are_counted_as_people_count_them() -> None:
    assert Period(months=6).before(date(2026, 8, 31)) == date(2026, 2, 28)
    assert Period(days=30).before(date(2026, 3, 1)) == date(2026, 1, 30)


def test_every_kind_has_a_default() -> None:
    assert set(DEFAULTS) == set(Kept)
