"""Whether the outcome of a constructed case could be guessed from who the citizen is."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from quiz_app.domain.case import Case, Citizen
from quiz_app.domain.law import Track

SHUFFLES = 2000
"""How many times the outcomes are dealt out at random; the error of a share of 5 % is then about half a point."""
LEARNABLE = 0.05
AGE_BAND = 10


def _band(citizen: Citizen) -> str:
    low = citizen.age // AGE_BAND * AGE_BAND
    return f"{low}-{low + AGE_BAND - 1}"


TRAITS: Mapping[str, Callable[[Citizen], str]] = {
    "sex": lambda citizen: citizen.sex,
    "age": _band,
    "origin": lambda citizen: citizen.origin,
    "illness": lambda citizen: citizen.illness,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """How outcomes fall by one trait.

    ``counts`` are cases by the trait's value and track. ``guessed`` is the share of outcomes that one gets right who
    always answers each group's commonest; ``by_chance`` the same with outcomes dealt out at random, on average, and
    ``chance`` the share of such deals in which one does as well. Small groups are easily guessed, by chance too.
    """

    trait: str
    counts: Mapping[str, Mapping[Track, int]]
    guessed: float
    by_chance: float
    chance: float

    @property
    def is_learnable(self) -> bool:
        """True when the outcome follows the trait more closely than chance explains (permutation test, 5 %)."""
        return self.chance < LEARNABLE


def balances(cases: Sequence[Case], *, seed: int = 1) -> tuple[Balance, ...]:
    """The balance of each trait over the cases that say who the citizen is; the same seed gives the same answer.

    A story that is told on two dates (the same name before the title's colon) with one outcome counts once.
    """
    told = {(case.title.split(":")[0], case.citizen, case.track) for case in cases if case.citizen}
    known = [(citizen, track) for _, citizen, track in sorted(told, key=str)]
    if not known:
        return ()
    return tuple(
        _balance(trait, [read(c) for c, _ in known], [t for _, t in known], seed) for trait, read in TRAITS.items()
    )


def _balance(trait: str, groups: list[str], tracks: list[Track], seed: int) -> Balance:
    random, right = Random(seed), _guessed(groups, tracks)  # noqa: S311 - a repeatable measurement
    dealt = []
    for _ in range(SHUFFLES):
        shuffled = random.sample(tracks, len(tracks))
        dealt.append(_guessed(groups, shuffled))
    counts: defaultdict[str, Counter[Track]] = defaultdict(Counter)
    for group, track in zip(groups, tracks, strict=True):
        counts[group][track] += 1
    return Balance(
        trait=trait,
        counts={group: dict(counts[group]) for group in sorted(counts)},
        guessed=right / len(tracks),
        by_chance=sum(dealt) / SHUFFLES / len(tracks),
        chance=sum(found >= right for found in dealt) / SHUFFLES,
    )


def _guessed(groups: Sequence[str], tracks: Sequence[Track]) -> int:
    by_group: defaultdict[str, Counter[Track]] = defaultdict(Counter)
    for group, track in zip(groups, tracks, strict=True):
        by_group[group][track] += 1
    return sum(max(counts.values()) for counts in by_group.values())
