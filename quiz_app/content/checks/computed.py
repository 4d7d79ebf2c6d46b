"""Number and date items: the rule gets what it asks for, knows enough variants, and is as sure as the item says."""

import re
from collections.abc import Iterator

from quiz_app.content.checks.names import repeated
from quiz_app.content.reader import Entry
from quiz_app.content.shelves import Shelves
from quiz_app.domain.citation import overlaps
from quiz_app.domain.law import at_least
from quiz_app.domain.posing import variants
from quiz_app.domain.question import AnyQuestion, ComputedQuestion, NumberQuestion
from quiz_app.domain.rules import RULES, Rule
from quiz_app.errors import Problem

FEWEST_VARIANTS = 10
"""Fewer, and two attempts too often get the same dates."""
_TRIES = 200
_PLACE = re.compile(r"\{([^{}]*)\}")


def computed_problems(entry: Entry[AnyQuestion], question: ComputedQuestion, shelves: Shelves) -> Iterator[Problem]:
    """All that is wrong with a computed key."""
    rule = RULES[question.rule]
    if (rule.unit != "") != isinstance(question, NumberQuestion):
        gives = "et tal" if rule.unit else "en dato"
        yield entry.problem(f"reglen {rule.name} giver {gives}; »type« siger noget andet", "rule")
    if question.tolerance < 0:
        yield entry.problem("»tolerance« kan ikke være under 0", "tolerance")
    yield from _rests_on(entry, question, rule, shelves)
    wrong = list(_parameters(entry, question, rule))
    yield from wrong or _variants(entry, question)


def _parameters(entry: Entry[AnyQuestion], question: ComputedQuestion, rule: Rule) -> Iterator[Problem]:
    names = [parameter.name for parameter in question.parameters]
    yield from repeated(entry, names, "parameters")
    if set(names) != set(rule.parameters):
        yield entry.problem(f"reglen {rule.name} skal have: {', '.join(rule.parameters)}", "parameters")
    for position, parameter in enumerate(question.parameters):
        if parameter.last < parameter.first:
            yield entry.problem("»last« ligger før »first«", "parameters", position)
    for name in rule.parameters:
        if f"{{{name}}}" not in question.stem:
            yield entry.problem(f"teksten skal nævne {{{name}}}", "stem")
    for place in _PLACE.findall(question.stem):
        if place not in rule.parameters:
            yield entry.problem(f"{{{place}}} er ikke en af reglens datoer", "stem")


def _rests_on(entry: Entry[AnyQuestion], question: ComputedQuestion, rule: Rule, shelves: Shelves) -> Iterator[Problem]:
    for provision in rule.provisions:
        if shelves.citations and not any(overlaps(anchor, provision) for anchor in question.anchors):
            known = provision.act in shelves.acts
            cited = shelves.citations.format((provision,)) if known else f"{provision.act} § {provision.paragraf}"
            yield entry.problem(f"reglen {rule.name} hviler på {cited}, som »anchors« skal nævne", "anchors")
    for fact in rule.facts:
        if fact not in question.facts:
            yield entry.problem(f"reglen {rule.name} hviler på faktum {fact}, som »facts« skal nævne", "facts")


def _variants(entry: Entry[AnyQuestion], question: ComputedQuestion) -> Iterator[Problem]:
    found = variants(question, _TRIES)
    if len(found) < FEWEST_VARIANTS:
        message = (
            f"reglen giver et sikkert svar for {len(found)} forskellige sæt datoer; der skal være {FEWEST_VARIANTS}"
        )
        yield entry.problem(f"{message}: gør spændet større", "parameters")
    least = next((o.certainty for _, o in found if not at_least(o.certainty, question.verified.content)), None)
    if least:
        message = f"»content« er {question.verified.content}, men reglen er for nogle datoer kun {least}"
        yield entry.problem(message, "verified", "content")
