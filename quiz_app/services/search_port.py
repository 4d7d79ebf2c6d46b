"""The port of the search index: the words of the content, and what is found in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found: ``url`` leads to it, ``marks`` are the found words' places in ``snippet``.

    ``provision`` is the citation by which it was found, where a provision was asked for.
    """

    kind: str
    id: str
    title: str
    url: str
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()
    provision: str = ""


class SearchIndex(Protocol):
    """The words of the content. It holds nothing that is withheld."""

    def find(self, query: str, *, audiences: frozenset[str], kinds: frozenset[str], limit: int) -> tuple[Hit, ...]:
        """Documents with all the words, best first; then those with their parts. No ``kinds`` is all kinds."""
        ...

    def named(self, names: Sequence[tuple[str, str]], *, audiences: frozenset[str]) -> tuple[Hit, ...]:
        """The documents of ``(kind, id)``, in that order; those not in the index are left out."""
        ...
