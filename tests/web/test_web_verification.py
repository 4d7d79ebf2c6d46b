from dataclasses import replace
from datetime import date, timedelta

import pytest
from asgi import Browser
from entrance import Serve
from world import World

from quiz_app.bootstrap.entropy import SystemEntropy
from quiz_app.domain.licence import LicenceEvent, LicenceEventType
from quiz_app.domain.people import Role
from quiz_app.web.verification import normal_code

UNKNOWN = "00000-00000-00000-00000"


@pytest.fixture
def earned(serve: Serve) -> tuple[World, Browser, LicenceEvent]:
    made, browser = serve()
    event = made.earn(made.person("Amina"), made.person("Bo", Role.KEY_PERSON))
    return made, browser, event


def test_a_valid_licence_is_shown_with_what_it_proves(earned: tuple[World, Browser, LicenceEvent]) -> None:
    made, browser, event = earned
    page = browser.get(f"/verificer/{event.code}")
    assert page.status == 200
    for shown in (
        "Gyldigt",
        "Amina",
        "Eksempelby Kommune",
        "22. november 2026",
        event.code,
        made.platform.library.licences[event.licence_kind].title,
    ):
        assert shown in page.text
    assert "Ikke en offentlig autorisation" in page.text


@pytest.mark.parametrize(
    ("kind", "word"), [(LicenceEventType.SUSPENDED, "I bero"), (LicenceEventType.REVOKED, "Inddraget")]
)
def test_a_licence_that_is_put_aside_says_so(
    earned: tuple[World, Browser, LicenceEvent], kind: LicenceEventType, word: str
) -> None:
    made, browser, event = earned
    made.happen(event, kind)
    page = browser.get(f"/verificer/{event.code}").text
    assert f"<strong>{word}</strong>" in page
    assert "Gyldigt" not in page


def test_a_renewed_licence_says_when_and_on_which_law(earned: tuple[World, Browser, LicenceEvent]) -> None:
    made, browser, event = earned
    assert "Fornyet" not in browser.get(f"/verificer/{event.code}").text
    later = {"event_id": "renewed", "type": LicenceEventType.RENEWED, "code": "", "valid_until": date(2032, 11, 22)}
    with made.storage.writing() as stores:
        stores.licences.add_event(
            replace(event, **later, at=event.at + timedelta(hours=1), law_read_until=date(2029, 1, 5))
        )
    page = browser.get(f"/verificer/{event.code}").text
    assert "<dt>Fornyet</dt><dd>22. november 2026</dd>" in page
    assert "<dt>Gælder til og med</dt><dd>22. november 2032</dd>" in page
    assert "lovgrundlaget som læst til og med 5. januar 2029" in page


@pytest.mark.parametrize(
    ("kind", "last_day"), [(LicenceEventType.SUSPENDED, "Perioden slutter"), (LicenceEventType.REVOKED, None)]
)
def test_a_licence_that_is_put_aside_is_not_said_to_hold(
    earned: tuple[World, Browser, LicenceEvent], *, kind: LicenceEventType, last_day: str | None
) -> None:
    made, browser, event = earned
    made.happen(event, kind)
    page = browser.get(f"/verificer/{event.code}").text
    assert "Gælder til og med" not in page
    assert ("22. november 2029" in page) is (last_day is not None)
    assert last_day is None or last_day in page


def test_a_licence_by_a_panels_decision_says_so_and_an_earned_one_does_not(
    serve: Serve, earned: tuple[World, Browser, LicenceEvent]
) -> None:
    _, ordinary, event = earned
    assert "panelbeslutning" not in ordinary.get(f"/verificer/{event.code}").text
    made, browser = serve()
    amina, bo = made.person("Amina"), made.person("Bo", Role.KEY_PERSON)
    gerda = made.person("Gerda", Role.PRACTICE_OWNER, unit="kommunen")
    made.platform.panelling.propose(
        gerda, request_id="p", licence_kind=event.licence_kind, person_id=amina.person_id, second_id=bo.person_id
    )
    made.platform.panelling.second(bo, "p", granted=True)
    code = made.events(amina)[0].code
    assert "udstedt ved panelbeslutning" in browser.get(f"/verificer/{code}").text


def test_a_licence_past_its_last_day_is_expired(earned: tuple[World, Browser, LicenceEvent]) -> None:
    made, browser, event = earned
    made.clock.advance(days=5000)
    assert "<strong>Udløbet</strong>" in browser.get(f"/verificer/{event.code}").text


def test_the_holder_of_an_erased_identity_has_no_name(earned: tuple[World, Browser, LicenceEvent]) -> None:
    made, browser, event = earned
    made.change_person("amina", name="")
    assert "Oplysningen er slettet" in browser.get(f"/verificer/{event.code}").text


@pytest.mark.parametrize("code", [UNKNOWN, "amina", "x" * 500, "<b>", "%20"])
def test_an_unknown_code_is_not_found_and_shown_as_text(browser: Browser, code: str) -> None:
    page = browser.get(f"/verificer/{code}")
    assert page.status == 404
    assert "Vi kender ikke koden" in page.text
    assert "<b>" not in page.text


def test_the_pages_stay_out_of_caches_and_search_engines(earned: tuple[World, Browser, LicenceEvent]) -> None:
    _, browser, event = earned
    for path in ("/verificer", f"/verificer/{event.code}", f"/verificer/{UNKNOWN}"):
        headers = browser.get(path).headers
        assert headers["cache-control"] == "no-store"
        assert "noindex" in headers["x-robots-tag"]


def test_a_code_as_people_type_it_leads_to_its_page(earned: tuple[World, Browser, LicenceEvent]) -> None:
    _, browser, event = earned
    typed = event.code.replace("-", " ").replace("0", "o").replace("1", "l").lower()
    answer = browser.post("/verificer", {"code": f" {typed} "})
    assert (answer.status, answer.headers["location"]) == (303, f"/verificer/{event.code}")


def test_what_can_be_no_code_is_told_beside_the_field(browser: Browser) -> None:
    answer = browser.post("/verificer", {"code": "12345"})
    assert answer.status == 422
    assert "20 bogstaver og tal" in answer.text
    assert 'value="12345"' in answer.text


def test_every_real_code_is_its_own_normal_form() -> None:
    codes = {SystemEntropy().code() for _ in range(200)}
    assert len(codes) == 200
    assert {normal_code(code) for code in codes} == codes


def test_one_address_is_slowed_down_and_the_next_is_not(browser: Browser) -> None:
    asked = [browser.get(f"/verificer/{UNKNOWN}").status for _ in range(21)]
    assert (asked[19], asked[20]) == (404, 429)
    browser.client = "10.0.0.8"
    assert browser.get(f"/verificer/{UNKNOWN}").status == 404


def test_one_network_of_ipv6_is_one_address(browser: Browser) -> None:
    asked = []
    for number in range(21):
        browser.client = f"2001:db8::{number:x}"
        asked.append(browser.get(f"/verificer/{UNKNOWN}").status)
    assert asked[20] == 429


def test_all_together_are_slowed_down(browser: Browser) -> None:
    asked = []
    for number in range(301):
        browser.client = f"10.0.{number // 15}.1"
        asked.append(browser.get(f"/verificer/{UNKNOWN}").status)
    assert (asked[299], asked[300]) == (404, 429)
    assert "Vent et øjeblik" in browser.get(f"/verificer/{UNKNOWN}").text
