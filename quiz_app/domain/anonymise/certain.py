"""Tier T1: what identifies a citizen for certain. It guards every free text before it is stored."""

import re
from collections.abc import Iterable, Sequence

from quiz_app.domain.anonymise.birth_date import BIRTH_DATE_RULES
from quiz_app.domain.anonymise.birth_forms import BIRTH_FORM_RULES
from quiz_app.domain.anonymise.contact import CONTACT_RULES
from quiz_app.domain.anonymise.cpr import CPR_RULES
from quiz_app.domain.anonymise.dwelling import DWELLING_RULES
from quiz_app.domain.anonymise.finding import Finding, Tier, Type
from quiz_app.domain.anonymise.normalise import normalise
from quiz_app.domain.anonymise.phone import PHONE_RULES
from quiz_app.domain.anonymise.place import PLACE_RULES
from quiz_app.domain.anonymise.reference import REFERENCE_RULES
from quiz_app.domain.anonymise.registration import REGISTRATION_RULES
from quiz_app.domain.anonymise.rule import Rule, number_starts

CERTAIN_RULES: tuple[Rule, ...] = (
    *CPR_RULES,
    *BIRTH_DATE_RULES,
    *BIRTH_FORM_RULES,
    *CONTACT_RULES,
    *PHONE_RULES,
    *PLACE_RULES,
    *DWELLING_RULES,
    *REGISTRATION_RULES,
    *REFERENCE_RULES,
)

SUGGESTIONS: dict[Type, str] = {
    Type.CPR: "",
    Type.EMAIL: "[e-mail]",
    Type.URL: "[link]",
    Type.ACCOUNT: "[kontonummer]",
    Type.CVR: "[CVR-nummer]",
    Type.CASE_NUMBER: "[sagsnummer]",
    Type.NUMBER_PLATE: "[nummerplade]",
    Type.MATRIKEL: "[matrikelnummer]",
    Type.BIRTH_DATE: "[fødselsdato]",
    Type.ADDRESS: "[adresse]",
    Type.PHONE: "[telefonnummer]",
    Type.NUMBER: "[nummer]",
}

_DOOR = 40
_POSTCODE = re.compile(r"(?:dk-?)?\d{4}\b", re.IGNORECASE)
_STOP = re.compile(r"[.!?:]\s+[A-ZÆØÅ]|\n[ ]*\n|[|!?]")
_PRECEDENCE = {kind: rank for rank, kind in enumerate(Type)}
_Span = tuple[int, int, Type]


def certain_identifiers(text: str, *, rules: Sequence[Rule] = CERTAIN_RULES) -> tuple[Finding, ...]:
    """Every T1 finding in ``text``, from left to right, none overlapping; offsets are into ``text`` as it was typed.

    What several rules find in one place is one finding, as wide as all of them and named by the type that stands
    first in :class:`Type`; the parts of one address are one finding.
    """
    plain = normalise(text)
    numbers = number_starts(plain.text)
    hits = sorted((start, end, rule.type) for rule in rules for start, end in rule.spans(plain.text, numbers))
    merged = _merged(hits, plain.text)
    return tuple(_finding(text, *plain.original_span(start, end), kind) for start, end, kind in merged)


def _merged(hits: Iterable[_Span], plain: str) -> list[_Span]:
    merged: list[_Span] = []
    for start, end, kind in hits:
        if merged and _belongs(merged[-1], (start, end, kind), plain):
            first, last, other = merged.pop()
            merged.append((first, max(last, end), min(other, kind, key=_PRECEDENCE.__getitem__)))
        else:
            merged.append((start, end, kind))
    return merged


def _belongs(left: _Span, right: _Span, plain: str) -> bool:
    """True when the spans share a character, or are two pieces of an address.

    Nothing but a comma or a blank parts them, or the second is the postcode and door or wing stands between.
    """
    if right[0] < left[1]:
        return True
    between = plain[left[1] : right[0]]
    door = len(between) <= _DOOR and _POSTCODE.match(plain, right[0]) and not _STOP.search(between)
    return left[2] == right[2] == Type.ADDRESS and (not between.strip(" \n,.;") or bool(door))


def _finding(text: str, start: int, end: int, kind: Type) -> Finding:
    return Finding(start=start, end=end, text=text[start:end], tier=Tier.T1, type=kind, suggestion=SUGGESTIONS[kind])
