"""Answers about the law and their approvals."""

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, func, select

from quiz_app.domain.law_confirmation import AnsweredQuestion, LawAnswer, LawApproval
from quiz_app.errors import Conflict
from quiz_app.storage import confirmation_schema
from quiz_app.storage.paths import REPLIED
from quiz_app.storage.rows import add

_answers, _approvals = confirmation_schema.law_answers, confirmation_schema.law_approvals


@dataclass(frozen=True, slots=True)
class SqlConfirmations:
    """The store of answers about the law in one transaction."""

    connection: Connection

    def add_answer(self, answer: LawAnswer) -> bool:
        """Said once."""
        return add(self.connection, _answers, asdict(answer))

    def add_approval(self, approval: LawApproval) -> bool:
        """As the port says."""
        query = select(_approvals.c.approved).where(_approvals.c.answer_id == approval.answer_id)
        stored = self.connection.execute(query).scalar_one_or_none()
        if stored is not None and stored != approval.approved:
            raise Conflict(REPLIED)
        return add(self.connection, _approvals, asdict(approval))

    def answered(self) -> tuple[AnsweredQuestion, ...]:
        """All, oldest first."""
        replied = (LawApproval(**row) for row in self.connection.execute(select(_approvals)).mappings())
        approvals = {approval.answer_id: approval for approval in replied}
        query = select(_answers).order_by(_answers.c.at, _answers.c.answer_id)
        found = (LawAnswer(**row) for row in self.connection.execute(query).mappings())
        return tuple(AnsweredQuestion(answer=a, approval=approvals.get(a.answer_id)) for a in found)

    def count(self) -> int:
        """As the port says: rows are only ever added."""
        counts = (select(func.count()).select_from(table) for table in (_answers, _approvals))
        return sum(self.connection.execute(count).scalar_one() for count in counts)
