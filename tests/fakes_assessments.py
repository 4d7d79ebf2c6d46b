"""The sealed box in memory: the promises of ``services/assessment_store.py``."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from quiz_app.domain.assessment import Assessment, Occasion, OccasionKind, Reveal, Turn, counting
from quiz_app.errors import Conflict


class MemoryAssessments:
    """Over the rows of a memory database; ``write`` and ``require`` are its guards."""

    def __init__(
        self,
        *,
        assessments: dict[str, Assessment],
        reveals: dict[tuple[Occasion, Turn], Reveal],
        people: Mapping[str, object],
        cancelled: Mapping[str, object],
        write: Callable[..., None],
        require: Callable[..., None],
    ) -> None:
        self._given, self._reveals, self._people = assessments, reveals, people
        self._cancelled = cancelled
        self._write, self._require = write, require

    def add(self, assessment: Assessment) -> bool:
        self._write(assessment.at)
        self._require(self._people, assessment.person_id)
        if assessment.assessment_id in self._given:
            return False
        if self.is_revealed(assessment.occasion, assessment.turn):
            raise Conflict("Vurderingerne er vist, så der kan ikke vurderes mere i denne runde.")
        self._refuse_cancelled(assessment.occasion)
        self._given[assessment.assessment_id] = assessment
        return True

    def own(self, occasion: Occasion, turn: Turn, person_id: str) -> Assessment | None:
        return next(iter(counting(a for a in self._in(occasion, turn) if a.person_id == person_id)), None)

    def all_own(self, person_id: str) -> tuple[Assessment, ...]:
        return _oldest_first(a for a in self._given.values() if a.person_id == person_id)

    def given(self, occasion: Occasion, turn: Turn) -> int:
        return len({a.person_id for a in self._in(occasion, turn)})

    def reveal(self, occasion: Occasion, turn: Turn, *, by: str | None, at: datetime) -> bool:
        self._write(at)
        if by is not None:
            self._require(self._people, by)
        if (occasion, turn) in self._reveals:
            return False
        self._refuse_cancelled(occasion)
        self._reveals[occasion, turn] = Reveal(occasion=occasion, turn=turn, person_id=by, at=at)
        return True

    def find_reveal(self, occasion: Occasion, turn: Turn) -> Reveal | None:
        return self._reveals.get((occasion, turn))

    def is_revealed(self, occasion: Occasion, turn: Turn) -> bool:
        return (occasion, turn) in self._reveals

    def revealed(self, occasion: Occasion, turn: Turn) -> tuple[Assessment, ...]:
        return counting(self._in(occasion, turn)) if self.is_revealed(occasion, turn) else ()

    def reveals_by(self, person_id: str) -> tuple[Reveal, ...]:
        return tuple(sorted((r for r in self._reveals.values() if r.person_id == person_id), key=lambda r: r.at))

    def all_revealed(self) -> tuple[Assessment, ...]:
        return counting(a for a in self._given.values() if (a.occasion, a.turn) in self._reveals)

    def _refuse_cancelled(self, occasion: Occasion) -> None:
        if occasion.kind == OccasionKind.CONFERENCE and occasion.id in self._cancelled:
            raise Conflict("Konferencen er aflyst. Det, der er skjult, bliver ved med at være det.")

    def _in(self, occasion: Occasion, turn: Turn) -> list[Assessment]:
        return [a for a in self._given.values() if (a.occasion, a.turn) == (occasion, turn)]


def _oldest_first(assessments: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(assessments, key=lambda a: (a.at, a.assessment_id)))
