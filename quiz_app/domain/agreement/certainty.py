"""Calibration of certainty: how often those who are sure are in line with the others, the facit, or what came of it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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
    compared = [
        (a, a.track == most)
        for group in cases(assessments)
        for a in group
        if (most := _most_common(b.track for b in group if b is not a)) is not None
    ]
    return _levels(compared)


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


def _most_common(tracks: Iterable[Track]) -> Track | None:
    """The single most common; ``None`` when there is none or several are."""
    ranked = Counter(tracks).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
