"""The site is built from the content as its people have re-verified it, when there is a database."""

from pathlib import Path

import pytest
from storage_examples import clearance, populate

from quiz_app.bootstrap import published, searchable
from quiz_app.bootstrap.settings import Settings
from quiz_app.domain.clearance import reading
from quiz_app.domain.impact import ObjectKind
from quiz_app.domain.library import Library
from quiz_app.errors import StorageError
from quiz_app.storage.database import SqlStorage

EXAMPLE_CONTENT = Path(__file__).parents[1] / "example_content"
CHANGE, ITEM = "2026-07-01-moedet-bortfalder", "ref-moedet-modul"


def settings(url: str, folder: Path = Path("data")) -> Settings:
    return Settings(municipality="Eksempelby Kommune", content_root=EXAMPLE_CONTENT, database_url=url, data_dir=folder)


def test_clearances_in_the_database_are_published_and_searched(
    sqlite_url: str, example_library: Library, tmp_path: Path
) -> None:
    assert searchable(settings(sqlite_url, tmp_path)) == example_library
    assert published(settings(sqlite_url)) == example_library
    said = clearance(
        kind=ObjectKind.QUESTION, object_id=ITEM, change=CHANGE, digest=reading(example_library.questions[ITEM])
    )
    storage = SqlStorage(sqlite_url)
    populate(storage)
    with storage.writing() as stores:
        stores.clearances.add_clearance(said)
    storage.dispose()
    for library in (published(settings(sqlite_url)), searchable(settings(sqlite_url, tmp_path))):
        assert library.questions[ITEM].verified.cleared == (CHANGE,)


def test_without_a_database_the_files_are_published_and_none_is_made(tmp_path: Path, example_library: Library) -> None:
    file = tmp_path / "ingen.db"
    assert published(settings(f"sqlite:///{file}")) == example_library
    assert not file.exists()


def test_a_database_that_cannot_be_used_is_told_and_not_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "tom.db"
    file.touch()
    with pytest.raises(StorageError):
        published(settings(f"sqlite:///{file}"))
