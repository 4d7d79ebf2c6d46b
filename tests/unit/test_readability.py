import pytest

from quiz_app.domain.readability import lix


def test_short_words_in_short_sentences_are_easy() -> None:
    assert lix("Du har en sag. Vi ser på den.") == pytest.approx(4.0)


def test_long_words_count_by_their_share() -> None:
    assert lix("Kommunen afgør sagen.") == pytest.approx(3 + 100 / 3)


def test_a_lists_items_are_sentences_of_their_own() -> None:
    assert lix("Du kan:\n\n- se din sag\n- få en kopi\n") == pytest.approx(8 / 3)


def test_a_stop_beside_a_number_ends_no_sentence() -> None:
    assert lix("Se lov A, stk. 2, fra 1. juli.") == pytest.approx(6.0)


def test_a_link_counts_by_its_words() -> None:
    assert lix("Se [din ret](borger:dine-rettigheder).") == lix("Se din ret.")


def test_a_text_without_words_is_not_hard() -> None:
    assert lix("§ 12, 34.") == 0.0
