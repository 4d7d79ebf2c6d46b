"""Which rules and lists the gate has: what was released under older ones is screened again."""

RULES_VERSION = "11"
"""Raised with any change of a rule, a guard, a word list or the reading of text."""

RULES_DIGEST = "12d4a11e84970c50"
"""Of every source and list of that version; a test compares it and says what to do."""
