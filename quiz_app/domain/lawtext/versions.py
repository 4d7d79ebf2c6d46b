"""Imported texts of acts, and what people have decided about a comparison of two of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from quiz_app.domain.digest import digest
from quiz_app.domain.lawtext.comparing import Compared, TextChange
from quiz_app.domain.lawtext.text import LawText

_WITH_BOTH_SIDES = frozenset(
    {TextChange.CONSEQUENTIAL, TextChange.SUBSTANTIVE, TextChange.RENUMBERED, TextChange.UNCHANGED}
)
"""Where both sides stand, a person may see it so."""


def open_kinds(row: Compared) -> frozenset[TextChange]:
    """What a person may say about a row: that one came or went is a fact, but it may be one that changes no content."""
    if row.old is None or row.new is None:
        return frozenset({row.kind, TextChange.CONSEQUENTIAL}) if row.kind != TextChange.UNCHANGED else frozenset()
    return _WITH_BOTH_SIDES


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredText:
    """A version of an act as it was imported; ``law_text_id`` is the digest of act and text."""

    law_text_id: str
    act: str
    label: str
    text: LawText
    at: datetime


def law_text_id(act: str, text: LawText) -> str:
    """The same for the same text under the same act."""
    return digest({"act": act, "text": text})


@dataclass(frozen=True, slots=True, kw_only=True)
class Overruling:
    """A person's own class for a provision of a comparison; empty ``old`` and ``new`` numbers are never overruled."""

    overruling_id: str
    old_id: str
    new_id: str
    old: str
    new: str
    kind: TextChange
    text_id: str
    person_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A compared provision with the newest overruling, if any."""

    row: Compared
    overruling: Overruling | None

    @property
    def kind(self) -> TextChange:
        """What counts: a person's class before the program's."""
        return self.overruling.kind if self.overruling else self.row.kind

    def as_decided(self) -> Compared:
        """The row under the class that counts."""
        return replace(self.row, kind=self.kind)


def decided(rows: Sequence[Compared], overrulings: Iterable[Overruling]) -> tuple[Decided, ...]:
    """The rows as they stand; ``overrulings`` are of these two texts, oldest first."""
    newest = {(o.old, o.new): o for o in overrulings}
    return tuple(Decided(row=row, overruling=newest.get((row.old or "", row.new or ""))) for row in rows)
