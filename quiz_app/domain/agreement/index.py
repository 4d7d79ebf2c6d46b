"""The index of shared legal understanding: agreement in all, by topic, between centres, over time, around the talk."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from quiz_app.domain.agreement.alpha import Estimate, Scale, change
from quiz_app.domain.agreement.reading import (
    SEED,
    Basis,
    CaseOf,
    Reading,
    basis,
    by_itself,
    cases,
    reading,
    sufficiencies,
    tracks,
)
from quiz_app.domain.assessment import Assessment, Occasion, Turn
from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.small_groups import SMALLEST

Topics = Callable[[Occasion], Collection[str]]
"""The topics of the case that an occasion was about; a closed list, so that each gathers enough to say something."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Quarter:
    """Three months of a year; ``number`` is 1 to 4."""

    year: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Agreement before and after talking, of people who assessed both times; a change is after less before."""

    before: Reading
    after: Reading
    track: Estimate | None = None
    sufficiency: Estimate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What may be said about one series. First assessments count everywhere, second ones only after the talk."""

    overall: Reading
    topics: Mapping[str, Reading]
    centres: Mapping[tuple[str, str], Reading]
    quarters: Mapping[Quarter, Reading]
    talk: Talk


def index(assessments: Iterable[Assessment], topics_of: Topics, case_of: CaseOf = by_itself) -> Index:
    """The index of the revealed assessments of one series; ``case_of`` tells which occasions are about one case."""
    known = list(assessments)
    first = [a for a in known if a.turn == Turn.FIRST]
    return Index(
        overall=reading(first, case_of),
        topics=topics(first, topics_of, case_of),
        centres=_centres(first, case_of),
        quarters=_quarters(first, case_of),
        talk=_talk(known, case_of),
    )


def quarter_of(day: date) -> Quarter:
    """The quarter of a day."""
    return Quarter(year=day.year, number=(day.month + 2) // 3)


def topics(first: Iterable[Assessment], topics_of: Topics, case_of: CaseOf = by_itself) -> dict[str, Reading]:
    """The agreement about each topic, by name, over first assessments of one series."""
    by_topic: defaultdict[str, list[Assessment]] = defaultdict(list)
    for each in first:
        for topic in topics_of(each.occasion):
            by_topic[topic].append(each)
    return {topic: reading(by_topic[topic], case_of) for topic in sorted(by_topic)}


def _centres(first: Sequence[Assessment], case_of: CaseOf) -> dict[tuple[str, str], Reading]:
    """Each pair of centres with five people or more, over the cases that both have assessed; others are left out."""
    people: defaultdict[str, set[str]] = defaultdict(set)
    for each in first:
        people[each.centre_id].add(each.person_id)
    large = sorted(centre for centre, who in people.items() if centre and len(who) >= SMALLEST)
    given: dict[str, defaultdict[str, list[Assessment]]] = {centre: defaultdict(list) for centre in large}
    for each in first:
        if each.centre_id in given:
            given[each.centre_id][case_of(each.occasion)].append(each)
    return {(a, b): reading(_of_both(given[a], given[b]), case_of) for a, b in combinations(large, 2)}


def _of_both(one: Mapping[str, list[Assessment]], other: Mapping[str, list[Assessment]]) -> Iterator[Assessment]:
    for case in one.keys() & other.keys():
        yield from (*one[case], *other[case])


def _quarters(first: Sequence[Assessment], case_of: CaseOf) -> dict[Quarter, Reading]:
    """By the quarter in which an occasion was first assessed, so that none is split; a case counts once in each."""
    begun: dict[Occasion, date] = {}
    for each in sorted(first, key=lambda a: a.at):
        begun.setdefault(each.occasion, danish_day(each.at))
    by_quarter: defaultdict[Quarter, list[Assessment]] = defaultdict(list)
    for each in first:
        by_quarter[quarter_of(begun[each.occasion])].append(each)
    return {quarter: reading(by_quarter[quarter], case_of) for quarter in sorted(by_quarter)}


def _talk(known: Sequence[Assessment], case_of: CaseOf) -> Talk:
    """Of each case a person's first talk about it alone, so that the two turns are of the same occasions."""
    given = {(a.occasion, a.person_id, a.turn): a for a in known}
    both = [(o, p) for o, p, turn in given if turn == Turn.SECOND and (o, p, Turn.FIRST) in given]
    groups = cases((given[o, p, Turn.FIRST] for o, p in both), case_of)
    before, after = ([[given[a.occasion, a.person_id, turn] for a in group] for group in groups] for turn in Turn)
    found: Basis = basis(before)
    if not found.is_enough:
        return Talk(before=Reading(basis=found), after=Reading(basis=found))
    return Talk(
        before=reading((a for group in before for a in group), case_of),
        after=reading((a for group in after for a in group), case_of),
        track=change(tracks(before), tracks(after), Scale.NOMINAL, seed=SEED),
        sufficiency=change(sufficiencies(before), sufficiencies(after), Scale.ORDINAL, seed=SEED),
    )
