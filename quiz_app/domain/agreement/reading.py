"""What may be said about some assessments: alpha for track and sufficiency, or that there are too few to say anything.

Three assessments are no trend. Below the limits here nothing is computed, so nothing can be shown by mistake.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from quiz_app.domain.agreement.alpha import Estimate, Scale, Unit, estimate
from quiz_app.domain.assessment import Assessment, Occasion
from quiz_app.domain.law import Track

FEWEST_CASES, FEWEST_PEOPLE, FEWEST_ANSWERS = 6, 10, 30
"""At least so many cases with two answers or more, people, and answers; our choice, above what an interval needs."""
RELIABLE, TENTATIVE = 0.8, 0.667
"""From where conclusions are sure, and from where tentative ones can be drawn (Krippendorff, *Content Analysis*, 2004,
ch. 11). They come from research on texts; for judgements of cases they are guidance, not a pass mark."""

SEED = 20261123
"""One seed for all intervals: the same answers show the same interval to everybody, every time."""
_TRACKS = {track: number for number, track in enumerate(Track)}


CaseOf = Callable[[Occasion], str]
"""The case that a round or a conference is about, by a name of its own: several may be about the same one."""


def by_itself(occasion: Occasion) -> str:
    """Each occasion as a case of its own."""
    return f"{occasion.kind}:{occasion.id}:{occasion.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """How much something rests on; a case counts once, as soon as two have assessed it, however often it was met."""

    cases: int
    people: int
    answers: int

    @property
    def is_enough(self) -> bool:
        """True when it may be shown."""
        return self.cases >= FEWEST_CASES and self.people >= FEWEST_PEOPLE and self.answers >= FEWEST_ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Agreement about the track and about whether the case is informed enough.

    Both are ``None`` when the basis is too small, and either when hardly anybody ever answers otherwise: alpha then
    cannot tell agreement from habit.
    """

    basis: Basis
    track: Estimate | None = None
    sufficiency: Estimate | None = None

    @property
    def is_low(self) -> bool:
        """True when agreement is surely less than reliable and too low even for tentative conclusions."""
        found = (e for e in (self.track, self.sufficiency) if e is not None)
        return any(e.value < TENTATIVE and e.high < RELIABLE for e in found)


def firsts(assessments: Iterable[Assessment]) -> list[Assessment]:
    """Each person's first: whoever meets a case again has talked it over, or seen how others assess it."""
    found: dict[str, Assessment] = {}
    for each in sorted(assessments, key=lambda a: (a.at, a.assessment_id)):
        found.setdefault(each.person_id, each)
    return list(found.values())


def grouped(assessments: Iterable[Assessment], case_of: CaseOf = by_itself) -> list[list[Assessment]]:
    """The assessments of each case, a person once, in the order of the cases."""
    groups: defaultdict[str, list[Assessment]] = defaultdict(list)
    for each in assessments:
        groups[case_of(each.occasion)].append(each)
    return [firsts(groups[case]) for case in sorted(groups)]


def cases(assessments: Iterable[Assessment], case_of: CaseOf = by_itself) -> list[list[Assessment]]:
    """The same, of the cases that two or more have assessed."""
    return [group for group in grouped(assessments, case_of) if len(group) > 1]


def basis(groups: Sequence[Sequence[Assessment]]) -> Basis:
    """What the cases amount to."""
    people = {a.person_id for group in groups for a in group}
    return Basis(cases=len(groups), people=len(people), answers=sum(map(len, groups)))


def reading(assessments: Iterable[Assessment], case_of: CaseOf = by_itself) -> Reading:
    """The agreement of assessments of one turn and series."""
    groups = cases(assessments, case_of)
    found = basis(groups)
    if not found.is_enough:
        return Reading(basis=found)
    return Reading(
        basis=found,
        track=estimate(tracks(groups), Scale.NOMINAL, seed=SEED),
        sufficiency=estimate(sufficiencies(groups), Scale.ORDINAL, seed=SEED),
    )


def tracks(groups: Sequence[Sequence[Assessment]]) -> list[Unit]:
    """The tracks that each case was given, as numbers."""
    return [[_TRACKS[a.track] for a in group] for group in groups]


def sufficiencies(groups: Sequence[Sequence[Assessment]]) -> list[Unit]:
    """How informed each case was found."""
    return [[int(a.sufficiency) for a in group] for group in groups]
