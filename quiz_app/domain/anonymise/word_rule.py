"""What a rule is that looks at words in their surroundings rather than at characters."""

from collections.abc import Callable
from dataclasses import dataclass

from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRule:
    """``spans`` says how many words from word ``i`` on it takes for its ``type``; 0 for none."""

    name: str
    type: Type
    spans: Callable[[Reading, int], int]


def words(*lines: str) -> frozenset[str]:
    """A set of words, written as lines."""
    return frozenset(word for line in lines for word in line.split())
