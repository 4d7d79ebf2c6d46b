"""What a rule of the gate is, and how one is run over a text."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quiz_app.domain.anonymise.finding import Type

Guard = Callable[[re.Match[str]], bool]
"""Says of a match whether it is what the rule looks for."""

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern over normalised text. Its group ``hit``, when it has one, is the identifier; else the whole match.

    A match for which ``guard`` is false is none, and the search goes on one character later. ``at_number`` promises
    that a match can only begin where a number does, which saves looking anywhere else; ``needs`` that no text matches
    which has none of these lower-case pieces.
    """

    name: str
    type: Type
    pattern: re.Pattern[str]
    guard: Guard | None = None
    at_number: bool = False
    needs: tuple[str, ...] = ()

    def spans(self, text: str, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Start and end of each hit in normalised ``text``; ``numbers`` is what :func:`number_starts` says of it."""
        if self.needs and not any(map(_lowered(text).__contains__, self.needs)):
            return
        group = "hit" if "hit" in self.pattern.groupindex else 0
        matches = self._at(text, numbers) if self.at_number else self._anywhere(text)
        for match in matches:
            yield match.span(group)

    def _at(self, text: str, numbers: Sequence[int]) -> Iterator[re.Match[str]]:
        for start in numbers:
            match = self.pattern.match(text, start)
            if match and (self.guard is None or self.guard(match)):
                yield match

    def _anywhere(self, text: str) -> Iterator[re.Match[str]]:
        at = 0
        while (match := self.pattern.search(text, at)) is not None:
            at = match.start() + 1
            if self.guard is None or self.guard(match):
                at = max(match.end(), at)
                yield match


@lru_cache(maxsize=2)
def _lowered(text: str) -> str:
    return text.lower()


def number_starts(text: str) -> list[int]:
    """Where each unbroken run of digits begins."""
    return [number.start() for number in _NUMBER.finditer(text)]


def rule(name: str, kind: Type, pattern: str, guard: Guard | None = None, *, needs: str = "") -> Rule:
    """A rule that may hit anywhere; ``pattern`` is verbose (a blank is ``[ ]``) and blind to case unless it says so.

    ``needs`` are pieces parted by blanks; see :class:`Rule`.
    """
    return Rule(name=name, type=kind, pattern=_compiled(pattern), guard=guard, needs=tuple(needs.split()))


def number_rule(name: str, kind: Type, pattern: str, guard: Guard | None = None, *, needs: str = "") -> Rule:
    """A rule as :func:`rule` makes it, whose pattern begins with the first digit of a number."""
    return Rule(
        name=name, type=kind, pattern=_compiled(pattern), guard=guard, at_number=True, needs=tuple(needs.split())
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)
