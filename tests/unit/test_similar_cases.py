"""»Ligner min sag«: the likest first, and each says why."""

from datetime import date

import builders
import pytest

from quiz_app.domain.case import Illness
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Track
from quiz_app.domain.library_case import CaseFacts, LibraryCase, age_band
from quiz_app.domain.sharing.form import AgeBand
from quiz_app.domain.similar_cases import MOST, Trait, likeness, ranked

MINE = CaseFacts(
    track=Track.FLEKSJOB,
    illness=Illness.MENTAL,
    age_band=AgeBand.THIRTIES,
    topics=(Topic.HELBRED, Topic.DOKUMENTATION),
)


def case(facts: CaseFacts, name: str = "en", day: date = date(2026, 1, 1)) -> LibraryCase:
    ref = CaseRef(kind=CaseRefKind.SYNTHETIC, id=name)
    return LibraryCase(ref=ref, facts=facts, case=builders.case(id=name, title=name, case_date=day))


def test_a_case_with_the_same_facts_is_like_in_everything() -> None:
    found = likeness(MINE, case(MINE))
    assert found.share == 1
    assert found.same == (Trait.TRACK, Trait.ILLNESS, Trait.TOPICS, Trait.AGE_BAND)
    assert (found.near, found.unlike, found.unknown) == ((), (), ())


def test_it_says_what_is_near_what_differs_and_what_the_case_is_silent_on() -> None:
    other = CaseFacts(track=Track.FLEKSJOB, age_band=AgeBand.FORTIES, topics=(Topic.HELBRED,))
    found = likeness(MINE, case(other))
    assert found.same == (Trait.TRACK,)
    assert found.near == (Trait.TOPICS, Trait.AGE_BAND)
    assert found.unknown == (Trait.ILLNESS,)
    assert found.share == pytest.approx((3 + 1 + 0.5) / 9)


def test_an_age_two_bands_away_is_another_age() -> None:
    found = likeness(CaseFacts(age_band=AgeBand.THIRTIES), case(CaseFacts(age_band=AgeBand.FIFTIES)))
    assert found.unlike == (Trait.AGE_BAND,)


def test_the_likest_comes_first_and_of_equals_the_newest() -> None:
    track, both = CaseFacts(track=Track.FLEKSJOB), CaseFacts(track=Track.FLEKSJOB, illness=Illness.MENTAL)
    cases = (case(track, "gammel", date(2025, 1, 1)), case(track, "ny"), case(both, "begge"))
    assert [f.case.ref.id for f in ranked(MINE, cases)] == ["begge", "ny", "gammel"]


def test_what_is_like_in_nothing_is_not_found_and_nothing_asked_finds_nothing() -> None:
    assert ranked(MINE, [case(CaseFacts(track=Track.FOERTIDSPENSION))]) == ()
    assert ranked(CaseFacts(), [case(MINE)]) == ()


def test_ten_are_enough() -> None:
    assert len(ranked(MINE, [case(MINE, str(n)) for n in range(30)])) == MOST


@pytest.mark.parametrize(("age", "band"), [(29, AgeBand.UNDER_30), (30, AgeBand.THIRTIES), (61, AgeBand.SIXTY_UP)])
def test_an_age_falls_in_its_band(age: int, band: AgeBand) -> None:
    assert age_band(age) == band
