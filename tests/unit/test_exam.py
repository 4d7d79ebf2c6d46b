# ruff: noqa: ANN401 - a keyword here is any field of the object
"""Exams: which items a day allows, what is drawn of them, and what a blueprint lacks."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations, pairwise, product
from typing import Any

import pytest
from builders import (
    ALWAYS,
    ANCHOR,
    VERIFIED,
    blueprint,
    case,
    change,
    documents_question,
    library,
    licence_kind,
    question,
)
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.exam import blueprint_gaps, draw, exam_pool, turning_days
from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Affected, Certainty, ChangeKind, Effect, Period, Provision, Verification
from quiz_app.domain.library import Library
from quiz_app.domain.licence_kind import LicenceKind, TopicShare
from quiz_app.domain.question import AnyQuestion, DocumentsQuestion, Level, Use
from quiz_app.errors import RuleError

DAY = date(2026, 11, 22)
AKTER, FLEKS = Topic.DOKUMENTATION, Topic.FLEKSJOB
KNOW, APPLY, JUDGE = Level.KNOW, Level.APPLY, Level.JUDGE


def verified(**changed: Any) -> Verification:
    return Verification(**{"on": VERIFIED.on, "content": VERIFIED.content, "date": VERIFIED.date} | changed)


def licence(*shares: tuple[Topic, int], covers: Period = ALWAYS, **changed: Any) -> LicenceKind:
    topics = tuple(TopicShare(topic=topic, count=count) for topic, count in shares)
    return licence_kind(covers=covers, exam=blueprint(**({"topics": topics} if topics else {}) | changed))


def items(topic: Topic, *levels: Level, tasks: int = 0) -> list[AnyQuestion]:
    """An item of the topic for each level; the first ones are documents tasks."""
    build = [documents_question] * tasks + [question] * (len(levels) - tasks)
    return [b(id=f"{topic}-{n}", topic=topic, level=levels[n]) for n, b in enumerate(build)]


def content(*groups: Iterable[AnyQuestion], **changed: Any) -> Library:
    return library(case(**changed), *(q for group in groups for q in group))


def drawn(kind: LicenceKind, of: Library, seed: int = 1, seen: dict[str, int] | None = None) -> tuple[AnyQuestion, ...]:
    return draw(kind, exam_pool(kind, of, DAY), seen=seen or {}, seed=seed)


def asked(item: AnyQuestion, *others: Any, covers: Period = ALWAYS, day: date = DAY) -> bool:
    """True when an exam of a licence that covers the period may ask the item on the day."""
    return item in exam_pool(licence(covers=covers), library(item, *others), day)


def test_an_exam_asks_items_made_for_exams_only() -> None:
    assert asked(question(use=(Use.REPETITION, Use.EXAM)))
    assert not asked(question(use=(Use.MODULE, Use.REPETITION)))


@pytest.mark.parametrize("part", ["content", "date"])
@pytest.mark.parametrize("certainty", list(Certainty))
def test_items_known_less_surely_than_from_another_source_are_practice_only(part: str, certainty: Certainty) -> None:
    sure = certainty in {Certainty.LAW_TEXT, Certainty.SECONDARY}
    assert asked(question(verified=verified(**{part: certainty}))) is sure


def test_an_item_about_an_uncertain_case_file_is_practice_only() -> None:
    assert asked(documents_question(), case())
    assert not asked(documents_question(), case(verified=verified(content=Certainty.INFERRED)))


def test_an_item_leaves_when_a_change_of_its_provisions_commences_and_stays_until_then() -> None:
    touched, untouched = question(id="t"), question(id="u", anchors=(Provision(act="eksempelloven", paragraf="6"),))
    coming = change(commences=DAY)
    pools = [exam_pool(licence(), library(touched, untouched, coming), day) for day in (date(2026, 11, 21), DAY)]
    assert pools == [(touched, untouched), (untouched,)]


@pytest.mark.parametrize(
    ("changed", "day"),
    [
        ({"commences": date(2026, 12, 1)}, DAY),
        ({"commences": date(2026, 7, 1)}, date(2026, 6, 30)),
    ],
)
def test_an_item_that_will_change_soon_is_still_asked(changed: dict[str, Any], day: date) -> None:
    assert asked(question(), change(ANCHOR, **changed), day=day)


def test_an_item_that_is_overdue_for_review_is_still_asked() -> None:
    assert asked(question(review=1))


def test_an_item_about_rules_that_have_ended_leaves_unless_it_names_a_case_from_their_time() -> None:
    ended = Period(end=date(2026, 6, 30))
    assert not asked(question(valid=ended))
    assert asked(question(valid=ended, case_date=date(2026, 3, 1)))


def test_an_item_about_rules_that_have_not_begun_waits_for_them() -> None:
    item = question(valid=Period(start=date(2027, 1, 1)))
    assert not asked(item)
    assert asked(item, day=date(2027, 1, 1))


def test_an_item_with_a_case_date_outside_what_the_licence_covers_leaves() -> None:
    before = Period(end=date(2026, 6, 30))
    assert asked(question(case_date=date(2026, 6, 30)), covers=before)
    assert not asked(question(case_date=date(2026, 7, 1)), covers=before)
    assert not asked(question(), covers=before)


def test_an_exam_holds_the_blueprints_number_of_each_topic_and_no_item_twice() -> None:
    of = content(items(AKTER, *[APPLY] * 5), items(FLEKS, *[APPLY] * 4), items(Topic.REFORM, *[APPLY] * 4))
    exam = drawn(licence((AKTER, 3), (FLEKS, 2)), of)
    assert Counter(q.topic for q in exam) == {AKTER: 3, FLEKS: 2}
    assert len({q.id for q in exam}) == 5


@pytest.mark.parametrize("documents", [0, 1, 2, 3])
def test_an_exam_holds_exactly_the_blueprints_number_of_documents_tasks(documents: int) -> None:
    of = content(items(AKTER, *[APPLY] * 6, tasks=3), items(FLEKS, *[APPLY] * 6, tasks=3))
    for seed in range(20):
        exam = drawn(licence((AKTER, 3), (FLEKS, 2), documents=documents), of, seed)
        assert sum(isinstance(q, DocumentsQuestion) for q in exam) == documents
        assert len(exam) == 5


@pytest.mark.parametrize("seed", range(10))
def test_documents_tasks_go_first_where_a_topic_has_too_little_else(seed: int) -> None:
    of = content(items(AKTER, APPLY, APPLY, tasks=1), items(FLEKS, APPLY, tasks=1))
    exam = drawn(licence((AKTER, 1), (FLEKS, 1), documents=1), of, seed)
    assert {(q.topic, isinstance(q, DocumentsQuestion)) for q in exam} == {(AKTER, False), (FLEKS, True)}


def test_what_the_person_has_seen_least_is_drawn_first() -> None:
    of = content(items(AKTER, *[APPLY] * 4))
    seen = {"dokumentation-0": 1, "dokumentation-1": 2, "dokumentation-3": 2}
    for seed in range(10):
        assert {q.id for q in drawn(licence((AKTER, 2)), of, seed, seen)} == {"dokumentation-0", "dokumentation-2"}
        assert {q.id for q in drawn(licence((AKTER, 1)), of, seed, seen)} == {"dokumentation-2"}


@pytest.mark.parametrize("seed", range(20))
def test_one_stem_is_asked_once_though_it_stands_in_the_bank_on_two_dates(seed: int) -> None:
    kind = licence((AKTER, 2))
    twins = [question(id=f"q{n}", stem="Hvad gælder den dag?", case_date=DAY - timedelta(days=n)) for n in (0, 90)]
    got = drawn(kind, content([*twins, question(id="q2")]), seed)
    assert len({q.stem for q in got}) == 2
    assert blueprint_gaps(kind, content(twins), DAY) == (
        "emnet dokumentation har 1 opgaver, prøven skal bruge 2",
    )  # fmt: skip


def test_of_two_items_with_one_stem_the_least_seen_is_asked() -> None:
    twins = [question(id=f"q{n}", stem="Hvad gælder den dag?") for n in range(2)]
    for seen in ("q0", "q1"):
        (got,) = drawn(licence((AKTER, 1)), content(twins), seen={seen: 1})
        assert got.id != seen


def test_a_seed_gives_the_same_exam_again_in_the_same_order() -> None:
    of, kind = content(items(AKTER, *[APPLY] * 9)), licence((AKTER, 4))
    assert drawn(kind, of, 7) == drawn(kind, of, 7)
    assert len({tuple(q.id for q in drawn(kind, of, seed)) for seed in range(20)}) > 10


def test_ties_are_broken_by_the_seed_and_topics_are_mixed() -> None:
    of = content(items(AKTER, *[APPLY] * 6, tasks=1), items(FLEKS, *[APPLY] * 6))
    exams = [drawn(licence((AKTER, 2), (FLEKS, 2), documents=1), of, seed) for seed in range(20)]
    assert len({frozenset(q.id for q in exam) for exam in exams}) > 5
    assert len({tuple(q.topic for q in exam) for exam in exams}) > 3
    assert len({next(n for n, q in enumerate(exam) if isinstance(q, DocumentsQuestion)) for exam in exams}) == 4


def test_the_order_of_the_files_does_not_show_in_the_exam() -> None:
    bank = items(AKTER, *[APPLY] * 9)
    kind = licence((AKTER, 4))
    assert drawn(kind, content(bank), 7) == drawn(kind, content(reversed(bank)), 7)


@pytest.mark.parametrize("seed", range(10))
def test_levels_are_mended_within_a_topic(seed: int) -> None:
    of = content(items(AKTER, *[KNOW] * 8, APPLY, JUDGE), items(FLEKS, *[KNOW] * 4, APPLY))
    exam = drawn(licence((AKTER, 3), (FLEKS, 1), levels={APPLY: 2, JUDGE: 1}), of, seed)
    assert Counter(q.level for q in exam) == {APPLY: 2, JUDGE: 1, KNOW: 1}
    assert Counter(q.topic for q in exam) == {AKTER: 3, FLEKS: 1}


def test_mending_takes_the_least_seen_item_of_the_level_and_puts_out_the_most_seen() -> None:
    of = content(items(AKTER, KNOW, KNOW, APPLY, APPLY))
    seen = {"dokumentation-1": 1, "dokumentation-2": 5, "dokumentation-3": 4}
    exam = drawn(licence((AKTER, 2), levels={APPLY: 1}), of, seen=seen)
    assert {q.id for q in exam} == {"dokumentation-0", "dokumentation-3"}


def test_mending_keeps_the_number_of_documents_tasks() -> None:
    of = content(items(AKTER, KNOW, JUDGE, JUDGE, KNOW, tasks=2))
    for seed in range(10):
        exam = drawn(licence((AKTER, 2), documents=1, levels={JUDGE: 2}), of, seed)
        assert sum(isinstance(q, DocumentsQuestion) for q in exam) == 1


@pytest.mark.parametrize("seed", range(10))
def test_documents_tasks_move_to_another_topic_when_only_that_reaches_the_levels(seed: int) -> None:
    of = content(items(AKTER, JUDGE, KNOW, tasks=1), items(FLEKS, KNOW, JUDGE, tasks=1))
    exam = drawn(licence((AKTER, 1), (FLEKS, 1), documents=1, levels={JUDGE: 2}), of, seed)
    assert {(q.topic, isinstance(q, DocumentsQuestion), q.level) for q in exam} == {
        (AKTER, True, JUDGE),
        (FLEKS, False, JUDGE),
    }


def test_a_level_that_the_pool_lacks_is_a_gap_with_its_numbers_and_topics() -> None:
    kind = licence((AKTER, 3), levels={JUDGE: 2, KNOW: 1})
    of = content(items(AKTER, KNOW, KNOW, KNOW, JUDGE), items(FLEKS, JUDGE, JUDGE))
    assert blueprint_gaps(kind, of, DAY) == (
        "niveauet vurdering (judge) kan højst få 1 opgaver i prøvens emner (dokumentation), prøven skal bruge 2",
    )


def test_levels_that_shut_each_other_out_are_a_gap_together() -> None:
    kind = licence((AKTER, 1), (FLEKS, 1), levels={JUDGE: 1, KNOW: 1})
    of = content(items(AKTER, JUDGE, KNOW), items(FLEKS, APPLY))
    assert blueprint_gaps(kind, of, DAY) == (
        (
            "1 på niveauet vurdering (judge) og 1 på niveauet viden (know) kan ikke nås på samme tid i prøvens emner "
            "(dokumentation, fleksjob)"
        ),
    )


def test_an_exam_whose_levels_cannot_be_reached_is_refused_not_drawn_with_less() -> None:
    of = content(items(AKTER, KNOW, KNOW, JUDGE))
    with pytest.raises(RuleError, match="niveauet vurdering"):
        drawn(licence((AKTER, 2), levels={JUDGE: 2}), of)


LEVELS = st.sampled_from(list(Level))


@given(
    akter=st.lists(LEVELS, min_size=2, max_size=5),
    fleks=st.lists(LEVELS, min_size=1, max_size=4),
    tasks=st.tuples(st.integers(0, 2), st.integers(0, 2)),
    documents=st.integers(0, 2),
    least=st.dictionaries(LEVELS, st.integers(0, 2), max_size=3),
    seed=st.integers(0, 100),
)
def test_levels_are_a_promise_kept_whenever_some_exam_keeps_it_and_a_gap_otherwise(
    akter: list[Level],
    fleks: list[Level],
    *,
    tasks: tuple[int, int],
    documents: int,
    least: dict[Level, int],
    seed: int,
) -> None:
    bank = [
        items(AKTER, *akter, tasks=min(tasks[0], len(akter))),
        items(FLEKS, *fleks, tasks=min(tasks[1], len(fleks))),
    ]
    kind = licence((AKTER, 2), (FLEKS, 1), documents=documents, levels=least)

    def fits(exam: Iterable[AnyQuestion]) -> bool:
        chosen = list(exam)
        levels = Counter(q.level for q in chosen)
        return sum(isinstance(q, DocumentsQuestion) for q in chosen) == documents and all(
            levels[x] >= n for x, n in least.items()
        )

    reachable = any(fits((*a, *f)) for a, f in product(combinations(bank[0], 2), combinations(bank[1], 1)))
    assert (blueprint_gaps(kind, content(*bank), DAY) == ()) is reachable
    if reachable:
        assert fits(drawn(kind, content(*bank), seed))


DATES = st.dates(date(2026, 11, 1), date(2027, 1, 31))
SPANS = st.tuples(st.none() | DATES, st.none() | DATES).map(
    lambda x: Period(start=x[0], end=x[1] and max(x[1], x[0] or x[1]))
)


@given(valid=st.lists(SPANS, min_size=1, max_size=3), covers=SPANS, commences=DATES)
def test_between_two_turning_days_the_pool_stays_as_it_is(valid: list[Period], covers: Period, commences: date) -> None:
    bank = [question(id=f"q{n}", valid=span) for n, span in enumerate(valid)]
    of, kind = library(*bank, change(commences=commences)), licence(covers=covers)
    first, last = date(2026, 11, 5), date(2027, 1, 25)
    turns = turning_days(kind, of, first, last)
    assert turns[0] == first
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    pools = {day: exam_pool(kind, of, day) for day in days}
    assert [d for d, e in pairwise(days) if pools[d] != pools[e] and e not in turns] == []


def test_the_days_on_which_a_licence_is_offered_and_affected_places_commence_are_turns_too() -> None:
    late = change(
        affects=(
            Affected(
                provision=(ANCHOR,), effect=Effect.AMENDED, kind=ChangeKind.SUBSTANTIVE, commences=date(2026, 12, 9)
            ),
        )
    )
    kind = licence_kind(offered=Period(start=date(2026, 12, 1), end=date(2026, 12, 31)))
    turns = turning_days(kind, library(late), DAY, date(2027, 2, 1))
    assert turns == (DAY, date(2026, 12, 1), date(2026, 12, 9), date(2027, 1, 1))


def test_nothing_is_lacking_when_an_exam_can_be_drawn() -> None:
    assert blueprint_gaps(licence((AKTER, 2)), content(items(AKTER, APPLY, APPLY)), DAY) == ()


def test_topics_that_lack_items_are_named_in_danish_with_their_numbers() -> None:
    gaps = blueprint_gaps(licence((AKTER, 2), (FLEKS, 3)), content(items(AKTER, APPLY), items(FLEKS, APPLY)), DAY)
    assert gaps == (
        "emnet dokumentation har 1 opgaver, prøven skal bruge 2",
        "emnet fleksjob har 1 opgaver, prøven skal bruge 3",
    )


@pytest.mark.parametrize(("tasks", "counted"), [(1, 1), (3, 2)])
def test_too_few_documents_tasks_are_a_gap_also_when_a_topic_has_no_room_for_them(tasks: int, counted: int) -> None:
    of = content(items(AKTER, *[APPLY] * 5, tasks=tasks), items(FLEKS, *[APPLY] * 5))
    gaps = blueprint_gaps(licence((AKTER, 2), (FLEKS, 2), documents=3), of, DAY)
    assert gaps == (f"der kan bruges {counted} aktopgaver, prøven skal bruge 3",)


def test_a_topic_of_nothing_but_documents_tasks_is_a_gap_when_the_exam_wants_fewer() -> None:
    of = content(items(AKTER, APPLY, APPLY, tasks=2), items(FLEKS, APPLY))
    gaps = blueprint_gaps(licence((AKTER, 2), (FLEKS, 1), documents=1), of, DAY)
    assert gaps == ("dokumentation har for få opgaver ud over aktopgaver, og prøven skal kun bruge 1 aktopgaver",)


def test_an_exam_with_gaps_is_refused_with_all_of_them_in_the_sentence() -> None:
    with pytest.raises(RuleError, match=r"Prøven kan ikke sammensættes lige nu: emnet dokumentation har 0 .*; der kan"):
        drawn(licence((AKTER, 1), documents=1), library())


@given(
    pools=st.tuples(*[st.tuples(st.integers(0, 3), st.integers(0, 3))] * 2),
    counts=st.tuples(st.integers(1, 3), st.integers(1, 3)),
    documents=st.integers(0, 4),
)
def test_an_exam_is_either_whole_or_refused(
    pools: tuple[tuple[int, int], ...], counts: tuple[int, int], documents: int
) -> None:
    of = content(*(items(t, *[APPLY] * sum(n), tasks=n[0]) for t, n in zip((AKTER, FLEKS), pools, strict=True)))
    kind = licence((AKTER, counts[0]), (FLEKS, counts[1]), documents=documents)
    can_hold = [
        [tasks for tasks in range(min(n[0], count) + 1) if count - tasks <= n[1]]
        for n, count in zip(pools, counts, strict=True)
    ]
    possible = any(sum(split) == documents for split in product(*can_hold))
    assert (blueprint_gaps(kind, of, DAY) == ()) is possible
    if possible:
        exam = {q.id: q.topic for q in drawn(kind, of)}
        assert Counter(exam.values()) == dict(zip((AKTER, FLEKS), counts, strict=True))
