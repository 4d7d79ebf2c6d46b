"""Plain text: a title line, a line of origin, and each paragraph on a line of its own.

::

    # Bekendtgørelse om et eksempel
    # LTA 2026/47 · ELI /eli/lta/2026/47 · issued 2026-01-13

    [1:1] § 1. Første led. Stk. 2. Andet led med 1) et nummer og 2) et til.
    [2:53a] § 53 a. ...

In brackets stand chapter and paragraph; both may be left out. Where some paragraphs have a chapter, those without one
are quoted from other acts (a consolidation repeats the commencement of those that amended it), and are passed over.
"""

import re
from dataclasses import dataclass

from quiz_app.content.lawtext.assembling import Draft
from quiz_app.domain.lawtext.text import paragraf_number

_ORIGIN = re.compile(r"# .*?\bELI /eli/(?P<eli>\S+)(?:.*?\bissued (?P<issued>\S+))?")
_NUMBER = r"\d+(?: ?[a-zæøå](?![a-zæøå]))?"
_KEY = r"(?:\[(?:(?P<chapter>[^\]:]+):)?(?P<key>[^\]:]+)\] )?"
_PROVISION = re.compile(rf"{_KEY}§§? ?(?P<paragraf>{_NUMBER}(?: ?- ?{_NUMBER})?)(?:\.|(?= [A-ZÆØÅ]))")


@dataclass(slots=True)
class _Found:
    line: int
    paragraf: str
    key: str
    chapter: str
    text: str


def read_plain(text: str, draft: Draft) -> None:
    """Take title, origin and paragraphs; a line that begins none continues the one before."""
    found: list[_Found] = []
    for line, written in enumerate(text.split("\n"), 1):
        if written.startswith("#"):
            _heading(line, written, draft)
        elif begun := _PROVISION.match(written):
            key, chapter = begun["key"] or "", begun["chapter"] or ""
            found.append(_Found(line, begun["paragraf"], key, chapter, written[begun.end() :]))
        elif found and not written.startswith(("[", "§")):
            found[-1].text += f" {written}"
        elif written.strip():
            draft.refuse(line, "linjen begynder ikke en paragraf; skriv fx [1:2] § 2. Loven gælder …")
    has_chapters = any(f.chapter for f in found)
    for each in found:
        if each.chapter or not has_chapters:
            _check_key(each, draft)
            draft.add(each.line, each.paragraf, each.text, each.chapter)


def _heading(line: int, written: str, draft: Draft) -> None:
    origin = _ORIGIN.match(written)
    if origin is None:
        draft.title = draft.title or written.lstrip("# ")
        return
    draft.eli = origin["eli"]
    if origin["issued"]:
        draft.issue(line, origin["issued"])


def _check_key(found: _Found, draft: Draft) -> None:
    """Two numbers for one paragraph mean that one of them is a slip."""
    try:
        same = not found.key or paragraf_number(found.key) == paragraf_number(found.paragraf)
    except ValueError:
        same = False
    if not same:
        draft.refuse(found.line, f"i klammen står {found.key}, men paragraffen hedder § {found.paragraf}")
