"""The ledger of erasures: one JSON line each, in a file beside the database; ids and times only."""

import json
import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from quiz_app.domain.privacy import Gone, LedgerEntry
from quiz_app.errors import StorageError
from quiz_app.storage.column_types import in_utc


@dataclass(frozen=True, slots=True)
class FileLedger:
    """Appends to a file that only its owner may read; a missing file is an empty ledger."""

    file: Path

    def add(self, entry: LedgerEntry) -> None:
        """As the port says: on the disk when it returns."""
        row = {"gone": entry.gone, "subject": entry.subject, "at": in_utc(entry.at).isoformat()}
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(self.file, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600), "a") as out:
                out.write(json.dumps(row) + "\n")
                out.flush()
                os.fsync(out.fileno())
        except OSError as error:
            raise StorageError(
                f"Listen over sletninger {self.file} kan ikke skrives ({error.strerror}). Intet er slettet."
            ) from error

    def entries(self) -> tuple[LedgerEntry, ...]:
        """In the order of the file; a last line without an end was never finished, and what it says never done.

        :raises StorageError: the file cannot be read, or holds something else.
        """
        try:
            lines = self.file.read_text(encoding="utf-8").split("\n")
        except FileNotFoundError:
            return ()
        except (OSError, UnicodeDecodeError) as error:
            raise StorageError(f"Listen over sletninger {self.file} kan ikke læses. Giv læseadgang til den.") from error
        return tuple(self._entry(number, line) for number, line in enumerate(lines[:-1], 1))

    def _entry(self, number: int, line: str) -> LedgerEntry:
        try:
            row = json.loads(line)
            at = in_utc(datetime.fromisoformat(row["at"]))
            return LedgerEntry(gone=Gone(row["gone"]), subject=str(row["subject"]), at=at)
        except (ValueError, KeyError, TypeError) as error:
            raise StorageError(
                f"{self.file}:{number}: linjen er ikke en sletning. Ret den efter en kopi af filen."
            ) from error


@dataclass(frozen=True, slots=True)
class MemoryLedger:
    """Forgets with the process; for what is never restored."""

    kept: list[LedgerEntry] = field(default_factory=list)

    def add(self, entry: LedgerEntry) -> None:
        """As the port says, for as long as the process lives."""
        self.kept.append(entry)

    def entries(self) -> tuple[LedgerEntry, ...]:
        """In the order in which they came."""
        return tuple(self.kept)
