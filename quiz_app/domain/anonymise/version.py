"""Which rules and lists the gate has: what was released under older ones is screened again."""

RULES_VERSION = "10"
"""Raised with any change of a rule, a guard, a word list or the reading of text."""

RULES_DIGEST = "ac6c77529a1283df"
"""Of every source and list of that version; a test compares it and says what to do."""
