"""Which rules and lists the gate has: what was released under older ones is screened again."""

RULES_VERSION = "9"
"""Raised with any change of a rule, a guard, a word list or the reading of text."""

RULES_DIGEST = "368bc397b74b6eaf"
"""Of every source and list of that version; a test compares it and says what to do."""
