"""The one dialect of Markdown that site and app both show, and the links that a text may hold.

Checked on the files as written, so the line is the author's own; YAML values are Markdown too.
"""

import re
from collections.abc import Iterator

from quiz_app.content.checks.references import missing
from quiz_app.content.folders import LAW
from quiz_app.content.page import FENCE
from quiz_app.content.shelves import Shelves
from quiz_app.errors import Problem

INTERNAL = {"retningslinje": "guidelines", "situation": "situations", "modul": "modules", "aendring": "changes"}
"""What stands before the colon in an internal link, and the kind that it names."""

ALLOWED_HOSTS = ("retsinformation.dk", "ast.dk", "star.dk")

_ANYWHERE = (
    (re.compile(r"\t"), "tabulator: brug mellemrum"),
    (re.compile(r"<(?!https?:)[A-Za-z/!?]"), "HTML bruges ikke i indhold: skriv det som Markdown, eller slet <"),
)
_MARKDOWN_ONLY = (
    (re.compile(r"\s*(?:!!!|\?\?\?)"), "bokse (!!! og ???) bruges ikke: skriv et afsnit eller et citat (>)"),
    (
        re.compile(r"\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\](?:\s|$)"),
        "afkrydsningslister bruges ikke: skriv en almindelig liste",
    ),
    (re.compile(r".*!\["), "billeder bruges ikke i indhold"),
)
_CODE = re.compile(r"(`+)(?:.|\n)*?\1")
_LINK = re.compile(r"\]\(\s*([^)\s]*)[^)]*\)")
_URL = re.compile(r"https?://([^/\s)\]>\"'?#:]*)")


def markdown_problems(shelves: Shelves) -> Iterator[Problem]:
    """All that the dialect forbids in all files, and all links that lead nowhere or out of the house."""
    for path, text in shelves.texts.items():
        yield from _dialect(path, text)
        yield from _links(path, text, shelves)
        if shelves.citations and path.endswith(".md"):
            for start, _, message in shelves.citations.impossible(_body(text)):
                yield Problem(path, _line(text, start), message)


def _dialect(path: str, text: str) -> Iterator[Problem]:
    rules = (*_ANYWHERE, *_MARKDOWN_ONLY) if path.endswith(".md") else _ANYWHERE
    fenced = False
    for number, line in enumerate(text.split("\n"), start=1):
        fence = bool(FENCE.match(line))
        fenced ^= fence
        if not fenced and not fence:
            bare = _CODE.sub("", line)
            yield from (Problem(path, number, message) for rule, message in rules if rule.search(bare))


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


def _body(text: str) -> str:
    """The text with its front matter blanked, so that places stay the same; citations there are read strictly."""
    end = text.find("\n---", 3) if text.startswith("---") else -1
    return re.sub(r"[^\n]", " ", text[:end]) + text[end:] if end > 0 else text


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
