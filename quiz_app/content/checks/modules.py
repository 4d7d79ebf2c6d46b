"""What modules must hold beyond their types."""

from collections.abc import Iterator

from quiz_app.content.checks.names import repeated
from quiz_app.content.shelves import Shelves
from quiz_app.domain.question import Use
from quiz_app.errors import Problem


def module_problems(shelves: Shelves) -> Iterator[Problem]:
    """Modules that teach nothing, ask what is kept for exams, or share an objective's id."""
    owners: dict[str, str] = {}
    for name, entry in shelves.modules.items():
        module = entry.value
        if module.minutes < 1:
            yield entry.problem("»minutes« skal være mindst 1", "minutes")
        if not module.objectives:
            yield entry.problem("modulet skal have mindst ét mål", "objectives")
        yield from repeated(entry, module.questions, "questions")
        for position, objective in enumerate(module.objectives):
            if objective.id in owners:
                message = f"målet »{objective.id}« står også i {owners[objective.id]}"
                yield entry.problem(message, "objectives", position, "id")
            owners.setdefault(objective.id, name)
        for position, asked in enumerate(module.questions):
            question = shelves.questions.find(asked)
            if question and Use.MODULE not in question.use:
                yield entry.problem(f"opgaven »{asked}« har ikke module i »use«", "questions", position)
