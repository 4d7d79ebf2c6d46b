"""The ``koerekort`` command."""
