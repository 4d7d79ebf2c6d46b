"""A backup is the database at one moment; a restore verifies it first and never overwrites."""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from storage_examples import NOW, answer, attempt, decide, fill, licence_event, populate, quiz, suspension

from quiz_app.domain.audit import broken_at
from quiz_app.errors import StorageError
from quiz_app.storage.archive import Writer, lines
from quiz_app.storage.backup import backup, restore, verify
from quiz_app.storage.database import SqlStorage
from quiz_app.storage.revisions import head, upgrade


@pytest.fixture(scope="module")
def sound(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a database with something in every table."""
    folder = tmp_path_factory.mktemp("backup")
    shutil.copy(sqlite_template, folder / "k.db")
    _fill(f"sqlite:///{folder / 'k.db'}")
    backup(f"sqlite:///{folder / 'k.db'}", folder / "kopi.zip", at=NOW)
    return folder / "kopi.zip"


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    """The same, to be spoilt."""
    return Path(shutil.copy(sound, tmp_path))


def _fill(url: str) -> None:
    storage = SqlStorage(url)
    fill(storage)
    storage.dispose()


def test_a_restored_database_holds_what_the_first_one_held(url: str, tmp_path: Path) -> None:
    _fill(url)
    first = backup(url, tmp_path / "kopi.zip", at=NOW)
    target = f"sqlite:///{tmp_path / 'ny.db'}"
    assert restore(tmp_path / "kopi.zip", target) == first == verify(tmp_path / "kopi.zip")
    assert backup(target, tmp_path / "igen.zip", at=NOW) == first
    storage = SqlStorage(target)
    with storage.reading() as stores:
        assert stores.attempts.answers("a1") == (answer(),)
        assert stores.licences.events_of(["amina"]) == (licence_event(), suspension())
        assert broken_at(stores.audit.rows()) is None
        assert stores.people.find_session("t1") is None, "everybody signs in again"
    storage.dispose()


def test_a_copy_of_a_file_restores_into_a_server(empty_postgresql_url: str, sqlite_url: str, tmp_path: Path) -> None:
    _fill(sqlite_url)
    first = backup(sqlite_url, tmp_path / "kopi.zip", at=NOW)
    restore(tmp_path / "kopi.zip", empty_postgresql_url)
    assert backup(empty_postgresql_url, tmp_path / "igen.zip", at=NOW) == first


def test_the_manifest_tells_revision_rows_and_the_trail_s_head(sound: Path) -> None:
    manifest, trail = verify(sound), list(lines(sound, "audit"))
    assert (manifest.made_at, manifest.revision, manifest.audit_head) == (NOW, head(), trail[-1]["digest"])
    assert (manifest.rows["people"], manifest.rows["attempts"], manifest.rows["audit"]) == (3, 3, len(trail))
    assert "sessions" not in manifest.rows
    assert sound.stat().st_mode & 0o777 == 0o600


def test_a_copy_taken_while_others_write_is_one_moment(
    database: SqlStorage, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After each table that is copied, somebody begins an attempt and decides something, in one transaction."""
    whole = Writer.table

    def table(self: Writer, name: str, rows: Iterable[dict[str, Any]]) -> tuple[int, str]:
        written = whole(self, name, rows)
        with database.writing() as stores:
            stores.attempts.add_attempt(quiz(f"a-{name}", subject=name))
            decide(stores, name)
        return written

    with database.writing() as stores:
        stores.attempts.add_attempt(attempt())
        decide(stores)
    monkeypatch.setattr(Writer, "table", table)
    manifest = backup(url, tmp_path / "kopi.zip", at=NOW)
    assert (manifest.rows["attempts"], manifest.rows["attempt_items"], manifest.rows["audit"]) == (1, 2, 1)
    with database.reading() as stores:
        assert len(stores.audit.rows()) > 10
    assert verify(tmp_path / "kopi.zip") == manifest


def test_a_copy_does_not_overwrite_another(copy: Path, sqlite_url: str) -> None:
    with pytest.raises(StorageError, match="findes allerede"):
        backup(sqlite_url, copy, at=NOW)


def test_a_copy_that_cannot_be_written_leaves_nothing(sqlite_url: str, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="kan ikke skrives"):
        backup(sqlite_url, tmp_path / "findes-ikke" / "kopi.zip", at=NOW)
    assert [p.name for p in tmp_path.iterdir() if "kopi" in p.name] == []


def test_a_database_that_holds_people_is_not_overwritten(copy: Path, tmp_path: Path) -> None:
    target = f"sqlite:///{tmp_path / 'optaget.db'}"
    upgrade(target)
    storage = SqlStorage(target)
    populate(storage)
    with pytest.raises(StorageError, match="har allerede data"):
        restore(copy, target)
    with storage.reading() as stores:
        assert len(stores.people.people()) == 2
    storage.dispose()


def test_an_empty_database_made_by_the_upgrade_may_be_restored_into(copy: Path, tmp_path: Path) -> None:
    target = f"sqlite:///{tmp_path / 'tom.db'}"
    upgrade(target)
    restore(copy, target)
    assert backup(target, tmp_path / "igen.zip", at=NOW) == verify(copy)


def test_a_changed_row_is_found(copy: Path, tmp_path: Path) -> None:
    rewrite(copy, "submissions", lambda rows: [{**rows[0], "points": 2.0}], digests=False)
    assert "Tabellen submissions er ændret" in refusal(copy, tmp_path)


def test_a_changed_decision_is_found_even_when_its_digest_in_the_manifest_fits(copy: Path, tmp_path: Path) -> None:
    rewrite(copy, "audit", lambda rows: [{**rows[0], "subject": "en anden"}, *rows[1:]])
    assert "Beslutningssporet er brudt ved nummer 1" in refusal(copy, tmp_path)


def test_a_trail_cut_short_is_found(copy: Path, tmp_path: Path) -> None:
    rewrite(copy, "audit", lambda rows: rows[:-1])
    assert "Beslutningssporet er afkortet" in refusal(copy, tmp_path)


def test_a_row_that_refers_to_nothing_leaves_the_target_untouched(copy: Path, tmp_path: Path) -> None:
    rewrite(copy, "submissions", lambda rows: [{**rows[0], "attempt_id": "findes-ikke"}])
    assert "SQLITE_CONSTRAINT_FOREIGNKEY" in refusal(copy, tmp_path)
    upgrade(f"sqlite:///{tmp_path / 'ny.db'}")
    storage = SqlStorage(f"sqlite:///{tmp_path / 'ny.db'}")
    with storage.reading() as stores:
        assert stores.people.people() == ()
    storage.dispose()


def test_a_copy_newer_than_the_code_is_refused(copy: Path, tmp_path: Path) -> None:
    manifest = json.loads(zipfile.ZipFile(copy).read("manifest.json"))
    replace_member(copy, "manifest.json", json.dumps({**manifest, "revision": "9999"}).encode())
    assert "er nyere end programmet (udgave 9999)" in refusal(copy, tmp_path)


def test_a_file_that_is_no_copy_is_refused(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("Kære alle")
    assert "er ikke en kopi" in refusal(tmp_path / "brev.txt", tmp_path)
    assert "findes ikke" in refusal(tmp_path / "ingenting.zip", tmp_path)


def test_a_copy_cut_off_in_transfer_is_refused(copy: Path, tmp_path: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:-100])
    assert "er ikke en kopi" in refusal(copy, tmp_path)


def refusal(file: Path, folder: Path) -> str:
    """Why the file is not restored."""
    with pytest.raises(StorageError) as caught:
        restore(file, f"sqlite:///{folder / 'ny.db'}")
    return str(caught.value)


def rewrite(
    file: Path, table: str, change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]], *, digests: bool = True
) -> None:
    """Put other rows into a copy; with ``digests``, as somebody would who also mends the manifest."""
    manifest = json.loads(zipfile.ZipFile(file).read("manifest.json"))
    rows = change(list(lines(file, table)))
    text = b"".join(json.dumps(row, ensure_ascii=False, sort_keys=True).encode() + b"\n" for row in rows)
    replace_member(file, f"{table}.jsonl", text)
    if digests:
        manifest["rows"][table], manifest["digests"][table] = len(rows), hashlib.sha256(text).hexdigest()
        replace_member(file, "manifest.json", json.dumps(manifest).encode())


def replace_member(file: Path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(file) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for member, old in members.items():
            archive.writestr(member, content if member == name else old)
