"""Words typed by people, beside the evidence that refers to them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from quiz_app.storage import schema
from quiz_app.storage.rows import add


@dataclass(frozen=True, slots=True)
class SqlTexts:
    """The store of words in one transaction."""

    connection: Connection

    def add(self, text_id: str, *, author_id: str, body: str, at: datetime) -> bool:
        """As the port says."""
        return add(self.connection, schema.texts, {"text_id": text_id, "author_id": author_id, "body": body, "at": at})

    def find(self, text_id: str) -> str | None:
        """The words; ``None`` when unknown or blanked."""
        query = select(schema.texts.c.body).where(schema.texts.c.text_id == text_id)
        return self.connection.execute(query).scalar_one_or_none()
