"""The one Markdown renderer of content: CommonMark and tables, raw HTML off, links by id resolved."""

import re
from html import escape

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_RENDERER = MarkdownIt("commonmark", {"html": False}).enable("table")
_INTERNAL = re.compile(r"\]\((retningslinje|situation|graazone|borger|vaerktoej|modul|aendring):([a-z0-9-]+)\)")
_FOLDER = {
    "retningslinje": "retningslinjer",
    "situation": "situationer",
    "graazone": "graazoner",
    "borger": "borger",
    "vaerktoej": "vaerktoejer",
    "modul": "moduler",
}


def block(body: str, *, up: str = "../", css: str = "kk-body") -> str:
    """The body as one HTML block that MkDocs passes through; ``up`` leads from the page to the site's root."""
    return f'<div class="{css}">\n{_RENDERER.render(_resolved(body, up))}</div>\n'


def inline(text: str) -> str:
    """One line of Markdown as HTML without a paragraph around it."""
    return str(_RENDERER.renderInline(text))


def tree(body: str) -> SyntaxTreeNode:
    """The body as its parts, for what is no HTML."""
    return SyntaxTreeNode(_RENDERER.parse(body))


def plain(text: str) -> str:
    """Text that is no Markdown, safe within HTML."""
    return escape(text)


def sections_of(body: str) -> list[tuple[str, str]]:
    """``(heading, text)`` for each second-level heading; the text before the first has an empty heading."""
    parts = re.split(r"^## +(.+?) *$", body, flags=re.MULTILINE)
    return [("", parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]


def _resolved(body: str, up: str) -> str:
    def link(match: re.Match[str]) -> str:
        kind, object_id = match.groups()
        if kind == "aendring":
            return f"]({up}lovaendringer.html#{object_id})"
        return f"]({up}{_FOLDER[kind]}/{object_id}.html)"

    return _INTERNAL.sub(link, body)
