"""Plain text: a title line, a line of origin, and each paragraph on a line of its own.

::

    # Bekendtgørelse om et eksempel
    # LTA 2026/47 · ELI /eli/lta/2026/47 · issued 2026-01-13

    [1:1] § 1. Første led. Stk. 2. Andet led med 1) et nummer og 2) et til.
    [2:53a] § 53 a. ...

In brackets stand chapter and paragraph; both may be left out. A consolidation repeats the commencement of the acts that
amended it after its own last chapter: paragraphs without a chapter that stand there are passed over, in an act that is
no consolidation only where their numbers begin anew. A line with the number of a chapter ends a paragraph; what stands
from there to the next one is its heading. What is passed over is told.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quiz_app.content.lawtext.assembling import Draft
from quiz_app.domain.lawtext.text import paragraf_number

_ORIGIN = re.compile(r"# .*?\bELI /eli/(?P<eli>\S+)(?:.*?\bissued (?P<issued>\S+))?")
_NUMBER = r"\d+(?: ?[a-zæøå](?![a-zæøå]))?"
_KEY = r"(?:\[(?:(?P<chapter>[^\]:]+):)?(?P<key>[^\]:]+)\] )?"
_CHAPTER = re.compile(r"(?:Kapitel|Afsnit|Bilag) (?:\d+ ?[a-z]?|[IVX]+)\.?")
_CONSOLIDATED = "Bekendtgørelse af"
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
    found, headings = _paragraphs(text, draft)
    own = _own(found, consolidated=draft.title.startswith(_CONSOLIDATED))
    for each in found[:own]:
        _check_key(each, draft)
        draft.add(each.line, each.paragraf, each.text, each.chapter)
    if alien := [f"§ {each.paragraf}" for each in found[own:]]:
        draft.pass_over(
            f"{len(alien)} paragraf(fer) efter lovens sidste kapitel er sprunget over, fordi de hører til andre love: "
            + ", ".join(alien)
        )
    if headings:
        draft.pass_over(f"{headings} linje(r) er læst som overskrifter og hører ikke til nogen paragraf")


def _paragraphs(text: str, draft: Draft) -> tuple[list[_Found], int]:
    """The paragraphs, and how many lines are headings between them."""
    found: list[_Found] = []
    headings, in_heading = 0, False
    for line, written in enumerate(text.split("\n"), 1):
        if written.startswith("#"):
            _heading(line, written, draft)
        elif begun := _PROVISION.match(written):
            key, chapter = begun["key"] or "", begun["chapter"] or ""
            found.append(_Found(line, begun["paragraf"], key, chapter, written[begun.end() :]))
            in_heading = False
        elif in_heading or _CHAPTER.fullmatch(written.strip()):
            in_heading, headings = True, headings + bool(written.strip())
        elif found and not written.startswith(("[", "§")):
            found[-1].text += f" {written}"
        elif written.strip():
            draft.refuse(line, "linjen begynder ikke en paragraf; skriv fx [1:2] § 2. Loven gælder …")
    return found, headings


def _own(found: Sequence[_Found], *, consolidated: bool) -> int:
    """How many paragraphs, from the first on, are the act's own."""
    last = max((n for n, each in enumerate(found) if each.chapter), default=len(found) - 1)
    if consolidated:
        return last + 1
    for n in range(last + 1, len(found)):
        if _position(found[n].paragraf) <= _position(found[n - 1].paragraf):
            return n
    return len(found)


def _position(paragraf: str) -> tuple[int, str]:
    number = re.match(r"(\d+) ?([a-zæøå]?)", paragraf)
    assert number is not None
    return int(number[1]), number[2]


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
