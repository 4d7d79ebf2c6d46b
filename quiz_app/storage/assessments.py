"""Sealed assessments: every statement that reads another person's asks for the reveal in the same breath."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select, text

from quiz_app.domain.assessment import Assessment, Missing, Occasion, OccasionKind, Reveal, Sufficiency, Turn, counting
from quiz_app.errors import Conflict
from quiz_app.storage import assessment_schema, conference_schema
from quiz_app.storage.engine import open_engine, reading
from quiz_app.storage.failures import explained, name_of
from quiz_app.storage.rows import add

REVEALED = "Vurderingerne er vist, så der kan ikke vurderes mere i denne runde."
CANCELLED = "Konferencen er aflyst. Det, der er skjult, bliver ved med at være det."

_cancelled = conference_schema.cancellations
_given, _reveals = assessment_schema.assessments, assessment_schema.reveals
_OPENED = and_(
    _reveals.c.kind == _given.c.kind,
    _reveals.c.occasion_id == _given.c.occasion_id,
    _reveals.c.version == _given.c.version,
    _reveals.c.turn == _given.c.turn,
)


@dataclass(frozen=True, slots=True)
class SqlAssessments:
    """The store of sealed assessments in one transaction."""

    connection: Connection

    def add(self, assessment: Assessment) -> bool:
        """As the port says; the writer's lock is taken first, so no reveal slips in between."""
        known = select(_given.c.assessment_id).where(_given.c.assessment_id == assessment.assessment_id)
        if self.connection.execute(known).first():
            return False
        if self.is_revealed(assessment.occasion, assessment.turn):
            raise Conflict(REVEALED)
        self._refuse_cancelled(assessment.occasion)
        return add(self.connection, _given, _row(assessment))

    def own(self, occasion: Occasion, turn: Turn, person_id: str) -> Assessment | None:
        """As the port says."""
        mine = select(_given).where(*_in(_given, occasion, turn), _given.c.person_id == person_id)
        return next(iter(self._counting(mine)), None)

    def all_own(self, person_id: str) -> tuple[Assessment, ...]:
        """As the port says."""
        query = select(_given).where(_given.c.person_id == person_id).order_by(_given.c.at, _given.c.assessment_id)
        return tuple(_assessment(row) for row in self.connection.execute(query).mappings())

    def given(self, occasion: Occasion, turn: Turn) -> int:
        """As the port says."""
        people = select(func.count(_given.c.person_id.distinct())).where(*_in(_given, occasion, turn))
        return self.connection.execute(people).scalar_one()

    def reveal(self, occasion: Occasion, turn: Turn, *, by: str | None, at: datetime) -> bool:
        """As the port says."""
        if self.is_revealed(occasion, turn):
            return False
        self._refuse_cancelled(occasion)
        return add(self.connection, _reveals, {**_place(occasion, turn), "person_id": by, "at": at})

    def find_reveal(self, occasion: Occasion, turn: Turn) -> Reveal | None:
        """Who opened the turn, and when."""
        row = self.connection.execute(select(_reveals).where(*_in(_reveals, occasion, turn))).mappings().first()
        return _reveal(row) if row else None

    def is_revealed(self, occasion: Occasion, turn: Turn) -> bool:
        """As the port says."""
        query = select(_reveals.c.at).where(*_in(_reveals, occasion, turn))
        return self.connection.execute(query).first() is not None

    def revealed(self, occasion: Occasion, turn: Turn) -> tuple[Assessment, ...]:
        """As the port says."""
        return self._counting(select(_given).join(_reveals, _OPENED).where(*_in(_given, occasion, turn)))

    def reveals_by(self, person_id: str) -> tuple[Reveal, ...]:
        """As the port says."""
        query = select(_reveals).where(_reveals.c.person_id == person_id).order_by(_reveals.c.at)
        return tuple(_reveal(row) for row in self.connection.execute(query).mappings())

    def all_revealed(self) -> tuple[Assessment, ...]:
        """As the port says."""
        return self._counting(select(_given).join(_reveals, _OPENED))

    def _refuse_cancelled(self, occasion: Occasion) -> None:
        if occasion.kind != OccasionKind.CONFERENCE:
            return
        query = select(_cancelled.c.at).where(_cancelled.c.conference_id == occasion.id)
        if self.connection.execute(query).first() is not None:
            raise Conflict(CANCELLED)

    def _counting(self, query: Select[Any]) -> tuple[Assessment, ...]:
        return counting(_assessment(row) for row in self.connection.execute(query).mappings())


def analysts_rows(url: str) -> list[dict[str, str]]:
    """The rows of the analysts' view, as text; empty of every turn that is not revealed.

    :raises StorageError: the database cannot be used.
    """
    engine = open_engine(url)
    try:
        with explained(name_of(engine.url)), reading(engine).begin() as connection:
            found = connection.execute(text("SELECT * FROM revealed_assessments")).mappings()
            return [{name: _plain(value) for name, value in row.items()} for row in found]
    finally:
        engine.dispose()


def _plain(value: object) -> str:
    """Lists come from SQLite as the text that they are stored as, and from PostgreSQL as lists."""
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _place(occasion: Occasion, turn: Turn) -> dict[str, Any]:
    return {"kind": occasion.kind, "occasion_id": occasion.id, "version": occasion.version, "turn": turn}


def _in(table: Any, occasion: Occasion, turn: Turn) -> list[Any]:  # noqa: ANN401 - a table, and conditions on it
    return [table.c[name] == value for name, value in _place(occasion, turn).items()]


def _row(assessment: Assessment) -> dict[str, Any]:
    return {
        **_place(assessment.occasion, assessment.turn),
        "assessment_id": assessment.assessment_id,
        "person_id": assessment.person_id,
        "centre_id": assessment.centre_id,
        "series": assessment.series,
        "sufficiency": int(assessment.sufficiency),
        "missing": [m.value for m in assessment.missing],
        "track": assessment.track,
        "provisions": list(assessment.provisions),
        "certainty": assessment.certainty,
        "reason_id": assessment.reason_id,
        "at": assessment.at,
    }


def _occasion(row: Mapping[Any, Any]) -> Occasion:
    return Occasion(kind=row["kind"], id=row["occasion_id"], version=row["version"])


def _reveal(row: Mapping[Any, Any]) -> Reveal:
    return Reveal(occasion=_occasion(row), turn=row["turn"], person_id=row["person_id"], at=row["at"])


def _assessment(row: Mapping[Any, Any]) -> Assessment:
    return Assessment(
        assessment_id=row["assessment_id"],
        occasion=_occasion(row),
        turn=row["turn"],
        person_id=row["person_id"],
        centre_id=row["centre_id"],
        series=row["series"],
        sufficiency=Sufficiency(row["sufficiency"]),
        missing=tuple(Missing(m) for m in row["missing"]),
        track=row["track"],
        provisions=tuple(row["provisions"]),
        certainty=row["certainty"],
        reason_id=row["reason_id"],
        at=row["at"],
    )
