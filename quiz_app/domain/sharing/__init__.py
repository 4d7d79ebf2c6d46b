"""Sharing a case with colleagues: its coarse form, the settling of findings, its release by another, its takedown."""
