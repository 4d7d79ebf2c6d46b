"""JSON: an object with ``provisions``, and if known ``title``, ``eli`` and ``issued``; or the bare list of provisions.

A provision has ``paragraf`` (``"53 a"``, ``"§ 53 a"`` or the number 53), ``text`` without that number, and if known
``chapter``.
"""

import json
import re
from collections.abc import Mapping

from quiz_app.content.lawtext.assembling import Draft

_PROVISION = frozenset({"paragraf", "text", "chapter"})
_ACT = frozenset({"title", "eli", "issued", "provisions"})
_PLACE = re.compile(r'"paragraf"\s*:')


def read_listed(text: str, draft: Draft) -> None:
    """Take what the JSON says."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        draft.refuse(error.lineno, "filen er ikke gyldig JSON her; ret tegnet, eller gem filen igen som JSON")
        return
    except (ValueError, RecursionError):
        draft.refuse(1, "JSON kan ikke læses: et tal er for langt, eller lister ligger for dybt i hinanden")
        return
    act = found if isinstance(found, dict) else {"provisions": found}
    _unknown(act, _ACT, 1, draft)
    draft.title, draft.eli = _text(act, "title", 1, draft), _text(act, "eli", 1, draft).removeprefix("/eli/")
    if issued := _text(act, "issued", 1, draft):
        draft.issue(1, issued)
    provisions = act.get("provisions")
    if not isinstance(provisions, list):
        draft.refuse(1, "»provisions« skal være en liste af paragraffer")
        return
    lines = [text.count("\n", 0, place.start()) + 1 for place in _PLACE.finditer(text)]
    for number, provision in enumerate(provisions):
        _provision(provision, lines[number] if len(lines) == len(provisions) else 1, number + 1, draft)


def _provision(found: object, line: int, number: int, draft: Draft) -> None:
    if not isinstance(found, dict):
        draft.refuse(line, f"paragraf nr. {number} på listen skal være en gruppe med »paragraf« og »text«")
        return
    _unknown(found, _PROVISION, line, draft)
    draft.add(
        line,
        _number(found, line, draft),
        _text(found, "text", line, draft),
        _text(found, "chapter", line, draft),
    )


def _number(found: Mapping[str, object], line: int, draft: Draft) -> str:
    value = found.get("paragraf")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _text(found, "paragraf", line, draft).strip().lstrip("§ ").rstrip(". ")


def _unknown(found: Mapping[str, object], known: frozenset[str], line: int, draft: Draft) -> None:
    for key in sorted(found.keys() - known):
        draft.refuse(line, f"»{key}« kendes ikke her; brug {', '.join(sorted(known))}")


def _text(found: Mapping[str, object], key: str, line: int, draft: Draft) -> str:
    value = found.get(key)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    draft.refuse(line, f"»{key}« skal være tekst i anførselstegn")
    return ""
