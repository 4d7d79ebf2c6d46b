"""Finding what is anchored near a provision without looking at everything."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from quiz_app.domain.citation import bounds
from quiz_app.domain.law import Provision

Key = TypeVar("Key")
Paragraf = tuple[int, int]


class AnchorIndex(Generic[Key]):
    """Keys by the paragraphs that they are anchored in; built once from ``(key, provisions)``.

    A look-up takes time by what it finds, not by how much there is: single paragraphs are sorted, and the few spans and
    whole acts are looked through.
    """

    def __init__(self, entries: Iterable[tuple[Key, Iterable[Provision]]]) -> None:
        self._singles: dict[str, list[tuple[Paragraf, Key]]] = defaultdict(list)
        self._spans: dict[str, list[tuple[Paragraf, Paragraf, Key]]] = defaultdict(list)
        for key, provisions in entries:
            for provision in provisions:
                low, high = bounds(provision)
                if low == high:
                    self._singles[provision.act].append((low, key))
                else:
                    self._spans[provision.act].append((low, high, key))
        for singles in self._singles.values():
            singles.sort(key=_paragraf)

    def near(self, provision: Provision) -> set[Key]:
        """Everything with an anchor in the same paragraphs; whether the places overlap remains to be seen."""
        low, high = bounds(provision)
        singles = self._singles.get(provision.act, [])
        first, last = bisect_left(singles, low, key=_paragraf), bisect_right(singles, high, key=_paragraf)
        spans = self._spans.get(provision.act, [])
        return {key for _, key in singles[first:last]} | {key for a, b, key in spans if a <= high and low <= b}


def _paragraf(single: tuple[Paragraf, object]) -> Paragraf:
    return single[0]
