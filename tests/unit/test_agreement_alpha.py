"""Krippendorff's alpha against the published examples, and against a library that others keep.

The data are those of Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011), examples A to C and E, and of
Hayes & Krippendorff, *Answering the Call for a Standard Reliability Measure for Coding Data*, Communication Methods and
Measures 1 (2007), table 1. The papers print three and four decimals; the further ones here are the exact fractions that
the printed coincidence matrices give, or what the library gives.
"""

from collections.abc import Sequence
from fractions import Fraction

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.agreement import Scale, alpha, change, estimate

BINARY = ("0100000010", "1110010000")
NOMINAL = ("aabbdcccedda", "babbbccceddd")
MISSING = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
TONE = [
    "112.2",
    "1101.",
    "2333.",
    ".00.0",
    "000.0",
    "000.0",
    "102.1",
    "1.20.",
    "222.2",
    "2111.",
    ".100.",
    "0000.",
    "1222.",
    "33223",
    "111.1",
    "111.1",
    "212.2",
    "1233.",
    "1101.",
    "000.0",
    "0011.",
    "00.00",
    "2333.",
    "0000.",
    "12.22",
    "0111.",
    "00010",
    "1212.",
    "1122.",
    "112.2",
    "110.0",
    "2121.",
    "22.22",
    "3222.",
    "222.2",
    "223.2",
    "222.2",
    "22.12",
    "2222.",
    "111.1",
]
"""Forty articles, each with the tone that up to five observers found in it."""


def by_case(observers: Sequence[str]) -> list[list[int]]:
    return [[ord(v) for v in case if v != "."] for case in zip(*observers, strict=True)]


PUBLISHED = [
    (by_case(BINARY), Scale.NOMINAL, "0.095", Fraction(2, 21)),
    (by_case(NOMINAL), Scale.NOMINAL, "0.692", Fraction(155, 224)),
    (by_case(MISSING), Scale.NOMINAL, "0.743", Fraction(113, 152)),
    (by_case(MISSING), Scale.ORDINAL, "0.815", 0.8153875037548814),
    ([[int(v) for v in row if v != "."] for row in TONE], Scale.ORDINAL, "0.7598", 0.7598291891514336),
    ([[int(v) for v in row if v != "."] for row in TONE], Scale.NOMINAL, "0.477", 0.47650956741865835),
]


@pytest.mark.parametrize(("units", "scale", "printed", "exact"), PUBLISHED)
def test_the_published_examples_come_out_to_the_sixth_decimal(
    units: list[list[int]], scale: Scale, printed: str, exact: Fraction | float
) -> None:
    found = alpha(units, scale)
    assert found == pytest.approx(float(exact), abs=1e-6)
    assert f"{found:.{len(printed) - 2}f}" == printed


@given(
    units=st.lists(st.lists(st.integers(1, 5), max_size=7), min_size=2, max_size=12),
    scale=st.sampled_from(Scale),
)
def test_any_answers_give_what_the_library_gives(units: list[list[int]], scale: Scale) -> None:
    counts = np.array([[unit.count(v) for v in range(1, 6)] for unit in units])
    pairable = counts[counts.sum(axis=1) > 1].sum(axis=0)
    found = alpha(units, scale)
    if np.count_nonzero(pairable) < 2:
        assert found is None
    else:
        theirs = krippendorff.alpha(value_counts=counts, value_domain=[1, 2, 3, 4, 5], level_of_measurement=scale.value)
        assert found == pytest.approx(theirs, abs=1e-6)


def test_alpha_says_nothing_where_nothing_varies_or_nobody_answered_twice() -> None:
    assert alpha([[3, 3], [3, 3, 3]], Scale.NOMINAL) is None
    assert alpha([[1], [2], []], Scale.ORDINAL) is None
    assert alpha([], Scale.NOMINAL) is None
    assert estimate([], Scale.NOMINAL, seed=1) is None


def test_who_answered_alone_changes_nothing() -> None:
    units = by_case(MISSING)
    assert alpha([*units, [ord("9")]], Scale.ORDINAL) == pytest.approx(alpha(units, Scale.ORDINAL))


def test_the_interval_holds_the_number_and_is_the_same_for_the_same_seed() -> None:
    units = by_case(MISSING)
    first, again = (estimate(units, Scale.NOMINAL, seed=7) for _ in range(2))
    other = estimate(units, Scale.NOMINAL, seed=8)
    assert first is not None
    assert other is not None
    assert first == again
    assert first.low < first.value < first.high <= 1
    assert (other.low, other.high) != (first.low, first.high)
    assert other.low == pytest.approx(first.low, abs=0.1)


def test_twice_as_many_cases_of_the_same_kind_give_a_narrower_interval() -> None:
    few, many = (estimate(PUBLISHED[4][0] * times, Scale.ORDINAL, seed=3) for times in (1, 4))
    assert few is not None
    assert many is not None
    assert (many.high - many.low) == pytest.approx((few.high - few.low) / 2, rel=0.15)


def test_more_raters_who_say_the_same_do_not_make_few_cases_sure() -> None:
    units = by_case(MISSING)
    once, crowd = (estimate([u * times for u in units], Scale.NOMINAL, seed=3) for times in (1, 20))
    assert once is not None
    assert crowd is not None
    assert (crowd.high - crowd.low) > 0.6 * (once.high - once.low)


def test_there_is_no_interval_where_most_samples_would_not_vary() -> None:
    assert alpha([[1, 1], [1, 1], [1, 1], [2, 2]], Scale.NOMINAL) == 1
    assert estimate([[1, 1], [1, 1], [1, 1], [2, 2]], Scale.NOMINAL, seed=1) is None


def test_a_talk_after_which_all_agree_moves_alpha_up() -> None:
    before = [[1, 2, 1], [2, 1, 2], [3, 1, 3], [2, 2, 1], [3, 3, 2], [1, 1, 3]]
    after = [[1] * 3, [2] * 3, [3] * 3, [2] * 3, [3] * 3, [1] * 3]
    moved = change(before, after, Scale.NOMINAL, seed=1)
    assert moved is not None
    assert moved.low > 0
    same = change(before, before, Scale.NOMINAL, seed=1)
    assert same is not None
    assert (same.low, same.value, same.high) == (0, 0, 0)
