"""The Danish dictionary behind the gate: ``simplemma``'s 790,000 words, read when first asked."""

from collections.abc import Mapping
from functools import cached_property


class SimplemmaDictionary:
    """Knows many names as ordinary words, so the lexicon is always asked first.

    The words stay packed: 12 MB rather than 100, for some microseconds more a word, and no word is asked for twice in
    a text (:class:`~quiz_app.domain.anonymise.spelling.Spelling`).
    """

    def knows(self, word: str) -> bool:
        """True when the lower-case ``word`` is in the list as it stands."""
        return self._words.get(word) is not None

    @cached_property
    def _words(self) -> Mapping[str, str]:
        from simplemma.strategies import StreamDictionaryFactory  # noqa: PLC0415 - costs half a second

        return StreamDictionaryFactory().get_dictionary("da")
