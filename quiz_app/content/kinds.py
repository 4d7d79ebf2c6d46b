"""The kinds of content: each domain type is declared once, and read by pydantic from here only."""

from collections.abc import Iterator, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import ConfigDict, Field, TypeAdapter

from quiz_app.domain.case import Case
from quiz_app.domain.guideline import CitizenPage, GreyZone, Guideline, Module, Situation, Tool
from quiz_app.domain.law import Act, Authority, Change, Fact, Regime
from quiz_app.domain.law_question import LawQuestion
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.question import AnyQuestion

_CONFIG = "__pydantic_config__"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The content root's own state: the last day of the law that its authors have read."""

    law_read_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of content: its shelf, its type, and the fields that file names and Markdown give rather than YAML."""

    name: str
    shelf: str
    hint: Any
    given: frozenset[str]
    adapter: TypeAdapter[Any]


def types_in(hint: Any) -> Iterator[type]:  # noqa: ANN401 - a type hint has no type of its own
    """Every dataclass that a type hint reaches."""
    if is_dataclass(hint) and isinstance(hint, type):
        yield hint
        for inner in hints_of(hint).values():
            yield from types_in(inner)
    for inner in get_args(hint):
        yield from types_in(inner)


@cache
def hints_of(cls: type) -> dict[str, Any]:
    """The fields of a dataclass with their types."""
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in fields(cls)}


@cache
def required_in(cls: type) -> frozenset[str]:
    """The fields of a dataclass that have no default."""
    return frozenset(field.name for field in fields(cls) if field.default is MISSING is field.default_factory)


def member(hint: Any, value: object) -> type | None:  # noqa: ANN401 - as above
    """The dataclass that a mapping is meant to be: the hint itself, or the union's member with that ``type``."""
    if is_dataclass(hint) and isinstance(hint, type):
        return hint
    candidates = [t for t in get_args(hint) if is_dataclass(t) and isinstance(t, type)]
    said = value.get("type") if isinstance(value, dict) else None
    for candidate in candidates:
        tag = hints_of(candidate).get("type")
        if get_origin(tag) is Literal and said in get_args(tag):
            return candidate
    return candidates[0] if candidates else None


def _kind(name: str, shelf: str, hint: Any, given: Sequence[str] = ()) -> Kind:  # noqa: ANN401 - as above
    for cls in types_in(hint):
        setattr(cls, _CONFIG, ConfigDict(extra="forbid"))
    declared: Any = Annotated[hint, Field(discriminator="type")] if get_args(hint) else hint
    return Kind(name=name, shelf=shelf, hint=hint, given=frozenset(given), adapter=TypeAdapter(declared))


KINDS = {
    kind.name: kind
    for kind in (
        _kind("status", "", Status),
        _kind("act", "acts", Act, ["id"]),
        _kind("change", "changes", Change, ["id"]),
        _kind("authority", "authorities", Authority, ["id"]),
        _kind("fact", "facts", Fact),
        _kind("regime", "regimes", Regime),
        _kind("law_question", "law_questions", LawQuestion),
        _kind("guideline", "guidelines", Guideline, ["id", "answer", "sections"]),
        _kind("situation", "situations", Situation, ["id", "answer", "sections"]),
        _kind("grey_zone", "grey_zones", GreyZone, ["id", "sections"]),
        _kind("citizen_page", "citizen_pages", CitizenPage, ["id", "answer", "sections"]),
        _kind("tool", "tools", Tool, ["id", "answer", "sections"]),
        _kind("module", "modules", Module, ["id", "number", "body"]),
        _kind("question", "questions", AnyQuestion, ["id"]),
        _kind("case", "cases", Case, ["id", "story", "documents", "facit"]),
        _kind("licence", "licences", LicenceKind, ["id"]),
    )
}
"""Each kind by its name in code; for Markdown kinds ``given`` includes what the text below the keys becomes."""
