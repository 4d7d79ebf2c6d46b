"""Tier T2 by pattern: nicknames in quotation marks."""

import re

from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.rule import Rule, rule

_ORDINARY = frozenset({"ja", "nej", "ok", "okay", "måske", "stop"})
_ROLE = re.compile(r"Borger [A-Z]")
_CALLED = re.compile(
    r"\b(?:kald(?:t|es|er|te|et)|kælenavn\w*|øgenavn\w*|tilnavn\w*|dæknavn\w*|alias|også|hedder)\W*$", re.IGNORECASE
)


def _is_nickname(match: re.Match[str]) -> bool:
    """A capital inside a sentence, or anything short after a word for being called so."""
    inside = match["name"]
    called = _CALLED.search(match.string[max(0, match.start() - 30) : match.start()]) is not None
    before = match.string[: match.start()].rstrip()
    opens = not before or before[-1] in ".!?:\n"
    if _ROLE.fullmatch(inside):
        return False
    return called or (inside[0].isupper() and not opens and inside.lower() not in _ORDINARY)


QUOTED_RULES: tuple[Rule, ...] = (
    rule(
        "nickname",
        Type.NICKNAME,
        r"[»\"“„'«] (?P<hit> (?P<name> [^\W\d_][\w-]{1,25} (?:[ ][^\W\d_][\w-]{0,25}){0,2} ) ) [«\"”“'»]",
        _is_nickname,
    ),
)
