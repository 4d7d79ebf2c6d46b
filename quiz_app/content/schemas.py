"""JSON Schemas of the files that authors write, for editors that check while one types."""

from typing import Any

from pydantic import TypeAdapter

from quiz_app.content.kinds import KINDS
from quiz_app.content.shaping import DURATION, MONTHS
from quiz_app.domain.case import Document, Facit

_CITATION = {"type": "string", "description": "En henvisning, fx LAB § 116, stk. 2"}
_CITATIONS = {"anyOf": [_CITATION, {"type": "array", "items": _CITATION}]}
_DURATION = {"type": "string", "pattern": f"^{DURATION.pattern}$", "description": "En varighed, fx P12M eller P3Y"}
_LISTS = frozenset({"fact", "regime", "law_question"})


def json_schemas() -> dict[str, dict[str, Any]]:
    """A schema for each kind of file by name: what stands in the YAML, or in the front matter of the Markdown.

    ``document`` and ``facit`` are the files of a case beside its story.
    """
    schemas = {kind.name: _written(kind.adapter.json_schema(), kind.given) for kind in KINDS.values()}
    for name in _LISTS:
        definitions = schemas[name].pop("$defs", {})
        schemas[name] = {"type": "array", "items": schemas[name], "$defs": definitions}
    schemas["facit"] = _written(TypeAdapter(Facit).json_schema(), frozenset())
    schemas["document"] = _written(TypeAdapter(Document).json_schema(), frozenset({"id", "number", "body"}))
    return schemas


def _written(schema: dict[str, Any], given: frozenset[str]) -> dict[str, Any]:
    """The schema of what is written: without the given fields, with citations and durations as text."""
    members = [schema["$defs"][ref["$ref"].rsplit("/", 1)[1]] for ref in schema.get("oneOf", ())]
    for shape in members or [schema]:
        shape["properties"] = {k: v for k, v in shape.get("properties", {}).items() if k not in given}
        shape["required"] = [name for name in shape.get("required", ()) if name not in given]
    rewritten: dict[str, Any] = _rewritten(schema)
    return rewritten


def _rewritten(part: Any) -> Any:  # noqa: ANN401 - any part of a JSON document
    if isinstance(part, list):
        return [_rewritten(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    if part.get("items") == {"$ref": "#/$defs/Provision"}:
        return _CITATIONS
    return {
        key: _DURATION if key in MONTHS and isinstance(inner, dict) else _rewritten(inner)
        for key, inner in part.items()
    }
