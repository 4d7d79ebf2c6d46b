"""The parts of a paragraph: ``stk.`` and, within them, ``nr.``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_STK = re.compile(r"(?:^| )Stk\. (\d+)\. ")
_NR = re.compile(r"(?:^| )(\d+)\) ")
_JOINED = re.compile(r"[,;]? (og|eller)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a paragraph: ``nr`` 0 is what stands before the first number of a list.

    ``joint`` is the word that ties a list together (``og``, ``eller``): it stands in its last but one number.
    """

    stk: int
    nr: int
    text: str
    joint: str = ""


def stretches(text: str) -> tuple[Part, ...]:
    """The paragraph's ``stk.``, each whole."""
    return tuple(Part(stk=n, nr=0, text=part) for n, part in _numbered(_STK, text, first=1))


def numbers(stk: Part) -> tuple[Part, ...]:
    """A ``stk.`` as the words before its list, and the list's numbers; just itself when it has no list."""
    found = list(_numbered(_NR, stk.text, first=0))
    if len(found) == 1:
        return (stk,)
    joint = next((word for n, part in reversed(found) if n and (word := _joint(part))), "")
    intro, *items = found
    return (
        Part(stk=stk.stk, nr=0, text=intro[1], joint=joint),
        *(Part(stk=stk.stk, nr=n, text=_item(part)) for n, part in items),
    )


def _numbered(mark: re.Pattern[str], text: str, *, first: int) -> Iterator[tuple[int, str]]:
    """The pieces between marks that count upwards one by one; a mark out of turn is just words."""
    number, start = first, 0
    for found in mark.finditer(text):
        if int(found[1]) == number + 1:
            yield number, text[start : found.start()].strip()
            number, start = number + 1, found.end()
    yield number, text[start:].strip()


def _joint(text: str) -> str:
    found = _JOINED.search(text)
    return found[1] if found else ""


def _item(text: str) -> str:
    """A number of a list without the sign and the word that lead to the next: they go with the place, not the text."""
    return _JOINED.sub("", text).rstrip(",;. ")
