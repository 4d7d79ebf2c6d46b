"""The anonymisation gate, first part: certain identifiers (T1). See :func:`certain_identifiers` and :func:`explain`."""

from quiz_app.domain.anonymise.certain import RULES_VERSION, certain_identifiers
from quiz_app.domain.anonymise.explanation import explain
from quiz_app.domain.anonymise.finding import Finding, Tier, Type

__all__ = ["RULES_VERSION", "Finding", "Tier", "Type", "certain_identifiers", "explain"]
