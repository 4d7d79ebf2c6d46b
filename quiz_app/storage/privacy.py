"""Who looked at whom, who was erased, and the forgetting of what has been kept long enough."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, delete, func, select, update

from quiz_app.domain.attempt import AttemptKind
from quiz_app.domain.privacy import Erasure, LooseAnswer, StatusView
from quiz_app.storage import path_schema, schema
from quiz_app.storage.rows import add

_IDENTITY = (
    path_schema.experiences,
    path_schema.extensions,
    schema.identities,
    schema.accounts,
    schema.sessions,
    schema.provider_identities,
    schema.role_grants,
    schema.pauses,
    schema.status_views,
)
"""What goes with a person's identity, each by its ``person_id``."""

_EXPIRED = select(schema.expiries.c.attempt_id).where(
    schema.expiries.c.attempt_id.in_(bindparam("attempt_ids", expanding=True))
)


@dataclass(frozen=True, slots=True)
class SqlPrivacy:
    """The store of what people are owed, in one transaction."""

    connection: Connection

    def add_view(self, view: StatusView) -> bool:
        """As the port says."""
        return add(self.connection, schema.status_views, asdict(view))

    def views_of(self, person_id: str) -> tuple[StatusView, ...]:
        """Newest first."""
        table = schema.status_views
        query = select(table).where(table.c.person_id == person_id).order_by(table.c.day.desc(), table.c.viewer_id)
        return tuple(StatusView(**row) for row in self.connection.execute(query).mappings())

    def viewed_by(self, viewer_id: str, day: date) -> frozenset[str]:
        """The people whom somebody has looked at that day."""
        table = schema.status_views
        query = select(table.c.person_id).where(table.c.viewer_id == viewer_id, table.c.day == day)
        return frozenset(self.connection.scalars(query))

    def erase(self, erasure: Erasure) -> bool:
        """As the port says."""
        new = add(self.connection, schema.erasures, asdict(erasure))
        for table in _IDENTITY:
            self.connection.execute(delete(table).where(table.c.person_id == erasure.person_id))
        people = schema.people
        self.connection.execute(update(people).where(people.c.person_id == erasure.person_id).values(active=False))
        return new

    def erasures(self) -> tuple[Erasure, ...]:
        """Oldest first."""
        table = schema.erasures
        query = select(table).order_by(table.c.at, table.c.person_id)
        return tuple(Erasure(**row) for row in self.connection.execute(query).mappings())

    def with_old_answers(self, kind: AttemptKind, before: datetime) -> tuple[str, ...]:
        """As the port says."""
        attempts, answers, submissions = schema.attempts, schema.answers, schema.submissions
        ended = func.coalesce(func.max(submissions.c.submitted_at), func.max(answers.c.given_at))
        query = (
            select(attempts.c.attempt_id)
            .join(answers, answers.c.attempt_id == attempts.c.attempt_id)
            .outerjoin(submissions, submissions.c.attempt_id == attempts.c.attempt_id)
            .where(attempts.c.kind == kind)
            .group_by(attempts.c.attempt_id)
            .having(ended < before)
            .order_by(attempts.c.attempt_id)
        )
        return tuple(self.connection.scalars(query))

    def expire(self, attempt_id: str, at: datetime) -> int:
        """As the port says."""
        add(self.connection, schema.expiries, {"attempt_id": attempt_id, "at": at})
        for table in (schema.open_attempts, schema.answers):
            gone = self.connection.execute(delete(table).where(table.c.attempt_id == attempt_id)).rowcount
        return gone

    def expired(self, attempt_ids: Sequence[str]) -> frozenset[str]:
        """Those of the attempts whose answers are gone."""
        return frozenset(self.connection.scalars(_EXPIRED, {"attempt_ids": list(attempt_ids)}))

    def add_loose_answer(self, answer: LooseAnswer) -> bool:
        """As the port says."""
        row = {c.name: getattr(answer, c.name) for c in schema.loose_answers.columns}
        return add(self.connection, schema.loose_answers, {**row, "response": dict(answer.response)})

    def loose_answers(self) -> tuple[LooseAnswer, ...]:
        """All, by id."""
        query = select(schema.loose_answers).order_by(schema.loose_answers.c.loose_answer_id)
        return tuple(LooseAnswer(**row) for row in self.connection.execute(query).mappings())

    def forget_sessions(self, before: datetime) -> int:
        """As the port says."""
        table = schema.sessions
        return self.connection.execute(delete(table).where(table.c.last_seen_at < before)).rowcount

    def forget_views(self, before: date) -> int:
        """As the port says."""
        table = schema.status_views
        return self.connection.execute(delete(table).where(table.c.day < before)).rowcount

    def forget_pauses(self, before: date) -> int:
        """As the port says."""
        table = schema.pauses
        return self.connection.execute(delete(table).where(table.c.back_on < before)).rowcount
