"""The ledger of erasures: beside the database, on the disk at once, and only for its owner."""

from pathlib import Path

import pytest
from storage_examples import NOW, after

from quiz_app.domain.privacy import Gone, LedgerEntry
from quiz_app.errors import StorageError
from quiz_app.storage.erasure_ledger import FileLedger

AMINA = LedgerEntry(gone=Gone.PERSON, subject="amina", at=NOW)
WORDS = LedgerEntry(gone=Gone.TEXT, subject="x1", at=after(1))


@pytest.fixture
def ledger(tmp_path: Path) -> FileLedger:
    return FileLedger(tmp_path / "data" / "erasures.jsonl")


def test_entries_come_back_in_order_and_only_the_owner_reads_them(ledger: FileLedger) -> None:
    assert ledger.entries() == ()
    for entry in (AMINA, WORDS):
        ledger.add(entry)
    assert FileLedger(ledger.file).entries() == (AMINA, WORDS)
    assert ledger.file.stat().st_mode & 0o777 == 0o600


def test_a_line_that_was_never_finished_was_never_done(ledger: FileLedger) -> None:
    ledger.add(AMINA)
    with ledger.file.open("a") as out:
        out.write('{"gone": "per')
    assert ledger.entries() == (AMINA,)


@pytest.mark.parametrize(
    "line", ["[]", "x", '{"gone": "hest", "subject": "x", "at": "2026-08-03T09:00:00+00:00"}', "7"]
)
def test_a_line_that_is_something_else_is_told_by_its_number(ledger: FileLedger, line: str) -> None:
    ledger.add(AMINA)
    with ledger.file.open("a") as out:
        out.write(line + "\n")
    with pytest.raises(StorageError, match=r"erasures\.jsonl:2: linjen er ikke en sletning"):
        ledger.entries()


def test_a_ledger_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(StorageError, match="Intet er slettet"):
        FileLedger(tmp_path / "data" / "erasures.jsonl").add(AMINA)
