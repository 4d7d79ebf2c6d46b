"""Companions: of two supervised cases one with a key person, and one with somebody of another unit."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product

import pytest
from builders import licence_kind

from quiz_app.domain.companionship import ONE_KEY_PERSON, ONE_OTHER_UNIT, attestable, is_recent, misfit
from quiz_app.domain.licence_kind import LicenceKind, PracticeKind
from quiz_app.domain.practice import PracticeTrack, SupervisedCase

STEP = licence_kind().practice[0]
ONE = licence_kind()
TWO = licence_kind(practice=(STEP, replace(STEP, id="sag-2"), replace(STEP, id="moede", kind=PracticeKind.OBSERVATION)))
KINDS = list(product([True, False], repeat=2))


def case(step: str = "sag", *, key_person: bool, other_unit: bool) -> SupervisedCase:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    return SupervisedCase(
        supervised_case_id=step,
        person_id="amina",
        companion_id="bo",
        licence_kind="koerekort",
        step=step,
        track=PracticeTrack.ANDET,
        asked_at=at,
        key_person=key_person,
        other_unit=other_unit,
    )


def reason(
    others: list[SupervisedCase],
    *,
    key_person: bool,
    other_unit: bool,
    kind: LicenceKind = TWO,
    step: str = "sag-2",
) -> str:
    return misfit(kind, step, others, key_person=key_person, other_unit=other_unit)


@pytest.mark.parametrize(("key_person", "other_unit"), KINDS)
def test_anybody_fits_the_first_of_two_the_only_one_and_an_observation(*, key_person: bool, other_unit: bool) -> None:
    assert reason([], key_person=key_person, other_unit=other_unit) == ""
    assert reason([], key_person=key_person, other_unit=other_unit, kind=ONE, step="sag") == ""
    first = [case(key_person=False, other_unit=False)]
    assert reason(first, key_person=key_person, other_unit=other_unit, step="moede") == ""


@pytest.mark.parametrize(("first", "second"), list(product(KINDS, KINDS)))
def test_the_second_brings_what_the_first_did_not(first: tuple[bool, bool], second: tuple[bool, bool]) -> None:
    found = reason([case(key_person=first[0], other_unit=first[1])], key_person=second[0], other_unit=second[1])
    if not (first[0] or second[0]):
        assert found == ONE_KEY_PERSON
    elif not (first[1] or second[1]):
        assert found == ONE_OTHER_UNIT
    else:
        assert found == ""


def test_an_observation_does_not_count_as_one_of_the_two_nor_the_step_itself() -> None:
    assert reason([case("moede", key_person=False, other_unit=False)], key_person=False, other_unit=False) == ""
    assert reason([case("sag-2", key_person=False, other_unit=False)], key_person=False, other_unit=False) == ""


def test_supervised_cases_and_nothing_else_can_be_attested() -> None:
    assert list(attestable(TWO)) == ["sag", "sag-2"]


@pytest.mark.parametrize(
    ("closed", "recent"),
    [
        (date(2026, 11, 22), True),
        (date(2025, 11, 22), True),
        (date(2025, 11, 21), False),
        (date(2026, 11, 23), False),
    ],
)
def test_a_recent_case_was_closed_within_twelve_months_and_not_tomorrow(*, closed: date, recent: bool) -> None:
    assert is_recent(closed, date(2026, 11, 22)) is recent
