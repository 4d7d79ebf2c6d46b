"""Drafts, and what was decided about them."""

from dataclasses import asdict, dataclass

from sqlalchemy import ColumnElement, Connection, select

from quiz_app.domain.case_ref import CaseRef
from quiz_app.domain.drafting import DecidedDraft, Draft
from quiz_app.storage import draft_schema
from quiz_app.storage.rows import add, save

_drafts, _decisions = draft_schema.drafts, draft_schema.draft_decisions


@dataclass(frozen=True, slots=True)
class SqlDrafts:
    """The store of drafts in one transaction."""

    connection: Connection

    def save_draft(self, draft: Draft) -> None:
        """As the port says."""
        row = asdict(draft)
        case = row.pop("case")
        save(self.connection, _drafts, {**row, "case_kind": case["kind"], "case_id": case["id"]})

    def find_draft(self, draft_id: str) -> Draft | None:
        """By id."""
        return next(iter(self._rows(_drafts.c.draft_id == draft_id)), None)

    def drafts(self) -> tuple[Draft, ...]:
        """As the port says."""
        return self._rows()

    def drafts_by(self, person_id: str) -> tuple[Draft, ...]:
        """As the port says."""
        return self._rows(_drafts.c.person_id == person_id)

    def decide_draft(self, decided: DecidedDraft) -> bool:
        """As the port says."""
        return add(self.connection, _decisions, asdict(decided))

    def decided_drafts(self) -> tuple[DecidedDraft, ...]:
        """As the port says."""
        rows = self.connection.execute(select(_decisions).order_by(_decisions.c.at, _decisions.c.draft_id)).mappings()
        return tuple(DecidedDraft(**row) for row in rows)

    def _rows(self, *where: ColumnElement[bool]) -> tuple[Draft, ...]:
        query = select(_drafts).where(*where).order_by(_drafts.c.at, _drafts.c.draft_id)
        found = []
        for row in self.connection.execute(query).mappings():
            fields = dict(row)
            case = CaseRef(kind=fields.pop("case_kind"), id=fields.pop("case_id"))
            found.append(Draft(**fields, case=case))
        return tuple(found)
