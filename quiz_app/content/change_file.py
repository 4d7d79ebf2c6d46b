"""Writes a change as its file in ``lovgrundlag/changes`` stands: what the reader of content takes back the same."""

import json
from collections.abc import Iterator

from quiz_app.domain.citation import Citations
from quiz_app.domain.law import Affected, Change


def change_file(change: Change, citations: Citations) -> str:
    """The file's text, without transition rules; its name is the change's id.

    Raises CitationError when an act of the change is not in the register.
    """
    return "\n".join([*_lines(change, citations), ""])


def _lines(change: Change, citations: Citations) -> Iterator[str]:
    yield f"title: {_text(change.title)}"
    yield f"source: {_text(change.source)}"
    yield f"commences: {change.commences}"
    yield f"certainty: {{content: {change.certainty.content}, date: {change.certainty.date}}}"
    yield f"summary: {_text(change.summary)}"
    yield f"facts: [{', '.join(change.facts)}]"
    yield "affects:" if change.affects else "affects: []"
    for affected in change.affects:
        yield f"  - {{{', '.join(_affected(affected, citations))}}}"


def _affected(affected: Affected, citations: Citations) -> Iterator[str]:
    yield f"provision: {_text(citations.format(affected.provision))}"
    yield f"effect: {affected.effect}"
    yield f"kind: {affected.kind}"
    if affected.commences:
        yield f"commences: {affected.commences}"
    if affected.becomes:
        yield f"becomes: {_text(citations.format(affected.becomes))}"


def _text(words: str) -> str:
    """Quoted as JSON does, which YAML reads."""
    return json.dumps(words, ensure_ascii=False)
