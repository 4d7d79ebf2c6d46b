"""Søg in the app: each hit says how far it holds, and what applies to the case that somebody names."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from quiz_app import bootstrap
from quiz_app.bootstrap import Platform
from quiz_app.bootstrap.decided import as_decided
from quiz_app.domain.clearance import Clearance, Finding, reading
from quiz_app.domain.impact import ObjectKind
from quiz_app.services.search_port import Hit

Open = Callable[..., AppTest]
STEPS, OLDER = "foertidspension-trin-for-trin", "forberedende-del"
NEWER = "samlet-beskrivelse-og-sundhedskoordinator"


@dataclass(frozen=True)
class OneHit:
    """An index that finds one guideline, whatever is asked."""

    guideline: str

    def find(self, query: str, **_: object) -> tuple[Hit, ...]:
        title = f"Siden {self.guideline}"
        return (Hit(kind="guideline", id=self.guideline, title=title, url=f"/r/{self.guideline}.html", snippet=query),)


def search(open_as: Open, platform: Platform, guideline: str, **typed: str) -> str:
    """What the hit says once the fields are typed in."""
    index = OneHit(guideline)
    bootstrap.install(replace(platform, searching=replace(platform.searching, index=index)))  # type: ignore[arg-type]
    app = open_as("mette", "search")
    for name, text in typed.items():
        app.text_input(key=f"search.case.{name}").set_value(text)
    app.text_input(key="search.query").set_value("læge").run()
    assert not app.exception
    return "\n".join([*(h.proto.body for h in app.get("html")), *(e.value for e in app.error)])


def test_a_case_date_opens_the_page_on_the_text_that_applies(open_as: Open, platform: Platform) -> None:
    told = search(open_as, platform, STEPS, day="5.5.2026")
    assert f"/r/{STEPS}.html#sag=2026-05-05" in told
    assert "For en sag fra 5. maj 2026 gælder reglerne i perioden" in told
    assert "Læs »Lov til og med 30. juni 2026«" in told


def test_the_day_of_the_grant_goes_along(open_as: Open, platform: Platform) -> None:
    told = search(open_as, platform, "loebende-ressourceforloeb", day="14.8.2026", granted="31.1.2026")
    assert "#sag=2026-08-14&amp;bevilget=2026-01-31" in told
    assert "Lov, når forløbet er bevilget senest 31. januar 2026" in told


def test_a_case_from_before_is_told_of_the_older_page(open_as: Open, platform: Platform) -> None:
    told = search(open_as, platform, NEWER, day="30.6.2026")
    assert f"Læs i stedet »{platform.library.guidelines[OLDER].title}«" in told


def test_without_a_date_nothing_is_opened_on_a_case(open_as: Open, platform: Platform) -> None:
    assert "#sag" not in search(open_as, platform, STEPS)


@pytest.mark.parametrize("typed", ["31.2.2026", "i går"])
def test_a_date_that_is_none_is_said_beside_its_field(open_as: Open, platform: Platform, typed: str) -> None:
    assert "dd.mm.åååå" in search(open_as, platform, STEPS, day=typed)


def test_a_hit_has_the_status_that_a_key_person_has_signed(open_as: Open, platform: Platform) -> None:
    name = "raad-og-vejledning"
    assert "Ændres snart" in search(open_as, platform, name)
    library = platform.content
    with platform.storage.writing() as stores:
        for number, change in enumerate(library.changes):
            clearance = Clearance(
                clearance_id=str(number), kind=ObjectKind.GUIDELINE, object_id=name, change=change,
                digest=reading(library.guidelines[name]), finding=Finding.UNCHANGED, person_id="sanne",
                at=datetime(2026, 11, 22, tzinfo=UTC),
            )  # fmt: skip
            stores.clearances.add_clearance(clearance)
        decided = as_decided(library, stores)
    assert "Ændres snart" not in search(open_as, replace(platform, library=decided), name)
