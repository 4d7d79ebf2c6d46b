"""Two versions of an act, provision by provision: what became of each paragraph, how much it matters, and why.

Classes follow how a rule may change: *consequential* is a change of references, of provisions' numbers, of signs, and
of the names and titles of authorities and acts; an amount, a deadline or any other word is *substantive*. Where the
text alone cannot tell, the graver class is given, or the reason says what to look at: a person decides.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from quiz_app.domain.lawtext.marks import Mark, pieces
from quiz_app.domain.lawtext.moves import Moves, Spot, spots
from quiz_app.domain.lawtext.pairing import Pieces, paired
from quiz_app.domain.lawtext.parts import Part, numbers, stretches
from quiz_app.domain.lawtext.relocating import Loose, Relocation, relocations, spots_of, told
from quiz_app.domain.lawtext.text import LawText, TextProvision, tidied
from quiz_app.domain.lawtext.weighing import Finding, Scene, weigh

_MOST = 4
"""So many reasons are spelled out; a longer list is counted."""


class TextChange(StrEnum):
    """What became of a provision."""

    UNCHANGED = "unchanged"
    RENUMBERED = "renumbered"
    CONSEQUENTIAL = "consequential"
    SUBSTANTIVE = "substantive"
    REPEALED = "repealed"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One provision, with its number and words on each side; ``None`` where it does not stand.

    ``went`` are its stk. whose words stand in another paragraph now, ``came`` those that stood in another before;
    ``is_moved`` is True for a provision on one side alone all of whose words stand on the other and
    refer to no place of the act.
    """

    old: str | None
    new: str | None
    kind: TextChange
    why: str
    before: str = ""
    after: str = ""
    went: tuple[Relocation, ...] = ()
    came: tuple[Relocation, ...] = ()
    is_moved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """A provision taken apart once."""

    provision: TextProvision
    words: str
    stretches: tuple[Part, ...]


def compare(old: LawText, new: LawText) -> tuple[Compared, ...]:
    """Every provision of both, once, in the old text's order; a new one follows the one it comes after."""
    mine, theirs = _sides(old), _sides(new)
    found = paired(_pieces(mine), _pieces(theirs), (_heads(mine), _heads(theirs)))
    pairs = [(mine[i], theirs[j]) for i, j in found.items()]
    inner = {one.provision.paragraf: _inside(one, other) for one, other in pairs}
    went = relocations(
        list(_loose(mine, {i: [p for p, q in inner[mine[i].provision.paragraf] if q is None] for i in found})),
        list(
            _loose(
                theirs, {j: [q for p, q in inner[mine[i].provision.paragraf] if p is None] for i, j in found.items()}
            )
        ),
    )
    scene = Scene(
        moves=_moves(mine, theirs, pairs=pairs, inner=inner, went=went),
        old_words=" ".join(s.words for s in mine).casefold(),
        new_words=" ".join(s.words for s in theirs).casefold(),
        own_repeal=_repeals(mine) != _repeals(theirs),
    )
    rows = {
        theirs[j].provision: _pair(mine[i], theirs[j], inside=inner[mine[i].provision.paragraf], scene=scene, stk=went)
        for i, j in found.items()
    }
    return tuple(_in_order(old, new, rows, went))


def _sides(text: LawText) -> list[_Side]:
    living = [p for p in text.provisions if not p.is_gone]
    return [_Side(provision=p, words=tidied(p.text), stretches=stretches(tidied(p.text))) for p in living]


def _pieces(sides: Sequence[_Side]) -> Pieces:
    return [(s.provision.paragraf, s.words) for s in sides]


def _heads(sides: Sequence[_Side]) -> list[str]:
    return [s.stretches[0].text for s in sides]


def _loose(sides: Sequence[_Side], left: Mapping[int, Sequence[Part | None]]) -> Iterator[Loose]:
    """The stk. of paragraphs without a partner, and those that a partner lacks."""
    for i, side in enumerate(sides):
        for part in left.get(i, side.stretches):
            if part is not None and not part.nr:
                yield Loose(paragraf=side.provision.paragraf, part=part, only=len(side.stretches) == 1)


def _repeals(sides: Sequence[_Side]) -> list[str]:
    """The orders that a text repeals where it says from when it applies."""
    here = [s.words for s in sides if "træder i kraft" in s.words and "ophæves" in s.words]
    return [p.text for words in here for p in pieces(words) if p.mark == Mark.SOURCE]


Inside = list[tuple[Part | None, Part | None]]


def _inside(one: _Side, other: _Side) -> Inside:
    """The parts of two paragraphs, paired: each stk. with its own, and each number of its list."""
    whole: Inside = _matched(one.stretches, other.stretches)
    return [pair for a, b in whole for pair in (_matched(numbers(a), numbers(b)) if a and b else [(a, b)])]


def _matched(old: Sequence[Part], new: Sequence[Part]) -> Inside:
    if len(old) == len(new) == 1:
        return [(old[0], new[0])]
    found = paired([(_number(p), p.text) for p in old], [(_number(p), p.text) for p in new])
    gone: Inside = [(p, new[found[i]] if i in found else None) for i, p in enumerate(old)]
    taken = set(found.values())
    return gone + [(None, p) for j, p in enumerate(new) if j not in taken]


def _number(part: Part) -> str:
    return f"{part.stk if not part.nr else ''}.{part.nr}"


def _moves(
    old: Sequence[_Side],
    new: Sequence[_Side],
    *,
    pairs: Sequence[tuple[_Side, _Side]],
    inner: dict[str, Inside],
    went: Sequence[Relocation],
) -> Moves:
    to: dict[Spot, Spot] = spots_of(went)
    for one, other in pairs:
        a, b = one.provision.paragraf, other.provision.paragraf
        to[a, 0, 0] = (b, 0, 0)
        for p, q in inner[a]:
            if p and q:
                to[a, p.stk, p.nr] = (b, q.stk, q.nr)
                to.setdefault((a, p.stk, 0), (b, q.stk, 0))
    return Moves(old=_all_spots(old), new=_all_spots(new), to=to)


def _all_spots(sides: Sequence[_Side]) -> frozenset[Spot]:
    return frozenset().union(
        *(spots(s.provision.paragraf, [(p.stk, p.nr) for stk in s.stretches for p in numbers(stk)]) for s in sides)
    )


def _pair(one: _Side, other: _Side, *, inside: Inside, scene: Scene, stk: Sequence[Relocation]) -> Compared:
    a, b = one.provision.paragraf, other.provision.paragraf
    moved = "" if a == b else f"§ {a} er nu § {b}"
    base = Compared(
        old=a, new=b, kind=TextChange.UNCHANGED, why="", before=one.provision.text, after=other.provision.text
    )
    went, came = _of(stk, one.provision, other.provision)
    if one.words == other.words:
        kind = TextChange.RENUMBERED if moved else TextChange.UNCHANGED
        return replace(base, kind=kind, why=_sentences([moved, "Ordlyden er den samme", _strays(one, scene)]))
    findings = [*_findings(inside, scene, (a, b), (went, came)), *_relocated(went, came)]
    grave = [f.why for f in findings if f.substantive]
    kind = TextChange.SUBSTANTIVE if grave else TextChange.CONSEQUENTIAL
    reasons = grave or [f.why for f in findings] or ["Kun stk. eller nr. har fået andre numre"]
    more = [f"Og {len(reasons) - _MOST} ændringer mere"] if len(reasons) > _MOST else []
    return replace(base, kind=kind, why=_sentences([moved, *reasons[:_MOST], *more]), went=went, came=came)


def _of(
    found: Sequence[Relocation], old: TextProvision | None, new: TextProvision | None
) -> tuple[tuple[Relocation, ...], tuple[Relocation, ...]]:
    """The stk. that went from the old provision, and those that came to the new one."""
    went = tuple(r for r in found if old is not None and r.old.paragraf == old.paragraf)
    return went, tuple(r for r in found if new is not None and r.new.paragraf == new.paragraf)


def _relocated(went: Sequence[Relocation], came: Sequence[Relocation]) -> Iterator[Finding]:
    """The words are the same elsewhere; what they refer to by a number alone may not be."""
    for r in went:
        why = f"Stk. {r.old.part.stk} står nu i {told(r.new.spot)}, med samme ordlyd"
        yield Finding(substantive=r.is_bound, why=why + ("; læs dens henvisninger" if r.is_bound else ""))
    for r in came:
        why = f"Stk. {r.new.part.stk} kommer fra {told(r.old.spot)}, med samme ordlyd"
        yield Finding(substantive=r.is_bound, why=why + ("; læs dens henvisninger" if r.is_bound else ""))


def _findings(
    inner: Inside, scene: Scene, at: tuple[str, str], moved: tuple[Sequence[Relocation], Sequence[Relocation]]
) -> Iterator[Finding]:
    elsewhere = [r.old.part for r in moved[0]] + [r.new.part for r in moved[1]]
    for one, other in inner:
        if one is None or other is None:
            part = one or other
            assert part is not None
            if any(part is each for each in elsewhere):
                continue
            why = f"{_where(part)} er {'ny' if one is None else 'ophævet'}"
            yield Finding(substantive=True, why=why)
            continue
        if one.joint and other.joint and one.joint != other.joint:
            why = f"{_where(other)}: listen bindes nu sammen af »{other.joint}« i stedet for »{one.joint}«"
            yield Finding(substantive=True, why=why)
        for found in weigh(one.text, other.text, scene, at=at):
            yield Finding(substantive=found.substantive, why=f"{_where(one)}: {found.why}")


def _where(part: Part) -> str:
    return f"Stk. {part.stk}, nr. {part.nr}" if part.nr else f"Stk. {part.stk}"


def _strays(side: _Side, scene: Scene) -> str:
    """A warning about a reference that stayed the same while its target moved."""
    own = [p.text for p in pieces(side.words) if p.mark == Mark.REFERENCE and p.own]
    stray = next((r for r in own if scene.moves.strays(r, side.provision.paragraf)), "")
    return f"Læs henvisningen »{stray}«: det, den pegede på, står nu et andet sted" if stray else ""


def _sentences(parts: Sequence[str]) -> str:
    return " ".join(f"{part}." for part in parts if part)


def _in_order(
    old: LawText, new: LawText, rows: dict[TextProvision, Compared], went: Sequence[Relocation]
) -> Iterator[Compared]:
    by_old = {row.old: provision for provision, row in rows.items()}
    waiting = list(new.provisions)
    empty = {p.paragraf for p in new.provisions if p.is_gone}
    for provision in old.provisions:
        partner = by_old.get(provision.paragraf)
        if partner is None:
            yield _left(provision, empty, went)
            continue
        yield rows[partner]
        at = waiting.index(partner) if partner in waiting else -1
        if at >= 0:
            del waiting[at]
            while at < len(waiting) and waiting[at] not in rows:
                yield from _come(waiting.pop(at), went)
    for provision in waiting:
        if provision not in rows:
            yield from _come(provision, went)


def _left(provision: TextProvision, empty: set[str], moved: Sequence[Relocation]) -> Compared:
    """A provision of the old text that has no partner; ``empty`` are the numbers that hold nothing in the new one."""
    number = provision.paragraf
    if provision.is_gone:
        same = number if number in empty else None
        return Compared(
            old=number, new=same, kind=TextChange.UNCHANGED, why="Var ophævet i forvejen.", before=provision.text
        )
    went, _ = _of(moved, provision, None)
    whole = len(went) == len(stretches(tidied(provision.text)))
    why = _sentences(
        [f"Stk. {r.old.part.stk} står nu i {told(r.new.spot)}, med samme ordlyd" for r in went]
        + ([] if whole else [f"Ingen bestemmelse i den nye tekst har samme eller lignende ordlyd{_else(went)}"])
    )
    return Compared(
        old=number,
        new=None,
        kind=TextChange.REPEALED,
        why=why,
        before=provision.text,
        went=went,
        is_moved=whole and not any(r.is_bound for r in went),
    )


def _come(provision: TextProvision, moved: Sequence[Relocation]) -> Iterator[Compared]:
    """A provision of the new text that has no partner; a number that was empty before and still is says nothing."""
    if provision.is_gone:
        return
    _, came = _of(moved, None, provision)
    whole = len(came) == len(stretches(tidied(provision.text)))
    why = _sentences(
        [f"Stk. {r.new.part.stk} kommer fra {told(r.old.spot)}, med samme ordlyd" for r in came]
        + ([] if whole else [f"Ingen bestemmelse i den gamle tekst har samme eller lignende ordlyd{_else(came)}"])
    )
    yield Compared(
        old=None,
        new=provision.paragraf,
        kind=TextChange.NEW,
        why=why,
        after=provision.text,
        came=came,
        is_moved=whole and not any(r.is_bound for r in came),
    )


def _else(known: Sequence[Relocation]) -> str:
    return " som resten" if known else ""
