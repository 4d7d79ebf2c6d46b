"""What the tables are made of: their metadata, names of constraints, and the columns that recur."""

from typing import Any

from sqlalchemy import Column, ForeignKey, MetaData
from sqlalchemy.types import TypeEngine

from quiz_app.storage.column_types import Id

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}

metadata = MetaData(naming_convention=NAMES)


def key(name: str) -> Column[str]:
    """A primary key that the caller makes."""
    return Column(name, Id, primary_key=True)


def must(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]]) -> Column[Any]:
    """A column that is never empty."""
    return Column(name, kind, nullable=False)


def person(name: str = "person_id", *, is_key: bool = False, index: bool = False) -> Column[str]:
    """Somebody, by ``person_id`` alone."""
    return Column(name, ForeignKey("people.person_id"), primary_key=is_key, index=index, nullable=False)
