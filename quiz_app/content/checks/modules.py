"""What modules must hold beyond their types."""

from collections.abc import Iterator

from quiz_app.content.checks.names import repeated
from quiz_app.content.reader import Entry
from quiz_app.content.shelves import Shelves
from quiz_app.domain.guideline import Module
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
            yield from _practised(entry, position)
        for position, asked in enumerate(module.questions):
            question = shelves.questions.find(asked)
            if question and Use.MODULE not in question.use:
                yield entry.problem(f"opgaven »{asked}« har ikke module i »use«", "questions", position)


def _practised(entry: Entry[Module], position: int) -> Iterator[Problem]:
    """An objective that nothing in the module's quiz practises, or that names something else."""
    questions = entry.value.objectives[position].questions
    if not questions:
        yield entry.problem("målet bliver ikke øvet: nævn mindst én af modulets opgaver", "objectives", position, "id")
    for place, asked in enumerate(questions):
        if asked not in entry.value.questions:
            message = f"»{asked}« er ikke en af modulets opgaver"
            yield entry.problem(message, "objectives", position, "questions", place)
