"""The glossary where one reads: a term's meaning on its first use on a page, for those who point at it or tap it."""

import re
from collections.abc import Callable, Iterable
from html import escape

from quiz_app.domain.library import Term

OURS = "Sagskørekortet"
"""The source of words that are about this platform; they explain themselves where they are used."""
SHORTEST = 3
_ENDINGS = r"(?:en|et|er|ene|erne|s|ens|ets|ers|nes|n|t|r)?"
_BLOCK = re.compile(r'(<div class="kk-(?:body|answer)">)(.*?)(</div>)', re.DOTALL)
_TAG = re.compile(r"(<[^>]*>)")
_CLOSED = frozenset({"a", "abbr", "code", "h1", "h2", "h3", "h4", "pre", "svg", "button"})
"""Within these a word is left as it is."""

Explain = Callable[[str], str]


def explaining(glossary: Iterable[Term]) -> Explain:
    """Gives a function that marks the first use of each legal or medical term in a page's texts with its meaning."""
    terms = {t.term.lower(): t for t in glossary if OURS not in t.source and len(t.term) >= SHORTEST}
    if not terms:
        return lambda page: page
    longest_first = sorted(terms, key=len, reverse=True)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, longest_first))}){_ENDINGS}\b", re.IGNORECASE)

    def explained(page: str) -> str:
        seen: set[str] = set()

        def marked(found: re.Match[str]) -> str:
            term = terms[found[1].lower()]
            shown = term.term not in seen and (not term.term.isupper() or found[1].isupper())
            if not shown:
                return found[0]
            seen.add(term.term)
            return f'<abbr title="{escape(term.meaning)}">{found[0]}</abbr>'

        return _BLOCK.sub(lambda b: b[1] + _outside(b[2], lambda text: pattern.sub(marked, text)) + b[3], page)

    return explained


def _outside(body: str, change: Explain) -> str:
    """The HTML with its texts changed, except those within links, headings and code."""
    parts, open_tags = [], 0
    for part in _TAG.split(body):
        name = re.match(r"</?([a-z0-9]+)", part)
        if name and name[1] in _CLOSED:
            open_tags += -1 if part.startswith("</") else 1
        parts.append(change(part) if not name and not open_tags else part)
    return "".join(parts)
