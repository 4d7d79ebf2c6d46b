# ruff: noqa: ANN401 - a keyword is any field of an assessment
"""What the index says, and above all what it does not say."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from quiz_app.domain.agreement import (
    FEWEST_A_VERSION,
    Quarter,
    compare,
    consensus,
    index,
    reading,
)
from quiz_app.domain.agreement.certainty import by_known, by_majority
from quiz_app.domain.agreement.proportion import clustered, difference, share
from quiz_app.domain.assessment import Assessment, Occasion, OccasionKind, Series, Sufficiency, Turn
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.law import Track
from quiz_app.domain.spread import MERGED

MAY = datetime(2026, 5, 4, 9, tzinfo=UTC)
ONE, OTHER = Track.FLEKSJOB, Track.FOERTIDSPENSION


def occasion(number: int) -> Occasion:
    return Occasion(kind=OccasionKind.CALIBRATION_ROUND, id=f"r{number}")


def assessment(case: int, who: int, **changed: Any) -> Assessment:
    base = {
        "assessment_id": f"{case}-{who}", "occasion": occasion(case), "turn": Turn.FIRST, "person_id": f"p{who}",
        "centre_id": ("nord", "syd", "vest")[who % 3], "series": Series.CASEWORKERS, "missing": (), "provisions": (),
        "sufficiency": Sufficiency.RATHER, "track": ONE, "certainty": AnswerCertainty.FAIRLY, "reason_id": "",
        "at": MAY + timedelta(days=case, minutes=who),
    }  # fmt: skip
    return Assessment(**base | changed)


def rounds(cases: int = 6, people: int = 15, *, agree: float = 0.9) -> list[Assessment]:
    """Cases of either track by turns; each person says the case's own with a probability of ``agree``."""
    random, found = Random(1), []
    for case in range(cases):
        own, not_own = (ONE, OTHER) if case % 2 else (OTHER, ONE)
        level, other = (Sufficiency.CLEARLY, Sufficiency.RATHER_NOT)[:: 1 if case % 2 else -1]
        for who in range(people):
            right = random.random() < agree
            found.append(assessment(case, who, track=own if right else not_own, sufficiency=level if right else other))
    return found


def test_three_assessments_say_nothing_at_all() -> None:
    found = reading([assessment(0, who) for who in range(3)])
    assert (found.track, found.sufficiency, found.is_low) == (None, None, False)
    assert (found.basis.cases, found.basis.people, found.basis.answers) == (1, 3, 3)


@pytest.mark.parametrize(("cases", "people"), [(5, 15), (8, 9)])
def test_too_few_cases_or_people_are_too_few_however_much_they_agree(cases: int, people: int) -> None:
    assert reading(rounds(cases, people)).track is None


def test_a_case_that_one_person_assessed_is_no_case() -> None:
    alone = [assessment(case, 0) for case in range(20, 30)]
    assert reading([*rounds(5), *alone]).basis.cases == 5


def test_agreement_is_high_where_people_agree_and_low_where_they_do_not() -> None:
    high, low = reading(rounds(agree=0.97)), reading(rounds(agree=0.6))
    assert high.track is not None
    assert low.track is not None
    assert high.track.value > 0.8
    assert low.track.value < 0.2
    assert (high.is_low, low.is_low) == (False, True)


def test_topics_are_those_of_the_cases_and_low_ones_are_named() -> None:
    known = [
        *rounds(12, agree=0.97),
        *(replace(a, occasion=occasion(50 + i // 15)) for i, a in enumerate(rounds(agree=0.5))),
    ]
    found = index(known, lambda o: ("grå",) if int(o.id[1:]) >= 50 else ("klar",))
    assert set(found.topics) == {"grå", "klar"}
    assert found.topics["klar"].basis.cases == 12
    assert [topic for topic, reading in found.topics.items() if reading.is_low] == ["grå"]


def test_centres_are_compared_in_pairs_over_the_cases_of_both_and_never_below_five_people() -> None:
    known = rounds(people=14)
    assert set(index(known, lambda _: ()).centres) == {("nord", "syd")}
    apart = [a for a in known if a.centre_id != "syd" or a.occasion.id in {"r0", "r1"}]
    assert index(apart, lambda _: ()).centres["nord", "syd"].basis.cases == 2


def test_quarters_hold_whole_cases_by_the_day_on_which_they_began() -> None:
    late = [
        replace(a, at=datetime(2026, 6, 30, 21, 59, tzinfo=UTC) + timedelta(minutes=i)) for i, a in enumerate(rounds(1))
    ]
    found = index([*rounds(8)[15:], *late], lambda _: ()).quarters
    assert {q: r.basis.cases for q, r in found.items()} == {Quarter(year=2026, number=2): 8}


def test_the_talk_is_measured_on_those_who_assessed_both_times() -> None:
    before = rounds(agree=0.6)
    after = [replace(b, assessment_id=f"{b.assessment_id}-2", turn=Turn.SECOND) for b in rounds(agree=0.97)]
    found = index([*before, *after], lambda _: ()).talk
    assert found.track is not None
    assert found.track.low > 0
    missed = [a for a in after if a.person_id < "p12"]
    fewer = index([*before, *missed], lambda _: ()).talk
    assert fewer.before.basis == fewer.after.basis
    assert fewer.before.basis.people == len({a.person_id for a in missed})
    assert index(before, lambda _: ()).talk.before.basis.answers == 0


def test_certainty_is_held_against_the_others_not_against_oneself() -> None:
    """Where two stand against two, each of the four has two against one among the others."""
    four = [assessment(0, who, track=(ONE, OTHER)[who % 2]) for who in range(4)]
    found = by_majority(four * 1)[AnswerCertainty.FAIRLY]
    assert (found.people, found.answers, found.in_line) == (4, 4, None)
    sure = [replace(a, certainty=AnswerCertainty.SURE) for a in rounds(6, 12, agree=0.95)]
    level = by_majority(sure)[AnswerCertainty.SURE]
    assert level.in_line is not None
    assert level.in_line.value == pytest.approx(
        sum(a.track == (ONE if int(a.occasion.id[1:]) % 2 else OTHER) for a in sure) / len(sure)
    )


def test_certainty_is_held_against_what_is_known_where_something_is() -> None:
    known = rounds(12, 12, agree=1)
    found = by_known(known, lambda o: {ONE} if int(o.id[1:]) % 2 else set())
    assert found[AnswerCertainty.FAIRLY].answers == 72
    assert found[AnswerCertainty.FAIRLY].in_line == share(72, 72)
    few = by_known(known, lambda o: {ONE} if o.id in {"r1", "r3", "r5"} else set())
    assert (few[AnswerCertainty.FAIRLY].answers, few[AnswerCertainty.FAIRLY].in_line) == (36, None)
    assert found[AnswerCertainty.SURE].in_line is None


def test_answers_that_go_together_by_case_are_less_sure_than_as_many_that_do_not() -> None:
    """Six cases of ten answers, all in line or none: six things are known, not sixty."""
    together = clustered([(10, 10), (0, 10)] * 3, seed=1)
    apart = clustered([(5, 10)] * 6, seed=1)
    assert together.value == apart.value == 0.5
    assert (apart.low, apart.high) == (share(30, 60).low, share(30, 60).high)
    assert (together.low, together.high) == pytest.approx((1 / 6, 5 / 6), abs=0.05)


def test_a_case_that_is_met_again_counts_once_and_each_person_by_their_first() -> None:
    again = [replace(a, occasion=occasion(40), track=OTHER, at=a.at + timedelta(days=30)) for a in rounds(1)]
    known = [*rounds(7), *again]
    found = index(known, lambda _: (), lambda o: "r0" if o.id == "r40" else o.id)
    assert (found.overall.basis.cases, found.overall.basis.answers) == (7, 7 * 15)
    assert found.overall == reading(rounds(7))


def test_small_centres_are_put_together_and_hidden_when_they_stay_small() -> None:
    people = [assessment(0, who, centre_id=c) for who, c in enumerate("aaaaaabbbcc")]
    found = consensus(people)
    assert [(c, s.total) for c, s in found.centres] == [("a", 6), (MERGED, 5)]
    assert consensus(people[:8]).centres == ()
    assert consensus(people[:4]).everybody is None


def test_a_round_is_low_when_fewer_than_two_thirds_agree_and_so_many_can_tell() -> None:
    ten = [assessment(0, who, track=ONE if who < 5 else OTHER) for who in range(10)]
    six = [replace(a, track=ONE if n < 6 else OTHER) for n, a in enumerate(ten)]
    assert not consensus(six).is_low, "of ten who may as well be eight in agreement"
    assert not consensus(six).is_high
    assert consensus([replace(a, person_id=f"{n}{a.person_id}") for n in range(4) for a in six]).is_low
    assert consensus([replace(a, track=ONE) for a in ten]).is_high
    assert consensus(ten).is_low
    assert not consensus([replace(a, track=ONE) for a in ten]).is_low
    assert not consensus(ten[1:]).is_low, "nine are too few to say so"
    torn = [replace(a, track=ONE, sufficiency=Sufficiency(1 + 3 * (n % 2))) for n, a in enumerate(ten)]
    assert consensus(torn).is_low


def test_wilson_and_newcombe_give_their_papers_examples() -> None:
    """Newcombe 1998: table I of the paper on one proportion, table II of the paper on differences."""
    assert [share(81, 263).low, share(81, 263).high] == pytest.approx([0.2553, 0.3662], abs=5e-5)
    assert [share(15, 148).low, share(15, 148).high] == pytest.approx([0.0624, 0.1605], abs=5e-5)
    assert [share(0, 20).low, share(0, 20).high] == pytest.approx([0.0, 0.1611], abs=5e-5)
    apart = difference(share(48, 80), share(56, 70))
    assert [apart.low, apart.high] == pytest.approx([0.0524, 0.3339], abs=5e-5)
    none = difference(share(0, 10), share(10, 10))
    assert [none.low, none.high] == pytest.approx([0.6075, 1.0], abs=5e-5)


def test_versions_are_compared_from_thirty_answers_each() -> None:
    first = [assessment(0, who) for who in range(40)]
    second = [assessment(0, who, track=OTHER if who < 25 else ONE) for who in range(40)]
    assert compare(first, second[: FEWEST_A_VERSION - 1]) is None
    assert compare(first[:29], second) is None
    found = compare(first, second)
    assert found is not None
    assert found.enough.may_be_chance
    assert not found.tracks[OTHER].may_be_chance
    assert found.tracks[OTHER].apart.value == 25 / 40
    assert set(found.tracks) == {ONE, OTHER}
