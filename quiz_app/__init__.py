"""Sagskørekortet: training, licences and shared legal guidelines for Danish caseworkers."""
