"""Attempts, their answers and submissions, and which attempts are open."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, bindparam, delete, func, insert, select

from quiz_app.domain.attempt import (
    Answer,
    Attempt,
    AttemptItem,
    AttemptKind,
    PauseMark,
    Submission,
    is_past_deadline,
)
from quiz_app.errors import Conflict
from quiz_app.storage import schema
from quiz_app.storage.rows import add

SLOT_TAKEN = "Du har allerede et åbent forsøg. Gør det færdigt, før du begynder på et nyt."
HANDED_IN = "Forsøget er allerede afleveret."

_attempts, _pauses, _items, _open, _answers, _submissions = (
    schema.attempts,
    schema.exam_pauses,
    schema.attempt_items,
    schema.open_attempts,
    schema.answers,
    schema.submissions,
)
_BEGUN, _ENDED = _pauses.alias("begun"), _pauses.alias("ended")
_MARKS = {"paused_at": (_BEGUN, PauseMark.BEGUN), "resumed_at": (_ENDED, PauseMark.ENDED)}
_OPEN = select(_attempts).join(_open, _open.c.attempt_id == _attempts.c.attempt_id)


def _with_pauses(query: Select[Any]) -> Select[Any]:
    """The query with a column for each of a pause's two moments."""
    for name, (marks, mark) in _MARKS.items():
        of_it = (marks.c.attempt_id == _attempts.c.attempt_id) & (marks.c.mark == mark)
        query = query.add_columns(marks.c.at.label(name)).outerjoin(marks, of_it)
    return query


# Statements of every answer, put together once: SQLAlchemy takes longer to build them than SQLite to run them.
_BY_ID = _with_pauses(select(_attempts).where(_attempts.c.attempt_id == bindparam("attempt_id")))
_IN_SLOT = _with_pauses(_OPEN.where(_open.c.person_id == bindparam("person_id"), _open.c.slot == bindparam("slot")))
_ITEMS_OF = select(_items).where(_items.c.attempt_id == bindparam("attempt_id")).order_by(_items.c.position)
_ANSWERS_OF = (
    select(_answers)
    .where(_answers.c.attempt_id == bindparam("attempt_id"))
    .order_by(_answers.c.given_at, _answers.c.answer_id)
)
_SUBMISSION_OF = select(_submissions).where(_submissions.c.attempt_id == bindparam("attempt_id"))


@dataclass(frozen=True, slots=True)
class SqlAttempts:
    """The store of attempts in one transaction."""

    connection: Connection

    def add_attempt(self, attempt: Attempt) -> bool:
        """As the port says; an attempt that is stored already opens no slot again."""
        if self.find_attempt(attempt.attempt_id) is not None:
            return False
        slot = {"person_id": attempt.person_id, "slot": attempt.slot, "attempt_id": attempt.attempt_id}
        if not add(self.connection, _open, slot):
            raise Conflict(SLOT_TAKEN)
        row = {name: value for name, value in asdict(attempt).items() if name not in _MARKS}
        items = [{"attempt_id": attempt.attempt_id, **item} for item in row.pop("items")]
        self.connection.execute(insert(_attempts), row)
        if items:
            self.connection.execute(insert(_items), items)
        return True

    def find_attempt(self, attempt_id: str) -> Attempt | None:
        """The attempt with its items."""
        return self._single(_BY_ID, attempt_id=attempt_id)

    def find_open(self, person_id: str, slot: str) -> Attempt | None:
        """The attempt that holds the person's slot."""
        return self._single(_IN_SLOT, person_id=person_id, slot=slot)

    def open_past_deadline(self, now: datetime) -> tuple[Attempt, ...]:
        """Open attempts whose deadline, pauses counted, has come; oldest first."""
        return tuple(a for a in self._read(_OPEN.where(_attempts.c.deadline <= now)) if is_past_deadline(a, now))

    def attempts_of(self, person_id: str) -> tuple[Attempt, ...]:
        """Oldest first."""
        return self._read(select(_attempts).where(_attempts.c.person_id == person_id))

    def attempts_supported_by(self, person_id: str) -> tuple[Attempt, ...]:
        """Oldest first."""
        return self._read(select(_attempts).where(_attempts.c.support_id == person_id))

    def add_pause(self, attempt_id: str, mark: PauseMark, at: datetime) -> bool:
        """As the port says."""
        return add(self.connection, _pauses, {"attempt_id": attempt_id, "mark": mark, "at": at})

    def add_answer(self, answer: Answer) -> bool:
        """As the port says; the attempt must have an item at the position."""
        row = {name: getattr(answer, name) for name in ("answer_id", "attempt_id", "position", "certainty", "given_at")}
        return add(self.connection, _answers, {**row, "response": dict(answer.response)})

    def answers(self, attempt_id: str) -> tuple[Answer, ...]:
        """In the order given; ties by id."""
        rows = self.connection.execute(_ANSWERS_OF, {"attempt_id": attempt_id}).mappings()
        return tuple(Answer(**row) for row in rows)

    def add_submission(self, submission: Submission) -> bool:
        """As the port says.

        :raises Conflict: the attempt was handed in under another id.
        """
        stored = self.find_submission(submission.attempt_id)
        if stored is not None and stored.submission_id != submission.submission_id:
            raise Conflict(HANDED_IN)
        new = add(self.connection, _submissions, asdict(submission))
        if new:
            self.connection.execute(delete(_open).where(_open.c.attempt_id == submission.attempt_id))
        return new

    def find_submission(self, attempt_id: str) -> Submission | None:
        """The submission of an attempt."""
        row = self.connection.execute(_SUBMISSION_OF, {"attempt_id": attempt_id}).mappings().one_or_none()
        return Submission(**row) if row else None

    def submissions_of(self, people: Sequence[str]) -> tuple[tuple[Attempt, Submission], ...]:
        """Handed-in attempts of the people, in the order of handing in."""
        mine = select(_attempts).join(_submissions).where(_attempts.c.person_id.in_(people))
        attempts = {a.attempt_id: a for a in self._read(mine)}
        query = select(_submissions).join(_attempts).where(_attempts.c.person_id.in_(people))
        ordered = query.order_by(_submissions.c.submitted_at, _submissions.c.submission_id)
        found = [Submission(**row) for row in self.connection.execute(ordered).mappings()]
        return tuple((attempts[s.attempt_id], s) for s in found)

    def attempts_asking(self, question: str) -> tuple[Attempt, ...]:
        """As the port says."""
        asking = select(_items.c.attempt_id).where(_items.c.question == question)
        return self._read(select(_attempts).where(_attempts.c.attempt_id.in_(asking)))

    def seen_questions(self, person_id: str) -> Mapping[str, int]:
        """How often each question has been drawn in the person's exams and renewals."""
        query = select(_items.c.question, func.count()).join(_attempts).group_by(_items.c.question)
        mine = query.where(_attempts.c.person_id == person_id, _attempts.c.kind != AttemptKind.QUIZ)
        return dict(self.connection.execute(mine).all())

    def _single(self, statement: Select[Any], **values: str) -> Attempt | None:
        row = self.connection.execute(statement, values).mappings().one_or_none()
        if row is None:
            return None
        items = self.connection.execute(_ITEMS_OF, {"attempt_id": row["attempt_id"]}).mappings().all()
        return Attempt(**row, items=tuple(_item(item) for item in items))

    def _read(self, query: Select[Any]) -> tuple[Attempt, ...]:
        """The attempts that a query over their table gives, each with its items; oldest first."""
        ordered = _with_pauses(query).order_by(_attempts.c.started_at, _attempts.c.attempt_id)
        rows = self.connection.execute(ordered).mappings().all()
        items: defaultdict[str, list[AttemptItem]] = defaultdict(list)
        if rows:
            wanted = _items.c.attempt_id.in_(query.with_only_columns(_attempts.c.attempt_id))
            for item in self.connection.execute(select(_items).where(wanted).order_by(_items.c.position)).mappings():
                items[item["attempt_id"]].append(_item(item))
        return tuple(Attempt(**row, items=tuple(items[row["attempt_id"]])) for row in rows)


def _item(row: RowMapping) -> AttemptItem:
    return AttemptItem(**{name: value for name, value in row.items() if name != "attempt_id"})
