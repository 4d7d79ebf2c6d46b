"""Everybody may know what is stored about them, all of it, and who has looked; nothing about anybody else."""

import pytest
from world import LICENCE, World

from quiz_app.domain.people import Actor, Role
from quiz_app.domain.retention import DEFAULTS, Kept
from quiz_app.domain.stored_data import PERSONAL
from quiz_app.services.administering import NewPerson


@pytest.fixture
def carla(town: World) -> Actor:
    return town.person("Carla", Role.MANAGER)


def test_a_manager_who_looks_is_seen_once_a_day_by_each_whom_she_saw(town: World, carla: Actor, amina: Actor) -> None:
    ane = town.person("Ane")
    for _ in range(2):
        town.platform.managing.team(carla)
    first = town.clock.today()
    town.clock.advance(days=1)
    town.platform.managing.team(carla, first)
    for person in (amina, ane):
        seen = [(v.name, v.day) for v in town.platform.disclosing.viewers(person)]
        assert seen == [("Carla", town.clock.today()), ("Carla", first)]
    assert town.platform.disclosing.viewers(carla) == ()


def test_who_looks_at_oneself_is_nobody(town: World) -> None:
    both = town.person("Henrik", Role.MANAGER, Role.CASEWORKER)
    town.platform.managing.team(both)
    assert town.platform.disclosing.viewers(both) == ()


def test_a_viewer_who_is_erased_stays_a_viewer_without_a_name(town: World, carla: Actor, amina: Actor) -> None:
    erik = town.person("Erik", Role.ADMINISTRATOR, unit="kommunen")
    town.platform.managing.team(carla)
    town.platform.administering.leave(erik, "carla", town.clock.today())
    town.platform.erasing.erase(erik, "carla")
    assert [v.name for v in town.platform.disclosing.viewers(amina)] == ["En tidligere kollega"]


def test_the_export_has_a_part_for_every_table_that_the_page_tells_of(town: World, amina: Actor) -> None:
    told = {table for data in PERSONAL for table in data.tables}
    assert set(town.platform.disclosing.everything(amina)) == told | {"hentet"}


def test_the_export_holds_all_that_was_done_and_nothing_of_others(
    town: World, carla: Actor, amina: Actor, bo: Actor
) -> None:
    town.earn(amina, bo)
    town.sign_off(bo, town.ask(ane := town.person("Ane"), bo), comment="Til Ane")
    town.quiz(ane)
    town.platform.managing.team(carla)
    mine = town.platform.disclosing.everything(amina)
    assert mine["identities"] == {"name": "Amina", "login": "amina"}
    assert len(mine["attempts"]) == len(mine["submissions"]) == 2
    assert {a["attempt_id"] for a in mine["answers"]} == {a["attempt_id"] for a in mine["attempts"]}
    assert [e["type"] for e in mine["licence_events"]] == ["issued"]
    assert [c["companion_id"] for c in mine["supervised_cases"]] == ["bo"]
    assert [v["viewer"] for v in mine["status_views"]] == ["Carla"]
    assert "ane" not in repr(mine)


def test_secrets_are_named_and_not_given(town: World) -> None:
    erik = town.person("Erik", Role.ADMINISTRATOR, unit="kommunen")
    new = NewPerson(name="Ny", login="ny", unit_id="nord", grants=(), password="fire ord er en god vej")
    person_id = town.platform.administering.add_person(erik, new)
    town.platform.signing_in.sign_in("ny", "fire ord er en god vej")
    mine = town.platform.disclosing.everything(Actor(person_id=person_id, grants=erik.grants))
    assert "fire ord" not in repr(mine)
    assert {row["token_hash"] for row in mine["sessions"]} == {mine["accounts"]["password_hash"]}


def test_the_page_tells_the_periods_of_the_installation(town: World, amina: Actor) -> None:
    told = {kept: period for _, periods in town.platform.disclosing.kinds(amina) for kept, period in periods.items()}
    assert told == {kept: DEFAULTS[kept] for kept in Kept}


def test_who_decides_about_licences_is_seen_by_each_whose_licence_is_listed(
    town: World, carla: Actor, amina: Actor, bo: Actor
) -> None:
    ane = town.person("Ane")
    town.earn(amina, bo)
    for _ in range(2):
        town.platform.hearing.holders(carla)
    assert [v.name for v in town.platform.disclosing.viewers(amina)] == ["Carla"]
    assert town.platform.disclosing.viewers(ane) == ()


def test_who_looks_for_somebody_without_a_licence_is_seen_by_those_who_lack_one(
    town: World, amina: Actor, bo: Actor
) -> None:
    gerda, ane = town.person("Gerda", Role.PRACTICE_OWNER, unit="kommunen"), town.person("Ane")
    town.earn(amina, bo)
    town.platform.panelling.candidates(gerda, LICENCE)
    assert [v.name for v in town.platform.disclosing.viewers(ane)] == ["Gerda"]
    assert town.platform.disclosing.viewers(amina) == ()


def test_whom_a_colleague_named_for_their_exam_is_told_and_finds_it_in_their_file(
    town: World, amina: Actor, bo: Actor
) -> None:
    leo = town.person("Leo", Role.MANAGER)
    for _ in range(2):
        town.exam(amina, right=False)
        town.clock.advance(days=7)
    town.talk(amina, leo)
    exam = town.platform.attempting.start_exam(amina, LICENCE, support_id="bo")
    (told,) = town.platform.requesting.supporting(bo)
    assert (told.person, told.licence_title, told.day, told.is_open) == (
        "Amina",
        town.platform.library.licences[LICENCE].title,
        town.clock.today(),
        True,
    )
    assert town.platform.requesting.supporting(leo) == ()
    rows = town.platform.disclosing.everything(bo)["attempts"]
    assert [(r["attempt_id"], r["support_id"]) for r in rows] == [(exam, "bo")]
    assert "seed" not in rows[0]
    town.clock.advance(days=31)
    assert town.platform.requesting.supporting(bo) == ()
