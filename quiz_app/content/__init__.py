"""Readers of the content root: Markdown and YAML in, frozen objects or ``path:line: message`` out."""

from datetime import date
from pathlib import Path

from quiz_app.content.checks import CHECKS
from quiz_app.content.checks.licences import exam_problems
from quiz_app.content.counts import content_counts
from quiz_app.content.reader import thaw
from quiz_app.content.reading import read_shelves
from quiz_app.content.schemas import json_schemas
from quiz_app.content.shelves import Shelves
from quiz_app.domain.library import Library
from quiz_app.errors import ContentError, Problem

__all__ = ["check", "content_counts", "json_schemas", "read_library", "thaw"]


def read_library(root: Path, *, today: date) -> Library:
    """All content under the root, linked; exams must be drawable from ``today`` and a year on.

    :raises ContentError: something is wrong; carries every problem of every file.
    """
    shelves = read_shelves(root)
    if problems := _problems(shelves, today):
        raise ContentError(problems)
    return shelves.library()


def check(root: Path, today: date) -> tuple[Problem, ...]:
    """Every problem of every file under the root, by path and line; empty when the content is sound."""
    return _problems(read_shelves(root), today)


def _problems(shelves: Shelves, today: date) -> tuple[Problem, ...]:
    found = {*shelves.problems, *(problem for rule in CHECKS for problem in rule(shelves))}
    return tuple(sorted(found or set(exam_problems(shelves, today))))
