"""The file that a backup is: a zip with one JSON line per row, table by table, and a manifest of what is in it.

The format belongs to no engine: what was taken from SQLite restores into PostgreSQL and the other way round.
"""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from quiz_app.domain.audit import GENESIS, Action, AuditRow, broken_at
from quiz_app.errors import StorageError

FORMAT = 1
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup holds: rows and SHA-256 by table; ``audit_head`` is the digest of the trail's last row.

    Whoever writes down the head can tell later whether a trail, restored or live, still contains it.
    """

    format: int
    made_at: datetime
    revision: str
    rows: Mapping[str, int]
    digests: Mapping[str, str]
    audit_head: str


@dataclass(frozen=True, slots=True)
class Writer:
    """An archive being written."""

    archive: zipfile.ZipFile
    at: datetime

    def table(self, name: str, rows: Iterable[Mapping[str, Any]]) -> tuple[int, str]:
        """Write the rows of a table; returns their number and digest."""
        count, digest = 0, hashlib.sha256()
        with self.archive.open(self._member(f"{name}.jsonl"), "w", force_zip64=True) as out:
            for row in rows:
                line = json.dumps(row, ensure_ascii=False, sort_keys=True).encode() + b"\n"
                digest.update(line)
                out.write(line)
                count += 1
        return count, digest.hexdigest()

    def manifest(self, manifest: Manifest) -> None:
        """Write the manifest."""
        text = json.dumps({**asdict(manifest), "made_at": manifest.made_at.isoformat()}, indent=2)
        self.archive.writestr(self._member(MANIFEST), text)

    def _member(self, name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name, self.at.timetuple()[:6])
        info.compress_type = zipfile.ZIP_DEFLATED
        return info


@contextmanager
def new_archive(file: Path, at: datetime) -> Iterator[Writer]:
    """A new archive, which only its owner may read; it is at ``file`` whole at the end of the block, or not at all.

    :raises StorageError: the file exists already, or cannot be written.
    """
    if file.exists():
        raise StorageError(f"Filen {file} findes allerede. Vælg et nyt navn til kopien.")
    part = file.with_name(f"{file.name}.part")
    try:
        with (
            os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600), "w+b") as raw,
            zipfile.ZipFile(raw, "w") as archive,
        ):
            yield Writer(archive, at)
            archive.close()
            raw.flush()
            os.fsync(raw.fileno())
        part.rename(file)
    except OSError as error:
        raise StorageError(
            f"Kopien {file} kan ikke skrives ({error.strerror}). Vælg et andet sted, eller skaf plads."
        ) from error
    finally:
        part.unlink(missing_ok=True)


def verify(file: Path) -> Manifest:
    """The manifest of a backup whose every row is as it was written and whose audit trail is one chain.

    :raises StorageError: it is not; the line says what is wrong.
    """
    manifest = _manifest(file)
    for table, digest in manifest.digests.items():
        count, found = 0, hashlib.sha256()
        for line in _raw(file, table):
            found.update(line)
            count += 1
        if (count, found.hexdigest()) != (manifest.rows[table], digest):
            raise _broken(file, f"Tabellen {table} er ændret")
    _verify_trail(file, manifest)
    return manifest


def lines(file: Path, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table, as plain JSON values."""
    for line in _raw(file, table):
        yield json.loads(line)


def _verify_trail(file: Path, manifest: Manifest) -> None:
    rows = [_audit_row(row) for row in lines(file, "audit")]
    if (seq := broken_at(rows)) is not None:
        raise _broken(file, f"Beslutningssporet er brudt ved nummer {seq}")
    if manifest.audit_head != (rows[-1].digest if rows else GENESIS):
        raise _broken(file, "Beslutningssporet er afkortet")


def _audit_row(row: dict[str, Any]) -> AuditRow:
    return AuditRow(**{**row, "at": datetime.fromisoformat(row["at"]), "action": Action(row["action"])})


def _manifest(file: Path) -> Manifest:
    try:
        with zipfile.ZipFile(file) as archive:
            values = json.loads(archive.read(MANIFEST))
            if values["format"] != FORMAT:
                raise StorageError(f"Kopien {file} er i et nyere format. Opdatér programmet, og prøv igen.")
            return Manifest(**{**values, "made_at": datetime.fromisoformat(values["made_at"])})
    except FileNotFoundError as error:
        raise StorageError(f"Kopien {file} findes ikke. Ret stien.") from error
    except (zipfile.BadZipFile, zlib.error, KeyError, TypeError, ValueError, OSError) as error:
        raise StorageError(f"Filen {file} er ikke en kopi, som koerekort backup har lavet. Vælg en anden.") from error


def _raw(file: Path, table: str) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(file) as archive, archive.open(f"{table}.jsonl") as member:
            yield from member
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError) as error:
        raise _broken(file, f"Tabellen {table} kan ikke læses") from error


def _broken(file: Path, what: str) -> StorageError:
    return StorageError(f"Kopien {file} er ikke hel: {what}. Brug en anden kopi.")
