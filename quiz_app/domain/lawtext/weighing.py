"""What a change of words within one part of a provision means, consequential or substantive, and why, in Danish."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from quiz_app.domain.lawtext.marks import Mark, Piece, pieces
from quiz_app.domain.lawtext.moves import Following, Moves

_LONGEST = 60
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
    old, new = tuple(pieces(before)), tuple(pieces(after))
    if old == new:
        return ()
    mine, theirs = _wording(old), _wording(new)
    if [_shape(p) for p in mine] != [_shape(p) for p in theirs]:
        return (_reworded(mine, theirs),)
    pairs = [(p, q) for p, q in zip(mine, theirs, strict=True) if p.mark != Mark.WORD and p != q]
    found = [_judged(p, q, scene, at) for p, q in pairs]
    if not found:
        return (Finding(substantive=False, why="kun tegn, små og store bogstaver er ændret"),)
    return tuple(dict.fromkeys(found))


def _wording(text: Sequence[Piece]) -> list[Piece]:
    return [p for p in text if p.mark != Mark.SIGN]


def _shape(piece: Piece) -> tuple[Mark, str]:
    """Words count as they are, marked pieces by their kind alone."""
    return piece.mark, piece.text.casefold() if piece.mark == Mark.WORD else ""


def _reworded(old: Sequence[Piece], new: Sequence[Piece]) -> Finding:
    """The first words that differ, quoted; a number before all others."""
    mine, theirs = ([_shape(p) for p in side] for side in (old, new))
    steps = difflib.SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    told = [(_quoted(old[i:j]), _quoted(new[k:m])) for step, i, j, k, m in steps if step != "equal"]
    measured = next(((out, come) for out, come in told if _MEASURE.search(out) and _MEASURE.search(come)), None)
    if measured:
        lead = "et tal, en frist eller et beløb er ændret"
        return Finding(substantive=True, why=f"{lead}: {measured[0]} er blevet til {measured[1]}")
    out, come = told[0]
    if out and come:
        return Finding(substantive=True, why=f"{out} er blevet til {come}")
    return Finding(substantive=True, why=f"{come} er kommet til" if come else f"{out} er taget ud")


def _quoted(words: Sequence[Piece]) -> str:
    text = " ".join(p.text for p in words)
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"»{short}«" if short else ""


def _told(old: Piece, new: Piece) -> str:
    return f"{_quoted([old])} er blevet til {_quoted([new])}"


def _judged(old: Piece, new: Piece, scene: Scene, at: tuple[str, str]) -> Finding:
    told = _told(old, new)
    if old.mark == Mark.REFERENCE:
        return _reference(old, new, scene, at)
    if old.mark == Mark.COMMENCEMENT:
        if scene.own_repeal:
            return Finding(substantive=False, why=f"datoen for ikrafttræden er den nye bekendtgørelses egen ({told})")
        return Finding(substantive=True, why=f"tidspunktet, reglerne gælder fra, er ændret: {told}")
    if old.mark == Mark.SOURCE:
        return Finding(substantive=False, why=f"kun et dokuments nummer, dato eller titel er ændret: {told}")
    what = "en myndighed" if old.mark == Mark.AUTHORITY else "en lov"
    if _both_live(old.text, new.text, scene):
        return Finding(substantive=True, why=f"{what} er sat i stedet for en anden, der også nævnes: {told}")
    return Finding(substantive=False, why=f"kun navnet på {what} er ændret: {told}")


def _both_live(old: str, new: str, scene: Scene) -> bool:
    """True when it is no renaming: the old name is still used, or the new one was used before."""
    return old.casefold() in scene.new_words or new.casefold() in scene.old_words


def _reference(old: Piece, new: Piece, scene: Scene, at: tuple[str, str]) -> Finding:
    told = _told(old, new)
    if old.own != new.own:
        return Finding(substantive=True, why=f"henvisningen går nu til et andet regelsæt: {told}")
    if not old.own:
        return Finding(substantive=False, why=f"kun en henvisning til et andet regelsæt er ændret: {told}")
    follows = scene.moves.following(old.text, new.text, at=at)
    if follows == Following.FOLLOWS:
        return Finding(substantive=False, why=f"henvisningen følger omnummereringen: {told}")
    if follows == Following.ELSEWHERE:
        return Finding(substantive=True, why=f"henvisningen peger nu på en anden bestemmelse: {told}")
    return Finding(substantive=False, why=f"kun en henvisning er ændret: {told}; læs, om den stadig peger på det samme")
