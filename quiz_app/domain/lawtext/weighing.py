"""What a change of words within one part of a provision means, consequential or substantive, and why, in Danish."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quiz_app.domain.lawtext.marks import NEGATION, Mark, Piece, pieces, places
from quiz_app.domain.lawtext.moves import Following, Moves
from quiz_app.domain.lawtext.names import is_another_authority, is_jobcentre_to_municipality, is_known_title

_LONGEST, _TOLD = 60, 3
_NO = re.compile(rf"\b{NEGATION}\b")
_ARTICLE = re.compile(r"(?<=\bom )(?:en|et|den|det|de|visse) ")
_MEASURE = re.compile(r"\d|\b(?:halv|én|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One difference, and whether it may change what somebody has a right or a duty to."""

    substantive: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is known of both texts as wholes.

    ``own_repeal`` is True when the new text repeals another order than the old one did, as each new order does.
    """

    moves: Moves
    old_words: str
    new_words: str
    own_repeal: bool


def weigh(before: str, after: str, scene: Scene, *, at: tuple[str, str]) -> tuple[Finding, ...]:
    """The differences between two wordings in the paragraphs ``at``; none when they are the same."""
    if before == after:
        return ()
    mine, theirs = _wording(pieces(before)), _wording(pieces(after))
    if [_shape(p) for p in mine] != [_shape(p) for p in theirs]:
        return tuple(_reworded(mine, theirs))
    pairs = [(p, q) for p, q in zip(mine, theirs, strict=True) if _differ(p, q)]
    found = [_judged(p, q, scene, at) for p, q in pairs]
    if not found:
        return (Finding(substantive=False, why="kun tegn, skrivemåde, små og store bogstaver er ændret"),)
    return tuple(dict.fromkeys(found))


def _wording(text: Iterable[Piece]) -> list[Piece]:
    return [p for p in text if p.mark != Mark.SIGN]


def _shape(piece: Piece) -> tuple[Mark, str]:
    """Words count as they are, marked pieces by their kind alone."""
    return piece.mark, piece.text.casefold() if piece.mark == Mark.WORD else ""


def _differ(old: Piece, new: Piece) -> bool:
    """Of pieces of one shape: what differs but for small and capital letters."""
    return old.mark != Mark.WORD and (old.text.casefold(), old.own) != (new.text.casefold(), new.own)


def _reworded(old: Sequence[Piece], new: Sequence[Piece]) -> Iterator[Finding]:
    """The words that differ, quoted: a negation before all others, then a number, at most three."""
    mine, theirs = ([_shape(p) for p in side] for side in (old, new))
    steps = difflib.SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    told = [(_words(old[i:j]), _words(new[k:m])) for step, i, j, k, m in steps if step != "equal"]
    ranked = sorted(told, key=lambda pair: (not _negates(*pair), not _measures(*pair)))
    for out, come in ranked[:_TOLD]:
        yield Finding(substantive=True, why=_reworded_as(out, come))


def _reworded_as(out: str, come: str) -> str:
    if not out:
        return f"{_quoted(come)} er kommet til"
    if not come:
        return f"{_quoted(out)} er taget ud"
    lead = "et tal, en frist eller et beløb er ændret: " if _measures(out, come) else ""
    return f"{lead}{_quoted(out)} er blevet til {_quoted(come)}"


def _negates(out: str, come: str) -> bool:
    """True when a negation came or went."""
    return Counter(_NO.findall(out.casefold())) != Counter(_NO.findall(come.casefold()))


def _measures(out: str, come: str) -> bool:
    return bool(_MEASURE.search(out) and _MEASURE.search(come))


def _words(words: Sequence[Piece]) -> str:
    return " ".join(p.text for p in words)


def _quoted(text: str) -> str:
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"»{short}«"


def _told(old: Piece, new: Piece) -> str:
    return f"{_quoted(old.text)} er blevet til {_quoted(new.text)}"


def _judged(old: Piece, new: Piece, scene: Scene, at: tuple[str, str]) -> Finding:
    told = _told(old, new)
    if old.mark == Mark.REFERENCE:
        return _reference(old, new, scene, at)
    if _negates(old.text, new.text):
        return Finding(substantive=True, why=f"en nægtelse er kommet til eller taget ud: {told}")
    if old.mark == Mark.COMMENCEMENT:
        if scene.own_repeal:
            return Finding(substantive=False, why=f"datoen for ikrafttræden er den nye bekendtgørelses egen ({told})")
        return Finding(substantive=True, why=f"tidspunktet, reglerne gælder fra, er ændret: {told}")
    if old.mark == Mark.SOURCE:
        return Finding(substantive=False, why=f"kun et dokuments nummer, dato eller titel er ændret: {told}")
    return _authority(old, new, scene) if old.mark == Mark.AUTHORITY else _title(old, new, scene)


def _authority(old: Piece, new: Piece, scene: Scene) -> Finding:
    told = _told(old, new)
    if is_jobcentre_to_municipality(old.text, new.text):
        return Finding(substantive=False, why=f"kun en myndighed er ændret: {told}; læs, om det er den samme opgave")
    if _both_live(old.text, new.text, scene) or is_another_authority(old.text, new.text):
        return Finding(substantive=True, why=f"en myndighed er sat i stedet for en anden, der også findes: {told}")
    why = f"kun navnet på en myndighed er ændret: {told}; læs, om det er den samme opgave"
    return Finding(substantive=False, why=why)


def _title(old: Piece, new: Piece, scene: Scene) -> Finding:
    told = _told(old, new)
    if _both_live(old.text, new.text, scene) or (is_known_title(old.text) and is_known_title(new.text)):
        return Finding(substantive=True, why=f"en lov er sat i stedet for en anden, der også findes: {told}")
    if not (is_known_title(old.text) or is_known_title(new.text)) and not _begin_apart(old.text, new.text):
        return Finding(substantive=True, why=f"ordene efter en lovs navn er ændret: {told}")
    return Finding(substantive=False, why=f"kun navnet på en lov er ændret: {told}; læs, om det er den samme lov")


def _begin_apart(old: str, new: str) -> bool:
    """True when titles differ from their first word on: another ending may be words that stand after the title."""
    mine, theirs = (_ARTICLE.sub("", each.casefold()).split()[2:3] for each in (old, new))
    return mine != theirs


def _both_live(old: str, new: str, scene: Scene) -> bool:
    """True when it is no renaming: the old name is still used, or the new one was used before."""
    return old.casefold() in scene.new_words or new.casefold() in scene.old_words


def _reference(old: Piece, new: Piece, scene: Scene, at: tuple[str, str]) -> Finding:
    told = _told(old, new)
    if old.own != new.own:
        return Finding(substantive=True, why=f"henvisningen går nu til et andet regelsæt: {told}")
    if not old.own:
        return _abroad(old, new, told)
    follows = scene.moves.following(old.text, new.text, at=at)
    if follows == Following.FOLLOWS:
        return Finding(substantive=False, why=f"henvisningen følger omnummereringen: {told}")
    if follows == Following.ELSEWHERE:
        return Finding(substantive=True, why=f"henvisningen peger nu på en anden bestemmelse: {told}")
    return Finding(substantive=False, why=f"kun en henvisning er ændret: {told}; læs, om den stadig peger på det samme")


def _abroad(old: Piece, new: Piece, told: str) -> Finding:
    """What a place in another act says is not known here, but that one came or went is seen."""
    if len(places(old.text)) != len(places(new.text)):
        return Finding(substantive=True, why=f"der henvises til flere eller færre steder i et andet regelsæt: {told}")
    why = f"kun en henvisning til et andet regelsæt er ændret: {told}; læs, om den stadig peger på det samme"
    return Finding(substantive=False, why=why)
