"""Importing people: what a file would change, all of it or nothing, and never anybody deleted."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from world import World

from quiz_app.domain.audit import Action, broken_at
from quiz_app.domain.pause import Pause
from quiz_app.domain.people import Actor, Grant, Person, Role
from quiz_app.errors import NotAllowed, RuleError, Stale
from quiz_app.services.importing import ImportPlan

HEAD = "navn;brugernavn;enhed;roller;pause_til;slut"
TODAY = date(2026, 11, 22)


@pytest.fixture
def erik(town: World) -> Actor:
    """The administrator of the whole municipality."""
    return town.person("Erik", Role.ADMINISTRATOR, unit="kommunen")


@pytest.fixture
def nora(town: World) -> Actor:
    """The administrator of Center Nord."""
    return town.person("Nora", Role.ADMINISTRATOR, unit="nord")


def file(*lines: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *lines]).encode()


def load(town: World, actor: Actor, *lines: str, head: str = HEAD, create_units: bool = False) -> ImportPlan:
    """Look at the plan, then carry it out."""
    importing, data = town.platform.importing, file(*lines, head=head)
    seen = importing.preview(actor, data, create_units=create_units)
    return importing.apply(actor, data, create_units=create_units, seen=seen.digest)


def told(town: World, actor: Actor, *lines: str, head: str = HEAD, create_units: bool = False) -> list[str]:
    plan = town.platform.importing.preview(actor, file(*lines, head=head), create_units=create_units)
    return [str(p) for p in plan.problems]


def person(town: World, login: str) -> Person:
    with town.storage.reading() as stores:
        found = stores.people.find_person_by_login(login)
    assert found is not None
    return found


def grants(town: World, login: str) -> set[Grant]:
    with town.storage.reading() as stores:
        return set(stores.people.grants(person(town, login).person_id))


def actions(town: World) -> list[Action]:
    with town.storage.reading() as stores:
        rows = stores.audit.rows()
    assert broken_at(rows) is None
    return [r.action for r in rows]


def test_people_come_with_unit_roles_pause_and_leave_date(town: World, erik: Actor) -> None:
    plan = load(town, erik, "Ane Bo;ane;Center Nord / Team 1;sagsbehandler, leder;1.12.2026;31.12.2027")
    ane = person(town, "ane")
    assert (ane.name, ane.unit_id, ane.leaves_on, ane.created_at) == (
        "Ane Bo",
        "nord-1",
        date(2027, 12, 31),
        town.clock.now(),
    )
    assert grants(town, "ane") == {Grant(role=r, unit_id="nord-1") for r in (Role.CASEWORKER, Role.MANAGER)}
    with town.storage.reading() as stores:
        pauses = stores.people.pauses_of([ane.person_id])
    assert pauses == {
        ane.person_id: (Pause(person_id=ane.person_id, starts_on=TODAY, back_on=date(2026, 12, 1)),),
    }
    assert (len(plan.people), plan.unchanged) == (1, 0)
    assert actions(town) == [Action.PERSON_ADDED, Action.PERSON_CHANGED, Action.PEOPLE_IMPORTED]


def test_a_preview_changes_nothing(town: World, erik: Actor) -> None:
    before = town.rows()
    town.platform.importing.preview(erik, file("Ane;ane;Center Ny;leder;;"), create_units=True)
    town.platform.importing.from_the_server(file("Ane;ane;Center Ny;leder;;"), create_units=True)
    assert town.rows() == before


def test_one_wrong_line_and_nothing_at_all_is_changed(town: World, erik: Actor) -> None:
    data, before = file("Ane;ane;nord;;;", "Bo;bo;ukendt;;;"), town.rows()
    with pytest.raises(RuleError, match="intet er ændret"):
        town.platform.importing.apply(erik, data)
    with pytest.raises(RuleError):
        town.platform.importing.from_the_server(data, apply=True)
    assert town.rows() == before


def test_the_same_file_again_changes_nothing(town: World, erik: Actor) -> None:
    lines = ("Ane;ane;nord;leder;1.12.2026;31.12.2027", "Bo;bo;syd;;;")
    load(town, erik, *lines)
    before = (town.storage._state.people, town.storage._state.grants, town.storage._state.pauses)
    plan = load(town, erik, *lines)
    assert (plan.people, plan.unchanged) == ((), 2)
    assert (town.storage._state.people, town.storage._state.grants, town.storage._state.pauses) == before


def test_importing_again_updates_and_leaves_out_nobody(town: World, erik: Actor) -> None:
    load(town, erik, "Ane;ane;nord;leder;1.12.2026;31.12.2027", "Bo;bo;syd;;;")
    load(town, erik, "Ane Ny;ANE;syd;jurist;;")
    ane = person(town, "ane")
    assert (ane.name, ane.login, ane.unit_id, ane.leaves_on) == ("Ane Ny", "ane", "syd", None)
    assert grants(town, "ane") == {Grant(role=Role.JURIST, unit_id="syd")}
    assert town.platform.administering.away(erik) == {}
    assert person(town, "bo").active


def test_what_the_file_has_no_column_for_stays(town: World, erik: Actor) -> None:
    load(town, erik, "Ane;ane;nord;jurist;1.12.2026;31.12.2027")
    load(town, erik, "Ane Ny;ane;nord", head="navn;brugernavn;enhed")
    assert person(town, "ane").leaves_on == date(2027, 12, 31)
    assert grants(town, "ane") == {Grant(role=Role.JURIST, unit_id="nord")}
    assert town.platform.administering.away(erik) == {person(town, "ane").person_id: date(2026, 12, 1)}


def test_somebody_new_without_a_column_of_roles_is_a_caseworker(town: World, erik: Actor) -> None:
    load(town, erik, "Ane;ane;nord", head="navn;brugernavn;enhed")
    assert grants(town, "ane") == {Grant(role=Role.CASEWORKER, unit_id="nord")}


def test_a_move_takes_learning_roles_along_and_leading_ones_away(town: World, erik: Actor) -> None:
    elsewhere = Grant(role=Role.KEY_PERSON, unit_id="kommunen")
    load(town, erik, "Ane;ane;nord;leder, jurist;;")
    town.platform.administering.grant(erik, person(town, "ane").person_id, elsewhere)
    load(town, erik, "Ane;ane;syd", head="navn;brugernavn;enhed")
    assert grants(town, "ane") == {Grant(role=Role.JURIST, unit_id="syd"), elsewhere}


def test_a_pause_that_is_over_is_no_pause(town: World, erik: Actor) -> None:
    load(town, erik, "Ane;ane;nord;;22.11.2026;")
    assert town.storage._state.pauses == {}


def test_what_has_no_effect_or_takes_every_role_is_told_with_its_line(town: World, erik: Actor) -> None:
    head = "navn;brugernavn;enhed;roller;pause_til"
    lines = (head, "Ane;ane;nord;jurist;22.11.2026", "Per;per;nord;;", "Eva;eva;nord;jurist;1.12.2026")
    plan = town.platform.importing.preview(erik, "\n".join(lines).encode())
    assert [str(n) for n in plan.notes] == [
        "Linje 2: pause_til er 22. november 2026 og ikke efter i dag: ingen pause.",
        "Linje 3: roller er tom: personen får ingen rolle i enheden og ser ingen sider.",
    ]
    assert plan.problems == ()


@pytest.mark.parametrize(
    ("unit", "where"),
    [
        ("nord-1", "nord-1"),
        ("Team 1", "nord-1"),
        ("center nord/team 1", "nord-1"),
        ("Eksempelby Kommune / Center Nord / Team 1", "nord-1"),
        ("Eksempelby Kommune", "kommunen"),
    ],
)
def test_a_unit_is_known_by_id_name_or_path(town: World, erik: Actor, unit: str, where: str) -> None:
    load(town, erik, f"Ane;ane;{unit};;;")
    assert person(town, "ane").unit_id == where


def test_an_unknown_unit_is_told_with_the_nearest_and_made_only_when_told_to(town: World, erik: Actor) -> None:
    line = "Ane;ane;Center Nrd / Team Ø;;;"
    assert told(town, erik, line) == ["Linje 2: enheden »Center Nrd / Team Ø« findes ikke; mente du Center Nord?"]
    plan = load(town, erik, line, "Bo;bo;center nrd;;;", create_units=True)
    assert [(u.unit_id, u.parent) for u in plan.units] == [("center-nrd", "kommunen"), ("team-oe", "center-nrd")]
    assert (person(town, "ane").unit_id, person(town, "bo").unit_id) == ("team-oe", "center-nrd")


def test_a_name_that_two_units_share_is_asked_for_as_a_path(town: World, erik: Actor) -> None:
    load(town, erik, "Ane;ane;Center Syd / Team 1;;;", create_units=True)
    assert person(town, "ane").unit_id == "team-1"
    assert "flere enheder hedder »Team 1«; skriv stien" in told(town, erik, "Bo;bo;Team 1;;;")[0]


def test_nothing_happens_outside_the_administrators_scope(town: World, erik: Actor, nora: Actor) -> None:
    load(town, erik, "Bo;bo;syd;;;")
    assert told(town, nora, "Ane;ane;syd;;;", "Bo;bo;nord;;;", "Eva;eva;Team 1;;;") == [
        "Linje 2: enheden »syd« ligger uden for dit område.",
        "Linje 3: brugernavnet er i brug uden for dit område.",
    ]
    assert told(town, nora, "Ane;ane;Center Syd / Nyt;;;", create_units=True) == [
        "Linje 2: enheden »Center Syd / Nyt« ligger uden for dit område."
    ]


@pytest.mark.parametrize("line", ["Erik;erik;kommunen;;;", "Erik;erik;kommunen;administrator;;22.11.2026"])
def test_nobody_locks_themselves_out_by_a_file(town: World, erik: Actor, line: str) -> None:
    assert "din egen adgang" in told(town, erik, line)[0]


def test_a_plan_that_is_another_one_than_was_seen_is_not_carried_out(town: World, erik: Actor) -> None:
    data = file("Ane;ane;nord;;;")
    seen = town.platform.importing.preview(erik, data).digest
    load(town, erik, "Ane Ny;ane;nord;;;")
    with pytest.raises(Stale):
        town.platform.importing.apply(erik, data, seen=seen)
    assert person(town, "ane").name == "Ane Ny"


def test_only_administrators_import(town: World, amina: Actor) -> None:
    with pytest.raises(NotAllowed):
        town.platform.importing.preview(amina, file())


def test_the_trail_repeats_no_name(town: World, erik: Actor) -> None:
    load(town, erik, "Ane Hemmelig;aneh;nord;leder;;")
    load(town, erik, "Ane Andet;aneh;syd;;1.12.2026;31.12.2027")
    with town.storage.reading() as stores:
        trail = repr(stores.audit.rows())
    assert "Hemmelig" not in trail
    assert "2026-12-01" not in trail
    assert "aneh" not in trail


odd = st.text(st.sampled_from("abæø/ \u00a0=;\"'1.2026-,\x00"), max_size=10)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(lines=st.lists(st.lists(odd, min_size=6, max_size=6), max_size=5), create=st.booleans())
def test_whatever_the_cells_hold_the_plan_is_sentences_or_is_carried_out(
    town: World, lines: list[list[str]], *, create: bool
) -> None:
    data = file(*(";".join(cells) for cells in lines))
    plan = town.platform.importing.from_the_server(data, create_units=create)
    assert all(p.message.endswith((".", "?")) for p in plan.problems)
    if not plan.problems:
        town.platform.importing.from_the_server(data, create_units=create, apply=True)


def test_a_leave_date_that_was_reached_shuts_the_person_out(town: World, erik: Actor) -> None:
    load(town, erik, f"Ane;ane;nord;;;{TODAY + timedelta(days=1)}")
    assert person(town, "ane").is_here(TODAY)
    assert not person(town, "ane").is_here(TODAY + timedelta(days=1))
