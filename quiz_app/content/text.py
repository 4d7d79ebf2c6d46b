"""The text of a content file, whatever editor saved it: UTF-8, newlines, composed letters, no invisible characters."""

import re
import unicodedata
from pathlib import Path

from quiz_app.errors import Problem

LARGEST = 1_000_000
"""Bytes; far above any honest page, and small enough that a mistaken file cannot stop a start."""

INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Control characters, and the line breaks that YAML counts and editors do not."""


def read_text(root: Path, path: str, problems: list[Problem], *, largest: int = LARGEST) -> str | None:
    """The file's text with newlines and no byte order mark; None when a problem was added instead."""
    try:
        data = (root / path).read_bytes()
    except FileNotFoundError:
        problems.append(Problem(path, 1, "filen mangler"))
        return None
    except OSError as error:
        problems.append(Problem(path, 1, f"filen kan ikke læses ({error.strerror})"))
        return None
    if len(data) > largest:
        problems.append(Problem(path, 1, f"filen fylder over {largest // 1_000_000} MB; del den"))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(Problem(path, line, "filen er ikke UTF-8 her; gem den igen med tegnsættet UTF-8"))
        return None
    return _clean(text, path, problems)


def _clean(text: str, path: str, problems: list[Problem]) -> str | None:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        problems.append(Problem(path, 1, "filen er tom"))
        return None
    if found := INVISIBLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        problems.append(Problem(path, line, f"usynligt tegn (U+{ord(found[0]):04X}); slet det"))
        return None
    return text
