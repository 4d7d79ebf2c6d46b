"""The words of a provision that may change without its meaning: references, sources, titles, names of authorities."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from quiz_app.domain.lawtext.names import TITLES


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


_PROSE = (
    r"(?:i(?! alt)|på|for|til(?! \d)|med|om(?! (?:ugen|måneden|året|dagen)\b)|at|og(?! (?:der|op))|samt|efter|fra"
    r"|inden|forud|mellem|eller(?! (?:der|flere|færre|mere|mindre|over|under|ældre|yngre))|som|der"
    r"|hvis|når|kan|skal|må|er|har|få|bliver|sker|finder|gælder|træder|omfatter|bortfalder|ophører|består|forudsætter"
    r"|fastsætte|beslutte|ikke|også|desuden|allerede|straks|tilsvarende|anvendelse|nævnte|omfattet"
    r"|omhandlede|anførte|beskrevne|\w+es)\b"
)
"""The words that follow a list of provisions' numbers. Before any other word a number counts something."""
_SENTENCE = r"\.(?:(?:-| og |, )\d+\.)* pkt\."
_COUNTS = rf"(?!½|-[a-zæøå]|/\d| ?%|\.? ?(?:kr|pct|mio|mia|mdr)\b)(?!{_SENTENCE})(?! (?!{_PROSE})[a-zæøå])"
NUMBER = r"\d+(?: [a-hj-zæøå](?![\wæøå])| i(?=[,.;)]))?"
"""A paragraph's number. A lone ``i`` is a word (``§ 5 i lov om ...``) unless a sign follows it."""
_JOIN = r"(?: ?- ?|, og |, eller |, | og | eller )"
_MORE = rf"(?:{_JOIN}{NUMBER}(?![\w)½.,]*\d){_COUNTS})"
_ALONE = (
    rf"§ ?{NUMBER}(?: ?- ?{NUMBER}(?![\w)½.,]*\d){_COUNTS})?|litra [a-zæøå](?![\wæøå])"
    rf"|\d+{_SENTENCE}"
)
_LISTED = rf"(?:§§ ?|stk\. |nr\. |(?:[Kk]apitel|[Aa]fsnit|[Aa]rtikel|[Bb]ilag) ){NUMBER}{_MORE}*"
_ATOM = rf"(?:{_LISTED}|{_ALONE})"
"""A bare number goes on a list of numbers (``stk. 1, 2 og 4``), never a single paragraph (``§ 2, 50 ansatte``)."""
_DATE = r"\d{1,2}\. [a-z]+ \d{4}"
NEGATION = r"(?:ikke|ingen|intet|kun|alene|aldrig|hverken|medmindre|undtagen|undtaget|uden|bortset|dog)"
"""The words with which a rule says no, or only so far."""
_VERB = (
    r"(?:skal|kan|må|vil|bør|finder|gælder|er|har|blev|bliver|yder|giver|får|tilkommer|medfører|modtager|udgør|består|ser"
    r"|sker|\w{3,}(?:er|ør|es|ede|ene))"
)
_ENDS_TITLE = (
    rf"(?=[,.;:)]| (?:og|eller|samt|som|der|at|til|efter|når|hvis|i|på|ved|for|fra|med|under|inden|mod|hos|om|ud|før"
    rf"|{NEGATION}|{_VERB})\b|$)"
)
_KNOWN = "|".join(re.escape(title) for title in sorted(TITLES, key=len, reverse=True))
_ENDS_IN_MV = rf"om (?:(?! (?:{NEGATION}|{_VERB})\b)[^.;:§()\d,]){{3,120}}? mv\b"
_TITLE = rf"(?:(?:{_KNOWN})(?![\wæøå-])(?:,? mv\b)?|{_ENDS_IN_MV}|om [^.;:§()\d,]{{3,120}}?{_ENDS_TITLE})"
_NO_RULE = rf"(?:(?! (?:{NEGATION}|skal|kan|må|finder|gælder|er|har)\b)[^.;:§()])"
_PATTERNS = {
    Mark.COMMENCEMENT: rf"træder i kraft den {_DATE}",
    Mark.SOURCE: rf"nr\. \d+ af {_DATE}(?: om {_NO_RULE}+?(?= ophæves)| {_TITLE})?",
    Mark.TITLE: (
        rf"\b(?:[Ll]ov|[Bb]ekendtgørelse|[Vv]ejledning|[Ff]orordning|[Cc]irkulære) {_TITLE}"
        r"|\b[A-ZÆØÅa-zæøå]{3,}loven\b"
    ),
    Mark.REFERENCE: rf"{_ATOM}(?:{_JOIN}{_ATOM})*",
    Mark.AUTHORITY: (
        r"\b[Jj]obcent(?:erets?|rets?|renes?|re|er)\b|\b[Kk]ommun(?:ernes?|ens?|er|es|e)\b"
        r"|\bStatens [A-ZÆØÅ]\w+styrelse\b|\b[Dd]et [Ss]ociale [Nn]ævn\b|\b[Dd]e [Ss]ociale [Nn]ævn\b"
        r"|\b(?:Styrelsen|Ministeriet|Nævnet|Rådet) for [A-ZÆØÅ][\wæøå-]+(?:(?:, | og )[A-ZÆØÅ][\wæøå-]+)*"
        r"|\b[A-ZÆØÅa-zæøå-]{3,}(?:(?<!be)styrelsen|ministeriet|ministeren|nævnet|tilsynet|instituttet)\b"
        r"|\bUdbetaling Danmark\b|\bATP\b|www\.[\w.-]+\w"
    ),
    Mark.WORD: r"jf\.|[/-]*\w[\w/-]*(?:[.,]\d+)*",
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


_SPELLINGS = (
    (re.compile("[\u2010-\u2015\u2212]"), "-"),
    (re.compile(r"(?<=\d)½"), " 1/2"),
    (re.compile("½"), "1/2"),
    (re.compile("\u2044"), "/"),
    (re.compile(r"\bm\.?v\b\.?"), "mv"),
    (re.compile(r"\bstk\. ?(?=\d)", re.IGNORECASE), "stk. "),
    (re.compile(r"\bnr\. ?(?=\d)"), "nr. "),
    (re.compile(r"(?<=§)(?=\d)"), " "),
    (re.compile(r"(?<=\d) ?%"), " pct"),
    (re.compile(r"\b(?:pct\b\.?|procent\b)"), "pct"),
)


def spelled(text: str) -> str:
    """The text with each sign and abbreviation that can be written in several ways written in one."""
    for pattern, one in _SPELLINGS:
        text = pattern.sub(one, text)
    return text


def pieces(text: str) -> Iterator[Piece]:
    """The text from its beginning to its end, in one way of writing: ``m.v.`` and ``mv.`` are the same word."""
    text = spelled(text)
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
