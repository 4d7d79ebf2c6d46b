"""What gives a key away: words, lengths and places of options over the whole bank, and the same question twice."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from quiz_app.content.folders import QUESTIONS
from quiz_app.content.reader import Entry
from quiz_app.content.shelves import Shelves
from quiz_app.domain.question import (
    AnyQuestion,
    ChoiceQuestion,
    DocumentsQuestion,
    Option,
    ReasonQuestion,
    Use,
    case_named,
)
from quiz_app.errors import Problem

FEWEST_OPTIONS, MOST_OPTIONS = 3, 5
LONGEST = 2
"""An option may be so many times as long as the shortest beside it, unless they differ by a word or two."""
_A_WORD_OR_TWO = 30
TOO_ALIKE = 0.6
"""The share of two stems' word pairs that both have, from which they are one question."""
ENOUGH, LEANING = 40, 0.1
"""Single-choice items before places count, and how far a place's share of the keys may lie from its even share."""

_TELLING = re.compile(
    r"\b(?:(?:alle|ingen|begge) (?:af )?(?:de )?(?:ovenstående|ovennævnte|nævnte)|altid|aldrig|uden undtagelse)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_Pairs = frozenset[tuple[str, str]]


def giveaway_problems(shelves: Shelves) -> Iterator[Problem]:
    """All that would let somebody answer without reading, and near copies."""
    for entry in shelves.questions.values():
        yield from _options(entry)
    yield from _places(shelves)
    yield from _twins(shelves)
    yield from _unlike(shelves)


def _options(entry: Entry[AnyQuestion]) -> Iterator[Problem]:
    match entry.value:
        case ChoiceQuestion(options=options):
            field = "options"
            if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
                told = f"der skal være {FEWEST_OPTIONS}-{MOST_OPTIONS} muligheder; her er {len(options)}"
                yield entry.problem(told, field)
        case DocumentsQuestion(missing=options):
            field = "missing"
        case _:
            return
    yield from _lengths(entry, options, field)
    for position, option in enumerate(options):
        if found := _TELLING.search(option.text):
            yield entry.problem(f"»{found[0]}« røber en mulighed: skriv den om", field, position, "text")


def _lengths(entry: Entry[AnyQuestion], options: Sequence[Option], field: str) -> Iterator[Problem]:
    lengths = [len(option.text) for option in options]
    if lengths and max(lengths) > LONGEST * min(lengths) and max(lengths) - min(lengths) > _A_WORD_OR_TWO:
        longest, shortest = max(lengths), min(lengths)
        told = f"den længste mulighed har {longest} tegn, den korteste {shortest}: højst {LONGEST} gange så mange"
        yield entry.problem(told, field)


def _places(shelves: Shelves) -> Iterator[Problem]:
    """A place among options that holds the key too often or too seldom, for each number of options."""
    keys: dict[int, Counter[int]] = defaultdict(Counter)
    for question in shelves.questions.objects().values():
        if isinstance(question, ChoiceQuestion) and question.type == "single":
            right = [place for place, option in enumerate(question.options) if option.correct]
            keys[len(question.options)].update(right)
    for count, places in keys.items():
        total = places.total()
        for place in range(count):
            if total >= ENOUGH and abs(places[place] / total - 1 / count) > LEANING:
                told = f"{places[place]} af {total} opgaver med {count} muligheder har facit som nr. {place + 1}"
                yield Problem(QUESTIONS, 1, f"{told}; flyt nogle af dem")


def _twins(shelves: Shelves) -> Iterator[Problem]:
    """Stems that share most of their word pairs, on the same dates, or in an exam and in practice whatever the dates.

    The very same stem is told elsewhere. Items that ask about a case file are left out: they ask the same of each.
    """
    asked = [
        (entry, _pairs(entry.value.stem))
        for entry in shelves.questions.values()
        if not isinstance(entry.value, ReasonQuestion | DocumentsQuestion)
    ]
    for (entry, pairs), (other, others) in combinations(asked, 2):
        shared = len(pairs & others)
        if shared and shared / len(pairs | others) >= TOO_ALIKE and _may_not_be_alike(entry.value, other.value):
            yield other.problem(f"teksten er næsten den samme som i »{entry.value.id}«", "stem")


def _may_not_be_alike(question: AnyQuestion, other: AnyQuestion) -> bool:
    same_dates = (question.case_date, question.granted) == (other.case_date, other.granted)
    kept_apart = (Use.EXAM in question.use) != (Use.EXAM in other.use)
    return question.stem != other.stem and (same_dates or kept_apart)


def _unlike(shelves: Shelves) -> Iterator[Problem]:
    """Exam items of one stem, of which an exam takes one, that cannot stand in for each other: other topic or level."""
    first: dict[tuple[str, str], AnyQuestion] = {}
    for entry in shelves.questions.values():
        question = entry.value
        if Use.EXAM in question.use:
            other = first.setdefault((question.stem, case_named(question)), question)
            if (other.topic, other.level) != (question.topic, question.level):
                yield entry.problem(f"»{other.id}« har samme tekst: giv dem samme emne og niveau", "level")


def _pairs(stem: str) -> _Pairs:
    words = _WORD.findall(stem.lower())
    return frozenset(pairwise(words))
