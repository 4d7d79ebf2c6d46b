"""Whether a word is ordinary Danish, and how much it takes to say so."""

import pytest

from quiz_app.content.lexicon import read_lexicon
from quiz_app.domain.anonymise.spelling import Spelling

MOST_LOOKUPS = 5_000


class Counting:
    """A dictionary of a few words that counts how often it is asked."""

    def __init__(self, *words: str) -> None:
        self.words, self.asked = frozenset(words), 0

    def knows(self, word: str) -> bool:
        self.asked += 1
        return word in self.words


@pytest.mark.parametrize(
    "word", ["sagssager" * 6 + "xq", "ha" + "a" * 45, "sags" * 2_000, "rehabiliteringsteamsagsbehandlingsmøderx"]
)
def test_a_long_word_takes_no_longer_than_a_long_sentence(word: str) -> None:
    dictionary = Counting("sags", "sager", "sagssager", "aaaa", "team", "møder", "behandling")
    assert not Spelling(read_lexicon(), dictionary).knows(word)
    assert dictionary.asked < MOST_LOOKUPS


def test_a_word_of_many_words_is_danish() -> None:
    spelling = Spelling(read_lexicon(), Counting("team", "sager", "behandling", "plan", "møde"))
    assert spelling.knows("teamsagerbehandlingsplan")
    assert not spelling.knows("teamsagerbehandlingsplyn")
