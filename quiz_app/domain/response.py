"""Responses: what a person answers to each type of question, how it is stored, and which do not fit the question."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from quiz_app.domain.case import Case, Relevance
from quiz_app.domain.question import (
    AnyQuestion,
    ChoiceQuestion,
    DateQuestion,
    DocumentsQuestion,
    MatchQuestion,
    NumberQuestion,
    OrderQuestion,
    ReasonQuestion,
)
from quiz_app.errors import InvalidInput

_FOREIGN = "Svaret findes ikke i opgaven. Genindlæs siden, og prøv igen."


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceResponse:
    """The ids of the chosen options."""

    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsResponse:
    """A judgement per document id, and the ids of what is said to be missing."""

    judgements: Mapping[str, Relevance]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderResponse:
    """The place (from 1) that each step is given, by the step's id."""

    places: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchResponse:
    """The id of the right side that each pair's left side is given, by the pair's id."""

    pairs: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberResponse:
    """A number."""

    number: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DateResponse:
    """A day."""

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonResponse:
    """Where the person's own words lie (an id, never the words), and the points that they found in them.

    ``had`` is ``None`` until the person has compared their words with the points.
    """

    text: str
    had: tuple[str, ...] | None = None


Response = (
    ChoiceResponse | DocumentsResponse | OrderResponse | MatchResponse | NumberResponse | DateResponse | ReasonResponse
)


def right_id(text: str) -> str:
    """The id of a pair's right side: by its text, so that it does not tell to which pair it belongs."""
    return sha256(text.encode()).hexdigest()[:12]


def points_of(question: ReasonQuestion, case: Case) -> dict[str, str]:
    """The facit's points for (``for-1``, ...) and against (``mod-1``, ...) the question's track, by their ids."""
    assessment = next(t for t in case.facit.tracks if t.track == question.track)
    sides = (("for", assessment.points_for), ("mod", assessment.points_against))
    return {f"{side}-{n}": text for side, points in sides for n, text in enumerate(points, 1)}


def awaits_assessment(response: Mapping[str, Any]) -> bool:
    """True for stored words that their author has not compared with the points yet."""
    return "text" in response and response.get("had") is None


def response_to_json(response: Response) -> dict[str, Any]:
    """The response as it is stored."""
    match response:
        case ChoiceResponse():
            return {"chosen": sorted(response.chosen)}
        case DocumentsResponse():
            judgements = {d: str(r) for d, r in sorted(response.judgements.items())}
            return {"judgements": judgements, "missing": sorted(response.missing)}
        case OrderResponse():
            return {"places": dict(sorted(response.places.items()))}
        case MatchResponse():
            return {"pairs": dict(sorted(response.pairs.items()))}
        case NumberResponse():
            return {"number": response.number}
        case DateResponse():
            return {"day": response.day.isoformat()}
        case ReasonResponse():
            return {"text": response.text, "had": None if response.had is None else sorted(response.had)}


def response_from_json(question: AnyQuestion, data: Mapping[str, Any]) -> Response:
    """A stored response of the question, as :func:`response_to_json` wrote it."""
    match question:
        case ChoiceQuestion():
            return ChoiceResponse(chosen=tuple(data["chosen"]))
        case DocumentsQuestion():
            judgements = {d: Relevance(r) for d, r in data["judgements"].items()}
            return DocumentsResponse(judgements=judgements, missing=tuple(data["missing"]))
        case OrderQuestion():
            return OrderResponse(places=dict(data["places"]))
        case MatchQuestion():
            return MatchResponse(pairs=dict(data["pairs"]))
        case NumberQuestion():
            return NumberResponse(number=data["number"])
        case DateQuestion():
            return DateResponse(day=date.fromisoformat(data["day"]))
        case ReasonQuestion():
            return ReasonResponse(text=data["text"], had=None if data["had"] is None else tuple(data["had"]))


def check_response(question: AnyQuestion, response: Response, case: Case | None = None) -> None:
    """Refuse a response that does not answer the question.

    :raises InvalidInput: nothing is chosen, too much is, or something that is not offered.
    """
    match question, response:
        case ChoiceQuestion(), ChoiceResponse():
            _check_choice(question, response)
        case DocumentsQuestion(), DocumentsResponse() if case:
            _check_documents(question, response, case)
        case OrderQuestion(), OrderResponse():
            _check_order(question, response)
        case MatchQuestion(), MatchResponse():
            _check_match(question, response)
        case ReasonQuestion(), ReasonResponse() if case:
            _offered(set(response.had or ()), set(points_of(question, case)))
        case (NumberQuestion(), NumberResponse()) | (DateQuestion(), DateResponse()):
            return
        case _:
            raise InvalidInput("response", _FOREIGN)


def _offered(given: set[str], known: set[str]) -> None:
    if given - known:
        raise InvalidInput("response", _FOREIGN)


def _check_choice(question: ChoiceQuestion, response: ChoiceResponse) -> None:
    if not response.chosen:
        raise InvalidInput("response", "Vælg et svar, før du gemmer.")
    if question.type == "single" and len(response.chosen) != 1:
        raise InvalidInput("response", "Vælg præcis ét svar.")
    _offered(set(response.chosen), {o.id for o in question.options})


def _check_documents(question: DocumentsQuestion, response: DocumentsResponse, case: Case) -> None:
    unjudged = [d.title for d in case.documents if d.id not in response.judgements]
    if unjudged:
        raise InvalidInput("response", f"Vurdér alle akter, før du gemmer. Du mangler: {', '.join(unjudged)}.")
    _offered(set(response.judgements), {d.id for d in case.documents})
    _offered(set(response.missing), {o.id for o in question.missing})


def _check_order(question: OrderQuestion, response: OrderResponse) -> None:
    """Each step has a place, and each place is taken once."""
    _offered(set(response.places), {s.id for s in question.steps})
    if len(response.places) < len(question.steps):
        raise InvalidInput("response", "Giv alle trin en plads, før du gemmer.")
    twice = [str(place) for place, times in sorted(Counter(response.places.values()).items()) if times > 1]
    if twice:
        raise InvalidInput("response", f"Hver plads bruges én gang. Du har brugt {' og '.join(twice)} flere gange.")
    if set(response.places.values()) != set(range(1, len(question.steps) + 1)):
        raise InvalidInput("response", _FOREIGN)


def _check_match(question: MatchQuestion, response: MatchResponse) -> None:
    _offered(set(response.pairs), {p.id for p in question.pairs})
    _offered(set(response.pairs.values()), {right_id(t) for t in (*(p.right for p in question.pairs), *question.extra)})
    if len(response.pairs) < len(question.pairs):
        raise InvalidInput("response", "Find en makker til alle, før du gemmer.")
