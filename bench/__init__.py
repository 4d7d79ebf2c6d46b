"""Measurements of the whole program; ``python -m bench.run`` prints one table. Nothing here is asserted or shipped."""
