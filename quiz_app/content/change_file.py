"""Writes a change as its file in ``lovgrundlag/changes`` stands: what the reader of content takes back the same."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from quiz_app.content.kinds import KINDS
from quiz_app.content.reader import Entry, read_object
from quiz_app.content.tree import Place, planted
from quiz_app.content.yaml_reader import read_yaml
from quiz_app.domain.citation import Citations
from quiz_app.domain.law import Affected, Change
from quiz_app.domain.library import Library
from quiz_app.errors import Problem


def change_file(change: Change, citations: Citations) -> str:
    """The file's text; its name is the change's id.

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
    yield "transition:" if change.transition else "transition: []"
    for rule in change.transition:
        applies = ", ".join(f"{key}: {value}" for key, value in asdict(rule.applies).items() if value)
        yield f"  - {{applies: {{{applies}}}, rule: {rule.rule}, text: {_text(rule.text)}}}"


def written_change(change: Change, library: Library, citations: Citations) -> tuple[str, tuple[str, ...]]:
    """The file's text, and what the reader of content says about it; nothing when it can be handed in."""
    text = change_file(change, citations)
    path = f"guidelines/lovgrundlag/changes/{change.id}.yml"
    problems: list[Problem] = []
    tree = read_yaml(text, path, problems)
    if tree is not None:
        entry = read_object(KINDS["change"], tree, {"id": planted(change.id, Place(path, 1))}, citations.parse)
        problems += [] if isinstance(entry, Entry) else entry
    if change.id in library.changes:
        problems.append(Problem(path, 1, "en ændring med den dato og titel er registreret i forvejen"))
    problems += [Problem(path, 1, f"faktum »{name}« findes ikke") for name in change.facts if name not in library.facts]
    return text, tuple(str(problem) for problem in problems)


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
