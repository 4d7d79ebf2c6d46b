"""One plain shape for text that hides an identifier by its characters, with the way back to what was typed."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_PLAIN = "[\\n\x20-\x7e§«»æøåÆØÅéÉ]"
_PIECE = re.compile(f"(?P<plain>{_PLAIN}+(?![{_MARKS}]))|\r\n|[^{_MARKS}][{_MARKS}]*|[{_MARKS}]")
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0")
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2500\ufe58\ufe63\uff0d", "-")
_ALIKE = _DASHES | {"\r\n": "\n", "\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
_ALIKE |= {"\t": " ", "\u2044": "/", "\u2215": "/", "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2024": "."}

_BROKEN = re.compile(r"(?<=\w)(-)([ ]*\n[ ]*)(?=\w)")
_SPACED = re.compile(r"(?<!\S)\S(?:[ ]\S){4,}(?![^\s,.;:)!?])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Normalised:
    """``text`` is the plain shape; its character ``i`` stands for ``original[starts[i]:ends[i]]``."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where the non-empty ``text[start:end]`` lies in the original; what is hidden inside it comes along."""
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> Normalised:
    """The plain shape of ``text``; never longer to read, never fewer digits.

    NFKC by character; no soft hyphens, zero-width characters or marks that join nothing; every digit 0-9, also one
    in a ring, every dash ``-``, every space `` ``, every line end a newline. Words and numbers broken by a hyphen at
    a line's end are joined, and so are letters and digits that stand one by one (``N ø r r e g a d e  1 2``).
    """
    plain = _folded(text)
    for doomed in (_line_breaks, _letter_spaces):
        plain = _without(plain, set(doomed(plain.text)))
    return plain


def _folded(text: str) -> Normalised:
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        if piece["plain"]:
            chars.append(piece.group())
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
            continue
        folded = _fold(piece.group())
        chars.append(folded)
        starts.extend([start] * len(folded))
        ends.extend([end] * len(folded))
    return Normalised(text="".join(chars), starts=tuple(starts), ends=tuple(ends))


@lru_cache(maxsize=4096)
def _fold(cluster: str) -> str:
    if cluster in _ALIKE:
        return _ALIKE[cluster]
    return "".join(map(_fold_one, unicodedata.normalize("NFKC", cluster)))


def _fold_one(char: str) -> str:
    if char in _ALIKE or char == "\n":
        return _ALIKE.get(char, char)
    category = unicodedata.category(char)
    if category in {"Cf", "Cc", "Mn", "Me"} or char in _INVISIBLE:
        return ""
    if (digit := unicodedata.digit(char, None)) is not None:
        return str(digit)
    return " " if category == "Zs" else char


def _without(plain: Normalised, doomed: set[int]) -> Normalised:
    if not doomed:
        return plain
    kept = [i for i in range(len(plain.text)) if i not in doomed]
    return Normalised(
        text="".join(plain.text[i] for i in kept),
        starts=tuple(plain.starts[i] for i in kept),
        ends=tuple(plain.ends[i] for i in kept),
    )


def _line_breaks(text: str) -> Iterable[int]:
    """The hyphen and line end between two letters; between digits the line end only, for the hyphen may count."""
    for broken in _BROKEN.finditer(text):
        letters = text[broken.start() - 1].isalpha() and text[broken.end()].isalpha()
        yield from range(broken.start(1) if letters else broken.start(2), broken.end())


def _letter_spaces(text: str) -> Iterable[int]:
    """The spaces in a run of single characters, but for those between a letter and a digit."""
    for spaced in _SPACED.finditer(text):
        for i in range(spaced.start() + 1, spaced.end(), 2):
            if not _is_seam(text[i - 1], text[i + 1]):
                yield i


def _is_seam(left: str, right: str) -> bool:
    return (left.isalpha() and right.isdigit()) or (left.isdigit() and right.isalpha())
