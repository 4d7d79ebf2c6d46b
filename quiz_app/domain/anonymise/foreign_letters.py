"""Words in letters that Danish is not written with: hardly any reader here can say whether one is a name."""

from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.rule import rule

_LETTER = (
    r"[\u0370-\u1dbf\u1f00-\u1fff\u2c00-\u2dff\u3005-\ud7ff\uf900-\ufaff\ufb13-\ufdff\ufe70-\ufefc"
    r"\U00010300-\U0001efff\U00020000-\U0003ffff]"
)
_SIGN = rf"[µμΩαβγδπ](?!{_LETTER})"

FOREIGN_RULES = (rule("foreign letters", Type.SUSPECT, rf"(?!{_SIGN}){_LETTER}+(?:[ \-'·]{{1,2}}{_LETTER}+)*"),)
"""Greek, Cyrillic, Arabic, Tamil, Bengali, Chinese and the like, also a single letter, and with marks that combine."""
