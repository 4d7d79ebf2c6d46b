"""How much content there is, by kind."""

from collections import Counter

from quiz_app.domain.library import Library
from quiz_app.domain.question import Use


def content_counts(library: Library) -> dict[str, int | dict[str, int]]:
    """The number of objects of each kind; ``documents`` are those of all cases."""
    questions = library.questions.values()
    return {
        "acts": len(library.acts),
        "changes": len(library.changes),
        "authorities": len(library.authorities),
        "regimes": len(library.regimes),
        "facts": len(library.facts),
        "guidelines": len(library.guidelines),
        "situations": len(library.situations),
        "grey_zones": len(library.grey_zones),
        "citizen_pages": len(library.citizen_pages),
        "tools": len(library.tools),
        "licences": len(library.licences),
        "modules": len(library.modules),
        "cases": len(library.cases),
        "documents": sum(len(case.documents) for case in library.cases.values()),
        "questions": len(questions),
        "exam_questions": sum(Use.EXAM in question.use for question in questions),
        "questions_by_type": dict(sorted(Counter(question.type for question in questions).items())),
        "glossary": len(library.glossary),
    }
