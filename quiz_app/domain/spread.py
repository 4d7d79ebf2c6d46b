"""How assessments spread: counts that name nobody, by centre and by series where the groups are large enough."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from quiz_app.domain.assessment import Assessment, Missing, Sufficiency
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.law import Track
from quiz_app.domain.small_groups import SMALLEST, withheld

T = TypeVar("T")
MERGED = ""
"""The name of the groups that are too small to be shown alone, taken together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How many said what; what nobody said is absent."""

    total: int
    tracks: Mapping[Track, int]
    sufficiency: Mapping[Sufficiency, int]
    missing: Mapping[Missing, int]
    provisions: Mapping[str, int]
    certainty: Mapping[tuple[Track, AnswerCertainty], int]
    sure_apart: int

    @property
    def agreed(self) -> Track | None:
        """The track that everybody chose."""
        return next(iter(self.tracks)) if len(self.tracks) == 1 else None


def spread(assessments: Iterable[Assessment]) -> Spread:
    """Everything counted, the commonest first."""
    given = tuple(assessments)
    return Spread(
        total=len(given),
        tracks=_counted(a.track for a in given),
        sufficiency={s: n for s in Sufficiency if (n := sum(a.sufficiency == s for a in given))},
        missing=_counted(m for a in given for m in a.missing),
        provisions=_counted(p for a in given for p in dict.fromkeys(a.provisions)),
        certainty=_counted((a.track, a.certainty) for a in given),
        sure_apart=_sure_apart(given),
    )


def by_group(assessments: Iterable[Assessment], group: Callable[[Assessment], str]) -> tuple[tuple[str, Spread], ...]:
    """The spread of each group, by name, the small ones merged under :data:`MERGED` as the last.

    Empty when there is one group only, or when merging leaves one: then the whole says as much.
    """
    given = tuple(assessments)
    hidden = withheld(Counter(map(group, given)))
    groups: dict[str, list[Assessment]] = {}
    for a in given:
        groups.setdefault(MERGED if group(a) in hidden else group(a), []).append(a)
    if len(groups) < 2 or any(len(g) < SMALLEST for g in groups.values()):  # noqa: PLR2004 - one group is the whole
        return ()
    return tuple((name, spread(groups[name])) for name in sorted(groups, key=lambda n: (n == MERGED, n)))


def _sure_apart(given: Sequence[Assessment]) -> int:
    """How many are sure while others who are sure point another way: there the talk begins."""
    sure = [a for a in given if a.certainty == AnswerCertainty.SURE]
    return len(sure) if len({a.track for a in sure}) > 1 else 0


def _counted(things: Iterable[T]) -> dict[T, int]:
    return dict(Counter(things).most_common())
