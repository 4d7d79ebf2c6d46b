"""The editor's sheet: a text, what is left to settle in it, and what has been settled; each act gives a new sheet.

A sheet lives in the person's own tab alone. Suggestions are kept from the reading that made them, so that a person has
one role and dates keep their distances while they are replaced one by one.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from quiz_app.domain.anonymise import Finding, Screening, Tier, Type
from quiz_app.domain.sharing.settling import REASONS, Harmless, Resolution

_ROLE = re.compile(r"\b(?P<head>[A-ZÆØÅ][a-zæøå]+(?: læge)?) (?P<place>\d{1,2}|[A-Z])\b(?!-)")
_SUGGESTED_ROLE = re.compile(r"(?P<head>[A-ZÆØÅ][a-zæøå]+(?: læge)?) (?P<place>\d{1,2}|[A-Z])(?P<rest>.*)")
_GENITIVE = re.compile(r"(?:'s|(?<=[a-zæøå]{3})s)$")
_MONTH = re.compile(r"\bmåned \d")
_CONTEXT = 15
_KEPT_ROLES = frozenset({Type.NAME, Type.NICKNAME, Type.INITIALS, Type.PLACE, Type.ORGANISATION, Type.SUSPECT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """``open`` and ``settled`` are from left to right, in offsets of ``text``."""

    text: str
    open: tuple[Finding, ...] = ()
    settled: tuple[Resolution, ...] = ()


def begun(text: str, screening: Screening, before: Sheet | None = None) -> Sheet:
    """The sheet of a text that was just read; what was settled ``before`` and still stands as it did, stays settled."""
    known = {_context(before.text, s.start, s.end, s.type): s.reason for s in before.settled} if before else {}
    settled, left = [], []
    for finding in screening.findings:
        reason = known.get(_context(text, finding.start, finding.end, finding.type))
        if reason in REASONS[finding.tier]:
            settled.append(Resolution(start=finding.start, end=finding.end, type=finding.type, reason=reason))
        else:
            left.append(finding)
    return Sheet(text=text, open=_renumbered(text, left), settled=tuple(settled))


def alike(sheet: Sheet, finding: Finding) -> tuple[Finding, ...]:
    """The open findings of the same person, place or workplace, genitives too, or of the very same words."""
    role = _role_of(finding)
    return tuple(
        f for f in sheet.open if (role and _role_of(f) == role) or (f.type == finding.type and f.text == finding.text)
    )


def replaced(sheet: Sheet, finding: Finding, words: str | None = None) -> Sheet:
    """The finding and all alike it replaced: by their suggestions, or by other ``words`` and their genitive."""
    doomed = alike(sheet, finding)
    if words is None:
        return _put(sheet, doomed, lambda f: f.suggestion)
    return _put(sheet, doomed, lambda f: words + (_ending(words) if _is_genitive(f) else ""))


def all_suggested(sheet: Sheet) -> Sheet:
    """Every certain identifier and everything that has a role of its own, replaced as suggested."""
    doomed = [f for f in sheet.open if f.tier == Tier.T1 or _role_of(f) or f.type == Type.DATE]
    return _put(sheet, doomed, lambda f: f.suggestion)


def cleared(sheet: Sheet, finding: Finding, reason: Harmless) -> Sheet:
    """The one finding said to identify nobody.

    :raises ValueError: nothing of the kind can be said of a finding of its tier.
    """
    if reason not in REASONS[finding.tier]:
        raise ValueError(reason)
    said = Resolution(start=finding.start, end=finding.end, type=finding.type, reason=reason)
    return replace(
        sheet,
        open=tuple(f for f in sheet.open if f != finding),
        settled=tuple(sorted((*sheet.settled, said), key=lambda r: r.start)),
    )


def _put(sheet: Sheet, doomed: Iterable[Finding], instead: Callable[[Finding], str]) -> Sheet:
    gone = sorted(doomed, key=lambda f: f.start)
    pieces, at = [], 0
    for finding in gone:
        pieces += [sheet.text[at : finding.start], instead(finding)]
        at = finding.end
    shifts = [(f.end, len(instead(f)) - (f.end - f.start)) for f in gone]

    def moved(place: int) -> int:
        return place + sum(shift for end, shift in shifts if end <= place)

    return Sheet(
        text="".join((*pieces, sheet.text[at:])),
        open=tuple(replace(f, start=moved(f.start), end=moved(f.end)) for f in sheet.open if f not in gone),
        settled=tuple(replace(r, start=moved(r.start), end=moved(r.end)) for r in sheet.settled),
    )


def _context(text: str, start: int, end: int, kind: Type) -> tuple[str, str, str, Type]:
    return text[max(0, start - _CONTEXT) : start], text[start:end], text[end : end + _CONTEXT], kind


def _role_of(finding: Finding) -> str:
    """The role that is suggested, less its genitive; empty where the suggestion is no role."""
    if finding.type not in _KEPT_ROLES or finding.suggestion.startswith("["):
        return ""
    return _GENITIVE.sub("", finding.suggestion)


def _is_genitive(finding: Finding) -> bool:
    return bool(_role_of(finding)) and _role_of(finding) != finding.suggestion


def _ending(words: str) -> str:
    return "'s" if words[-1:].isdigit() or words[-1:] in "sxzSXZ" or words[-2:-1] == " " else "s"


def _renumbered(text: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Suggestions of roles that do not stand in the text yet, and of no month beside months of another count."""
    taken: dict[str, int] = {}
    for found in _ROLE.finditer(text):
        taken[found["head"]] = max(taken.get(found["head"], 0), _number(found["place"]))
    counted = _MONTH.search(text) is not None
    return tuple(replace(f, suggestion=_moved_on(f, taken, counted=counted)) for f in findings)


def _moved_on(finding: Finding, taken: dict[str, int], *, counted: bool) -> str:
    if finding.type == Type.DATE and counted:
        return "[måned]"
    found = _SUGGESTED_ROLE.fullmatch(finding.suggestion) if _role_of(finding) else None
    if found is None or found["head"] not in taken:
        return finding.suggestion
    number = _number(found["place"]) + taken[found["head"]]
    lettered = found["place"].isalpha() and number <= ord("Z") - ord("A") + 1
    return f"{found['head']} {chr(ord('A') + number - 1) if lettered else number}{found['rest']}"


def _number(place: str) -> int:
    return int(place) if place.isdigit() else ord(place) - ord("A") + 1
