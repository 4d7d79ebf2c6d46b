"""Bekræft lovgrundlaget: the documents still to be read, and the exact question to each."""

from dataclasses import dataclass
from enum import StrEnum


class Lifts(StrEnum):
    """Which certainty a yes makes that of read law: of what the rule says, or of the date from which it does."""

    CONTENT = "content"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class LawQuestion:
    """One question to one document. ``changes`` and ``facts`` are those that a yes makes sure.

    ``transitions`` are changes whose transition rules hang on the answer; ``eli`` is as in an act's version.
    """

    id: str
    document: str
    question: str
    lifts: tuple[Lifts, ...]
    changes: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    transitions: tuple[str, ...] = ()
    eli: str = ""
