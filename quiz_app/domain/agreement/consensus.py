"""How far one round's answers agree: counts by centre where nobody shows, and whether most are of one mind."""

from collections.abc import Sequence
from dataclasses import dataclass

from quiz_app.domain.agreement.alpha import Estimate
from quiz_app.domain.agreement.proportion import share
from quiz_app.domain.agreement.reading import RELIABLE
from quiz_app.domain.assessment import Assessment, Sufficiency
from quiz_app.domain.small_groups import SMALLEST
from quiz_app.domain.spread import Spread, by_group, spread

FEWEST_IN_ROUND = 10
"""From so many answers on, a round is said to be in agreement or not."""
MOST, HALF = 2 / 3, 1 / 2
"""A round agrees when so many or more chose one track, and were on one side about sufficiency, and the interval tells
that it is more than half; our choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consensus:
    """One case's answers of one series: ``everybody`` is ``None`` below five people; centres are shown from five on."""

    people: int
    everybody: Spread | None
    centres: tuple[tuple[str, Spread], ...]

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
        """True when fewer than two thirds agree about the track or about sufficiency, and surely less than reliable."""
        shares = (found for found in (self.common, self.one_side) if found is not None)
        return any(found.value < MOST and found.high < RELIABLE for found in shares)

    @property
    def is_high(self) -> bool:
        """True when two thirds or more agree about both, and surely more than half of people like them would."""
        shares = [found for found in (self.common, self.one_side) if found is not None]
        return bool(shares) and all(found.value >= MOST and found.low > HALF for found in shares)


def consensus(assessments: Sequence[Assessment]) -> Consensus:
    """Of one case's answers of one turn and series, one per person."""
    people = len(assessments)
    if people < SMALLEST:
        return Consensus(people=people, everybody=None, centres=())
    centres = by_group(assessments, lambda a: a.centre_id)
    return Consensus(people=people, everybody=spread(assessments), centres=centres)
