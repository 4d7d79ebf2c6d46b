"""Words typed by people, beside the evidence that refers to them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, or_, select, update

from quiz_app.domain.privacy import Blanking, WrittenText
from quiz_app.storage import schema
from quiz_app.storage.rows import add, save

_texts, _blankings = schema.texts, schema.blankings


@dataclass(frozen=True, slots=True)
class SqlTexts:
    """The store of words in one transaction."""

    connection: Connection

    def add(self, text_id: str, *, author_id: str, body: str, at: datetime, about_id: str | None = None) -> bool:
        """As the port says."""
        row = {"text_id": text_id, "author_id": author_id, "about_id": about_id, "body": body, "at": at}
        return add(self.connection, _texts, row)

    def find(self, text_id: str) -> str | None:
        """The words; ``None`` when unknown or blanked."""
        query = select(_texts.c.body).where(_texts.c.text_id == text_id)
        return self.connection.execute(query).scalar_one_or_none()

    def find_all(self, text_ids: Collection[str]) -> Mapping[str, str]:
        """As the port says."""
        wanted = (_texts.c.text_id.in_(text_ids), _texts.c.body.is_not(None))
        rows = self.connection.execute(select(_texts.c.text_id, _texts.c.body).where(*wanted)).mappings()
        return {row["text_id"]: row["body"] for row in rows}

    def find_written(self, text_id: str) -> WrittenText | None:
        """The text with whose it is."""
        row = self.connection.execute(select(_texts).where(_texts.c.text_id == text_id)).mappings().one_or_none()
        return WrittenText(**row) if row else None

    def by_or_about(self, person_id: str) -> tuple[WrittenText, ...]:
        """As the port says."""
        mine = or_(_texts.c.author_id == person_id, _texts.c.about_id == person_id)
        query = select(_texts).where(mine).order_by(_texts.c.at.desc(), _texts.c.text_id)
        return tuple(WrittenText(**row) for row in self.connection.execute(query).mappings())

    def blank(self, text_ids: Sequence[str]) -> int:
        """As the port says."""
        written = (_texts.c.text_id.in_(text_ids), _texts.c.body.is_not(None))
        return self.connection.execute(update(_texts).where(*written).values(body=None)).rowcount

    def save_blanking(self, blanking: Blanking) -> None:
        """Store the proposal, or what has become of it."""
        save(self.connection, _blankings, asdict(blanking))

    def drop_blanking(self, text_id: str) -> None:
        """Take a proposal back."""
        self.connection.execute(delete(_blankings).where(_blankings.c.text_id == text_id))

    def blankings(self) -> tuple[Blanking, ...]:
        """All, oldest first."""
        query = select(_blankings).order_by(_blankings.c.proposed_at, _blankings.c.text_id)
        return tuple(Blanking(**row) for row in self.connection.execute(query).mappings())
