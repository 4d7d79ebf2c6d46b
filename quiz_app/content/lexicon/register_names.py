"""Name lists of Danmarks Statistik, imported into a municipality's data folder: ``navn;antal``, one name a line."""

import csv
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from quiz_app.errors import ContentError, Problem

FOLDER = "lexicon"
FIRST_NAMES, SURNAMES = "first_names", "surnames"
FEWEST = 2
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class ImportedNames:
    """Lower-case."""

    first_names: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()


def import_names(file: Path, data_dir: Path, *, kind: str) -> int:
    """Take over the names of ``file`` that at least :data:`FEWEST` people bear; gives their number.

    A new import replaces the one before of the same ``kind``.

    :raises ContentError: a line is not ``navn;antal``; nothing is imported.
    """
    names = _names(file)
    folder = data_dir / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{kind}.txt").write_text("".join(f"{name}\n" for name in sorted(names)), encoding="utf-8")
    return len(names)


def imported_names(data_dir: Path | None) -> ImportedNames:
    """What was imported; nothing when nothing was."""
    if data_dir is None:
        return ImportedNames()
    return ImportedNames(*(_stored(data_dir / FOLDER / f"{kind}.txt") for kind in (FIRST_NAMES, SURNAMES)))


def _stored(path: Path) -> frozenset[str]:
    return frozenset(path.read_text(encoding="utf-8").split("\n")) - {""} if path.is_file() else frozenset()


def _names(file: Path) -> set[str]:
    text = file.read_bytes()
    try:
        decoded = text.decode("utf-8-sig")
    except UnicodeDecodeError:
        decoded = text.decode("cp1252", errors="replace")
    names: set[str] = set()
    problems: list[Problem] = []
    for number, row in enumerate(csv.reader(StringIO(decoded), delimiter=";"), start=1):
        if not row or (number == 1 and row[0].strip().lower() in {"navn", "fornavn", "efternavn"}):
            continue
        name, count = row[0].strip().lower(), row[1].replace(".", "").strip() if len(row) > 1 else ""
        if not (count.isascii() and count.isdecimal()):
            problems.append(Problem(file.name, number, "linjen skal være navn;antal"))
        elif int(count) >= FEWEST and len(name) >= _SHORTEST:
            names.add(name)
    if problems:
        raise ContentError(problems)
    return names
