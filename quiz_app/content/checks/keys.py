"""What the key of each type of question must hold, so that it works and does not give itself away."""

import re
from collections.abc import Iterator, Sequence

from quiz_app.content.checks.computed import computed_problems
from quiz_app.content.checks.names import repeated
from quiz_app.content.reader import Entry
from quiz_app.content.shelves import Shelves
from quiz_app.domain.question import (
    AnyQuestion,
    ChoiceQuestion,
    ComputedQuestion,
    DocumentsQuestion,
    MatchQuestion,
    Option,
    OrderQuestion,
    ReasonQuestion,
)
from quiz_app.errors import Problem

FEWEST_STEPS, MOST_STEPS = 3, 7
FEWEST_PAIRS, MOST_PAIRS = 2, 7
_NUMBERED = re.compile(r"\s*\d+[.)]\s")


def key_problems(entry: Entry[AnyQuestion], shelves: Shelves) -> Iterator[Problem]:
    """All that is wrong with a question's key."""
    match entry.value:
        case ChoiceQuestion() as question:
            yield from _options(entry, question.options, "options", one=question.type == "single")
        case DocumentsQuestion() as question if question.missing:
            yield from _options(entry, question.missing, "missing", one=False)
        case OrderQuestion() as question:
            yield from _order(entry, question)
        case MatchQuestion() as question:
            yield from _match(entry, question)
        case ComputedQuestion() as question:
            yield from computed_problems(entry, question, shelves)
        case ReasonQuestion() as question:
            yield from _reason(entry, question, shelves)


def _options(entry: Entry[AnyQuestion], options: tuple[Option, ...], field: str, *, one: bool) -> Iterator[Problem]:
    yield from repeated(entry, [option.id for option in options], field)
    right = sum(option.correct for option in options)
    if one and right != 1:
        yield entry.problem(f"præcis én mulighed skal have correct: true; her har {right}", field)
    elif not right:
        yield entry.problem("mindst én mulighed skal have correct: true", field)
    if right == len(options):
        yield entry.problem("mindst én mulighed skal være forkert", field)


def _order(entry: Entry[AnyQuestion], question: OrderQuestion) -> Iterator[Problem]:
    ids, texts = [step.id for step in question.steps], [step.text for step in question.steps]
    yield from repeated(entry, ids, "steps")
    yield from repeated(entry, texts, "steps")
    if not FEWEST_STEPS <= len(ids) <= MOST_STEPS:
        yield entry.problem(f"der skal være {FEWEST_STEPS}-{MOST_STEPS} trin; her er {len(ids)}", "steps")
    elif ids in (sorted(ids), sorted(ids, reverse=True)):
        yield entry.problem("trinenes id'er røber rækkefølgen, fordi de står i alfabetisk orden: brug ord", "steps")
    for position, text in enumerate(texts):
        if _NUMBERED.match(text):
            yield entry.problem("teksten må ikke begynde med et nummer: det røber rækkefølgen", "steps", position)


def _match(entry: Entry[AnyQuestion], question: MatchQuestion) -> Iterator[Problem]:
    rights = [pair.right for pair in question.pairs]
    yield from repeated(entry, [pair.id for pair in question.pairs], "pairs")
    yield from repeated(entry, [pair.left for pair in question.pairs], "pairs")
    yield from repeated(entry, question.extra, "extra")
    if not FEWEST_PAIRS <= len(rights) <= MOST_PAIRS:
        yield entry.problem(f"der skal være {FEWEST_PAIRS}-{MOST_PAIRS} par; her er {len(rights)}", "pairs")
    elif len(_different(rights, question.extra)) < FEWEST_PAIRS:
        yield entry.problem("der skal være mindst to forskellige »right« at vælge imellem", "pairs")
    for position, text in enumerate(question.extra):
        if text in rights:
            yield entry.problem("den hører til et par og kan ikke være ekstra", "extra", position)


def _different(*texts: Sequence[str]) -> set[str]:
    return {text for some in texts for text in some}


def _reason(entry: Entry[AnyQuestion], question: ReasonQuestion, shelves: Shelves) -> Iterator[Problem]:
    """The facit of the case must have points on the track."""
    case = shelves.cases.find(question.case)
    if case is None:
        return
    found = [t for t in case.facit.tracks if t.track == question.track]
    if not any(t.points_for or t.points_against for t in found):
        yield entry.problem(f"sagens facit har ingen punkter om {question.track}", "track")
