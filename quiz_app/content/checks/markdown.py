"""The one dialect of Markdown that site and app both show, and the links that a text may hold.

Checked on the files as written, so the line is the author's own; YAML values are Markdown too.
"""

import re
from collections.abc import Iterator

from quiz_app.content.checks.references import missing
from quiz_app.content.folders import LAW
from quiz_app.content.shelves import Shelves
from quiz_app.domain.citation import Citations
from quiz_app.errors import Problem

INTERNAL = {
    "retningslinje": "guidelines",
    "situation": "situations",
    "graazone": "grey_zones",
    "borger": "citizen_pages",
    "vaerktoej": "tools",
    "modul": "modules",
    "aendring": "changes",
}
"""What stands before the colon in an internal link, and the kind that it names."""

ALLOWED_HOSTS = ("retsinformation.dk", "ast.dk", "star.dk")

_ANYWHERE = (
    (re.compile(r"\t"), "tabulator: brug mellemrum"),
    (re.compile(r"<(?!https?:)[A-Za-z/!?]"), "HTML bruges ikke i indhold: skriv det som Markdown, eller slet <"),
)
_MARKDOWN_ONLY = (
    (
        re.compile(r"^ *(?:!!!|\?\?\?)", re.MULTILINE),
        "bokse (!!! og ???) bruges ikke: skriv et afsnit eller et citat (>)",
    ),
    (
        re.compile(r"^ *(?:[-*+]|\d+[.)]) +\[[ xX]\](?: |$)", re.MULTILINE),
        "afkrydsningslister bruges ikke: skriv en almindelig liste",
    ),
    (re.compile(r"!\["), "billeder bruges ikke i indhold"),
)
_CODE = re.compile(
    r"^ {0,3}(?P<fence>```|~~~)(?:.|\n)*?(?:^ {0,3}(?P=fence)|\Z)|(?P<tick>`+)[^`](?:.|\n(?!\s*\n))*?(?P=tick)",
    re.MULTILINE,
)
_PARAGRAPH = re.compile(r"(?:^.*\S.*$\n?)+", re.MULTILINE)
_LINK = re.compile(r"\]\(\s*([^)\s]*)[^)]*\)")
_URL = re.compile(r"https?://([^/\s)\]>\"'?#:]*)")


def markdown_problems(shelves: Shelves) -> Iterator[Problem]:
    """All that the dialect forbids in all files, and all links and citations that lead nowhere or out of the house."""
    for path, text in shelves.texts.items():
        markdown, bare = path.endswith(".md"), _without_code(text)
        for rule, message in (*_ANYWHERE, *_MARKDOWN_ONLY) if markdown else _ANYWHERE:
            yield from (Problem(path, _line(text, found.start()), message) for found in rule.finditer(bare))
        yield from _links(path, bare, shelves)
        if markdown and shelves.citations:
            yield from _citations(path, text, shelves.citations)


def _without_code(text: str) -> str:
    """The text with its code blanked, so that places stay the same."""
    return _CODE.sub(_blank, text) if "`" in text or "~~~" in text else text


def _citations(path: str, text: str, citations: Citations) -> Iterator[Problem]:
    """Impossible citations in running text; those of the front matter are read strictly, elsewhere."""
    for paragraph in _PARAGRAPH.finditer(text, text.find("\n---", 3)):
        if "§" in paragraph[0] or "artikel" in paragraph[0]:
            for start, _, message in citations.impossible(paragraph[0]):
                yield Problem(path, _line(text, paragraph.start() + start), message)


def _links(path: str, text: str, shelves: Shelves) -> Iterator[Problem]:
    for found in _LINK.finditer(text):
        scheme, _, target = found[1].partition(":")
        kind = INTERNAL.get(scheme)
        if kind and (message := missing(target, kind, getattr(shelves, kind))):
            yield Problem(path, _line(text, found.start()), message)
        elif not kind and scheme not in {"http", "https"}:
            schemes = ", ".join(f"{word}:<id>" for word in INTERNAL)
            yield Problem(path, _line(text, found.start()), f"linket »{found[1]}« kan ikke bruges; skriv {schemes}")
    for found in _URL.finditer(text if not path.startswith(LAW) else ""):
        if not _allowed(found[1]):
            allowed = ", ".join(ALLOWED_HOSTS)
            yield Problem(path, _line(text, found.start()), f"link til »{found[1]}«: kun {allowed} må nævnes")


def _allowed(host: str) -> bool:
    return any(host == allowed or host.endswith(f".{allowed}") for allowed in ALLOWED_HOSTS)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
