"""Pydantic's errors in plain Danish, for people who write content and not programs."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args, get_origin

from quiz_app.content.kinds import Kind, hints_of, member
from quiz_app.content.tree import Loc, Tree, Value
from quiz_app.errors import Problem

_WANTED = {
    "string_type": "skal være tekst: sæt anførselstegn om værdien",
    "int_type": "skal være et helt tal",
    "float_type": "skal være et tal",
    "bool_type": "skal være true eller false",
    "tuple_type": "skal være en liste",
    "dict_type": "skal være en gruppe af nøgler med værdier",
    "dataclass_type": "skal være en gruppe af nøgler med værdier",
    "date_type": "skal være en dato som 2026-02-12",
    "date_parsing": "er ikke en dato; skriv år-måned-dag, fx 2026-02-12",
}


def problem_of(error: Mapping[str, Any], tree: Tree, kind: Kind) -> Problem:
    """One pydantic error about the tree, as a problem at its line."""
    loc = _own(error["loc"], tree.value)
    return tree.problem(loc, _sentence(error, loc, tree.value, kind))


def _own(loc: Loc, value: Value) -> Loc:
    """The error's place among the author's keys: without the union's tag and pydantic's ``[key]``."""
    if isinstance(value, dict) and loc and loc[0] == value.get("type") and loc[0] not in value:
        loc = loc[1:]
    return loc[:-1] if loc and loc[-1] == "[key]" else loc


def _sentence(error: Mapping[str, Any], loc: Loc, value: Value, kind: Kind) -> str:
    sort = error["type"]
    if sort == "unexpected_keyword_argument":
        return _unknown(str(loc[-1]), _known_at(loc[:-1], value, kind))
    if sort.startswith("union_tag"):
        loc = ("type",)
    names = [f"»{key}«" for key in loc if isinstance(key, str)] or ["filen"]
    if error["loc"][-1:] == ("[key]",):
        return f"{names[-2]}: nøglen {_fault(error)}"
    return f"{names[-1]} {_fault(error)}"


def _fault(error: Mapping[str, Any]) -> str:
    """What is wrong with the value that the error is about, to be said after its name."""
    sort, given, context = error["type"], error.get("input"), error.get("ctx", {})
    if sort in {"missing", "union_tag_not_found"}:
        return "mangler"
    if given is None:
        return "har ingen værdi: skriv en, eller slet linjen"
    if expected := context.get("expected") or context.get("expected_tags"):
        said = str(context.get("tag", given))
        return f"kan ikke være »{said}«; {_choices(expected, said)}"
    if sort == "value_error":
        return f"kan ikke bruges: {context['error']}"
    return _WANTED.get(sort, "har en værdi, der ikke kan bruges")


def _choices(expected: str, given: str) -> str:
    """``'a', 'b' or 'c'`` as Danish, the likeliest first when one is near."""
    words = [word.strip(" '") for word in expected.replace(" or ", ",").split(",")]
    near = get_close_matches(given, words, n=1)
    listed = ", ".join(words)
    return f"mente du »{near[0]}«? (muligt: {listed})" if near else f"muligt: {listed}"


def _unknown(key: str, known: Sequence[str]) -> str:
    if " " in key:
        return f"ukendt nøgle »{key}«; er den slutningen på teksten før, så sæt anførselstegn om hele teksten"
    if near := get_close_matches(key, known, n=1):
        return f"ukendt nøgle »{key}«; mente du »{near[0]}«?"
    return f"ukendt nøgle »{key}«; her kan stå: {', '.join(known)}"


def _known_at(loc: Loc, value: Value, kind: Kind) -> Sequence[str]:
    """The keys that an author may write in the mapping at the place."""
    given = kind.given if not loc else frozenset()
    hint: Any = kind.hint
    for key in loc:
        cls = member(hint, value)
        if isinstance(key, int):
            hint = get_args(hint)[0] if get_origin(hint) is tuple else None
            value = value[key] if isinstance(value, list) else None
        else:
            hint = hints_of(cls).get(key) if cls else None
            value = value.get(key) if isinstance(value, dict) else None
    cls = member(hint, value)
    return [name for name in hints_of(cls) if name not in given] if cls else []
