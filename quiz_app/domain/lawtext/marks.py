"""The words of a provision that may change without its meaning: references, sources, titles, names of authorities."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """What a piece of text is."""

    WORD = "word"
    SIGN = "sign"
    REFERENCE = "reference"
    SOURCE = "source"
    TITLE = "title"
    AUTHORITY = "authority"
    COMMENCEMENT = "commencement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A marked stretch, a single word or a sign; ``own`` is False for a reference into another act."""

    mark: Mark
    text: str
    own: bool = True


_UNIT = r"(?! ?(?:måned|\w*dag|uge|år|tim|kr|pct|procent|mio|mia|gange|point|personer|børn|km))"
"""What follows a number that is no provision's: a deadline, an amount, a count."""
NUMBER = r"\d+(?: [a-hj-zæøå](?![\wæøå)])| i(?=[,.;)]))?"
"""A paragraph's number. A lone ``i`` is a word (``§ 5 i lov om ...``) unless a sign follows it."""
_ATOM = (
    rf"(?:§§? ?{NUMBER}|stk\. \d+|nr\. \d+|litra [a-zæøå](?![\wæøå])|\d+\.(?:(?:-| og |, )\d+\.)* pkt\."
    rf"|(?:[Kk]apitel|[Aa]fsnit|[Aa]rtikel|[Bb]ilag) {NUMBER})"
)
_NEXT = rf"(?: ?- ?|, og |, eller |, | og | eller )(?:{_ATOM}|{NUMBER}(?![\w)½.,]*\d){_UNIT})"
_DATE = r"\d{1,2}\. [a-z]+ \d{4}"
_ENDS_TITLE = r"(?=[,.;:)]| (?:og|eller|samt|skal|kan|finder|gælder|er|har|ophæves|der|som|til|efter|når|hvis)\b|$)"
_TITLE = rf"om [^.;:§()\d,]{{3,120}}?{_ENDS_TITLE}"
_PATTERNS = {
    Mark.COMMENCEMENT: rf"træder i kraft den {_DATE}",
    Mark.SOURCE: rf"nr\. \d+ af {_DATE}(?: om [^.;:§()]+?(?= ophæves)| {_TITLE})?",
    Mark.TITLE: (
        rf"\b(?:[Ll]ov|[Bb]ekendtgørelse|[Vv]ejledning|[Ff]orordning|[Cc]irkulære) {_TITLE}"
        r"|\b[A-ZÆØÅa-zæøå]{3,}loven\b"
    ),
    Mark.REFERENCE: rf"{_ATOM}(?:{_NEXT})*",
    Mark.AUTHORITY: (
        r"\b(?:Styrelsen|Ministeriet|Nævnet|Rådet) for [A-ZÆØÅ][\wæøå-]+(?:(?:, | og )[A-ZÆØÅ][\wæøå-]+)*"
        r"|\b[A-ZÆØÅa-zæøå-]{3,}(?:(?<!be)styrelsen|ministeriet|ministeren|nævnet|tilsynet|instituttet)\b"
        r"|\bUdbetaling Danmark\b|\bATP\b|www\.[\w.-]+\w"
    ),
    Mark.WORD: r"jf\.|[\wæøåÆØÅ½/-]+(?:[.,]\d+)*",
    Mark.SIGN: r"\S",
}
_PIECE = re.compile("|".join(f"(?P<{mark.value}>{pattern})" for mark, pattern in _PATTERNS.items()))
_ATOMS = re.compile(
    rf"(?P<paragraf>§§? ?(?P<p>{NUMBER}))|stk\. (?P<stk>\d+)|nr\. (?P<nr>\d+)|litra (?P<litra>[a-zæøå])"
    rf"|(?P<pkt>\d+)\.(?= ?pkt|[-,]| og)|(?P<part>(?:kapitel|afsnit|artikel|bilag) {NUMBER})|(?P<more>{NUMBER})",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r",? (?:i|til) (?!(?:denne|dette)\b)(?:[a-zæøå]+ )?(?:[Ll]ov|bekendtgørelse|forordning|[a-zæøå]+loven|cirkulære)\b"
    r"|,? (?:i|til) [a-zæøå-]+loven\b|,? i (?:[\w-]+ )?(?:forordning|direktiv)"
)


def pieces(text: str) -> Iterator[Piece]:
    """The text from its beginning to its end; ``m.v.`` and ``mv.`` are the same word."""
    text = re.sub(r"\bm\.?v\b\.?", "mv", text).replace("Stk. ", "stk. ")
    for found in _PIECE.finditer(text):
        mark = Mark(str(found.lastgroup))
        own = mark != Mark.REFERENCE or _ABROAD.match(text, found.end()) is None
        yield Piece(mark=mark, text=found[0], own=own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What one step of a reference points to; ``paragraf`` is empty for the provision's own, ``part`` is a chapter."""

    paragraf: str = ""
    stk: int | None = None
    nr: int | None = None
    rest: str = ""


def places(reference: str) -> tuple[Place, ...]:
    """The places that a reference names, in its order: each step narrows the one before, or stands beside it."""
    found, at = [], Place()
    level = "paragraf"
    for atom in _ATOMS.finditer(reference):
        kind = str(atom.lastgroup)
        level, at = _step(level if kind == "more" else kind, atom, at)
        found.append(at)
    return tuple(found)


def _step(level: str, atom: re.Match[str], at: Place) -> tuple[str, Place]:
    value = next(filter(None, atom.group("p", "stk", "nr", "litra", "pkt", "part", "more")))
    if level == "paragraf":
        return level, Place(paragraf=value)
    if level == "stk" and value.isdigit():
        return level, Place(paragraf=at.paragraf, stk=int(value))
    if level == "nr" and value.isdigit():
        return level, Place(paragraf=at.paragraf, stk=at.stk, nr=int(value))
    return level, Place(paragraf=at.paragraf, stk=at.stk, nr=at.nr, rest=f"{level} {value}")
