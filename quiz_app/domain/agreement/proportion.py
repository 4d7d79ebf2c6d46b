"""Shares of few people, with intervals that stay honest near none and all."""

from math import sqrt

from quiz_app.domain.agreement.alpha import Estimate

Z = 1.959963984540054


def share(hits: int, out_of: int) -> Estimate:
    """``hits / out_of`` with Wilson's score interval (Wilson 1927; Brown, Cai & DasGupta 2001)."""
    part, weight = hits / out_of, 1 + Z**2 / out_of
    centre = (part + Z**2 / (2 * out_of)) / weight
    half = Z * sqrt(part * (1 - part) / out_of + Z**2 / (4 * out_of**2)) / weight
    return Estimate(value=part, low=max(0.0, centre - half), high=min(1.0, centre + half))


def difference(first: Estimate, second: Estimate) -> Estimate:
    """The second share less the first, of two independent groups, with Newcombe's hybrid score interval.

    Newcombe, *Interval estimation for the difference between independent proportions*, Statistics in Medicine 17
    (1998), method 10.
    """
    apart = second.value - first.value
    below = sqrt((second.value - second.low) ** 2 + (first.high - first.value) ** 2)
    above = sqrt((second.high - second.value) ** 2 + (first.value - first.low) ** 2)
    return Estimate(value=apart, low=apart - below, high=apart + above)
