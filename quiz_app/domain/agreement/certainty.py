"""Calibration of certainty: how often those who are sure are in line with the others, the facit, or what came of it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quiz_app.domain.agreement.alpha import Estimate
from quiz_app.domain.agreement.proportion import share
from quiz_app.domain.agreement.reading import FEWEST_ANSWERS, FEWEST_PEOPLE, cases
from quiz_app.domain.assessment import Assessment, Occasion
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.law import Track

Known = Callable[[Occasion], Collection[Track]]
"""The tracks in line with how an occasion's case is known to have ended, or with its facit; none when unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """The people who said that they were so sure; ``in_line`` is ``None`` where they or their answers are too few."""

    people: int
    answers: int
    in_line: Estimate | None


def by_majority(assessments: Iterable[Assessment]) -> Mapping[AnswerCertainty, Level]:
    """The share that chose the track most of the *others* chose; cases where the others stand level do not count."""
    return _levels([pair for group in cases(assessments) for pair in _against_the_others(group)])


def by_known(assessments: Iterable[Assessment], known: Known) -> Mapping[AnswerCertainty, Level]:
    """The share that chose the known track, over the cases where one is known."""
    found = ((a, known(a.occasion)) for a in assessments)
    return _levels([(a, a.track in tracks) for a, tracks in found if tracks])


def _levels(compared: Sequence[tuple[Assessment, bool]]) -> dict[AnswerCertainty, Level]:
    return {level: _level([(a, hit) for a, hit in compared if a.certainty == level]) for level in AnswerCertainty}


def _level(compared: Sequence[tuple[Assessment, bool]]) -> Level:
    people, answers = len({a.person_id for a, _ in compared}), len(compared)
    enough = people >= FEWEST_PEOPLE and answers >= FEWEST_ANSWERS
    return Level(
        people=people,
        answers=answers,
        in_line=share(sum(hit for _, hit in compared), answers) if enough else None,
    )


def _against_the_others(group: Sequence[Assessment]) -> Iterator[tuple[Assessment, bool]]:
    """Each answer with whether most of the others chose the same; left out where the others stand level."""
    given = Counter(a.track for a in group)
    for each in group:
        others = (given - Counter([each.track])).most_common(2)
        if len(others) == 1 or others[0][1] > others[1][1]:
            yield each, each.track == others[0][0]
