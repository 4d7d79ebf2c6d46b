"""The Danish dictionary behind the gate: ``simplemma``'s word list, some 100 MB, read when first asked."""

from collections.abc import Mapping
from functools import cached_property


class SimplemmaDictionary:
    """Knows many names as ordinary words, so the lexicon is always asked first."""

    def knows(self, word: str) -> bool:
        """True when the lower-case ``word`` is in the list as it stands."""
        return self._words.get(word) is not None

    @cached_property
    def _words(self) -> Mapping[str, str]:
        from simplemma.strategies import DefaultDictionaryFactory  # noqa: PLC0415 - costs a second and 100 MB

        return DefaultDictionaryFactory().get_dictionary("da")
