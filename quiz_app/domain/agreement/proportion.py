"""Shares of few people, with intervals that stay honest near none and all."""

from collections.abc import Sequence
from math import sqrt

import numpy as np

from quiz_app.domain.agreement.alpha import DRAWS, OUTER, Estimate, times

Z = 1.959963984540054


def share(hits: int, out_of: int) -> Estimate:
    """``hits / out_of`` with Wilson's score interval (Wilson 1927; Brown, Cai & DasGupta 2001)."""
    part, weight = hits / out_of, 1 + Z**2 / out_of
    centre = (part + Z**2 / (2 * out_of)) / weight
    half = Z * sqrt(part * (1 - part) / out_of + Z**2 / (4 * out_of**2)) / weight
    return Estimate(value=part, low=max(0.0, centre - half), high=min(1.0, centre + half))


def clustered(groups: Sequence[tuple[int, int]], *, seed: int) -> Estimate:
    """The share of all hits, from hits and answers (at least one) of each case, as answers to one case go together.

    The interval is the percentile bootstrap over cases, as alpha's is, but never narrower than that of as many
    independent answers: few cases that all hit would else seem sure.
    """
    hits, answers = np.array(groups, dtype=np.float64).T
    drawn = times(len(groups), seed, DRAWS)
    low, high = np.percentile((drawn @ hits) / (drawn @ answers), OUTER)
    alone = share(int(hits.sum()), int(answers.sum()))
    return Estimate(value=alone.value, low=min(alone.low, float(low)), high=max(alone.high, float(high)))


def difference(first: Estimate, second: Estimate) -> Estimate:
    """The second share less the first, of two independent groups, with Newcombe's hybrid score interval.

    Newcombe, *Interval estimation for the difference between independent proportions*, Statistics in Medicine 17
    (1998), method 10.
    """
    apart = second.value - first.value
    below = sqrt((second.value - second.low) ** 2 + (first.high - first.value) ** 2)
    above = sqrt((second.high - second.value) ** 2 + (first.value - first.low) ** 2)
    return Estimate(value=apart, low=apart - below, high=apart + above)
