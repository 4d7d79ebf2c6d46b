"""Notes with the answer written in, as ``bench/notes/README.md`` says: every identifier is marked with its type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quiz_app.domain.anonymise import Tier

FOLDER = Path(__file__).with_name("notes")
TIERS = (
    dict.fromkeys(("cpr", "birth_date", "phone", "email", "address", "postcode_town", "cvr", "account"), Tier.T1)
    | dict.fromkeys(("plate", "case_number", "url", "matrikel"), Tier.T1)
    | dict.fromkeys(("person", "initials", "nickname", "organisation", "place"), Tier.T2)
    | dict.fromkeys(("exact_date", "exact_age", "children", "nationality", "rare_diagnosis"), Tier.T3)
    | dict.fromkeys(("rare_occupation", "event"), Tier.T3)
)
"""The types that a mark may have."""

_HEAD = re.compile(r"# kind: (?P<kind>[^;\n]+)(?:; traps: (?P<traps>[^\n]*))?\n\s*\n")
_MARK = re.compile(r"\[\[(?P<type>\w+)(?::(?P<origin>[^|\[\]]+))?\|(?P<text>[^\[\]]+)\]\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """``text[start:end]`` of the note is of ``type``, a key of :data:`TIERS`; ``origin`` is a person's."""

    start: int
    end: int
    type: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note as a caseworker would have typed it, and what is marked in it, from left to right."""

    name: str
    kind: str
    traps: str
    text: str
    marks: tuple[Mark, ...]


def notes(folder: Path) -> list[Note]:
    """Every note of a folder.

    :raises ValueError: a file is not written as the format says.
    """
    return [read(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]


def read(name: str, raw: str) -> Note:
    """The note that a file holds.

    :raises ValueError: no head, a mark that is left open, or a type that the gate does not have.
    """
    head = _HEAD.match(raw)
    if head is None:
        raise ValueError(f"{name}: the first line is not '# kind: …; traps: …'")
    body = raw[head.end() :].rstrip()
    text, marks = "", []
    for plain, match in _pieces(body):
        text += plain
        if match:
            if match["type"] not in TIERS:
                raise ValueError(f"{name}: no such type: {match['type']}")
            marks.append(Mark(len(text), len(text) + len(match["text"]), match["type"], match["origin"] or ""))
            text += match["text"]
    if "[[" in text or "]]" in text:
        raise ValueError(f"{name}: a mark is left open")
    return Note(name, head["kind"].strip(), (head["traps"] or "").strip(), text, tuple(marks))


def _pieces(body: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    at = 0
    for match in _MARK.finditer(body):
        yield body[at : match.start()], match
        at = match.end()
    yield body[at:], None
