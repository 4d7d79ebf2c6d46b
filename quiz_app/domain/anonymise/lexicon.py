"""What the gate knows by heart: names, places, workplaces, and what may stand. The lists themselves are data files."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ENDINGS = ("s", "e", "en", "et", "er", "t", "n", "r", "ne", "ens", "ets", "erne", "ernes", "ere", "rne", "es", "inde")
_SHORTEST_STEM = 3


class Dictionary(Protocol):
    """The ordinary words of Danish."""

    def knows(self, word: str) -> bool:
        """True when the lower-case ``word`` is Danish; names may be among them, so the lexicon is asked first."""
        ...


@dataclass(frozen=True, slots=True)
class Phrases:
    """Entries of one or more words, found by their first. An entry with a capital is met with a capital only."""

    by_first: Mapping[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def of(cls, entries: Iterable[str]) -> "Phrases":
        """The entries, each taken apart as a text is."""
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for entry in entries:
            if words := tuple(_TOKEN.findall(entry)):
                by_first.setdefault(lowered(words[0]), []).append(words)
        return cls({first: tuple(sorted(set(all_), key=len, reverse=True)) for first, all_ in by_first.items()})

    def longest(self, words: Sequence[str], *, inflected: bool = False) -> int:
        """How many of ``words`` the longest entry that begins with the first covers; 0 for none.

        The last word may have a genitive, or any ending when ``inflected``.
        """
        for stem in stems(words[0]) if inflected else genitives(words[0]):
            for entry in self.by_first.get(stem, ()):
                if _is_met(entry, words, inflected=inflected):
                    return len(entry)
        return 0

    def holds(self, word: str) -> bool:
        """True when ``word`` alone, or its genitive, is an entry."""
        return self.longest([word]) == 1


def _is_met(entry: tuple[str, ...], words: Sequence[str], *, inflected: bool) -> bool:
    met = words[: len(entry)]
    if len(met) < len(entry) or any(e[0].isupper() and not w[0].isupper() for e, w in zip(entry, met, strict=True)):
        return False
    *firsts, last = (word.lower() for word in entry)
    ends = stems(met[-1]) if inflected else genitives(met[-1])
    return firsts == [word.lower() for word in met[:-1]] and last in ends


def lowered(word: str) -> str:
    """Lower-case, with a Turkish capital ``İ`` as a plain ``i``."""
    return word if word.islower() and word.isascii() else word.lower().replace("i\u0307", "i")


def genitives(word: str) -> tuple[str, ...]:
    """The lower-case shapes that a word may be the genitive of, itself first: ``Jens's``, ``Jens'``, ``Mettes``."""
    lower = lowered(word)
    if lower[-1] not in "s'":
        return (lower,)
    for ending in ("'s", "'", "s"):
        if lower.endswith(ending) and len(lower) > (2 if ending == "s" else len(ending)):
            return (lower, lower.removesuffix(ending))
    return (lower,)


def stems(word: str) -> tuple[str, ...]:
    """The lower-case shapes that a word may be an inflection of, itself first."""
    lower = lowered(word)
    if len(lower) <= _SHORTEST_STEM or lower[-1] not in "setnr":
        return (lower,)
    cut = [lower[: -len(end)] for end in _ENDINGS if lower.endswith(end)]
    return (lower, *[stem for stem in cut if len(stem) >= _SHORTEST_STEM])


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Every list; the sets are lower-case. ``version`` changes with any of them.

    ``everyday`` are names and places that are ordinary words too, ``function_words`` those among them that open
    sentences, ``allowed`` what may stand as it is written (laws, national authorities, the gate's own role names).
    """

    version: str
    first_names: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    everyday: frozenset[str] = frozenset()
    function_words: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    institution_heads: frozenset[str] = frozenset()
    vocabulary: frozenset[str] = frozenset()
    places: Phrases = field(default_factory=lambda: Phrases({}))
    small_places: Phrases = field(default_factory=lambda: Phrases({}))
    organisations: Phrases = field(default_factory=lambda: Phrases({}))
    nationalities: Phrases = field(default_factory=lambda: Phrases({}))
    diagnoses: Phrases = field(default_factory=lambda: Phrases({}))
    occupations: Phrases = field(default_factory=lambda: Phrases({}))
    allowed: Phrases = field(default_factory=lambda: Phrases({}))
    allowed_words: frozenset[str] = frozenset()

    def is_first_name(self, word: str) -> bool:
        """True for a first name and its genitive."""
        return any(form in self.first_names for form in genitives(word))

    def is_surname(self, word: str) -> bool:
        """True for a surname and its genitive."""
        return any(form in self.surnames for form in genitives(word))

    def is_name(self, word: str) -> bool:
        """True for a first name or surname and its genitive."""
        return self.is_first_name(word) or self.is_surname(word)

    def is_everyday(self, word: str) -> bool:
        """True when the word is ordinary Danish as well."""
        return any(form in self.everyday or form in self.function_words for form in genitives(word))
