"""What an Ændringsprøve asks: three to seven items on the new text, a pair of before and now, and only what is sure."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders import ANCHOR, change, library, licence_kind, question
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.delta import BookingRight, Demand, booking_right, demand, drawn, gaps
from quiz_app.domain.law import Certainty, ChangeKind, Effect, Period, Provision, TwoCertainties
from quiz_app.domain.library import Library
from quiz_app.domain.licence_kind import DeltaTest
from quiz_app.domain.question import ChoiceQuestion

JULY = date(2026, 7, 1)
DAY = date(2026, 11, 22)
KIND = licence_kind(delta=DeltaTest(days=90, minutes=15, waiting_days=1))
ELSEWHERE = (Provision(act="eksempelloven", paragraf="77"),)


def old(**changed: Any) -> ChoiceQuestion:  # noqa: ANN401
    base = {"id": "gammel", "stem": "Sagen er fra 3. marts 2026. Hvad gælder?", "case_date": date(2026, 3, 3)}
    return question(**base | {"valid": Period(end=date(2026, 6, 30))} | changed)


def new(number: int, **changed: Any) -> ChoiceQuestion:  # noqa: ANN401
    base = {"id": f"ny-{number}", "stem": f"Ny opgave {'abcdefghijkl'[number]}?", "case_date": date(2026, 9, 1)}
    return question(**base | {"valid": Period(start=JULY)} | changed)


def shelf(*questions: ChoiceQuestion, **changed: Any) -> Library:  # noqa: ANN401
    return library(change(**changed), KIND, *questions)


def asked(content: Library, since: date = date(2026, 1, 1), day: date = DAY) -> Demand | None:
    return demand(KIND, content, since=since, day=day)


def test_three_items_on_the_new_text_make_a_test() -> None:
    found = asked(shelf(old(), *map(new, range(3))))
    assert found is not None
    assert {q.id for q in found.items} == {"ny-0", "ny-1", "ny-2"}
    assert (found.commences, found.starts_on, found.size) == (JULY, JULY, 3)


def test_two_do_not_and_the_gap_is_told() -> None:
    content = shelf(old(), *map(new, range(2)))
    assert asked(content) is None
    assert [(g.change.id, g.items) for g in gaps(KIND, content, since=date(2026, 1, 1), day=DAY)] == [("aendring", 2)]


@pytest.mark.parametrize(
    "content",
    [
        shelf(old(anchors=ELSEWHERE), *map(new, range(3))),
        shelf(old(), *(new(n, anchors=ELSEWHERE) for n in range(3))),
        shelf(
            old(), *map(new, range(3)), certainty=TwoCertainties(content=Certainty.LAW_TEXT, date=Certainty.UNVERIFIED)
        ),
        shelf(old(), *map(new, range(3)), commences=date(2026, 12, 1)),
        library(change(), licence_kind(), old(), *map(new, range(3))),
    ],
    ids=["nothing proven", "no new text", "date unconfirmed", "yet to come", "no delta"],
)
def test_nothing_is_asked_where_nothing_honest_can_be(content: Library) -> None:
    kind = next(iter(content.licences.values()))
    assert demand(kind, content, since=date(2026, 1, 1), day=DAY) is None


def test_only_what_changes_the_substance_counts() -> None:
    affected = replace(change().affects[0], kind=ChangeKind.CONSEQUENTIAL)
    assert asked(shelf(old(), *map(new, range(3)), affects=(affected,))) is None


def test_a_provision_counts_under_its_new_number_in_the_order_that_replaces_the_order() -> None:
    now = Provision(act="ny-ordning", paragraf="14")
    moved = replace(change().affects[0], effect=Effect.RENUMBERED, becomes=(now,))
    content = shelf(old(), *(new(n, anchors=(now,)) for n in range(3)), affects=(moved,))
    assert asked(content) is not None
    assert asked(replace(content, changes={"aendring": change()})) is None


def test_an_item_about_more_than_what_changed_is_left_out() -> None:
    narrow = replace(change().affects[0], provision=(replace(ANCHOR, stk=4),))
    inside = [new(n, anchors=(replace(ANCHOR, stk=4, nr=1),)) for n in range(3)]
    found = asked(shelf(old(), *inside, new(3), affects=(narrow,)))
    assert found is not None
    assert {q.id for q in found.items} == {"ny-0", "ny-1", "ny-2"}


def test_who_has_proven_the_law_since_is_not_asked() -> None:
    content = shelf(old(), *map(new, range(3)))
    assert asked(content, since=JULY) is None
    assert asked(content, since=date(2026, 6, 30)) is not None


def test_the_clock_runs_from_when_three_items_could_be_asked() -> None:
    late = replace(new(1).verified, on=date(2026, 10, 5))
    found = asked(shelf(old(), new(0), new(1, verified=late), new(2)))
    assert found is not None
    assert found.starts_on == date(2026, 10, 5)


OTHER = (Provision(act="eksempelloven", paragraf="88"),)
OCTOBER = date(2026, 10, 1)


def two_changes(first: int, second: int) -> Library:
    """A change on 1 July and another on 1 October, with so many items on the new text of each."""
    other = replace(change(), id="senere", commences=OCTOBER, affects=(replace(change().affects[0], provision=OTHER),))
    later = [new(5 + n, case_date=date(2026, 10, 5), valid=Period(start=OCTOBER), anchors=OTHER) for n in range(second)]
    before = old(id="gammel-2", anchors=OTHER, valid=Period(end=date(2026, 9, 30)))
    return library(change(), other, KIND, old(), before, *map(new, range(first)), *later)


def test_another_change_does_not_give_more_time_for_the_first() -> None:
    found = asked(two_changes(3, 3))
    assert found is not None
    assert (found.starts_on, found.commences, len(found.changes)) == (JULY, OCTOBER, 2)
    together = asked(two_changes(1, 2))
    assert together is not None
    assert together.starts_on == OCTOBER


def test_reading_an_item_again_does_not_start_the_clock_anew() -> None:
    again = replace(new(0).verified, on=date(2026, 11, 1), first=date(2026, 6, 1))
    found = asked(shelf(old(), *(new(n, verified=again) for n in range(3))))
    assert found is not None
    assert found.starts_on == JULY


def test_a_change_that_nothing_asks_about_is_told_beside_one_that_is_tested() -> None:
    content, since = two_changes(0, 3), date(2026, 1, 1)
    assert [(g.change.id, g.items) for g in gaps(KIND, content, since=since, day=DAY)] == [("aendring", 0)]


def test_of_an_untested_change_only_the_earlier_law_is_proven() -> None:
    known = {"aendring": date(2026, 1, 1)}
    found = demand(KIND, two_changes(3, 3), since=OCTOBER, day=DAY, untested=known)
    assert found is not None
    assert [c.id for c in found.changes] == ["aendring"]


@given(seed=st.integers(0, 2**31 - 1))
def test_a_test_asks_about_every_change(seed: int) -> None:
    found = asked(two_changes(1, 6))
    assert found is not None
    assert "ny-0" in {q.id for q in drawn(found, seen={"ny-0": 9}, seed=seed)}


def test_the_same_question_before_and_now_is_a_pair() -> None:
    now = new(0, stem="Sagen er fra 1. september 2026. Hvad gælder?")
    found = asked(shelf(old(), now, new(1), new(2)))
    assert found is not None
    assert [(b.id, n.id) for b, n in found.pairs] == [("gammel", "ny-0")]
    assert {"gammel", "ny-0"} <= {q.id for q in drawn(found, seen={}, seed=1)}


@given(count=st.integers(3, 12), seed=st.integers(0, 2**31 - 1), pair=st.booleans())
def test_a_test_has_three_to_seven_items_each_once_and_the_same_by_the_same_seed(
    count: int, seed: int, *, pair: bool
) -> None:
    items = [new(n) for n in range(count)]
    if pair:
        items[0] = new(0, stem="Sagen er fra 1. september 2026. Hvad gælder?")
    found = asked(shelf(old(), *items))
    assert found is not None
    chosen = [q.id for q in drawn(found, seen={}, seed=seed)]
    assert chosen == [q.id for q in drawn(found, seen={}, seed=seed)]
    assert len(chosen) == len(set(chosen)) == found.size
    assert 3 <= len(chosen) <= 7


def test_without_a_licence_one_books_with_a_companion() -> None:
    assert booking_right(None, None, DAY) == BookingRight.ACCOMPANIED


def test_the_anchor_of_the_examples_is_the_one_that_changes() -> None:
    assert change().affects[0].provision == (ANCHOR,)
