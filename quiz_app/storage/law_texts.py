"""Imported texts of acts, people's classes, and the law-watch's finds."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import Connection, RowMapping, select

from quiz_app.domain.law_watch import LawTask, TaskClosing
from quiz_app.domain.lawtext import LawText, TextProvision
from quiz_app.domain.lawtext.versions import Overruling, StoredText
from quiz_app.errors import Conflict
from quiz_app.storage import law_schema
from quiz_app.storage.rows import add

LABEL_TAKEN = "Navnet er brugt til en anden tekst af samme lov. Giv den nye tekst sit eget navn med --label."
CLOSED = "Opgaven er allerede vurderet."

_texts, _overrulings = law_schema.law_texts, law_schema.overrulings
_tasks, _closings, _days = law_schema.law_tasks, law_schema.law_task_closings, law_schema.law_watch_days


@dataclass(frozen=True, slots=True)
class SqlLawTexts:
    """The store of the law's words in one transaction."""

    connection: Connection

    def add_text(self, text: StoredText) -> bool:
        """As the port says."""
        same = select(_texts.c.law_text_id).where(_texts.c.act == text.act, _texts.c.label == text.label)
        stored = self.connection.execute(same).scalar_one_or_none()
        if stored is not None and stored != text.law_text_id:
            raise Conflict(LABEL_TAKEN)
        words = {"title": text.text.title, "eli": text.text.eli, "issued": text.text.issued}
        provisions = [asdict(p) for p in text.text.provisions]
        own = {"law_text_id": text.law_text_id, "act": text.act, "label": text.label, "at": text.at}
        return add(self.connection, _texts, own | words | {"provisions": provisions})

    def find_text(self, law_text_id: str) -> StoredText | None:
        """By id."""
        query = select(_texts).where(_texts.c.law_text_id == law_text_id)
        row = self.connection.execute(query).mappings().one_or_none()
        return _text(row) if row else None

    def texts(self) -> tuple[StoredText, ...]:
        """As the port says."""
        query = select(_texts).order_by(
            _texts.c.act, _texts.c.issued.desc().nulls_last(), _texts.c.at.desc(), _texts.c.law_text_id
        )
        return tuple(_text(row) for row in self.connection.execute(query).mappings())

    def add_overruling(self, overruling: Overruling) -> bool:
        """As the port says."""
        return add(self.connection, _overrulings, asdict(overruling))

    def overrulings(self) -> tuple[Overruling, ...]:
        """All there are, oldest first."""
        query = select(_overrulings).order_by(_overrulings.c.at, _overrulings.c.overruling_id)
        return tuple(Overruling(**row) for row in self.connection.execute(query).mappings())

    def add_task(self, task: LawTask) -> bool:
        """As the port says."""
        return add(self.connection, _tasks, asdict(task))

    def tasks(self) -> tuple[LawTask, ...]:
        """All there are, newest day first."""
        query = select(_tasks).order_by(_tasks.c.day.desc(), _tasks.c.task_id)
        return tuple(LawTask(**row) for row in self.connection.execute(query).mappings())

    def add_closing(self, closing: TaskClosing) -> bool:
        """As the port says."""
        stored = next((c for c in self.closings() if c.task_id == closing.task_id), None)
        if stored is not None and (stored.person_id, stored.outcome) != (closing.person_id, closing.outcome):
            raise Conflict(CLOSED)
        return add(self.connection, _closings, asdict(closing))

    def closings(self) -> tuple[TaskClosing, ...]:
        """By task."""
        query = select(_closings).order_by(_closings.c.task_id)
        return tuple(TaskClosing(**row) for row in self.connection.execute(query).mappings())

    def add_day(self, day: date, at: datetime) -> bool:
        """The day is read whole."""
        return add(self.connection, _days, {"day": day, "read_at": at})

    def days(self) -> tuple[date, ...]:
        """The days read whole, in order."""
        return tuple(self.connection.execute(select(_days.c.day).order_by(_days.c.day)).scalars())


def _text(row: RowMapping) -> StoredText:
    provisions = tuple(TextProvision(**p) for p in row["provisions"])
    text = LawText(title=row["title"], provisions=provisions, eli=row["eli"], issued=row["issued"])
    return StoredText(law_text_id=row["law_text_id"], act=row["act"], label=row["label"], text=text, at=row["at"])
