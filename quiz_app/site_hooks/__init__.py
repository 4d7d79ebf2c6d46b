"""The published site: content objects as Markdown pages, handed to MkDocs by a thin hook."""
