"""What a question asks in one attempt: its dates are drawn by seed, so that two attempts get different numbers."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from quiz_app.domain.danish_time import spelled
from quiz_app.domain.question import AnyQuestion, ComputedQuestion, DateQuestion, NumberQuestion, Parameter
from quiz_app.domain.rules import RULES, Outcome, Values, compute
from quiz_app.errors import RuleError

_TRIES = 500


def posed(question: AnyQuestion, seed: int, position: int) -> AnyQuestion:
    """The question as an attempt's seed asks it at a position: one date per parameter, written into the stem.

    Any other question is itself. The same seed and position give the same question for ever.
    """
    if not isinstance(question, NumberQuestion | DateQuestion):
        return question
    random = Random(f"{seed}:{position}:variant")  # noqa: S311 - reproducible by the stored seed
    for _ in range(_TRIES):
        values = {p.name: _drawn(p, random) for p in question.parameters}
        if _usable(question, values):
            return pinned(question, values)
    raise AssertionError(f"{question.id} has variants: content checks see to it")


def example(question: AnyQuestion) -> AnyQuestion:
    """The question with one set of dates, for where it is read and not answered."""
    return posed(question, seed=0, position=0)


def pinned(question: NumberQuestion | DateQuestion, values: Values) -> NumberQuestion | DateQuestion:
    """The question about exactly these dates."""
    parameters = tuple(Parameter(name=p.name, first=values[p.name], last=values[p.name]) for p in question.parameters)
    stem = question.stem
    for name, value in values.items():
        stem = stem.replace(f"{{{name}}}", spelled(value))
    return replace(question, parameters=parameters, stem=stem)


def outcome_of(question: ComputedQuestion) -> Outcome:
    """The key of a posed question, with its steps."""
    return compute(question.rule, {p.name: p.first for p in question.parameters})


def unit_of(question: AnyQuestion) -> str:
    """What a number is a number of; empty for everything else."""
    return RULES[question.rule].unit if isinstance(question, NumberQuestion) else ""


def variants(question: ComputedQuestion, tries: int) -> tuple[tuple[Values, Outcome], ...]:
    """Different usable variants that so many draws find; fewer where the ranges hold fewer."""
    random = Random(question.id)  # noqa: S311 - the same check in every run
    found: dict[tuple[date, ...], tuple[Values, Outcome]] = {}
    for _ in range(tries):
        values = {p.name: _drawn(p, random) for p in question.parameters}
        if outcome := _usable(question, values):
            found.setdefault(tuple(values.values()), (values, outcome))
    return tuple(found.values())


def _drawn(parameter: Parameter, random: Random) -> date:
    return parameter.first + timedelta(days=random.randint(0, (parameter.last - parameter.first).days))


def _usable(question: ComputedQuestion, values: Values) -> Outcome | None:
    """The outcome, if the rule knows it and nothing about it is in doubt."""
    try:
        outcome = compute(question.rule, values)
    except RuleError:
        return None
    return None if outcome.doubt else outcome
