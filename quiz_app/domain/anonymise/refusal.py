"""When a text is not screened at all, because what is found in it could not be trusted; each reason is documented."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from quiz_app.domain.anonymise.words import Word, words_of

LONGEST = 40_000
"""Characters; some 6,000 words."""

_ZERO_WIDTH = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u180e\u061c\u115f\u3164]")
_ATTACHMENT = re.compile(
    r"!\[[^\]]*\]\(|<(?:img|object|embed|iframe)\b|data:[\w/+.-]+;base64,|\bcid:\S|%PDF-|JFIF|\[(?:billede|vedhæftning|"
    r"vedhæftet fil|image|cid)\b[^\]]*\]|^(?:vedhæftede filer|vedhæftet fil|attachments?)\s*:|\ufffc|\x00",
    re.IGNORECASE | re.MULTILINE,
)
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
_SIGNS = frozenset("µμΩαβγδπ")
_FEW, _SHOUTED, _CAPITALISED, _SPARSE = 8, 0.5, 0.6, 60


class Refusal(StrEnum):
    """Why. ``detector_error`` is any fault of the detector's own: what cannot be screened is not let through."""

    TOO_LONG = "too_long"
    ATTACHMENT = "attachment"
    ZERO_WIDTH = "zero_width"
    MIXED_SCRIPTS = "mixed_scripts"
    ALL_CAPITALS = "all_capitals"
    EVERY_WORD_CAPITAL = "every_word_capital"
    NO_CAPITALS = "no_capitals"
    DETECTOR_ERROR = "detector_error"


def _is_too_long(text: str) -> bool:
    return len(text) > LONGEST


def _has_attachment(text: str) -> bool:
    return _ATTACHMENT.search(text) is not None


def _has_zero_width(text: str) -> bool:
    """A byte order mark may open a text; soft hyphens are ordinary and read through."""
    return _ZERO_WIDTH.search(text.removeprefix("\ufeff")) is not None


def _mixes_scripts(text: str) -> bool:
    """Letters of two scripts in one word, after NFKC; a lone sign such as the µ of ``µg`` is none."""
    if text.isascii():
        return False
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFKC", text))
    return any(len(_scripts(word)) > 1 for word in words if not word.isascii())


def _scripts(word: str) -> set[str]:
    letters = word[1:] if word[0] in _SIGNS else word
    return {name for char in letters if (name := unicodedata.name(char, "").split(" ")[0]) in _SCRIPTS}


def _is_shouted(words: Sequence[Word]) -> bool:
    words = [word for word in words if len(word.text) > 1]
    return len(words) >= _FEW and sum(word.is_shouted for word in words) >= _SHOUTED * len(words)


def _is_all_titles(words: Sequence[Word]) -> bool:
    words = [word for word in words if not word.opens and len(word.text) > 1]
    return len(words) >= _FEW and sum(word.is_capitalised for word in words) >= _CAPITALISED * len(words)


def _has_no_capitals(words: Sequence[Word]) -> bool:
    return len(words) > _FEW and sum(word.is_capitalised for word in words) * _SPARSE < len(words)


def _letters(text: str) -> list[Word]:
    return [word for word in words_of(unicodedata.normalize("NFKC", text)) if word.text[0].isalpha()]


TEXT_REFUSALS: tuple[tuple[Refusal, Callable[[str], bool]], ...] = (
    (Refusal.TOO_LONG, _is_too_long),
    (Refusal.ATTACHMENT, _has_attachment),
    (Refusal.ZERO_WIDTH, _has_zero_width),
    (Refusal.MIXED_SCRIPTS, _mixes_scripts),
)
CAPITAL_REFUSALS: tuple[tuple[Refusal, Callable[[Sequence[Word]], bool]], ...] = (
    (Refusal.ALL_CAPITALS, _is_shouted),
    (Refusal.EVERY_WORD_CAPITAL, _is_all_titles),
    (Refusal.NO_CAPITALS, _has_no_capitals),
)


def refusals_of(text: str) -> Iterator[Refusal]:
    """Every reason that holds, the first of them first."""
    yield from (reason for reason, holds in TEXT_REFUSALS if holds(text))
    words = _letters(text[:LONGEST])
    yield from (reason for reason, holds in CAPITAL_REFUSALS if holds(words))
