"""A text as its words: where each stands, how it is written, and whether it opens a sentence."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*'?")
_ABBREVIATIONS = frozenset(
    word
    for line in (
        "adr afd afs ang bl ca cand d dr eks ekskl el evt f fr fx g hhv hr ift iht ifm inkl int jf kap kl kr lic",
        "litra m maks max mdr med mht mill min mio mr mrs nr og okt o p pct pga pkt pr prof resp s sal skt sml spl st",
        "stk str sv t tlf tidl u udg v vedr vha vs yngre ældre a e b c h i j k l n q r x y z æ ø å",
    )
    for word in line.split()
)
_OPENER = re.compile(r"[!?:•;*▪·]|\n\s*\n|\n\s*[-\d]|\S\s*[»\"“„]\s*$")
_NUMBER_ROOM = 40
_NUMBERED = re.compile(r"\s*(?:[\d./:()-]+\s+|[a-zæøå]\)\s+)+")
_CLOSERS = "\"'»«”)]"
_WRAPPED = 55  # a line at least so long that ends without a stop goes on in the next one


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """``text`` stands at ``start`` of the normalised text; ``opens`` says that it is the first of its sentence.

    ``gap`` is what stands between the word before and this one.
    """

    text: str
    start: int
    end: int
    opens: bool
    gap: str

    @property
    def is_capitalised(self) -> bool:
        """True for ``Mette`` and ``McDonald``, not for ``METTE``."""
        return self.text[0].isupper() and not self.is_shouted

    @property
    def is_shouted(self) -> bool:
        """True when every letter of two or more is a capital."""
        return self.text.isupper() and sum(map(str.isalpha, self.text)) > 1

    @property
    def is_small(self) -> bool:
        """True when the word tells nothing by its capitals."""
        return self.text[0].islower() or self.is_shouted

    @property
    def is_beside(self) -> bool:
        """True when nothing but a blank (or the full stop of an initial) parts it from the word before."""
        return self.gap in {" ", ". ", ".", "  ", "\n"}


def words_of(text: str) -> tuple[Word, ...]:
    """The words and numbers of normalised ``text``, from left to right."""
    words: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        begins = text.rfind("\n", 0, match.start()) + 1
        near = match.start() - begins <= _NUMBER_ROOM
        numbered = near and _NUMBERED.fullmatch(text, begins, match.start()) is not None
        opens = not words or numbered or _is_opening(gap, _last(words), line=end - text.rfind("\n", 0, end) - 1)
        words.append(Word(text=match.group(), start=match.start(), end=match.end(), opens=opens, gap=gap))
        end = match.end()
    return tuple(words)


def _last(words: list[Word]) -> str:
    """The last word; nothing for the letter of a provision (``§ 26 a.``), whose full stop is a sentence's."""
    is_letter = len(words) > 1 and len(words[-1].text) == 1 and words[-2].text.isdigit()
    return "" if is_letter and words[-1].text.islower() else words[-1].text


def _is_opening(gap: str, before: str, *, line: int) -> bool:
    """A stop opens a sentence unless it is an abbreviation's; a new line does unless the line before runs on."""
    plain = gap.strip().strip(_CLOSERS).strip()
    if _OPENER.search(gap):
        return True
    if "." in plain:
        return before.lower() not in _ABBREVIATIONS or "\n" in gap
    return "\n" in gap and (line < _WRAPPED or bool(plain))
