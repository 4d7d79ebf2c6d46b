"""A file of people, as a personnel system or a spreadsheet writes it: CSV with a Danish header, one person a line.

Semicolons or commas; UTF-8 or Windows-1252. A cell is text, whatever it looks like: ``=1+1`` is somebody's odd name.
Every line that cannot be used is told with its number; the others are read all the same. Empty columns at the end, as
spreadsheets leave them, are passed over.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from io import StringIO

from quiz_app.domain.naming import misnomer
from quiz_app.domain.people import Role

MUST = ("navn", "brugernavn", "enhed")
MAY = ("roller", "pause_til", "slut")
ROLE_WORDS: Mapping[str, Role] = {
    "sagsbehandler": Role.CASEWORKER,
    "nøgleperson": Role.KEY_PERSON,
    "mødeleder": Role.MEETING_LEADER,
    "teammedlem": Role.TEAM_MEMBER,
    "leder": Role.MANAGER,
    "fagansvarlig": Role.PRACTICE_OWNER,
    "jurist": Role.JURIST,
    "gæst": Role.GUEST,
    "administrator": Role.ADMINISTRATOR,
}
MOST_BYTES = 2_000_000
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_BETWEEN_ROLES = re.compile(r"[,/|+;]")
_DATE = re.compile(
    r"(?:(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2}))|"
    r"(?:(?P<d2>[0-9]{1,2})[-./](?P<m2>[0-9]{1,2})[-./](?P<y2>[0-9]{4}))"
)
_ASCII = {ord("æ"): "ae", ord("ø"): "oe", ord("å"): "aa"}
_ROLES = {word.translate(_ASCII): role for word, role in ROLE_WORDS.items()}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, order=True)
class FileProblem:
    """What is wrong with a line; the message is Danish."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"Linje {self.line}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person of the file. ``unit`` is an id or a path; ``roles`` is ``None`` when the file has no such column."""

    line: int
    name: str
    login: str
    unit: str
    roles: frozenset[Role] | None
    back_on: date | None
    leaves_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFile:
    """What could be read, and what could not. ``columns`` are those that the file has."""

    columns: frozenset[str]
    lines: tuple[PersonLine, ...]
    problems: tuple[FileProblem, ...]


class _Unreadable(Exception):
    """A reason, in Danish, why a line or the file cannot be used."""


def read_people_file(data: bytes) -> PeopleFile:
    """The people of the file and every problem of it; never raises."""
    try:
        records = list(_records(_decoded(data)))
        columns = _header(records[0][1]) if records else _header([])
    except _Unreadable as reason:
        problems = (FileProblem(1, str(reason)),)
        return PeopleFile(columns=frozenset(), lines=(), problems=problems)
    lines, problems_found = [], []
    for number, cells in records[1:]:
        try:
            lines.append(_person(number, _named(columns, cells)))
        except _Unreadable as reason:
            problems_found.append(FileProblem(number, str(reason)))
    problems_found += _repeated(lines)
    return PeopleFile(columns=frozenset(columns), lines=tuple(lines), problems=tuple(sorted(problems_found)))


def _decoded(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise _Unreadable("filen er for stor; del den i flere.")
    if data.startswith(_UTF_16):
        raise _Unreadable("filens tegn kan ikke læses; gem den som CSV UTF-8.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _Unreadable("filens tegn kan ikke læses; gem den som CSV UTF-8.")


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record that is not empty, with the number of the line where it begins."""
    head = next((line for line in text.splitlines() if line.strip() and not _is_hint(line)), "")
    reader = csv.reader(StringIO(text, newline=""), delimiter=";" if ";" in head else ",", strict=True)
    begins = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield begins, [BROKEN_QUOTES]
            return
        if any(cell.strip() for cell in cells) and not _is_hint(",".join(cells)):
            yield begins, [unicodedata.normalize("NFC", cell).strip() for cell in cells]
        begins = reader.line_num + 1


BROKEN_QUOTES = "\N{NULL}"
"""Stands for the rest of a file whose quotation marks do not fit together."""


def _is_hint(line: str) -> bool:
    """True for the line by which a spreadsheet names its separator."""
    return line.strip().lower().startswith("sep=")


def _header(cells: list[str]) -> list[str]:
    names = [cell.strip().casefold() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if missing := [name for name in MUST if name not in names]:
        raise _Unreadable(f"overskriften mangler {', '.join(missing)}. Skriv fx navn;brugernavn;enhed;roller.")
    for name in names:
        if name not in MUST + MAY:
            near = get_close_matches(name, MUST + MAY, n=1)
            hint = f"mente du {near[0]}?" if near else f"kendte kolonner: {', '.join(MUST + MAY)}."
            raise _Unreadable(f"kolonnen {_shown(name)} kendes ikke; {hint}")
        if names.count(name) > 1:
            raise _Unreadable(f"kolonnen {name} står to gange.")
    return names


def _named(columns: list[str], cells: list[str]) -> dict[str, str]:
    if cells == [BROKEN_QUOTES]:
        raise _Unreadable("anførselstegnene passer ikke sammen; resten af filen er ikke læst.")
    if not any(cells[len(columns) :]):
        cells = cells[: len(columns)]
    if len(cells) != len(columns):
        raise _Unreadable(f"linjen har {len(cells)} felter, men overskriften har {len(columns)}.")
    for column, cell in zip(columns, cells, strict=True):
        if wrong := misnomer(cell):
            raise _Unreadable(f"{column} {wrong}")
    return dict(zip(columns, cells, strict=True))


def _person(number: int, cells: Mapping[str, str]) -> PersonLine:
    for column in MUST:
        if not cells[column]:
            raise _Unreadable(f"{column} er tom.")
    if any(c.isspace() for c in cells["brugernavn"]):
        raise _Unreadable("brugernavn må ikke have mellemrum.")
    return PersonLine(
        line=number,
        name=cells["navn"],
        login=cells["brugernavn"],
        unit=cells["enhed"],
        roles=_roles(cells["roller"]) if "roller" in cells else None,
        back_on=_date("pause_til", cells.get("pause_til", "")),
        leaves_on=_date("slut", cells.get("slut", "")),
    )


def _roles(cell: str) -> frozenset[Role]:
    found = set()
    for word in filter(None, (part.strip().casefold() for part in _BETWEEN_ROLES.split(cell))):
        role = _ROLES.get(word.translate(_ASCII))
        if role is None:
            near = get_close_matches(word, ROLE_WORDS, n=1)
            hint = f"mente du {near[0]}?" if near else f"kendte roller: {', '.join(ROLE_WORDS)}."
            raise _Unreadable(f"rollen {_shown(word)} kendes ikke; {hint}")
        found.add(role)
    return frozenset(found)


def _date(column: str, cell: str) -> date | None:
    if not cell:
        return None
    found = _DATE.fullmatch(cell)
    parts = [int(part) for part in found.groups() if part] if found else []
    try:
        day = date(*parts) if found and found["y"] else date(*reversed(parts))
    except (TypeError, ValueError):
        day = None
    if day is None or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise _Unreadable(f"{column} er ikke en dato; skriv fx 2026-07-01 eller 1.7.2026.")
    return day


def _repeated(lines: list[PersonLine]) -> Iterator[FileProblem]:
    first: dict[str, int] = {}
    for line in lines:
        earlier = first.setdefault(unicodedata.normalize("NFKC", line.login).casefold(), line.line)
        if earlier != line.line:
            yield FileProblem(line.line, f"brugernavnet står også på linje {earlier}.")


def _shown(word: str) -> str:
    """A word of the file that is safe to repeat."""
    return "»" + "".join(c for c in word if c.isprintable())[:30] + "«"
