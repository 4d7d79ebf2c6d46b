"""Calibration rounds: the same constructed case sent to all centres, to be assessed by each alone within a week.

A round may hold two versions of its case that differ in the citizen's name, sex or origin only. Who gets which is
drawn by the round's stored seed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

from quiz_app.domain.assessment import Occasion, OccasionKind

A_WEEK = timedelta(days=7)
MINUTES = 8
"""What it takes, as we tell people."""
FIRST_VERSION, SECOND_VERSION = "a", "b"


class TwinTrait(StrEnum):
    """The only thing in which two versions of a case differ."""

    NAME = "name"
    SEX = "sex"
    ORIGIN = "origin"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationRound:
    """One round. ``digest`` is of the case as it was sent; ``twin_digest`` of its other version, empty without one.

    ``follows`` is an earlier round about a twin of the case, so that the two show before and after.
    """

    round_id: str
    case_id: str
    digest: str
    starter_id: str
    started_at: datetime
    deadline: datetime
    seed: int
    follows: str = ""
    trait: TwinTrait | None = None
    twin_digest: str = ""

    def is_over(self, now: datetime) -> bool:
        """True from the deadline on: nobody assesses any more, and everybody may see."""
        return now >= self.deadline

    @property
    def occasions(self) -> tuple[Occasion, ...]:
        """What is assessed: the case, or each of its versions."""
        versions = (FIRST_VERSION, SECOND_VERSION) if self.trait else ("",)
        return tuple(self._occasion(v) for v in versions)

    def occasion_of(self, person_id: str) -> Occasion:
        """The version that a person gets, drawn by the seed: the same whenever it is asked for."""
        if self.trait is None:
            return self._occasion("")
        random = Random(f"{self.seed}:{person_id}")  # noqa: S311 - reproducible by the stored seed
        return self._occasion(random.choice((FIRST_VERSION, SECOND_VERSION)))

    def digest_of(self, occasion: Occasion) -> str:
        """The digest of the case as that version had it."""
        return self.twin_digest if occasion.version == SECOND_VERSION else self.digest

    def _occasion(self, version: str) -> Occasion:
        return Occasion(kind=OccasionKind.CALIBRATION_ROUND, id=self.round_id, version=version)


def open_cases(rounds: Iterable[CalibrationRound], now: datetime) -> frozenset[str]:
    """The cases that are out to be assessed alone: nobody talks them over or sees their facit meanwhile."""
    return frozenset(r.case_id for r in rounds if not r.is_over(now))
