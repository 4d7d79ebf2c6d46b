"""A key written in one line, as it is typed at a terminal."""

from quiz_app.domain.case import Relevance
from quiz_app.domain.question import AnyQuestion, ChoiceQuestion, DocumentsQuestion, MatchQuestion, OrderQuestion
from quiz_app.domain.response import (
    ChoiceResponse,
    DocumentsResponse,
    MatchResponse,
    OrderResponse,
    Response,
    right_id,
)
from quiz_app.errors import InvalidInput

HOW = (
    "Skriv facit som id'er med komma imellem: de rigtige svar (a,c), trinene i rækkefølge (b,a,c), "
    "par (p1=Lægen,p2=Borgeren) eller akter og mangler (akt-1=relevant,mangler=a+b)."
)


def written_key(question: AnyQuestion, written: str) -> Response:
    """The response that the line means; whether it fits the item is checked where it is used.

    :raises InvalidInput: the line cannot be read, names what the item has not, or something twice.
    """
    parts = [part.strip() for part in written.split(",") if part.strip()]
    _check_ids([part.split("=", 1)[0].strip() for part in parts], _ids(question))
    match question:
        case ChoiceQuestion():
            return ChoiceResponse(chosen=tuple(parts))
        case OrderQuestion():
            return OrderResponse(places={step: n for n, step in enumerate(parts, 1)})
        case MatchQuestion():
            return MatchResponse(pairs={pair: right_id(side) for pair, side in _named(parts).items()})
        case DocumentsQuestion():
            named = _named(parts)
            missing = tuple(m for m in named.pop("mangler", "").split("+") if m)
            return DocumentsResponse(judgements={d: _relevance(r) for d, r in named.items()}, missing=missing)
    raise InvalidInput("key", "Facit følger af en regel. Opgaven kan udgå, men facit kan ikke rettes her.")


def _ids(question: AnyQuestion) -> tuple[str, ...]:
    """What a key of the item may name; empty when that is not the item's own (the documents of a case)."""
    match question:
        case ChoiceQuestion():
            return tuple(o.id for o in question.options)
        case OrderQuestion():
            return tuple(s.id for s in question.steps)
        case MatchQuestion():
            return tuple(p.id for p in question.pairs)
    return ()


def _check_ids(named: list[str], known: tuple[str, ...]) -> None:
    twice = next((name for name in named if named.count(name) > 1), None)
    if twice is not None:
        raise InvalidInput("key", f"»{twice}« står to gange.")
    unknown = next((name for name in named if known and name not in known), None)
    if unknown is not None:
        raise InvalidInput("key", f"»{unknown}« findes ikke i opgaven. Dens id'er er {', '.join(known)}. {HOW}")


def _named(parts: list[str]) -> dict[str, str]:
    if any("=" not in part for part in parts):
        raise InvalidInput("key", HOW)
    return {name.strip(): value.strip() for name, value in (part.split("=", 1) for part in parts)}


def _relevance(word: str) -> Relevance:
    try:
        return Relevance(word)
    except ValueError as error:
        raise InvalidInput("key", f"»{word}« er ikke en vurdering: {', '.join(Relevance)}.") from error
