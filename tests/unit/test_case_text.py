"""A shared case as one text: its parts, its digest, its risk, and what it is like."""

import pytest
from sharing_examples import another, case_text, form, words

from quiz_app.domain.case import Illness, Sex
from quiz_app.domain.sharing.case_text import parted, read, rows, tidied
from quiz_app.domain.sharing.form import AgeBand, Family, OccupationGroup, is_half_year
from quiz_app.domain.sharing.likeness import is_near_duplicate, is_same_combination
from quiz_app.domain.sharing.risk import GUESSED, Risk, estimated, risk_of


def test_what_is_written_is_read_back_the_same() -> None:
    text = case_text(form=form(sex=Sex.WOMAN, provisions=("pensionsloven § 18",)))
    assert read(text.written) == text
    assert text.digest != another(text, title="En anden titel").digest


def test_a_whole_text_parts_again() -> None:
    assert parted(words().whole) == words()
    assert parted("Kun en tekst").story == "Kun en tekst"


def test_no_gap_in_a_part_parts_it_anew() -> None:
    gapped = words(story="Først.\r\n\r\n\r\n\r\n\r\n\r\n\r\nSiden. ", title=" En   titel ")
    assert tidied(gapped).story == "Først.\n\nSiden."
    assert tidied(gapped).title == "En titel"
    assert parted(tidied(gapped).whole) == tidied(gapped)


def test_a_timeline_has_a_month_and_an_event_a_line() -> None:
    assert rows("måned 1: Syg.\n\n Måned 14 : Praktik.") == ((1, "Syg."), (14, "Praktik."))
    with pytest.raises(ValueError, match="2"):
        rows("måned 1: Syg.\n3. marts: Praktik.")


@pytest.mark.parametrize(("text", "known"), [("2026-1", True), ("2026-3", False), ("2026", False), ("1999-1", False)])
def test_a_half_year_is_the_first_or_the_second_of_a_year(text: str, *, known: bool) -> None:
    assert is_half_year(text) is known


def test_every_trait_has_a_guess() -> None:
    assert set(GUESSED) == {*AgeBand, *Family, *Illness, *OccupationGroup}


def test_a_rarer_form_fits_fewer_people_and_a_told_sex_halves_them() -> None:
    common, rare = form(), form(family=Family.ALONE_WITH_CHILDREN, occupation=OccupationGroup.TRANSPORT)
    assert estimated(common, 1_000_000) == 1600
    assert estimated(form(sex=Sex.MAN), 1_000_000) == 800
    assert estimated(rare, 1_000_000) == 100


@pytest.mark.parametrize(
    ("people", "risk"), [(19, Risk.BLOCKED), (20, Risk.COARSEN), (99, Risk.COARSEN), (100, Risk.ORDINARY)]
)
def test_below_twenty_is_stopped_and_below_a_hundred_asks_for_coarser_facts(people: int, risk: Risk) -> None:
    assert risk_of(people) == risk


def test_the_same_combination_is_seen_through_an_untold_sex_only() -> None:
    assert is_same_combination(form(), form(sex=Sex.MAN))
    assert not is_same_combination(form(sex=Sex.WOMAN), form(sex=Sex.MAN))
    assert not is_same_combination(form(), form(illness=Illness.MENTAL))


def test_nearly_the_same_words_are_seen() -> None:
    text = case_text()
    assert is_near_duplicate(text, another(text, story=f"Noget først. {text.words.story.replace('ryggen', 'nakken')}"))
    assert not is_near_duplicate(text, another(text, story="En helt anden historie om en helt anden mand."))
    assert not is_near_duplicate(another(text, story="To ord"), another(text, story="To ord"))
