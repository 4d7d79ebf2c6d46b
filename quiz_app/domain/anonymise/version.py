"""Which rules and lists the gate has: what was released under older ones is screened again."""

RULES_VERSION = "10"
"""Raised with any change of a rule, a guard, a word list or the reading of text."""

RULES_DIGEST = "0f04018b639b440f"
"""Of every source and list of that version; a test compares it and says what to do."""
