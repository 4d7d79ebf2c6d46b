"""Content that was read before is not read again, and never taken for what it is not."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from quiz_app.content import kept, read_library
from quiz_app.content.kept import FILE, kept_library
from quiz_app.domain.library import Library
from quiz_app.errors import ContentError

TODAY = date(2026, 11, 22)
Read = Callable[..., Library]
Edit = Callable[[str, str, str], None]


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The days for which the files have been read."""
    seen: list[date] = []

    def counted(root: Path, *, today: date) -> Library:
        seen.append(today)
        return read_library(root, today=today)

    monkeypatch.setattr(kept, "read_library", counted)
    return seen


@pytest.fixture
def read(root: Path, tmp_path: Path) -> Read:
    return lambda today=TODAY: kept_library(root, today=today, folder=tmp_path / "data")


def test_what_was_read_once_comes_out_the_same_without_being_read(read: Read, readings: list[date]) -> None:
    assert read() == read() == read_library(Path(kept.__file__).parents[2] / "tests/example_content", today=TODAY)
    assert readings == [TODAY]


def test_a_changed_file_is_seen(read: Read, edit: Edit, readings: list[date]) -> None:
    before = read()
    edit("docs/ordliste.md", "| ", "|  ")
    assert read() == before
    assert len(readings) == 2


def test_a_file_that_came_or_went_is_seen(root: Path, read: Read, readings: list[date]) -> None:
    read()
    (root / "guidelines" / "nyt").mkdir()
    read()
    (root / "guidelines" / "nyt").rmdir()
    read()
    assert len(readings) == 3


def test_another_day_is_another_library(read: Read, readings: list[date]) -> None:
    read()
    read(TODAY + timedelta(days=1))
    assert len(readings) == 2


def test_other_code_reads_anew(read: Read, readings: list[date], monkeypatch: pytest.MonkeyPatch) -> None:
    read()
    monkeypatch.setattr(kept, "of_code", lambda: "newer")
    read()
    assert len(readings) == 2


@pytest.mark.parametrize("mode", [0o644, 0o620, 0o602])
def test_a_file_that_others_can_write_or_read_is_not_opened(
    read: Read, readings: list[date], tmp_path: Path, mode: int
) -> None:
    read()
    (tmp_path / "data" / FILE).chmod(mode)
    read()
    assert len(readings) == 2


@pytest.mark.parametrize("torn", [b"", b"x", b"x" * 100])
def test_a_torn_file_is_read_anew(read: Read, readings: list[date], tmp_path: Path, torn: bytes) -> None:
    before, file = read(), tmp_path / "data" / FILE
    file.write_bytes(file.read_bytes()[:70] + torn)
    assert read() == before
    assert len(readings) == 2


def test_content_with_problems_is_told_each_time(read: Read, root: Path, readings: list[date]) -> None:
    (root / "guidelines" / "lovgrundlag" / "status.yml").unlink()
    for _ in range(2):
        with pytest.raises(ContentError):
            read()
    assert len(readings) == 2


def test_a_folder_that_cannot_be_written_only_costs_time(root: Path, tmp_path: Path, readings: list[date]) -> None:
    (tmp_path / "file").touch()
    for _ in range(2):
        kept_library(root, today=TODAY, folder=tmp_path / "file")
    assert len(readings) == 2


def test_nobody_else_may_read_what_is_kept(read: Read, tmp_path: Path) -> None:
    read()
    assert [(p.name, p.stat().st_mode & 0o777) for p in (tmp_path / "data").iterdir()] == [(FILE, 0o600)]
