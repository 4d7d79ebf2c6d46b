"""Settling what the gate found: each finding is replaced, or a named person says why it identifies nobody."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from quiz_app.domain.anonymise import Finding, Screening, Tier, Type


class Harmless(StrEnum):
    """Why a finding identifies nobody; a closed list, so that it holds nobody's words."""

    ORDINARY_WORD = "ordinary_word"
    LAW_OR_AUTHORITY = "law_or_authority"
    COMMON_TO_MANY = "common_to_many"
    INVENTED = "invented"
    NEEDED_FOR_THE_LESSON = "needed_for_the_lesson"


REASONS: Mapping[Tier, tuple[Harmless, ...]] = {
    Tier.T1: (),
    Tier.T2: (Harmless.ORDINARY_WORD, Harmless.LAW_OR_AUTHORITY, Harmless.INVENTED),
    Tier.T3: (Harmless.COMMON_TO_MANY, Harmless.NEEDED_FOR_THE_LESSON, Harmless.INVENTED, Harmless.LAW_OR_AUTHORITY),
}
"""What may be said of a finding, by its tier; nothing clears what identifies for certain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Somebody's word that what stands there identifies nobody: a place and a type, never the words."""

    start: int
    end: int
    type: Type
    reason: Harmless


def unsettled(screening: Screening, resolutions: Iterable[Resolution]) -> tuple[Finding, ...]:
    """The findings that no resolution covers, T1 always among them. The screening was not refused."""
    settled = {(r.start, r.end, r.type): r.reason for r in resolutions}
    return tuple(f for f in screening.findings if settled.get((f.start, f.end, f.type)) not in REASONS[f.tier])


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings of each type, for the audit trail."""
    return dict(sorted(Counter(finding.type.value for finding in findings).items()))
