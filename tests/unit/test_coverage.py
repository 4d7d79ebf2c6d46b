"""What the content covers, and whether outcomes can be guessed."""

from dataclasses import replace
from datetime import date
from typing import Any

import builders as a
import pytest

from quiz_app.domain.balance import balances
from quiz_app.domain.case import Case, Citizen, Illness, Origin, Sex
from quiz_app.domain.coverage import ObjectiveCover, newest_rules, objective_covers, provision_covers
from quiz_app.domain.law import Certainty, Period, Track, TwoCertainties
from quiz_app.domain.library import Library
from quiz_app.domain.question import Use

DAY = date(2026, 11, 22)


def test_a_paragraph_counts_what_rests_on_any_part_of_it_and_on_spans_over_it(example_library: Library) -> None:
    rows = {(r.paragraf.act, r.paragraf.paragraf): r for r in provision_covers(example_library)}
    assert all(r.paragraf.stk is None and not r.paragraf.to for r in rows.values())
    for question in example_library.questions.values():
        for place in question.anchors:
            if place.paragraf and not place.to:
                assert question.id in rows[place.act, place.paragraf].questions


def test_a_paragraph_without_case_is_not_whole(example_library: Library) -> None:
    bare = provision_covers(replace(example_library, cases={}))
    assert bare
    assert not any(row.is_whole for row in bare)


def test_an_objective_that_no_item_practises_has_an_empty_cell(example_library: Library) -> None:
    assert all(c.practised for c in objective_covers(example_library, DAY))
    modules = {
        name: replace(m, objectives=tuple(replace(o, questions=()) for o in m.objectives))
        for name, m in example_library.modules.items()
    }
    assert not any(c.is_whole for c in objective_covers(replace(example_library, modules=modules), DAY))


def test_on_a_day_without_exam_items_no_objective_is_whole(example_library: Library) -> None:
    assert not any(c.is_whole for c in objective_covers(replace(example_library, questions={}), DAY))


def newest_row(**changed: Any) -> ObjectiveCover:  # noqa: ANN401 - any field of the item
    """The one objective where a change commenced in July, with a drawable item about older rules and one item more."""
    item = a.question(id="ny", guideline="retningslinje", **{"valid": Period(start=a.change().commences)} | changed)
    old = a.question(guideline="retningslinje")
    module = a.module(guidelines=("retningslinje",))
    (row,) = objective_covers(a.library(a.guideline(), old, item, module, a.licence_kind(), a.change()), DAY)
    return row


def test_a_module_whose_newest_rules_no_exam_may_ask_about_is_marked() -> None:
    unsure = replace(a.VERIFIED, date=Certainty.INFERRED)
    for only in ({"use": (Use.MODULE,)}, {"verified": unsure}):
        row = newest_row(**only)
        assert (row.since, row.newest, row.waiting) == (a.change().commences, (), ("ny",))
        assert row.is_only_practised
    row = newest_row()
    assert (row.newest, row.waiting, row.is_only_practised) == (("ny",), (), False)
    assert not newest_row(valid=Period(), use=(Use.MODULE,)).is_only_practised


def test_newest_rules_are_those_that_have_commenced_for_sure() -> None:
    unsure = TwoCertainties(content=Certainty.UNVERIFIED, date=Certainty.UNVERIFIED)
    rumour = a.change(id="varsel", commences=date(2026, 10, 1), certainty=unsure)
    library = a.library(a.change(), rumour)
    assert newest_rules(library, a.change().commences) == newest_rules(library, DAY) == a.change().commences
    assert newest_rules(library, date(2026, 1, 1)) is None


def test_a_licence_for_older_cases_owes_nothing_about_the_newest_rules() -> None:
    ends = Period(end=date(2026, 6, 30))
    item = a.question(id="ny", guideline="retningslinje", valid=Period(start=a.change().commences), use=(Use.MODULE,))
    module, kind = a.module(guidelines=("retningslinje",)), a.licence_kind(covers=ends)
    (row,) = objective_covers(a.library(a.guideline(), item, module, kind, a.change()), DAY)
    assert (row.since, row.waiting) == (None, ())


@pytest.fixture
def cases(example_library: Library) -> list[Case]:
    """Twenty cases whose citizens differ in one thing only."""
    case = next(iter(example_library.cases.values()))
    citizen = Citizen(sex=Sex.WOMAN, age=44, origin=Origin.EUROPE, illness=Illness.CHRONIC)
    return [
        replace(
            case,
            title=f"Borger {n}: en sag",
            citizen=replace(citizen, sex=Sex.WOMAN if n % 2 else Sex.MAN, age=30 + n % 20),
        )
        for n in range(20)
    ]


def test_an_outcome_that_goes_with_sex_is_found(cases: list[Case]) -> None:
    tracks = {Sex.WOMAN: Track.FLEKSJOB, Sex.MAN: Track.FOERTIDSPENSION}
    skewed = [replace(c, track=tracks[c.citizen.sex]) for c in cases if c.citizen]
    by_trait = {b.trait: b for b in balances(skewed)}
    assert by_trait["sex"].is_learnable
    assert by_trait["sex"].guessed == 1
    assert not by_trait["origin"].is_learnable
    assert by_trait["sex"].counts == {"man": {Track.FOERTIDSPENSION: 10}, "woman": {Track.FLEKSJOB: 10}}


def test_outcomes_dealt_evenly_are_not_learnable(cases: list[Case]) -> None:
    even = [replace(c, track=(Track.FLEKSJOB, Track.FOERTIDSPENSION)[n // 2 % 2]) for n, c in enumerate(cases)]
    assert [b.trait for b in balances(even) if b.is_learnable] == []


def test_a_story_told_on_two_dates_counts_once(cases: list[Case]) -> None:
    twins = [*cases, *(replace(c, id=f"{c.id}-igen", title=c.title.replace("en sag", "i juli")) for c in cases)]
    assert balances(twins) == balances(cases)


def test_the_same_seed_gives_the_same_answer_and_no_citizen_none(cases: list[Case]) -> None:
    assert balances(cases, seed=3) == balances(cases, seed=3)
    assert balances([replace(c, citizen=None) for c in cases]) == ()
