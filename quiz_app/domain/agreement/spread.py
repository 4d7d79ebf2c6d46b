"""How assessments of one case spread, in all and by centre; small centres are put together so that nobody shows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quiz_app.domain.agreement.alpha import Estimate
from quiz_app.domain.agreement.proportion import share
from quiz_app.domain.assessment import Assessment, Missing, Sufficiency
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.law import Track
from quiz_app.domain.small_groups import SMALLEST, withheld

FEWEST_IN_ROUND = 10
"""From so many answers on, a round is said to be in agreement or not."""
MOST = 2 / 3
"""A round agrees when surely so many or more chose one track, or were on one side about sufficiency; our choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Some people's answers; ``centres`` are the ids of theirs, several where small ones are put together."""

    centres: tuple[str, ...]
    people: int
    tracks: Mapping[Track, int]
    sufficiency: Mapping[Sufficiency, int]
    certainty: Mapping[AnswerCertainty, int]
    missing: Mapping[Missing, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """One case's answers: ``everybody`` is ``None`` below five people, and centres are shown from five on only."""

    people: int
    everybody: Group | None
    centres: tuple[Group, ...]

    @property
    def common(self) -> Estimate | None:
        """The share that chose the most common track; ``None`` below ten answers."""
        if self.everybody is None or self.people < FEWEST_IN_ROUND:
            return None
        return share(max(self.everybody.tracks.values()), self.people)

    @property
    def one_side(self) -> Estimate | None:
        """The larger share of those who found the case informed enough and those who did not; as above."""
        if self.everybody is None or self.people < FEWEST_IN_ROUND:
            return None
        enough = sum(n for level, n in self.everybody.sufficiency.items() if level >= Sufficiency.RATHER)
        return share(max(enough, self.people - enough), self.people)

    @property
    def is_low(self) -> bool:
        """True when fewer than two thirds agree about the track or about sufficiency."""
        return any(found is not None and found.value < MOST for found in (self.common, self.one_side))


def spread(assessments: Sequence[Assessment]) -> Spread:
    """The spread of one case's answers of one turn, one per person."""
    if len(assessments) < SMALLEST:
        return Spread(people=len(assessments), everybody=None, centres=())
    by_centre: dict[str, list[Assessment]] = {}
    for each in assessments:
        by_centre.setdefault(each.centre_id, []).append(each)
    hidden = withheld({centre: len(group) for centre, group in by_centre.items()})
    shown = [_group((centre,), group) for centre, group in sorted(by_centre.items()) if centre not in hidden]
    others = [a for centre in hidden for a in by_centre[centre]]
    if shown and len(others) >= SMALLEST:
        shown.append(_group(tuple(sorted(hidden)), others))
    return Spread(
        people=len(assessments), everybody=_group(tuple(sorted(by_centre)), assessments), centres=tuple(shown)
    )


def _group(centres: tuple[str, ...], assessments: Sequence[Assessment]) -> Group:
    return Group(
        centres=centres,
        people=len(assessments),
        tracks=Counter(a.track for a in assessments),
        sufficiency=Counter(a.sufficiency for a in assessments),
        certainty=Counter(a.certainty for a in assessments),
        missing=Counter(m for a in assessments for m in a.missing),
    )
