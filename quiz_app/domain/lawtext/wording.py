"""Two wordings side by side: which words went out and which came in."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from quiz_app.domain.lawtext.text import tidied


class Run(StrEnum):
    """What happened to a run of words."""

    KEPT = "kept"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that share a fate."""

    run: Run
    text: str


def word_changes(before: str, after: str) -> tuple[Words, ...]:
    """The runs in reading order; those kept and out give ``before``, those kept and in give ``after``."""
    return tuple(_runs(tidied(before).split(), tidied(after).split()))


def _runs(old: list[str], new: list[str]) -> Iterator[Words]:
    for step, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            yield Words(run=Run.KEPT, text=" ".join(old[i:j]))
            continue
        if j > i:
            yield Words(run=Run.OUT, text=" ".join(old[i:j]))
        if m > k:
            yield Words(run=Run.IN, text=" ".join(new[k:m]))
