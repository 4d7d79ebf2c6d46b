"""Two versions of a case: what is swapped, who gets which, and whose consent it takes."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from quiz_app.domain.calibration_round import A_WEEK, CalibrationRound, TwinTrait
from quiz_app.domain.case import Case
from quiz_app.domain.library import Library
from quiz_app.domain.twin_case import (
    ConsentParty,
    ConsentRecord,
    ConsentWithdrawal,
    TwinConsent,
    is_consented,
    swapped,
)

NOON = datetime(2026, 9, 1, 10, tzinfo=UTC)


@pytest.fixture
def case(example_library: Library) -> Case:
    return example_library.cases["oevesag"]


def calibration(**changed: object) -> CalibrationRound:
    base = {"round_id": "r", "case_id": "sag", "digest": "d", "starter_id": "bo", "started_at": NOON, "seed": 7}
    return CalibrationRound(**base | {"deadline": NOON + A_WEEK} | changed)  # type: ignore[arg-type] # a row of a test


def consent(party: ConsentParty, *, taken_back: bool = False) -> ConsentRecord:
    given = TwinConsent(
        consent_id=party, party=party, given_on=date(2026, 8, 1), text_id="x", recorder_id="bo", at=NOON
    )
    return ConsentRecord(
        consent=given,
        withdrawal=ConsentWithdrawal(consent_id=party, recorder_id="bo", at=NOON) if taken_back else None,
    )


def test_whole_words_are_swapped_with_their_genitive_and_their_capital(case: Case) -> None:
    told = swapped(case, {"Ane": "Omar", "hun": "han", "sagen": "den"})
    assert told.title == "Øvesagen om Omar", "a word within another stays"
    assert told.story.startswith("Omar er 45 år og har fået ondt i ryggen. Han vil gerne")
    assert told.story.split(". ")[2].startswith("Den skal belyses")
    assert "Anemone og Omars" in swapped(_with(case, "Anemone og Anes"), {"Ane": "Omar"}).story


def test_two_words_may_change_places(case: Case) -> None:
    assert swapped(_with(case, "han og hun"), {"han": "hun", "hun": "han"}).story == "hun og han"


def test_nothing_but_words_differs(case: Case) -> None:
    told = swapped(case, {"Ane": "Omar"})
    assert (told.id, told.facit, told.case_date, told.track) == (case.id, case.facit, case.case_date, case.track)
    assert [d.id for d in told.documents] == [d.id for d in case.documents]


def test_a_round_with_one_version_gives_everybody_the_same() -> None:
    assert {calibration().occasion_of(f"p{n}").version for n in range(20)} == {""}


def test_versions_are_drawn_by_the_seed_about_half_and_half_and_stay_with_their_person() -> None:
    twin = calibration(trait=TwinTrait.SEX, twin_digest="e")
    drawn = {f"p{n}": twin.occasion_of(f"p{n}") for n in range(400)}
    assert 160 < Counter(o.version for o in drawn.values())["a"] < 240
    assert all(twin.occasion_of(who) == occasion for who, occasion in drawn.items())
    other = calibration(trait=TwinTrait.SEX, twin_digest="e", seed=8)
    assert any(other.occasion_of(who) != occasion for who, occasion in drawn.items())
    assert {twin.digest_of(o) for o in twin.occasions} == {"d", "e"}


def test_a_round_is_over_at_its_deadline_and_not_a_second_before() -> None:
    end = calibration().deadline
    assert calibration().is_over(end)
    assert not calibration().is_over(end - timedelta(seconds=1))


def test_consent_is_both_parties_and_neither_taken_back() -> None:
    med, dpo = ConsentParty
    assert is_consented([consent(med), consent(dpo)])
    assert not is_consented([consent(med)])
    assert not is_consented([consent(med), consent(dpo, taken_back=True)])
    assert is_consented([consent(med), consent(dpo, taken_back=True), consent(dpo)])
    assert not is_consented([])


def _with(case: Case, story: str) -> Case:

    return replace(case, story=story)
