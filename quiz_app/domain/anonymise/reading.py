"""A text laid out for the rules of suspects: its words, and which of them are on the list of what may stand."""

from dataclasses import dataclass, field

from quiz_app.domain.anonymise.lexicon import Lexicon, Phrases, genitives, stems
from quiz_app.domain.anonymise.spelling import Spelling
from quiz_app.domain.anonymise.words import Word, words_of

_LOOK_AHEAD = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """``allowed`` holds the indices of words that no rule of suspects asks about.

    ``inner`` are the other words, lower-case, that have a capital inside a sentence somewhere in the text.
    """

    text: str
    words: tuple[Word, ...]
    lexicon: Lexicon
    spelling: Spelling
    allowed: frozenset[int]
    inner: frozenset[str] = frozenset()
    _forms: dict[tuple[str, bool], tuple[str, ...]] = field(default_factory=dict)

    def word(self, i: int) -> Word | None:
        """The word at ``i``, or None past either end."""
        return self.words[i] if 0 <= i < len(self.words) else None

    def beside(self, i: int, step: int) -> Word | None:
        """The neighbour of word ``i`` on one side, when only a blank parts them."""
        neighbour = self.word(i + step)
        right = neighbour if step > 0 else self.words[i]
        return neighbour if neighbour and right and right.is_beside else None

    def _forms_of(self, word: str, *, inflected: bool) -> tuple[str, ...]:
        key = (word, inflected)
        if key not in self._forms:
            self._forms[key] = stems(word) if inflected else genitives(word)
        return self._forms[key]

    def phrase(self, phrases: Phrases, i: int, *, inflected: bool = False) -> int:
        """How many words from ``i`` on an entry of ``phrases`` covers."""
        if phrases.by_first.keys().isdisjoint(self._forms_of(self.words[i].text, inflected=inflected)):
            return 0
        following = [self.words[i].text]
        for word in self.words[i + 1 : i + _LOOK_AHEAD]:
            if word.gap not in {" ", ". ", ".", " & ", "\n"}:
                break
            following.append(word.text)
        return phrases.longest(following, inflected=inflected)


def read(text: str, spelling: Spelling) -> Reading:
    """Normalised ``text``, laid out."""
    lexicon = spelling.lexicon
    bare = Reading(text=text, words=words_of(text), lexicon=lexicon, spelling=spelling, allowed=frozenset())
    indices = range(len(bare.words))
    listed = {j for i in indices if bare.words[i].text[0].isalpha() for j in range(i, i + _allowed_words(bare, i))}
    allowed = frozenset(listed | {i for i in indices if _is_allowed_compound(bare, bare.words[i])})
    inner = frozenset(
        form
        for i, word in enumerate(bare.words)
        if word.is_capitalised and not word.opens and i not in allowed
        for form in genitives(word.text)
    )
    return Reading(text=text, words=bare.words, lexicon=lexicon, spelling=spelling, allowed=allowed, inner=inner)


def _allowed_words(reading: Reading, i: int) -> int:
    """The words of an entry that stands there letter by letter, capitals and all; the last may have a genitive."""
    count = reading.phrase(reading.lexicon.allowed, i)
    if not count:
        return 0
    words = [word.text for word in reading.words[i : i + count]]
    *firsts, last = words
    exact = (" ".join([*firsts, last[: len(form)]]) for form in genitives(last) if not last[len(form) :].isupper())
    return count if any(phrase in reading.lexicon.allowed_words for phrase in exact) else 0


def _is_allowed_compound(reading: Reading, word: Word) -> bool:
    """``PTSD-diagnosen``, ``A-kasse``: each part with a capital may stand, and the others are ordinary words."""
    first, *others = word.text.split("-")
    return (
        bool(others)
        and (len(first) == 1 or first in reading.lexicon.allowed_words)
        and all(
            part in reading.lexicon.allowed_words
            or part.isdigit()
            or (part.islower() and not reading.lexicon.is_name(part) and reading.spelling.knows(part))
            for part in others
            if part
        )
    )
