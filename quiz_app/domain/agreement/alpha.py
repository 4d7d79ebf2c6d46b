"""Krippendorff's alpha, nominal and ordinal, from the coincidence matrix; missing data are simply absent.

The coefficient is that of Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011), and Hayes & Krippendorff,
*Answering the Call for a Standard Reliability Measure for Coding Data* (Communication Methods and Measures 1, 2007).

Its interval is the percentile bootstrap over **units**: whole cases are drawn with replacement, each with all its
answers (Zapf et al., *Measuring inter-rater reliability for nominal data*, BMC Medical Research Methodology 16:93,
2016). Hayes and Krippendorff draw single pairs of values instead, as if those of one case were independent; with many
raters on few cases that gives far too narrow intervals, and many raters on few cases is what there is here.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

DRAWS = 1000
OUTER = (2.5, 97.5)
MOSTLY = 0.95
"""So large a part of the draws must vary enough for an alpha; else the interval would be one of the lucky draws."""

Unit = Sequence[int]
"""The values that one case was given, in any order; who gave none is not in it."""
Floats = NDArray[np.float64]


class Scale(StrEnum):
    """What the distance between two values means."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A number with its 95 % interval."""

    value: float
    low: float
    high: float


def alpha(units: Sequence[Unit], scale: Scale) -> float | None:
    """1 is full agreement, 0 what chance would give, below 0 less than that.

    ``None`` where alpha is not defined: no case has two values, or all values are the same, so that agreement cannot
    be told from everybody always saying the same.
    """
    found = float(_alphas(_coincidences(units).sum(axis=0), scale))
    return None if np.isnan(found) else found


def estimate(units: Sequence[Unit], scale: Scale, *, seed: int, draws: int = DRAWS) -> Estimate | None:
    """Alpha with its interval by ``draws`` bootstrap samples of the units; the same seed gives the same interval.

    ``None`` where alpha is not defined, or is not in more than a few of the samples.
    """
    matrices = _coincidences(units)
    found = float(_alphas(matrices.sum(axis=0), scale))
    return _estimate(found, _alphas(_resampled(matrices, seed, draws), scale))


def change(
    before: Sequence[Unit], after: Sequence[Unit], scale: Scale, *, seed: int, draws: int = DRAWS
) -> Estimate | None:
    """Alpha after less alpha before, of the same units in the same order; the pair of a unit is drawn together."""
    assert len(before) == len(after)
    first, second = _coincidences(before), _coincidences(after)
    found = float(_alphas(second.sum(axis=0), scale) - _alphas(first.sum(axis=0), scale))
    drawn = _alphas(_resampled(second, seed, draws), scale) - _alphas(_resampled(first, seed, draws), scale)
    return _estimate(found, drawn)


def _estimate(found: float, drawn: Floats) -> Estimate | None:
    defined = drawn[~np.isnan(drawn)]
    if np.isnan(found) or len(defined) < MOSTLY * len(drawn):
        return None
    low, high = np.percentile(defined, OUTER)
    return Estimate(value=found, low=float(low), high=float(high))


def _coincidences(units: Sequence[Unit]) -> Floats:
    """A coincidence matrix for each unit: how often two of its values meet, each value weighing one in all."""
    values = sorted({value for unit in units for value in unit})
    counts = np.array([[tally[value] for value in values] for tally in map(Counter, units)], dtype=np.float64)
    counts = counts.reshape(len(units), len(values))
    partners = counts.sum(axis=1) - 1
    pairs = counts[:, :, None] * counts[:, None, :] - np.eye(len(values)) * counts[:, :, None]
    pairable = partners > 0
    pairs[pairable] /= partners[pairable, None, None]
    return pairs


def _resampled(matrices: Floats, seed: int, draws: int) -> Floats:
    """The summed coincidences of ``draws`` samples of the units; the same draws for the same seed and number."""
    units, values = matrices.shape[0], matrices.shape[1]
    if not units:
        return np.zeros((draws, values, values))
    return np.asarray(times(units, seed, draws) @ matrices.reshape(units, -1)).reshape(draws, values, values)


@lru_cache(maxsize=16)
def times(units: int, seed: int, draws: int) -> Floats:
    """How often each of the units is in each sample."""
    drawn = np.random.default_rng(seed).integers(units, size=(draws, units))
    places = drawn + units * np.arange(draws)[:, None]
    return np.bincount(places.ravel(), minlength=draws * units).reshape(draws, units).astype(np.float64)


def _alphas(coincidences: Floats, scale: Scale) -> Floats:
    """Alpha of each matrix in the last two dimensions; not a number where nothing varies."""
    totals = coincidences.sum(axis=-1)
    distances = _distances(totals, scale)
    observed = (coincidences * distances).sum(axis=(-1, -2))
    expected = (totals[..., :, None] * totals[..., None, :] * distances).sum(axis=(-1, -2))
    varied = expected > 0
    ratio = np.divide((totals.sum(axis=-1) - 1) * observed, expected, where=varied, out=np.zeros_like(expected))
    return np.asarray(np.where(varied, 1 - ratio, np.nan))


def _distances(totals: Floats, scale: Scale) -> Floats:
    """Squared distances; ordinal ones count the values between two ranks, half of each end (Krippendorff 2011, E)."""
    if scale == Scale.NOMINAL:
        return np.broadcast_to(1 - np.eye(totals.shape[-1]), (*totals.shape, totals.shape[-1]))
    ranks = totals.cumsum(axis=-1) - totals / 2
    return np.asarray((ranks[..., :, None] - ranks[..., None, :]) ** 2)
