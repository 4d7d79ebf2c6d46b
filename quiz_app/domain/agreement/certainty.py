"""Calibration of certainty: how often those who are sure are in line with the others, the facit, or what came of it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quiz_app.domain.agreement.alpha import Estimate
from quiz_app.domain.agreement.proportion import clustered
from quiz_app.domain.agreement.reading import (
    FEWEST_ANSWERS,
    FEWEST_CASES,
    FEWEST_PEOPLE,
    SEED,
    CaseOf,
    by_itself,
    cases,
    grouped,
)
from quiz_app.domain.assessment import Assessment, Occasion
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.law import Track

Known = Callable[[Occasion], Collection[Track]]
"""The tracks in line with how an occasion's case is known to have ended, or with its facit; none when unknown."""

Case = Sequence[tuple[Assessment, bool]]
"""The answers to one case that can be compared, each with whether it was in line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """The people who said that they were so sure; ``in_line`` is ``None`` where they, answers or cases are too few."""

    people: int
    answers: int
    in_line: Estimate | None


def by_majority(assessments: Iterable[Assessment], case_of: CaseOf = by_itself) -> Mapping[AnswerCertainty, Level]:
    """The share that chose the track most of the *others* chose; cases where the others stand level do not count."""
    return _levels([[*_against_the_others(group)] for group in cases(assessments, case_of)])


def by_known(
    assessments: Iterable[Assessment], known: Known, case_of: CaseOf = by_itself
) -> Mapping[AnswerCertainty, Level]:
    """The share that chose the known track, over the cases where one is known."""
    found = [[(a, known(a.occasion)) for a in group] for group in grouped(assessments, case_of)]
    return _levels([[(a, a.track in tracks) for a, tracks in group if tracks] for group in found])


def _levels(compared: Sequence[Case]) -> dict[AnswerCertainty, Level]:
    def so_sure(level: AnswerCertainty) -> Iterator[Case]:
        of_each = ([(a, hit) for a, hit in case if a.certainty == level] for case in compared)
        return filter(None, of_each)

    return {level: _level([*so_sure(level)]) for level in AnswerCertainty}


def _level(compared: Sequence[Case]) -> Level:
    """Answers to one case go together, so whole cases are drawn for the interval, and so many must there be."""
    people = len({a.person_id for case in compared for a, _ in case})
    counts = [(sum(hit for _, hit in case), len(case)) for case in compared]
    answers = sum(number for _, number in counts)
    enough = people >= FEWEST_PEOPLE and answers >= FEWEST_ANSWERS and len(counts) >= FEWEST_CASES
    return Level(people=people, answers=answers, in_line=clustered(counts, seed=SEED) if enough else None)


def _against_the_others(group: Sequence[Assessment]) -> Iterator[tuple[Assessment, bool]]:
    """Each answer with whether most of the others chose the same; left out where the others stand level."""
    given = Counter(a.track for a in group)
    for each in group:
        others = (given - Counter([each.track])).most_common(2)
        if len(others) == 1 or others[0][1] > others[1][1]:
            yield each, each.track == others[0][0]
