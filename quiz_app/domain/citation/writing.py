"""Provisions to text: the form in which a lawyer would write them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from quiz_app.domain.citation.places import ALPHABET, LEVELS
from quiz_app.domain.law import ActKind, Provision

_RUN = 3
"""From this many consecutive values a span is written: ``stk. 1 og 2`` but ``stk. 1-3``."""


def places_text(places: Sequence[Provision], kind: ActKind) -> str:
    """The places of one act without the act's name: ``§ 17, stk. 3, og § 18, stk. 2``.

    The order is kept, and reading the text again gives the same places.
    """
    return _joined(list(_paragraphs(places, kind)))


def _paragraphs(places: Sequence[Provision], kind: ActKind) -> Iterator[str]:
    for (whole, paragraf, depth), group in groupby(places, key=_paragraph_key):
        if whole:
            yield _signed([_span(p) for p in group], kind)
        else:
            yield f"{_signed([paragraf], kind)}, {_joined(list(_parts(list(group), depth)))}"


def _paragraph_key(place: Provision) -> tuple[bool, str, int]:
    depth = _next_depth(place, -1)
    return (True, "", depth) if depth == len(LEVELS) else (False, place.paragraf, depth)


def _span(place: Provision) -> str:
    return f"{place.paragraf}-{place.to}" if place.to else place.paragraf


def _signed(numbers: Sequence[str], kind: ActKind) -> str:
    if kind == ActKind.FORORDNING:
        return f"artikel {_and(numbers)}"
    several = len(numbers) > 1 or "-" in numbers[0]
    return f"{'§§' if several else '§'} {_and(numbers)}"


def _parts(places: Sequence[Provision], depth: int) -> Iterator[str]:
    """The pieces of places that share everything above ``depth`` and all go at least that deep."""
    level = LEVELS[depth]

    def key(place: Provision) -> tuple[str, int]:
        below = _next_depth(place, depth)
        return ("" if below == len(LEVELS) else str(getattr(place, level)), below)

    for (value, below), group in groupby(places, key=key):
        if below == len(LEVELS):
            yield _named(level, [str(getattr(p, level)) for p in group])
        else:
            yield f"{_named(level, [value])}, {_joined(list(_parts(list(group), below)))}"


def _next_depth(place: Provision, depth: int) -> int:
    """The index in LEVELS of the next level below ``depth`` that the place sets; ``len(LEVELS)`` when none."""
    deeper = range(depth + 1, len(LEVELS))
    return next((i for i in deeper if getattr(place, LEVELS[i]) is not None), len(LEVELS))


def _named(level: str, values: Sequence[str]) -> str:
    if level == "pkt":
        return f"{_and([_dotted(run) for run in _runs(values)])} pkt."
    word = level if level == "litra" else f"{level}."
    return f"{word} {_and(['-'.join(run) for run in _runs(values)])}"


def _dotted(run: Sequence[str]) -> str:
    return "-".join(f"{value}." for value in run)


def _runs(values: Sequence[str]) -> list[tuple[str, ...]]:
    """The values as ends of spans where enough of them follow each other, else one by one."""
    stretches: list[list[str]] = []
    for value in values:
        if stretches and _rank(value) == _rank(stretches[-1][-1]) + 1:
            stretches[-1].append(value)
        else:
            stretches.append([value])
    return [ends for stretch in stretches for ends in _ends(stretch)]


def _ends(stretch: Sequence[str]) -> list[tuple[str, ...]]:
    return [(stretch[0], stretch[-1])] if len(stretch) >= _RUN else [(value,) for value in stretch]


def _rank(value: str) -> int:
    return int(value) if value.isdigit() else ALPHABET.index(value)


def _and(words: Sequence[str]) -> str:
    return " og ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _joined(pieces: Sequence[str]) -> str:
    text = pieces[0]
    for number, piece in enumerate(pieces[1:], start=2):
        after_pkt = text.endswith("pkt.") and piece.startswith(("nr.", "litra"))
        if number < len(pieces) and not after_pkt:
            text += f", {piece}"
        else:
            text += f", og {piece}" if "," in text else f" og {piece}"
    return text
