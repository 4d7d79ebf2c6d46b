"""Readers of the content root: Markdown and YAML in, frozen objects or ``path:line: message`` out."""
