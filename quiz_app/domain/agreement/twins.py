"""Twin cases: the same case in two versions that differ in the citizen's name, sex or origin only.

Shown for the whole municipality and never below 30 answers a version: a smaller number would say something about a few
people, and nothing about equal treatment.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quiz_app.domain.agreement.alpha import Estimate
from quiz_app.domain.agreement.proportion import difference, share
from quiz_app.domain.assessment import Assessment, Sufficiency
from quiz_app.domain.law import Track

FEWEST_A_VERSION = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One share in either version, and the second less the first."""

    first: Estimate
    second: Estimate
    apart: Estimate

    @property
    def may_be_chance(self) -> bool:
        """True when the interval of the difference holds zero."""
        return self.apart.low <= 0 <= self.apart.high


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinResult:
    """How two versions were assessed: whether the case was found informed enough, and which track was chosen."""

    answers: tuple[int, int]
    enough: Compared
    tracks: Mapping[Track, Compared]


def compare(first: Sequence[Assessment], second: Sequence[Assessment]) -> TwinResult | None:
    """The two versions' answers side by side; ``None`` below thirty answers of either."""
    if min(len(first), len(second)) < FEWEST_A_VERSION:
        return None
    chosen = {a.track for a in (*first, *second)}
    return TwinResult(
        answers=(len(first), len(second)),
        enough=_compared(*([a.sufficiency >= Sufficiency.RATHER for a in side] for side in (first, second))),
        tracks={
            track: _compared(*([a.track == track for a in side] for side in (first, second)))
            for track in Track
            if track in chosen
        },
    )


def _compared(first: Sequence[bool], second: Sequence[bool]) -> Compared:
    one, other = share(sum(first), len(first)), share(sum(second), len(second))
    return Compared(first=one, second=other, apart=difference(one, other))
