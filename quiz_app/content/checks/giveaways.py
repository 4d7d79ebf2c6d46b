"""What gives a key away: words, lengths and places of options over the whole bank, and the same question twice."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise

from quiz_app.content.folders import QUESTIONS
from quiz_app.content.reader import Entry
from quiz_app.content.shelves import Shelves
from quiz_app.domain.question import AnyQuestion, ChoiceQuestion, DocumentsQuestion, Option, ReasonQuestion
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
    """Stems on the same dates that share most of their word pairs; the very same stem is told elsewhere.

    Items that ask about a case file are left out: they ask the same of each.
    """
    asked: dict[tuple[date | None, date | None], list[tuple[str, _Pairs]]] = defaultdict(list)
    for name, question in shelves.questions.objects().items():
        if not isinstance(question, ReasonQuestion | DocumentsQuestion):
            asked[question.case_date, question.granted].append((name, _pairs(question.stem)))
    for same_dates in asked.values():
        for (name, pairs), (other, others) in combinations(same_dates, 2):
            shared = len(pairs & others)
            if shared and shared / len(pairs | others) >= TOO_ALIKE and _stem(shelves, name) != _stem(shelves, other):
                yield shelves.questions[other].problem(f"teksten er næsten den samme som i »{name}«", "stem")


def _stem(shelves: Shelves, name: str) -> str:
    return shelves.questions[name].value.stem


def _pairs(stem: str) -> _Pairs:
    words = _WORD.findall(stem.lower())
    return frozenset(pairwise(words))
