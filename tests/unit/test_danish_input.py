"""Dates and numbers as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.danish_input import parse_date, parse_number, spelled_number
from quiz_app.errors import InvalidInput


@pytest.mark.parametrize(
    "text", ["05.03.2026", "5.3.2026", " 5. 3. 2026 ", "5/3-2026", "05-03-2026", "05 03 2026", "5.3.2026."]
)
def test_a_danish_date_is_read(text: str) -> None:
    assert parse_date("f", text) == date(2026, 3, 5)


@pytest.mark.parametrize("text", ["", "2026-03-05", "5. marts", "5.3.26", "05032026", "x" * 10_000])
def test_what_is_no_danish_date_is_answered_with_an_example(text: str) -> None:
    with pytest.raises(InvalidInput, match=r"dd\.mm\.åååå, for eksempel 05\.03\.2026") as refused:
        parse_date("f", text)
    assert refused.value.field == "f"


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_day_or_gets_a_sentence(text: str) -> None:
    try:
        parse_date("f", text)
    except InvalidInput as error:
        assert "dd.mm.åååå" in str(error)  # noqa: PT017 - a day or a sentence, nothing else


@pytest.mark.parametrize("text", ["31.02.2026", "0.1.2026", "1.13.2026", "1.1.0000"])
def test_a_day_that_is_not_in_the_calendar_is_refused_by_its_name(text: str) -> None:
    with pytest.raises(InvalidInput, match="Der findes ingen dag"):
        parse_date("f", text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("67", 67), (" 66,5 ", 66.5), ("66½", 66.5), ("66 ½", 66.5), ("1.250", 1250), ("1.250,75", 1250.75), ("-3", -3)],
)
def test_a_danish_number_is_read(text: str, number: float) -> None:
    assert parse_number("f", text) == number


@pytest.mark.parametrize("text", ["", "67 år", "66.5", "1,2,3", "sytten", "½", "1.25", "9" * 500])
def test_what_is_no_danish_number_is_answered_with_an_example(text: str) -> None:
    with pytest.raises(InvalidInput, match="for eksempel 67 eller 66,5"):
        parse_number("f", text)


@pytest.mark.parametrize(("number", "text"), [(67, "67"), (66.5, "66½"), (-3, "-3"), (-1.5, "-1½"), (12.25, "12,25")])
def test_a_number_is_spelled_as_one_would_write_it(number: float, text: str) -> None:
    assert spelled_number(number) == text
