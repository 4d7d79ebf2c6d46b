"""The ``koerekort`` command: what an operator, an author and a developer do from a terminal."""

from quiz_app.cli import (
    anonymise,
    assessments,
    content,
    covering,
    database,
    law,
    law_impact,
    people,
    questions,
    serving,
)
from quiz_app.cli.command import main

__all__ = ["law_impact", "main"]

for _group in (
    serving.commands,
    content.commands,
    covering.commands,
    anonymise.commands,
    assessments.commands,
    database.commands,
    law.commands,
    people.commands,
    questions.commands,
):
    for _command in _group:
        main.add_command(_command)
