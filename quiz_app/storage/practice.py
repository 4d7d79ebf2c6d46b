"""Supervised cases and their sign-offs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, select

from quiz_app.domain.practice import Rating, SignOff, SupervisedCase
from quiz_app.errors import Conflict
from quiz_app.storage import schema
from quiz_app.storage.rows import add

SIGNED_OFF = "Sagen er allerede vurderet."

_cases, _sign_offs = schema.supervised_cases, schema.sign_offs


@dataclass(frozen=True, slots=True)
class SqlPractice:
    """The store of supervised practice in one transaction."""

    connection: Connection

    def add_supervised_case(self, case: SupervisedCase) -> bool:
        """As the port says."""
        return add(self.connection, _cases, asdict(case))

    def find_supervised_case(self, supervised_case_id: str) -> SupervisedCase | None:
        """By id."""
        return next(iter(self._cases(_cases.c.supervised_case_id == supervised_case_id)), None)

    def supervised_cases_of(self, people: Sequence[str]) -> tuple[SupervisedCase, ...]:
        """Asked for by the people; oldest first."""
        return self._cases(_cases.c.person_id.in_(people))

    def supervised_cases_for(self, companion_id: str) -> tuple[SupervisedCase, ...]:
        """Asked of the companion; oldest first."""
        return self._cases(_cases.c.companion_id == companion_id)

    def add_sign_off(self, sign_off: SignOff) -> bool:
        """As the port says."""
        stored = self.sign_offs((sign_off.supervised_case_id,)).get(sign_off.supervised_case_id)
        if stored is not None and stored.sign_off_id != sign_off.sign_off_id:
            raise Conflict(SIGNED_OFF)
        return add(self.connection, _sign_offs, asdict(sign_off))

    def sign_offs(self, supervised_case_ids: Sequence[str]) -> Mapping[str, SignOff]:
        """By supervised case; those without one are absent."""
        query = select(_sign_offs).where(_sign_offs.c.supervised_case_id.in_(supervised_case_ids))
        found = (_sign_off(dict(row)) for row in self.connection.execute(query).mappings())
        return {s.supervised_case_id: s for s in found}

    def _cases(self, condition: Any) -> tuple[SupervisedCase, ...]:  # noqa: ANN401 - a condition of SQLAlchemy
        query = select(_cases).where(condition).order_by(_cases.c.asked_at, _cases.c.supervised_case_id)
        return tuple(SupervisedCase(**row) for row in self.connection.execute(query).mappings())


def _sign_off(row: dict[str, Any]) -> SignOff:
    ratings = {criterion: Rating(value) for criterion, value in row.pop("ratings").items()}
    return SignOff(**row, ratings=ratings)
