"""The anonymisation gate: :func:`certain_identifiers` (T1) guards every field, :func:`screen` whole texts (T1-T3)."""

from quiz_app.domain.anonymise.certain import certain_identifiers
from quiz_app.domain.anonymise.explanation import explain
from quiz_app.domain.anonymise.finding import Finding, Tier, Type
from quiz_app.domain.anonymise.lexicon import Dictionary, Lexicon, Phrases
from quiz_app.domain.anonymise.refusal import Refusal
from quiz_app.domain.anonymise.screening import Screening, screen
from quiz_app.domain.anonymise.version import RULES_VERSION

__all__ = [
    "RULES_VERSION",
    "Dictionary",
    "Finding",
    "Lexicon",
    "Phrases",
    "Refusal",
    "Screening",
    "Tier",
    "Type",
    "certain_identifiers",
    "explain",
    "screen",
]
