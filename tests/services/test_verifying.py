"""Anyone with the code sees what a licence is worth today, however they write the code."""

from dataclasses import replace
from datetime import date

import pytest
from world import LICENCE, World

from quiz_app.domain.licence import LicenceBasis, LicenceEventType, LicenceStatus
from quiz_app.domain.people import Actor
from quiz_app.services.verifying import Verified, normalised

CODE = "7K3M0-9XW1T-4BD8R-1HZ60"


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.lower(),
        "7K3M09XW1T4BD8R1HZ60",
        "  7k3m0 9xw1t 4bd8r 1hz60\n",
        "7K3MO-9XWIT-4BD8R-LHZ6O",
        "7k3mo–9xwit–4bd8r–lhz6o",
        "7-K-3-M-0-9-X-W-1-T-4-B-D-8-R-1-H-Z-6-0",
    ],
)
def test_a_code_is_read_with_any_spacing_case_and_letters_that_look_like_digits(typed: str) -> None:
    assert normalised(typed) == CODE


def test_another_code_is_not_read_as_this_one() -> None:
    assert normalised(CODE.replace("7", "8")) != CODE
    assert normalised(CODE[:-1]) != CODE


def test_a_code_proves_who_holds_what_until_when(town: World, amina: Actor, bo: Actor) -> None:
    code = town.earn(amina, bo).code
    assert town.platform.verifying.verify(code) == Verified(
        holder="Amina",
        licence_title="Eksempelsagen",
        status=LicenceStatus.VALID,
        basis=LicenceBasis.EARNED,
        issued_on=date(2026, 11, 22),
        renewed_on=None,
        valid_until=date(2029, 11, 22),
        municipality="Eksempelby Kommune",
        law_read_until=date(2026, 2, 12),
        changes_until=None,
    )


def test_a_code_as_somebody_types_it_off_a_paper_is_found(town: World, amina: Actor, bo: Actor) -> None:
    code = town.earn(amina, bo).code
    assert {"0", "1"} <= set(code), "the code has digits that look like letters"
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert town.platform.verifying.verify(typed) == town.platform.verifying.verify(code) is not None


@pytest.mark.parametrize("code", ["", "   ", "---", CODE, "' OR 1=1", "x" * 5000])
def test_an_unknown_code_proves_nothing(town: World, amina: Actor, bo: Actor, code: str) -> None:
    town.happen(town.earn(amina, bo), LicenceEventType.SUSPENDED)
    assert town.platform.verifying.verify(code) is None


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (LicenceEventType.SUSPENDED, LicenceStatus.SUSPENDED),
        (LicenceEventType.REVOKED, LicenceStatus.REVOKED),
        (LicenceEventType.REINSTATED, LicenceStatus.VALID),
    ],
)
def test_a_code_shows_what_has_happened_to_the_licence_since(
    town: World, amina: Actor, bo: Actor, *, event: LicenceEventType, expected: LicenceStatus
) -> None:
    issued = town.earn(amina, bo)
    town.happen(issued, event)
    found = town.platform.verifying.verify(issued.code)
    assert found is not None
    assert found.status == expected


@pytest.mark.parametrize(("days", "expected"), [(0, LicenceStatus.VALID), (1, LicenceStatus.EXPIRED)])
def test_a_licence_expires_the_day_after_its_last(
    town: World, amina: Actor, bo: Actor, *, days: int, expected: LicenceStatus
) -> None:
    issued = town.earn(amina, bo)
    assert issued.valid_until is not None
    town.clock.advance(days=(issued.valid_until - town.clock.today()).days + days)
    found = town.platform.verifying.verify(issued.code)
    assert found is not None
    assert found.status == expected


def test_a_holder_whose_identity_is_erased_is_nameless_and_the_licence_stands(
    town: World, amina: Actor, bo: Actor
) -> None:
    code = town.earn(amina, bo).code
    town.change_person("amina", name="", login="", active=False)
    found = town.platform.verifying.verify(code)
    assert found is not None
    assert (found.holder, found.status) == ("", LicenceStatus.VALID)


def test_a_licence_that_content_no_longer_knows_can_still_be_verified(town: World, amina: Actor, bo: Actor) -> None:
    code = town.earn(amina, bo).code
    changed = town.with_library(replace(town.platform.library, licences={}))
    found = changed.platform.verifying.verify(code)
    assert found is not None
    assert (found.licence_title, found.status) == (LICENCE, LicenceStatus.VALID)


def test_what_is_shown_to_anyone_holds_no_id_and_no_code(town: World, amina: Actor, bo: Actor) -> None:
    issued = town.earn(amina, bo)
    shown = repr(town.platform.verifying.verify(issued.code))
    assert not [x for x in (issued.code, issued.licence_id, issued.event_id, "person_id") if x in shown]
