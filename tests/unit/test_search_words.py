import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.search import key, part, splits, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("begrundelsen", "begrundelse"),
        ("partshoering", "partshøringer"),
        ("Afgørelserne", "afgoerelse"),
        ("ældre", "aeldre"),
        ("årsag", "aarsager"),
        ("LÆGE", "læger"),
    ],
)
def test_forms_of_a_word_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_different_words_keep_different_keys() -> None:
    assert len({key(w) for w in ("fleksjob", "førtidspension", "partshøring", "begrundelse")}) == 4


def test_a_hyphenated_word_is_several_with_their_own_places() -> None:
    text = "Se § 18-sagen nu"
    assert [text[a:b] for a, b, _ in words(text)] == ["Se", "18", "sagen", "nu"]


def test_a_compound_gives_its_longest_known_part() -> None:
    vocabulary = {key("førtidspension"), key("pension"), key("sag")}
    assert part(key("førtidspensionssagen"), vocabulary) == key("førtidspension")
    assert part(key("seniorpension"), vocabulary) == key("pension")


def test_a_compound_of_unknown_words_gives_none() -> None:
    assert part(key("sommerferie"), {key("pension")}) is None


@given(st.text(max_size=40))
def test_any_text_has_words_at_their_places(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end, _ in words(text))
    assert all(piece in k for _, _, k in words(text) for piece in splits(k))
