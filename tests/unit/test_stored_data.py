"""*Hvad gemmes om mig?* tells about every table there is, and about no other."""

from sqlalchemy import Table

from quiz_app.domain.retention import Kept
from quiz_app.domain.stored_data import NOT_PERSONAL, PERSONAL
from quiz_app.storage.schema import metadata, people

TOLD = [table for data in PERSONAL for table in data.tables]


def test_every_table_is_told_about_exactly_once() -> None:
    assert sorted([*TOLD, *NOT_PERSONAL]) == sorted(metadata.tables)


def leads_to_people(table: Table) -> bool:
    """True when a row refers to a person, or to a row that does."""
    return table is people or any(
        leads_to_people(key.column.table) for key in table.foreign_keys if key.column.table is not table
    )


def test_what_refers_to_a_person_is_never_called_impersonal() -> None:
    assert [name for name in NOT_PERSONAL if leads_to_people(metadata.tables[name])] == []


def test_every_period_of_the_configuration_is_told() -> None:
    assert {kept for data in PERSONAL for kept in data.kept} == set(Kept)
