"""The whole gate before a text about a case is stored."""

import pytest

from quiz_app.bootstrap.gate import gate
from quiz_app.bootstrap.settings import Settings
from quiz_app.domain.anonymise import Refusal, Screening
from quiz_app.errors import InvalidInput
from quiz_app.services.screened_text import REMEDIES, screened, unsettled

GATE = gate(Settings())
QUIET = "Borgeren møder tre gange om ugen og klarer to timer ad gangen."
NAMED = "Borgeren taler ofte med Fatima om sin praktik."


class Refusing:
    """A gate that reads nothing."""

    def screen(self, text: str) -> Screening:
        del text
        return Screening(refused=Refusal.DETECTOR_ERROR)


def test_an_ordinary_text_passes_without_its_surrounding_space() -> None:
    assert screened(GATE, "reason", f"  {QUIET}\n") == QUIET


def test_a_name_stops_a_text_and_is_only_hinted_at() -> None:
    with pytest.raises(InvalidInput, match="et navn") as error:
        screened(GATE, "reason", NAMED)
    assert error.value.field == "reason"
    assert "Fatima" not in str(error.value)


def test_a_name_that_identifies_nobody_lets_the_text_pass() -> None:
    assert screened(GATE, "reason", NAMED, confirmed=["Fatima"]) == NAMED


def test_what_identifies_for_certain_cannot_be_confirmed_away() -> None:
    with pytest.raises(InvalidInput, match="CPR"):
        screened(GATE, "reason", "Borgeren har CPR 010180-1234.", confirmed=["010180-1234"])


def test_a_text_that_cannot_be_screened_is_refused_with_what_to_do() -> None:
    with pytest.raises(InvalidInput, match="kunne ikke læses igennem"):
        screened(Refusing(), "reason", QUIET)


def test_every_refusal_has_its_remedy() -> None:
    assert set(REMEDIES) == set(Refusal)


def test_a_page_learns_what_is_left_to_settle() -> None:
    assert [f.text for f in unsettled(GATE, NAMED)] == ["Fatima"]
    assert unsettled(GATE, NAMED, confirmed=["Fatima"]) == ()
