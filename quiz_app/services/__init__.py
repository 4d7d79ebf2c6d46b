"""Use cases, one module per capability; they alone decide who may do what."""
