"""An act as its provisions' words, in the order in which they stand."""

import re
from dataclasses import dataclass
from datetime import date

from quiz_app.domain.citation.places import paragraf_key

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_GONE = re.compile(
    r"[(\[]?(?:Ophævet|Udelades|Udeladt|Udgår|Udgået)(?: (?:ved|jf\.) [^()\[\]]{1,120}?)?\.?[)\]]?\.?", re.IGNORECASE
)
_LETTER = re.compile(r"(\d+) ?([a-zæøå]?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextProvision:
    """One paragraph; ``text`` is without its own number, with ``Stk. 2.`` and ``1)`` where they stand.

    ``paragraf`` is the number with its letter (``"53 a"``), or a span that shares one text (``"24-26"``: repealed).
    """

    paragraf: str
    text: str
    chapter: str = ""

    @property
    def is_gone(self) -> bool:
        """True when the number only marks where a provision was."""
        return _GONE.fullmatch(tidied(self.text)) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawText:
    """One version of an act; ``eli`` is the part after ``/eli/``. No paragraph stands twice."""

    title: str
    provisions: tuple[TextProvision, ...]
    eli: str = ""
    issued: date | None = None


def tidied(text: str) -> str:
    """The text with single spaces and without what nobody sees (soft hyphens, zero-width signs)."""
    return " ".join(_INVISIBLE.sub("", text).split())


def paragraf_number(written: str) -> str:
    """``"53a"``, ``"53 a"`` and ``"100 a -103 b"`` as ``"53 a"`` and ``"100 a-103 b"``.

    Raises ValueError when it is no paragraph number.
    """
    ends = [_one(end.strip()) for end in tidied(written).split("-")]
    if len(ends) > 2 or (len(ends) == 2 and paragraf_key(ends[0]) >= paragraf_key(ends[1])):  # noqa: PLR2004 - a span has two ends
        raise ValueError(f"»{written}« er ikke et paragrafnummer")
    return "-".join(ends)


def _one(written: str) -> str:
    found = _LETTER.fullmatch(written)
    if found is None:
        raise ValueError(f"»{written}« er ikke et paragrafnummer")
    return f"{found[1]} {found[2]}".strip()
