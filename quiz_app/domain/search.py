"""Danish words as search sees them: folded, stemmed, and taken apart where they are compounds.

``key`` makes "begrundelsen" and "begrundelse" one, and "partshoering" and "partshøringer"; ``part`` finds the longest
known word that begins or ends a compound. The stemmer is Snowball's for Danish (Porter 2001).
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from threading import Lock

import snowballstemmer

SHORTEST_PART = 5
PUBLIC, STAFF = "public", "staff"
"""Who may find a document: anyone, or those who are signed in and may practise."""
_WORD = re.compile(r"\w+(?:-\w+)*")
_ASCII = (("ae", "æ"), ("oe", "ø"), ("aa", "å"))
_FOLDED = {ord("æ"): "ae", ord("ø"): "oe", ord("å"): "aa"}
_STEMMER, _STEMMING = snowballstemmer.stemmer("danish"), Lock()


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """What the word is looked up by: lower case, stemmed, without Danish letters."""
    word = word.lower()
    for ascii_form, letter in _ASCII:
        word = word.replace(ascii_form, letter)
    with _STEMMING:  # the stemmer keeps the word that it works on
        stem = str(_STEMMER.stemWord(word))
    return stem.translate(_FOLDED)


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """``(start, end, key)`` of every word; a hyphenated word is several."""
    for match in _WORD.finditer(text):
        start = match.start()
        for piece in match.group().split("-"):
            yield start, start + len(piece), key(piece)
            start += len(piece) + 1


def splits(compound: str) -> tuple[str, ...]:
    """What might be a word at the beginning or the end of a compound's key, longest first."""
    heads = (compound[:i] for i in range(SHORTEST_PART, len(compound) - 2))
    tails = (compound[i:] for i in range(3, len(compound) - SHORTEST_PART + 1))
    return tuple(sorted({*heads, *tails}, key=lambda piece: (-len(piece), piece)))


def part(compound: str, vocabulary: Collection[str]) -> str | None:
    """The longest known word that begins or ends the compound; ``None`` when there is none."""
    return next((piece for piece in splits(compound) if piece in vocabulary), None)
