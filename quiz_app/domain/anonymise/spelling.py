"""Whether a word is ordinary Danish: in the dictionary, in the field's own vocabulary, or built of such words."""

from dataclasses import dataclass, field

from quiz_app.domain.anonymise.lexicon import Dictionary, Lexicon, lowered

_PART, _LONG, _LONGEST = 4, 8, 60
_PREFIXES = tuple(
    word
    for line in (
        "u af op ud på om gen mis sam for ind fra til ny før års tv ikke semi anti mini job lov løn råd bo arm",
        "ryg fod knæ tand syn fag mono multi neuro fysio psyko hyper hypo re ko",
    )
    for word in line.split()
)
_NAME_ENDINGS = tuple(
    word
    for line in (
        "sen gaard strup rup lev holm lund borg toft kjær dahl bjerg ić inge ovic ski enko escu oğlu zadeh skov",
        "by sø vang gren kvist quist berg",
    )
    for word in line.split()
)
_MEDICAL = tuple(
    word
    for line in (
        "itis ose oser algi algier pati patien ektomi skopi grafi terapi plastik lidelse lidelser lidelsen",
        "syndrom syndromet scanning prøver smerter smerte tomi",
    )
    for word in line.split()
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """Answers are remembered for as long as one text is read."""

    lexicon: Lexicon
    dictionary: Dictionary
    _known: dict[str, bool] = field(default_factory=dict)
    _built: dict[str, bool] = field(default_factory=dict)

    def knows(self, word: str) -> bool:
        """True when ``word``, in any case and with any hyphens, is Danish."""
        lower = lowered(word).removesuffix("'")
        if lower not in self._known:
            self._known[lower] = all(self._is_known(part) for part in lower.split("-") if len(part) > 1)
        return self._known[lower]

    def is_entry(self, word: str) -> bool:
        """True when the lower-case word itself is listed, not only its parts."""
        vocabulary = self.lexicon.vocabulary
        return word in vocabulary or word.removesuffix("s") in vocabulary or self.dictionary.knows(word)

    def _is_known(self, word: str) -> bool:
        if self.is_entry(word) or self.is_entry(word.removesuffix("s")) or not word.isalpha():
            return True
        return len(word) <= _LONGEST and not word.endswith(_NAME_ENDINGS) and self._is_built(word)

    def _is_built(self, word: str) -> bool:
        """Of two words of four letters or more, joined by nothing, an s or an e; or of a prefix and a word."""
        if word not in self._built:
            self._built[word] = self._has_parts(word)
        return self._built[word]

    def _has_parts(self, word: str) -> bool:
        if any(
            word.startswith(p) and len(word) > len(p) + 2 and self.is_entry(word.removeprefix(p)) for p in _PREFIXES
        ):
            return True
        if word.endswith(_MEDICAL) and len(word) >= _LONG:
            return True
        return any(self._is_joint(word[:i], word[i:]) for i in range(_PART, len(word) - _PART + 1))

    def _is_joint(self, left: str, right: str) -> bool:
        bare = left[:-1] if left[-1] in "se" and len(left) > _PART else left
        if not (self.is_entry(left) or self.is_entry(bare)) or self._is_place(left):
            return False
        return self.is_entry(right) or (len(right) > _LONG and self._is_built(right))

    def _is_place(self, word: str) -> bool:
        return self.lexicon.places.holds(word) and word not in self.lexicon.everyday
