"""Column types that mean the same on every engine."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

Id: TypeEngine[str] = Text().with_variant(Text(collation="C"), "postgresql")
"""An id or another key; sorts by code point on every engine, as Python does."""


class UtcDateTime(TypeDecorator[datetime]):
    """Aware times, kept and given back in UTC; SQLite keeps no zone of its own."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The time in UTC.

        :raises ValueError: it is naive.
        """
        return None if value is None else in_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The time, aware again."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Choice(TypeDecorator[StrEnum]):
    """One value of a closed list, kept as its text."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The text of the value.

        :raises ValueError: it is not in the list.
        """
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> StrEnum | None:  # noqa: ANN401, ARG002
        """The value of the list that the text names."""
        return None if value is None else self.kind(value)


def in_utc(moment: datetime) -> datetime:
    """The same moment in UTC.

    :raises ValueError: the time is naive: nobody could say which moment it means.
    """
    if moment.utcoffset() is None:
        raise ValueError(f"a time without a zone cannot be stored: {moment.isoformat()}")
    return moment.astimezone(UTC)
