"""Whether a case is another one again: the same combination of facts, or nearly the same words."""

import re

from quiz_app.domain.sharing.case_text import CaseText
from quiz_app.domain.sharing.form import CaseForm

NEAR = 0.5
_LENGTH = 4


def is_same_combination(one: CaseForm, other: CaseForm) -> bool:
    """True when nothing that tells a person apart differs; a sex left open is no difference."""
    traits = ("age_band", "region", "family", "illness", "occupation")
    sexes = {one.sex, other.sex} - {None}
    return len(sexes) < 2 and all(getattr(one, t) == getattr(other, t) for t in traits)  # noqa: PLR2004 - two sexes


def is_near_duplicate(one: CaseText, other: CaseText) -> bool:
    """True when the one story is nearly the other's."""
    return is_near_copy(one.words.story, other.words.story)


def is_near_copy(one: str, other: str) -> bool:
    """True when at least half of the runs of four words of the shorter text stand in the other one."""
    ours, theirs = _runs(one), _runs(other)
    fewer = min(len(ours), len(theirs))
    return fewer > 0 and len(ours & theirs) >= NEAR * fewer


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(tuple(words[i : i + _LENGTH]) for i in range(len(words) - _LENGTH + 1))
